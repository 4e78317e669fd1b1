"""A record on disk with a small state, and a press that publishes into it."""

from tests.press import clock, empty_url, founded, press, record, record_url

__all__ = ["clock", "empty_url", "founded", "press", "record", "record_url"]
