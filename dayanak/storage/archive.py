"""Original files, every byte kept under its SHA-256."""
