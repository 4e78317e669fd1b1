"""What the HTTP packages share: problem+json, limits, paging."""
