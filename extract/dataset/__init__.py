"""Many reports as one dataset."""
