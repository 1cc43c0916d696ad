"""Comparisons on the same work in one run, as ratios."""
