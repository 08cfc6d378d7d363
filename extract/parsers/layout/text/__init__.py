"""From placed characters to paragraphs: spaces, lines, columns, wraps."""
