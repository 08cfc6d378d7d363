"""How fast plans are read, stage by stage, beside pdfplumber on the same pages."""
