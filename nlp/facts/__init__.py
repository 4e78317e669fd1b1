"""What a document says about itself: kind, title, number, issuer, dates, gazette, executor."""

from nlp.facts.reader import read_facts
from nlp.facts.told import told

__all__ = ["read_facts", "told"]
