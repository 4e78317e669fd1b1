"""What `dayanak learn` has learned: vectors of articles, beside record and index, in generations of their own."""

from dayanak.storage.vectors.late import Late
from dayanak.storage.vectors.nearest import Nearby, Nearest, Rows, keep, signed
from dayanak.storage.vectors.store import VectorStore

__all__ = ["Late", "Nearby", "Nearest", "Rows", "VectorStore", "keep", "signed"]
