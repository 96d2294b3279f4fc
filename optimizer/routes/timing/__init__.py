"""Exact times along a route: when to start, where to wait, when the crew eats."""
