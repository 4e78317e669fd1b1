"""The pages, asked without a browser."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.site import make_app


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A client of a site of its own."""
    with TestClient(make_app(), base_url="http://127.0.0.1") as client:
        yield client
