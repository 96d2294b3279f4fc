"""Model two: which visits the van makes on which day, in which order, at what time."""
