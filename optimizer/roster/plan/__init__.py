"""A roster as frozen values, and what follows from it without any solver."""
