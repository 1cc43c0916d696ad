"""Shared by outputs; knows nothing of them."""
