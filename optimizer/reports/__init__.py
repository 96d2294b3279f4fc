"""Reports: a roster goes in, the bytes of files come out."""
