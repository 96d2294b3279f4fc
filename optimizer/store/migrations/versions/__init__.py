"""Each change of the tables, one file each; a file is never changed once it was shipped."""
