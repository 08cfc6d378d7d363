"""Fuzzing: each reader is given what an evolving search finds, and must answer with a document or a `ReadError`."""
