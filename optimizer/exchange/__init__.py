"""Plan files of JSON, one model each, written and read back."""
