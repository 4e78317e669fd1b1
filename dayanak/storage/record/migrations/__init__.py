"""Alembic migrations of the record, run by `Record.open`."""
