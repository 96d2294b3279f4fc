"""The goals of a roster: one file is one goal (`optimizer.roster.rulebook` says what it offers)."""
