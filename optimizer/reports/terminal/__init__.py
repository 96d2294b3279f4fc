"""What the screen shows after planning."""
