"""What both models share and no model is: effort, status, outcome, verdict, rulebook."""
