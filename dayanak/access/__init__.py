"""Who may do what: institution keys first, accounts and roles later; the audit trail."""

from dayanak.access.keys import Access, Keyring

__all__ = ["Access", "Keyring"]
