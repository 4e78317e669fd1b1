"""A whole house counts what its API and its pages are asked, keeps it as long as it should, and can be told not to."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dayanak.app.asgi import create_app
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.storage.record import Record
from dayanak.storage.record.searches import SearchCount, Trouble
from tests.press import Clock

QUESTIONS = ("/api/search?q=burs", "/ara?q=Burs", "/api/search?q=burs&page=2", "/api/suggest?q=burs", "/ara")


def counted(settings: Settings) -> list[SearchCount]:
    """What is in the record after the house was asked and has closed."""
    with open_house(settings) as house:
        client = TestClient(create_app(house), base_url="http://127.0.0.1")
        for question in QUESTIONS:
            assert client.get(question).status_code == 200
    with contextlib.closing(Record.open(settings.record_url)) as record:
        return [row.count for row in record.searches.listed(Trouble.FREQUENT, 1)]


def test_searches_of_the_api_and_of_the_pages_are_counted_by_the_time_the_house_has_closed(tmp_path: Path) -> None:
    """Trap: a second page, what is offered while one types and an empty search are no searches."""
    assert counted(Settings(data=tmp_path)) == [SearchCount("burs", searches=2, empty=2)]


def test_a_house_can_be_told_not_to_count(tmp_path: Path) -> None:
    assert counted(replace(Settings(data=tmp_path), feedback=False)) == []


@pytest.mark.parametrize("feedback", [True, False])
def test_whoever_does_the_jobs_deletes_old_rows_also_where_nothing_is_counted_any_more(
    tmp_path: Path, feedback: bool
) -> None:
    settings = Settings(data=tmp_path, feedback=feedback, feedback_days=30)
    with contextlib.closing(Record.open(settings.record_url, Clock())) as past:  # 2023
        past.searches.add([SearchCount("burs", 1)])
    with open_house(settings, readers=1) as house:
        assert house.workshop
        house.workshop.daily()
        assert house.record.searches.listed(Trouble.FREQUENT, 3_650) == []
