"""Obligations against what is there (available) and, with records, what was taught (delivered)."""
