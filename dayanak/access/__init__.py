"""Who may do what: institution keys."""
