"""Reports as one dataset: tables of long rows, written in many formats, opened from Python."""
