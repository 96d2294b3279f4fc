"""What rows and settings have to say together."""
