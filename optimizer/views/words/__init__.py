"""The fixed words of reports, by key, in both languages."""
