"""The door: a folder of files and what-ifs in, a checked Scenario or every mistake out."""
