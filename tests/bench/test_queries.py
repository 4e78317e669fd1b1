"""Queries of the bench: of every kind, distinct, the same for the same seed, and ready for API and service alike."""

import random
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import bench.queries
from bench.queries import Questions
from search_api.query import parse
from search_api.words import read

WORDS = [f"{head}{middle}{tail}" for head in ("kira", "yönet", "başvur", "süre") for middle in ("la", "ci", "mü", "şa")
         for tail in ("nan", "dığı", "cak", "mak")]  # fmt: skip


def _copy(number: int) -> Any:
    dice = random.Random(number)
    texts = [" ".join(dice.sample(WORDS, 12)) for _ in range(20)]
    rows = [
        SimpleNamespace(status="in_force", text=text, kind="madde", number=str(n)) for n, text in enumerate(texts, 1)
    ]
    unit = SimpleNamespace(detsis_no=f"9800000{number % 3}")
    document = SimpleNamespace(title=" ".join(dice.sample(WORDS, 6)), number=str(5000 + number), issuers=(unit,))
    return SimpleNamespace(document=document, provisions=rows)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"class": "lay", "q": "kaç gün izin alırım"}\n', encoding="utf-8")
    monkeypatch.setattr(bench.queries, "JUDGED", judged)
    return SimpleNamespace(documents=SimpleNamespace(ids=lambda: list(range(30)), copy=_copy))


def test_no_query_is_asked_twice(record: Any) -> None:
    """A server that keeps answers would look fast; over several takes too."""
    questions = Questions(record)
    paths = [query.path for _ in range(4) for query in questions.take(15)]
    assert len(set(paths)) == len(paths) == 4 * 15 * 12


def test_every_kind_comes_as_often(record: Any) -> None:
    counts = Counter(query.kind for query in Questions(record).take(9))
    assert set(counts.values()) == {9}
    assert len(counts) == 12


def test_a_seed_gives_the_same_queries(record: Any) -> None:
    first, again, other = (Questions(record, seed).take(5) for seed in (1, 1, 2))
    assert [query.path for query in first] == [query.path for query in again]
    assert {query.path for query in first} != {query.path for query in other}


def test_kinds_are_what_they_are_called(record: Any) -> None:
    """A far page that is the first, or a filter that is lost on the way, would be cheap."""
    found = {query.kind: query.params() for query in Questions(record).take(3)}
    assert found["far page"].page >= 50
    assert found["institution"].unit
    assert found["by date"].sort == "date"
    assert found["documents"].group == "document"
    assert read(found["prefix left out"].q).excluded
    assert len(read(found["all words"].q).phrases) == 2
    assert all(set(parse(params).facets) == {"unit", "kind", "year", "status"} for params in found.values())
