"""EIds: made from paths, parsed back, unique under one parent."""

import pytest

from dayanak.law.eid import from_path, number_repeats, to_path

PAIRS = [
    ("madde:5/fikra:2/bent:ç", "art_5__para_2__point_ç"),
    ("madde:27-A", "art_27-A"),
    ("ek-madde:1/fikra:1", "art_ek-1__para_1"),
    ("ek-gecici-madde:12", "art_ek-gecici-12"),
    ("gecici-madde:2", "art_gecici-2"),
    ("mukerrer-madde:298/bent:A/altbent:1/altbent:a", "art_mukerrer-298__point_A__point_1__point_a"),
    ("madde:39..40", "art_39..40"),
    ("madde:11+12/fikra:1", "art_11+12__para_1"),
    ("madde:4/fikra:1/kapanis", "art_4__para_1__wrapup"),
    ("madde:1/fikra:1/bent:a/alinti:1/fikra:1/bent:b", "art_1__para_1__point_a__alinti_1__para_1__point_b"),
    ("madde:3/fikra:1/bent:?", "art_3__para_1__point_x"),
    ("no:II/no:A/paragraf:2", "lvl_II__lvl_A__paragraf_2"),
    ("annex:1", "att_1"),
    ("kisim:1/bolum:2", "part_1__chp_2"),
    ("kurum", "kurum"),
    ("dipnot:3", "dipnot_3"),
]


@pytest.mark.parametrize(("path", "eid"), PAIRS)
def test_there_and_back(path: str, eid: str) -> None:
    assert from_path(path) == eid
    assert to_path(eid) == path


def test_repeats_are_marked_and_dropped_again() -> None:
    assert number_repeats(["art_1", "art_1", "art_2"]) == ["art_1", "art_1~2", "art_2"]
    assert to_path("art_1~2__para_1") == "madde:1/fikra:1"
