"""Solves run in a child process: limits, crashes and Ctrl-C become statuses."""
