"""The rules of a roster: one file is one rule (`optimizer.roster.rulebook` says what it offers)."""
