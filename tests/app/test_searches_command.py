"""`dayanak searches`: the lists for people, for programs and for a spreadsheet; and how long they are kept."""

import csv
import io
import json
from pathlib import Path

import pytest

from dayanak.app.cli import parser
from dayanak.app.commands import searches
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured
from dayanak.storage.record import Record
from dayanak.storage.record.searches import SearchCount, SearchRow, Trouble
from search_api.searched import as_csv


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A house in which some searches were counted."""
    settings = Settings(data=tmp_path)
    record = Record.open(settings.record_url)
    record.searches.add([SearchCount("burs", 5, 0, 4, 6), SearchCount("=1+1", 2, 2), SearchCount("izin", 9)])
    record.close()
    return settings


def said(capsys: pytest.CaptureFixture[str], settings: Settings, *words: str) -> str:
    """What the command writes."""
    args = parser().parse_args(["searches", *words])
    assert args.run(args, settings) == 0
    return capsys.readouterr().out


def test_the_lists_for_people(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, settings).splitlines()
    assert lines[:2] == [
        "Sonuçsuz kalan sorgular, son 30 gün:",
        "  =1+1: 2 arama (bugün 2, 7 günde 2, 30 günde 2), 2 sonuçsuz, 0 kez açıldı",
    ]
    assert "  burs: 5 arama (bugün 5, 7 günde 5, 30 günde 5), 0 sonuçsuz, 4 kez açıldı, ortalama 1.5. sırada" in lines


def test_the_lists_for_programs(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    lists = json.loads(said(capsys, settings, "--json", "--list", "seldom"))
    assert [row["query"] for row in lists["seldom"]] == ["izin"]
    assert lists["seldom"][0] == {"query": "izin", "searches": 9, "empty": 0, "opened": 0, "mean_place": None,
                                  "today": 9, "week": 9, "month": 9}  # fmt: skip


def test_what_somebody_typed_is_no_formula_in_a_spreadsheet(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = list(csv.DictReader(io.StringIO(said(capsys, settings, "--csv", "--list", "empty"))))
    assert [(row["list"], row["query"]) for row in rows] == [("empty", "'=1+1")]


@pytest.mark.parametrize(
    ("typed", "harmless"),
    [
        ("burs;=1+1", "burs;'=1+1"),
        ("burs, -2", "burs,' -2"),
        ("@a;+b", "'@a;'+b"),
        ("e-imza; 3+2", "e-imza; 3+2"),
    ],
)
def test_a_formula_does_not_hide_behind_a_separator(typed: str, harmless: str) -> None:
    """Trap: spreadsheets set to Turkish part columns at semicolons, so that a cell may begin within a text."""
    table = as_csv({Trouble.EMPTY: [SearchRow(SearchCount(typed), 0, 0, 0)]})
    assert next(csv.DictReader(io.StringIO(table)))["query"] == harmless


@pytest.mark.parametrize("words", [["--days", "0"], ["--limit", "0"], ["--days", "100000"]])
def test_a_wrong_number_is_said(settings: Settings, words: list[str]) -> None:
    args = parser().parse_args(["searches", *words])
    with pytest.raises(Misconfigured):
        searches.run(args, settings)
