"""The rules of the routes: one file is one rule (`optimizer.routes.rulebook` has them all)."""
