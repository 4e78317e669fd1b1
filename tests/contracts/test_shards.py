"""Several shards rank as one: how rare a word is in all of them is asked first. The rows lie so that each shard by
itself would say otherwise."""

import itertools
from collections.abc import Iterator

import pytest

from dayanak.search.port import IndexEntry, SearchHit, SearchIndex
from dayanak.storage.index.opensearch_index import OpenSearchIndex, asking, deep
from dayanak.storage.index.opensearch_index.shelf import ARTICLES, CLAUSES, rows
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts.nodes import entry, fresh
from tests.servers.opensearch import OpenSearch

pytestmark = pytest.mark.servers
LYING = [("Ardıç dikilir.", 0, 10), ("Kayın dikilir.", 0, 2), ("Sedir dikilir.", 1, 1), ("Kayın dikilir.", 1, 20),
         ("Sedir dikilir.", 2, 30), ("Kayın dikilir.", 2, 2)]  # fmt: skip
"""Texts, in which of three shards they lie, and how often: the juniper is the rarer of the two trees, but not in its
own shard, and the one cedar among beeches seems to be the rarest of all."""
SMALL_WINDOW = 4


def lying(node: OpenSearch, name: str, kind: str) -> Iterator[IndexEntry]:
    """The rows, each with a key by which the node keeps it in its shard."""
    numbers = itertools.count(1)
    for text, shard, often in LYING:
        found = (one for number in numbers if _shard(node, name, kind, one := entry(number, text)) == shard)
        yield from itertools.islice(found, often)


def _shard(node: OpenSearch, name: str, kind: str, one: IndexEntry) -> int:
    [key] = [key for of, key, _ in rows([one]) if of == kind]
    return int(node.ask("GET", f"/{name}-{kind}/_search_shards?routing={key}")["shards"][0][0]["shard"])


@pytest.fixture(scope="module", params=[(CLAUSES, "clause"), (ARTICLES, "article")], ids=["clauses", "articles"])
def engines(
    request: pytest.FixtureRequest, node: OpenSearch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, TantivyIndex, OpenSearchIndex]]:
    kind, group = request.param
    ours = TantivyIndex(tmp_path_factory.mktemp("shards"), writer=True)
    theirs = OpenSearchIndex(fresh(node), writer=True, shards=3)
    entries = list(lying(node, theirs.address.name, kind))
    assert ours.rebuild(entries) == theirs.rebuild(entries) == 65
    yield group, ours, theirs
    ours.close()
    theirs.close()


def page(index: SearchIndex, group: str, number: int, size: int) -> list[tuple[str, float]]:
    found = index.search(parse(SearchParams.of(q="ardıç VEYA sedir", group=group, page=number, size=size)))
    assert found.total == 41
    return [_told(hit) for hit in found.hits]


def _told(hit: SearchHit) -> tuple[str, float]:
    return hit.id, hit.score


def test_a_word_is_as_rare_as_it_is_in_all_shards(engines: tuple[str, TantivyIndex, OpenSearchIndex]) -> None:
    group, ours, theirs = engines
    expected, found = page(ours, group, 1, 50), page(theirs, group, 1, 50)
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=0.002)
    assert expected[9][1] > expected[10][1] == expected[40][1], "ten junipers, then every cedar"


def test_so_it_is_far_down(engines: tuple[str, TantivyIndex, OpenSearchIndex], monkeypatch: pytest.MonkeyPatch) -> None:
    group, ours, theirs = engines
    for module in (asking, deep):
        monkeypatch.setattr(module, "WINDOW", SMALL_WINDOW)
    for number in (2, 3):
        expected, found = (page(index, group, number, SMALL_WINDOW) for index in (ours, theirs))
        assert [name for name, _ in found] == [name for name, _ in expected]
