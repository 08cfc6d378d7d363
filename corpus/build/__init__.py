"""Builds the sample plans of ``corpus/`` from one content model: the same plan as TXT, DOCX and PDF."""
