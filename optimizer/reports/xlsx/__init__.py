"""roster.xlsx: a sheet per hall, flat lists, an overview."""
