"""How fast files are read beside other programs on the same files: PDFs by stage, Hangul documents by reader."""
