"""Lists of synonyms in the record: each by whom and when, none lost, the newest in use."""

import pytest

from dayanak.law.errors import Conflict
from dayanak.storage.record import Record
from tests.press import Clock


def test_every_list_stays_with_who_made_it_and_when(record: Record, clock: Clock) -> None:
    assert (record.synonyms.version(), record.synonyms.newest()) == ("0", None)
    record.synonyms.put(["eş\ta\tb"], "k1")
    clock.now += 60
    record.synonyms.put(["eş\ta\tc"], "k2", after=1)
    assert [(one.revision, one.made_by, one.lines) for one in record.synonyms.history()] == [
        (2, "k2", ("eş\ta\tc",)),
        (1, "k1", ("eş\ta\tb",)),
    ]
    newest, first = record.synonyms.newest(), record.synonyms.at(1)
    assert newest
    assert first
    assert newest.revision == 2
    assert first.made_at < newest.made_at
    assert record.synonyms.version() == "2"


def test_who_edits_an_old_list_does_not_undo_another_ones_work(record: Record) -> None:
    record.synonyms.put(["eş\ta\tb"], "k1", after=0)
    with pytest.raises(Conflict):
        record.synonyms.put([], "k2", after=0)
    assert record.synonyms.version() == "1"
