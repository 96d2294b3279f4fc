"""What a scenario may say: the settings, and the tables with their columns."""
