"""What was searched for, as tables for whoever runs the system: the same on the page, at the command and as a file."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dayanak.storage.record.searches import SearchCount, SearchRow, Trouble
from search_api.sheets import harmless

Lists = Mapping[Trouble, Sequence[SearchRow]]
Days = list[tuple[str, SearchCount]]
LONGEST_DAYS = 3_650
_NOTHING = SearchRow(SearchCount(""), 0, 0, 0)


def label(trouble: Trouble) -> str:
    """How a list is called."""
    return {
        Trouble.EMPTY: "Sonuçsuz kalan sorgular",
        Trouble.SELDOM_OPENED: "Gösterilip açılmayan sorgular",
        Trouble.FREQUENT: "En sık sorgular",
    }[trouble]


def as_json(lists: Lists) -> dict[str, list[dict[str, Any]]]:
    """The lists for programs, by name."""
    return {trouble.value: [_fields(row) for row in rows] for trouble, rows in lists.items()}


def as_csv(lists: Lists) -> str:
    """The lists as one table. Texts come from anybody: none of them is a formula to the program that opens it."""
    out = io.StringIO()
    names = ("list", *_fields(_NOTHING))
    table = csv.DictWriter(out, names, lineterminator="\r\n")
    table.writeheader()
    for trouble, rows in lists.items():
        for row in rows:
            fields = _fields(row)
            table.writerow({"list": trouble.value} | fields | {"query": harmless(fields["query"])})
    return out.getvalue()


def _fields(row: SearchRow) -> dict[str, Any]:
    counts = asdict(row.count)
    del counts["places"]
    return counts | {"mean_place": row.mean_place, "today": row.today, "week": row.week, "month": row.month}
