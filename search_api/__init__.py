"""Questions and answers as JSON."""
