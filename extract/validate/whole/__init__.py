"""Checks across the document: contents pages against the body, figures stated twice (문서 전체 대조)."""
