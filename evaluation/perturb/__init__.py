"""Numbers of a document changed on purpose, one relation at a time, and whether the checks report it."""
