"""One file per question that a user asks; commands and notebooks call these only."""
