"""A record on disk with a small state, and a press that publishes into it."""

from tests.press import clock, press, record

__all__ = ["clock", "press", "record"]
