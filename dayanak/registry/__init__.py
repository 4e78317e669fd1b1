"""The vocabulary of the state: units (DETSİS), public services (HEYS), managers (İYEM), mentions of them. No I/O."""
