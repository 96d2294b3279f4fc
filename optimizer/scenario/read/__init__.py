"""Files into rows and settings, each value with the place where it is written."""
