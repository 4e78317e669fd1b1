"""Who may do what: institution keys first, accounts and roles later; the audit trail."""

from dayanak.access.keys import Access

__all__ = ["Access"]
