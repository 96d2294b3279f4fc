"""Seconds and metres between places, offline: roads, a matrix, straight lines."""
