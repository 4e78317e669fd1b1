"""tantivy behind the port `SearchIndex`."""
