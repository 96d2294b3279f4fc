"""run-sheets.pdf, one page per van day."""
