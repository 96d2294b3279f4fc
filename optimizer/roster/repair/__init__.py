"""A published roster repaired: fewest shortages, then fewest changed days, then the cheapest."""
