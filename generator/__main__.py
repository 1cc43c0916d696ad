"""`python -m generator` is `qinghe`."""

from generator.cli import main

main()
