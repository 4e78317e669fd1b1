"""Names of units in a text: find them, tell their type, and link them to the register."""

from nlp.link.finder import link
from nlp.link.gazetteer import Gazetteer

__all__ = ["Gazetteer", "link"]
