"""The output folder: claimed before any work, filled whole or not at all."""
