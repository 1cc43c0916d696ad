"""What an author may write: one file per kind, fields described where they stand."""
