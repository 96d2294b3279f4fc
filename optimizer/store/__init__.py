"""Published plans, who published them and why: versions, and a chain of entries that only grows."""
