"""What a text says. Pure functions on plain strings; no files, no network, no database, no clock."""
