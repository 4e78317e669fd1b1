"""From pages as read to the normal text: letters repaired, one paragraph a line, with the map of offsets to pages."""

from nlp.normalise.normalise import normalise

__all__ = ["normalise"]
