"""One output, one file; the lists in `generator.build` name them all."""
