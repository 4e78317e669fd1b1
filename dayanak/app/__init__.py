"""How it is put together and run."""
