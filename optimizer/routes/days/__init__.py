"""Single van days proven the best by CP-SAT."""
