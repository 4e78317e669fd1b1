"""One town for each file of tests: starting the child that reads takes seconds."""

from collections.abc import Iterator

import pytest

from tests.app.town import Town, open_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A house in a folder of its own that takes files of 1 MiB and ten pages."""
    with open_town(tmp_path_factory.mktemp("town"), max_upload_mb=1, max_pages=10) as town:
        yield town
