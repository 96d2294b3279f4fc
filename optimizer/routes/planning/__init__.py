"""Routes from problem to judged plan: search, bounds, single days, reasons."""
