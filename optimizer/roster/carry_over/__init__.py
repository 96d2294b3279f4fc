"""What a month leaves to the next: credits, history, the last days, wishes; pure facts."""
