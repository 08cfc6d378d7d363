"""Reports compared with one another."""
