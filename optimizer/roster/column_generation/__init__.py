"""Rosters whose people are linked by cover alone: a column is a person's schedule."""
