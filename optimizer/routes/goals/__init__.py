"""The goals of the routes: one file is one goal (`optimizer.routes.rulebook` has them all)."""
