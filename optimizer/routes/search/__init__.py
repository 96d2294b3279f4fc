"""Good routes: construction, ruin and recreate, set partitioning over the routes seen."""
