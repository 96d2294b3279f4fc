"""Other engines on the same instances, each told the problem in its own words."""
