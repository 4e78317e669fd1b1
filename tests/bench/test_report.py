"""The page of performance: how a figure stands, its history, and what capacity is worked out from it."""

from pathlib import Path
from typing import Any

import pytest

from bench import capacity
from bench.figures import Figure, keep, merge, written
from bench.report import LONGEST, _between, history, shortened, table, word

FIGURE = {"name": "engine alone, p95", "unit": "ms", "floor": 10, "aim": 5, "peer": None, "note": None, "least": False}


def row(value: float | None, **changes: Any) -> dict[str, Any]:
    figure = Figure(**{**FIGURE, "value": value, **changes})
    return {**FIGURE, "value": value, "ok": figure.ok, "taken": "2026-11-24 20:30", **changes}


@pytest.mark.parametrize(
    ("value", "changes", "told"),
    [
        (4.0, {}, "ok"),
        (7.0, {}, "floor"),
        (12.0, {}, "**short**"),
        (None, {}, "**short**"),
        (7.0, {"floor": None}, "**short**"),
        (700.0, {"floor": 300, "aim": 600, "least": True}, "ok"),
        (400.0, {"floor": 300, "aim": 600, "least": True}, "floor"),
        (200.0, {"floor": 300, "aim": 600, "least": True}, "**short**"),
        (7.0, {"floor": None, "aim": None}, ""),
    ],
)
def test_a_bad_figure_is_called_short(value: float | None, changes: dict[str, Any], told: str) -> None:
    assert word(row(value, **changes)) == told
    assert told in table([row(value, **changes)])[2]


def test_history_keeps_what_was_and_replaces_the_same_run() -> None:
    first = history("| Run |\n| --- |\n| 2026-11-01 10:00 | abc | 9 |\n", [row(7.0)], "def")
    again = history("\n".join(first), [row(6.0)], "def")
    assert [line.split(" | ")[:3] for line in again[2:]] == [
        ["| 2026-11-01 10:00", "abc", "9 |"],
        ["| 2026-11-24 20:30", "def", "6"],
    ]


def test_a_part_replaces_its_own_figures_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """And those before a failure are kept."""
    monkeypatch.setattr("bench.figures.FOLDER", tmp_path)
    monkeypatch.setattr("bench.figures.KEPT", tmp_path / "kept")
    for part in ("one", "two", "three"):
        merge("bench", part, [Figure(f"{part} a", 1, ""), Figure(f"{part} b", 1, "")], {})

    def failing() -> Any:
        yield Figure("two a", 2, "")
        raise RuntimeError("gone")

    with pytest.raises(RuntimeError):
        merge("bench", "two", failing(), {})
    told = [(row["name"], row["value"]) for row in written("bench")]
    assert told == [("one a", 1), ("one b", 1), ("two a", 2), ("three a", 1), ("three b", 1)]


def test_a_bare_machine_goes_on_from_the_last_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FOLDER", "KEPT"):
        monkeypatch.setattr(f"bench.figures.{name}", tmp_path / name)
    merge("bench", "one", [Figure("one a", 1, "")], {})
    keep("bench")
    monkeypatch.setattr("bench.figures.FOLDER", tmp_path / "bare")
    merge("bench", "two", [Figure("two a", 2, "")], {})
    assert [(row["name"], row["value"]) for row in written("bench")] == [("one a", 1), ("two a", 2)]


def test_capacity_is_worked_out_from_what_was_measured() -> None:
    found = {"index": 1000.0, "record": 2000.0, "archive": 300.0, "node": 10.0, "api": 5.0, "growth": 2.3,
             "rebuild": 35.0, "pages": 60.0}  # fmt: skip
    needs = capacity.Needs(found)
    assert needs.shards == 20
    assert needs.shard_ms == pytest.approx(10 + 0.02 * 2150)  # 13 ms more for 650,000 clauses
    assert needs.engine_cores == pytest.approx(20 * 0.053 * 1000 / 0.5)
    assert needs.rebuild_hours == pytest.approx(5000 / 3600)
    assert f"| {needs.machines} |" in "\n".join(capacity.needs_lines(found))


def test_a_need_is_not_rounded_down() -> None:
    """Trap: 17.24 cores of the API were 17 on the page."""
    found = {"index": 1000.0, "record": 2000.0, "archive": 300.0, "node": 10.0, "api": 8.62, "growth": 2.3,
             "rebuild": 35.0, "pages": 60.0}  # fmt: skip
    assert "| cores of the API | 8.62 ms × 1,000/s / 0.5 busy | 18 |" in capacity.needs_lines(found)


def test_capacity_says_what_was_not_measured() -> None:
    found = capacity.inputs([{"name": "record, for a clause", "value": 2000}, {"name": "fts5: failed", "value": None}])
    assert found == {"record": 2000}
    assert "growth" in capacity.needs_lines(found)[0]


def test_a_page_is_written_between_its_marks_only() -> None:
    """Twice the same: marks stay, and so does what a person wrote around them."""
    page = "Mine\n<!-- a -->\nold\n<!-- end of a -->\nmine too\n<!-- b -->\n<!-- end of b -->\n"
    once = _between(page, "a", lambda _: ["new", "lines"])
    assert once == "Mine\n<!-- a -->\nnew\nlines\n<!-- end of a -->\nmine too\n<!-- b -->\n<!-- end of b -->\n"
    assert _between(once, "a", lambda old: old.splitlines()) == once
    assert _between(once, "b", lambda old: [old or "first"]).endswith("<!-- b -->\nfirst\n<!-- end of b -->\n")


def test_a_long_note_ends_between_words() -> None:
    assert shortened("short") == "short"
    told = shortened("word " * 100)
    assert told.endswith("word …")
    assert len(told) <= LONGEST + 2
