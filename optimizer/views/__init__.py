"""What reports show, once for every format: values, rows, counts, words."""
