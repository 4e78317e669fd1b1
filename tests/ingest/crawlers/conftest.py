"""A copy of the gazette, and runs against it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.crawlers.crawling import Crawler
from tests.ingest.crawlers.gazette import ROBOTS
from tests.ingest.crawlers.replica import Page, Replica


@pytest.fixture
def gazette() -> Iterator[Replica]:
    """A copy with a robots.txt and nothing else yet."""
    with Replica({"/robots.txt": Page(ROBOTS.encode())}) as replica:
        yield replica


@pytest.fixture
def crawler(tmp_path: Path, gazette: Replica) -> Crawler:
    return Crawler(tmp_path, gazette.url)
