"""How a store of an older version of the program becomes one of this version."""
