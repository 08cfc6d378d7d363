"""Comparing a stated number with what others give, and making the record of it (판정)."""
