"""Model one: who carries which duty as A and as B, who is off, lent, trained, on the van."""
