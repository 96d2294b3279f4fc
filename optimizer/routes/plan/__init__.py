"""Route plans as frozen values, and what follows from them without any solver."""
