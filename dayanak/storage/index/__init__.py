"""The engines behind the port SearchIndex, and the vocabulary store."""
