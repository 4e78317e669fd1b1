"""Routes that the description of the API calls by their Turkish docstrings, not by the names of functions."""

from collections.abc import Callable
from typing import Any

from fastapi.routing import APIRoute


class Described(APIRoute):
    """A route whose summary is its docstring."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        super().__init__(path, endpoint, **more)
        self.summary = self.description
