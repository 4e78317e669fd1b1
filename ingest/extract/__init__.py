"""From bytes to pages of text, each page saying how it was read."""
