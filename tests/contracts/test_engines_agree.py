"""The engines agree on real texts: the same hits, counts, facets, words and order, except swaps between hits whose
scores lie within 0.2 % of each other. WHOLE=1 takes all laws instead of a part of them."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dayanak.search.port import IndexEntry, SearchHit, SearchIndex, SearchPage, SearchQuery
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.index.opensearch_index import OpenSearchIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from search_api.query import SearchParams, parse
from tests.contracts import texts
from tests.contracts.nodes import fresh
from tests.servers.opensearch import OpenSearch

pytestmark = pytest.mark.servers

APART = 0.002
PART = 1 if os.environ.get("WHOLE") else 4
"""Of so many laws one is taken; for several shards of twice as many."""
FORMS: list[dict[str, object]] = [
    {},
    {"group": "clause", "size": 20},
    {"group": "document"},
    {"sort": "date"},
    {"status": ["all"], "size": 50},
    {"status": ["repealed", "annulled"]},
    {"unit": ["97000001"], "date_from": "1990-01-01", "group": "document", "status": ["all"]},
    {"page": 3, "size": 20},
    {"collapse": True},
    {"collapse": True, "status": ["all"], "size": 50, "page": 2},
    {"facets": ["all"], "level": ["central", "abroad"], "gazette": True},
    {
        "facets": ["all"],
        "category": ["Kategori 2", "Kategori 5"],
        "place": ["İl 3", "İl 4 / İlçe 13"],
        "group": "clause",
    },
]
# fmt: off
OF_SAMPLES = [
    "izin VEYA rapor öğrenci", '"staj komisyonu"~4 öğrenci', "yönet* -tür:yönerge", "başlık:izin VEYA süt",
    "madde:4 öğrenci", "izin yıl:2015..", "tür:yönerge VEYA (burs -harç)",
    "", "izin", "yıllık izin", "burs başvurusu", "disiplin soruşturması", '"staj komisyonu"', "izin -yıllık",
    '"süt izni" "yıllık izin"', "-madde", "öğrenci harç", "IBAN", "ders kaydı nasıl yapılır", "zzzz",
]
OF_LAWS = [
    '"sosyal güvenlik prim"~8', "sigort* VEYA prim madde:(4 VEYA 5)", "başlık:(yıllık izin) VEYA -kanun",
    "madde:geçici-1 vergi",
    "", "-kanun", "izin -yıllık", "kanun -madde -fıkra", '"bu kanun" "yürürlüğe girer"', '"sosyal güvenlik" -prim',
    "vergi usul kanunu", "madde",
]
# fmt: on


class Pair:
    """Two engines with the same entries."""

    def __init__(self, folder: Path, server: OpenSearch, entries: Sequence[IndexEntry], shards: int = 1) -> None:
        self.ours = TantivyIndex(folder, writer=True)
        self.theirs = OpenSearchIndex(fresh(server), writer=True, shards=shards)
        self.shards = shards
        self.ours.rebuild(entries)
        self.theirs.rebuild(entries)

    def close(self) -> None:
        self.ours.close()
        self.theirs.close()


@pytest.fixture(scope="module")
def sample_entries() -> list[IndexEntry]:
    return texts.samples()


@pytest.fixture(scope="module")
def law_entries(shared: Path) -> list[IndexEntry]:
    return texts.laws(shared, PART)


@pytest.fixture(scope="module", params=[1, 3], ids=["one shard", "three shards"])
def samples(
    request: pytest.FixtureRequest,
    node: OpenSearch,
    sample_entries: list[IndexEntry],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    pair = Pair(tmp_path_factory.mktemp("samples"), node, sample_entries, request.param)
    yield pair
    pair.close()


@pytest.fixture(scope="module", params=[1, 3], ids=["one shard", "three shards"])
def laws(
    request: pytest.FixtureRequest,
    node: OpenSearch,
    law_entries: list[IndexEntry],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    some = law_entries if request.param == 1 else law_entries[: len(law_entries) // 2]
    pair = Pair(tmp_path_factory.mktemp("laws"), node, some, request.param)
    yield pair
    pair.close()


def asked(queries: Sequence[str]) -> Iterator[SearchQuery]:
    for q in queries:
        for form in FORMS:
            yield parse(SearchParams.of(q=q, **form))  # type: ignore[arg-type]


def differences(ours: SearchPage, theirs: SearchPage) -> Iterator[str]:
    """Why the two pages are not the same."""
    if (ours.total, ours.alike) != (theirs.total, theirs.alike):
        yield f"{ours.total}+{ours.alike} and {theirs.total}+{theirs.alike} hits"
    if ours.facets != theirs.facets:
        yield "other facets"
    if len(ours.hits) != len(theirs.hits):
        yield f"{len(ours.hits)} and {len(theirs.hits)} on the page"
    for one, other in zip(ours.hits, theirs.hits, strict=False):
        if not _near(one.score, other.score):
            yield f"score {one.score} and {other.score}"
        if one.id == other.id and (one.folded, one.alike) != (other.folded, other.alike):
            yield f"{one.folded} and {other.folded} folded, {one.alike} and {other.alike} alike"
    yield from _misplaced(ours.hits, theirs.hits)
    yield from _misplaced(theirs.hits, ours.hits)


def _misplaced(hits: Sequence[SearchHit], others: Sequence[SearchHit]) -> Iterator[str]:
    """A hit may stand elsewhere, or be just off the page, only among equals; of those that say the same, any."""
    places = {hit.twin or hit.id: place for place, hit in enumerate(others)}
    for place, hit in enumerate(hits):
        there = places.get(hit.twin or hit.id, len(others) - 1)
        between = others[min(place, there) : max(place, there) + 1]
        if not all(_near(hit.score, other.score) for other in between):
            yield f"{hit.id} at {place} and {places.get(hit.id)}"


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= APART * max(one, other)


def agreement(pair: Pair, queries: Sequence[str]) -> tuple[int, int, list[str]]:
    """How many were asked, how many pages are the same to the last place, and what differs."""
    number = same = 0
    wrong: list[str] = []
    for query in asked(queries):
        ours, theirs = pair.ours.search(query), pair.theirs.search(query)
        number += 1
        same += [hit.id for hit in ours.hits] == [hit.id for hit in theirs.hits]
        wrong += [f"{query}: {why}" for why in differences(ours, theirs)]
    return number, same, wrong


def report(request: pytest.FixtureRequest, words: str) -> None:
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\n{words}")


def test_on_the_samples(samples: Pair, request: pytest.FixtureRequest) -> None:
    number, same, wrong = agreement(samples, OF_SAMPLES)
    report(request, f"samples, {request.node.name}: {number} pages agree, {same} to the last place")
    assert not wrong, wrong[:5]


def test_on_all_queries_over_the_laws(laws: Pair, shared: Path, request: pytest.FixtureRequest) -> None:
    lines = (shared / "gold" / "dev" / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [json.loads(line)["q"] for line in lines]
    some = slice(None, None, 1 if laws.shards == 1 or PART == 1 else 3)
    number, same, wrong = agreement(laws, [*queries[some], *OF_LAWS])
    clauses = laws.ours.count()
    report(request, f"{clauses} clauses, {request.node.name}: {number} pages agree, {same} to the last place")
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("field", ["exact", "stem"])
def test_the_words_of_the_laws_are_the_same(laws: Pair, field: str) -> None:
    ours, theirs = dict(laws.ours.terms(field)), dict(laws.theirs.terms(field))
    assert ours == theirs
    assert len(ours) > 5_000


def test_memory_finds_and_counts_the_same_on_the_samples(samples: Pair, sample_entries: list[IndexEntry]) -> None:
    memory: SearchIndex = MemoryIndex()
    memory.rebuild(sample_entries)
    for query in asked(OF_SAMPLES):
        expected, found = samples.ours.search(query), memory.search(query)
        assert (found.total, found.facets) == (expected.total, expected.facets), query
        if found.total <= query.size and not query.offset:
            assert {hit.document_id for hit in found.hits} == {hit.document_id for hit in expected.hits}


def test_a_page_that_is_ordered_otherwise_is_noticed() -> None:
    first, second = SearchHit("a", 1, "d", "a", 9.0), SearchHit("b", 2, "d", "b", 8.0)
    equal = SearchHit("b", 2, "d", "b", 8.99)
    page, turned = SearchPage(2, (first, second)), SearchPage(2, (second, first))
    assert list(differences(page, turned))
    assert list(differences(page, SearchPage(2, (first,))))
    assert not list(differences(SearchPage(2, (first, equal)), SearchPage(2, (equal, first))))
