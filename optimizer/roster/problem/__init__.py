"""The roster question as frozen values, and a part of it."""
