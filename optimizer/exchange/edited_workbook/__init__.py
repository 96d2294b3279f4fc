"""The roster's workbook read back: what was edited in it by hand."""
