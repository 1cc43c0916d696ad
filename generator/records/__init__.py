"""What was taught: workbooks from schools become batches of Parquet and a ledger, and nothing is ever guessed."""
