"""Workbooks as schools really send them, made by script, each with what must come out."""
