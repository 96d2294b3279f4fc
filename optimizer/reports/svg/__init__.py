"""The pictures of report.html."""
