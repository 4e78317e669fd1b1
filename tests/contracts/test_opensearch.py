"""What only OpenSearch has to be asked: pages far down, generations behind aliases, several writers, a node that goes
and comes back."""

import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dayanak.law.errors import Conflict, Misconfigured, Unavailable
from dayanak.search.port import Group, IndexEntry, Place, SearchPage, SearchQuery, Sort
from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex
from dayanak.storage.index.tantivy_index import TantivyIndex
from nlp.analyse import streams
from search_api.query import SearchParams, cursor_after, parse
from tests.contracts.nodes import fresh
from tests.servers.opensearch import OpenSearch

pytestmark = pytest.mark.servers

FAR = 10_600
WORDS = ("izin", "başvuru", "süre", "komisyon", "ücret")


def entry(seq: int, text: str, document: str = "d") -> IndexEntry:
    return IndexEntry(
        id=f"{document}/art_{seq}",
        seq=seq,
        document_id=document,
        eid=f"art_{seq}",
        path=f"madde:{seq}",
        article_key=f"{document}/{seq}",
        kind="yonerge",
        status="in_force",
        streams=streams(text),
        date=f"20{seq % 20:02}-03-01",
    )


def document(name: str, number: int, text: str = "Yıllık izin verilir.") -> list[IndexEntry]:
    first = int.from_bytes(name.encode()[-3:]) * 1000
    return [entry(first + place, text, name) for place in range(number)]


@pytest.fixture
def address(opensearch: OpenSearch) -> Address:
    return fresh(opensearch)


@pytest.fixture
def index(address: Address) -> Iterator[OpenSearchIndex]:
    index = OpenSearchIndex(address, writer=True, watch_s=0.3)
    yield index
    index.close()


def indexes(server: OpenSearch, address: Address) -> dict[str, set[str]]:
    """The indexes of a name with their aliases."""
    found = server.ask("GET", f"/{address.name}-*/_alias")
    return {name: set(said["aliases"]) for name, said in found.items()}


# Far down.


def far() -> Iterator[IndexEntry]:
    """Several documents of many articles, scored in a few ties and many grades."""
    for seq in range(1, FAR + 1):
        text = " ".join(itertools.islice(itertools.cycle(WORDS), seq % 5, seq % 5 + 1 + seq % 37))
        yield entry(seq, f"İzin {text}", f"d{seq * 3 // FAR if seq % 100 else seq}")


@pytest.fixture(scope="module")
def engines(
    opensearch: OpenSearch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TantivyIndex, OpenSearchIndex]]:
    entries = sorted(far(), key=lambda one: one.document_id)
    ours = TantivyIndex(tmp_path_factory.mktemp("far"), writer=True)
    theirs = OpenSearchIndex(fresh(opensearch), writer=True, shards=2)
    assert ours.rebuild(entries) == theirs.rebuild(entries) == FAR
    yield ours, theirs
    ours.close()
    theirs.close()


def led(index: Any, offset: int, pages: int, **params: Any) -> tuple[list[SearchPage], str | None]:
    """Pages that begin at a row, each led to by the cursor of the one before it."""
    asked = SearchParams.of(q="izin", size=100, cursor="bzk5MDA", **params)  # o9900
    found: list[SearchPage] = []
    cursor: str | None = None
    for _ in range(pages):
        page = index.search(parse(asked))
        found.append(page)
        cursor = cursor_after(asked, page.total, page.end)
        if cursor is None:
            break
        asked = SearchParams.of(q="izin", size=100, cursor=cursor, **params)
    return found, cursor


@pytest.mark.parametrize("params", [{}, {"group": "clause"}, {"sort": "date"}])
def test_cursors_lead_on_beyond_ten_thousand_rows_to_the_end(
    engines: tuple[TantivyIndex, OpenSearchIndex], params: dict[str, Any]
) -> None:
    ours, theirs = engines
    expected, _ = led(ours, 9_900, 20, **params)
    found, cursor = led(theirs, 9_900, 20, **params)
    assert cursor is None
    rows = [hit.id for page in found for hit in page.hits]
    assert len(rows) == len(set(rows)) == FAR - 9_900
    assert [page.total for page in found] == [FAR] * 7
    scores = [hit.score for page in found for hit in page.hits]
    assert scores == pytest.approx([hit.score for page in expected for hit in page.hits], rel=0.002, abs=2e-6)
    if params.get("sort") == "date":
        assert rows == [hit.id for page in expected for hit in page.hits]


def test_a_row_far_down_is_found_without_a_place_too(engines: tuple[TantivyIndex, OpenSearchIndex]) -> None:
    _, theirs = engines
    query = parse(SearchParams.of(q="izin", sort="date", size=100, cursor="bzEwNTAw"))  # o10500
    led_to, _ = led(theirs, 9_900, 20, sort="date")
    assert [hit.id for hit in theirs.search(query).hits] == [hit.id for hit in led_to[6].hits]


def test_each_document_is_shown_once_however_far_down(index: OpenSearchIndex, tmp_path: Path) -> None:
    """Documents beyond the 10,000th, most of them in the shadow of a better article of their own."""
    entries = [entry(seq, "İzin. " * (1 + seq % 3), f"w{seq // 2:06}") for seq in range(2, 2 * FAR)]
    index.rebuild(entries)
    ours = TantivyIndex(tmp_path, writer=True)
    ours.rebuild(entries)
    expected, _ = led(ours, 9_900, 20, group="document")
    found, cursor = led(index, 9_900, 20, group="document")
    ours.close()
    assert cursor is None
    assert {page.total for page in found} == {page.total for page in expected} == {FAR - 1}
    shown = [hit.document_id for page in found for hit in page.hits]
    assert shown == [hit.document_id for page in expected for hit in page.hits]
    assert {hit.folded for page in found for hit in page.hits} == {1}


def test_a_point_in_time_holds_still_while_the_index_changes(index: OpenSearchIndex) -> None:
    index.rebuild(sorted(far(), key=lambda one: one.document_id))
    whole, _ = led(index, 9_900, 20, group="clause")
    first, _ = led(index, 9_900, 2, group="clause")
    index.replace("d0", [])
    index.commit()
    query = SearchQuery(parse(SearchParams.of(q="izin")).node, group=Group.CLAUSE, size=100, offset=10_100)
    after = index.search(SearchQuery(query.node, group=Group.CLAUSE, size=100, offset=10_100, after=first[-1].end))
    assert after.total < whole[0].total
    if after.hits:  # what was gone meanwhile is still in its place for whoever was on the way
        assert [hit.id for hit in after.hits] == [hit.id for hit in whole[2].hits]


def test_a_view_that_is_over_is_taken_anew(engines: tuple[TantivyIndex, OpenSearchIndex]) -> None:
    _, theirs = engines
    pages, _ = led(theirs, 9_900, 3, sort="date")
    end = pages[1].end
    assert end
    assert end.view
    for view in ("", "bitti", end.view[:-8] + "AAAAAAAA"):
        place = Place(end.rank, end.seq, view)
        node = parse(SearchParams.of(q="izin")).node
        page = theirs.search(SearchQuery(node, sort=Sort.DATE, size=100, offset=10_100, after=place))
        assert [hit.id for hit in page.hits] == [hit.id for hit in pages[2].hits]


# Generations.


def test_a_rebuild_moves_both_aliases_and_takes_the_old_generation_away(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    first = indexes(opensearch, address)
    assert index.rebuild(document("a", 3)) == 3
    second = indexes(opensearch, address)
    assert not set(first) & set(second)
    assert sorted(second.values()) == [{f"{address.name}-articles"}, {f"{address.name}-clauses"}]
    assert {name.rpartition("-o1-")[2] for name in second} == {next(iter(second)).rpartition("-o1-")[2]}


def test_a_rebuild_that_fails_leaves_the_live_generation_and_nothing_else(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    live = indexes(opensearch, address)

    def broken() -> Iterator[IndexEntry]:
        yield from document("b", 2)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.rebuild(broken())
    assert indexes(opensearch, address) == live
    assert index.count() == 3


def test_two_generations_left_by_a_crash_are_taken_away(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    for stamp in ("o1-20200101000000-aaaaaa", "o0-20200101000000-bbbbbb"):
        name = f"{address.name}-clauses-{stamp}"
        opensearch.ask("PUT", f"/{name}", {"aliases": {f"{name}-draft": {}}})
    assert index.search(parse(SearchParams.of(q="izin"))).total == 3
    index.rebuild(document("b", 2))
    assert len(indexes(opensearch, address)) == 2
    assert index.count() == 2


def test_a_generation_that_another_process_is_writing_is_left_alone(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    name = f"{address.name}-clauses-o1-20200101000000-aaaaaa"
    opensearch.ask("PUT", f"/{name}", {"aliases": {f"{name}-draft": {}}})
    over = threading.Event()

    def write() -> None:
        for number in itertools.count():
            opensearch.ask("PUT", f"/{name}/_doc/{number}", {"n": number})
            if over.wait(0.02):
                return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(Conflict, match="yeniden kuruluyor"):
            index.rebuild(document("b", 2))
    finally:
        over.set()
        writer.join()
    assert name in indexes(opensearch, address)


def test_a_generation_that_was_taken_away_while_it_was_written_does_not_come_back(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    live = indexes(opensearch, address)

    def robbed() -> Iterator[IndexEntry]:
        yield from document("b", 2)
        for name in set(indexes(opensearch, address)) - set(live):
            opensearch.ask("DELETE", f"/{name}")
        yield from document("c", 2)

    with pytest.raises(Unavailable):
        index.rebuild(robbed())
    assert indexes(opensearch, address) == live


def test_what_changes_while_a_rebuild_runs_is_let_in_at_its_end(index: OpenSearchIndex) -> None:
    index.rebuild(document("a", 3))

    def late(replace: Any) -> None:
        replace("a", document("a", 1))
        replace("c", document("c", 4))

    assert index.rebuild([*document("a", 3), *document("b", 2)], late) == 7
    assert index.count() == 7


def test_readers_never_see_less_than_a_whole_generation(index: OpenSearchIndex, address: Address) -> None:
    entries = document("a", 40)
    index.rebuild(entries)
    over = threading.Event()
    seen: set[int] = set()

    def read() -> None:
        reader = OpenSearchIndex(address)
        while not over.is_set():
            seen.add(reader.search(parse(SearchParams.of(q="izin"))).total)
        reader.close()

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        index.rebuild(entries)
    over.set()
    for reader in readers:
        reader.join()
    assert seen == {40}


@pytest.mark.parametrize("layout", ["o0", "o9"])
def test_an_index_of_another_layout_is_said_and_mended_by_a_rebuild(
    opensearch: OpenSearch, address: Address, layout: str
) -> None:
    for kind in ("articles", "clauses"):
        alias = f"{address.name}-{kind}"
        opensearch.ask("PUT", f"/{alias}-{layout}-20200101000000-aaaaaa", {"aliases": {alias: {}}})
    index = OpenSearchIndex(address, writer=True)
    with pytest.raises(Misconfigured, match="dayanak reindex"):
        index.search(parse(SearchParams.of(q="izin")))
    index.replace("a", document("a", 1))
    with pytest.raises(Misconfigured, match="dayanak reindex"):
        index.commit()
    assert index.rebuild(document("a", 2)) == 2
    assert index.search(parse(SearchParams.of(q="izin"))).total == 2
    assert len(indexes(opensearch, address)) == 2
    index.close()


def test_half_a_generation_is_mended_by_a_rebuild(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    [lost] = [name for name in indexes(opensearch, address) if "-clauses-" in name]
    opensearch.ask("DELETE", f"/{lost}")
    other = OpenSearchIndex(address, writer=True)
    other.replace("b", document("b", 1))
    with pytest.raises(Unavailable, match="dayanak reindex"):
        other.commit()
    assert other.rebuild(document("a", 3)) == 3
    assert index.search(parse(SearchParams.of(q="izin"))).total == 3
    other.close()


# Writers.


def test_many_begin_at_once_with_one_generation(opensearch: OpenSearch, address: Address) -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: OpenSearchIndex(address, writer=True), range(6)))
    assert len(indexes(opensearch, address)) == 2
    for index in made:
        assert index.count() == 0
        index.close()


def test_several_writers_at_once_lose_nothing(address: Address) -> None:
    def write(name: str) -> None:
        index = OpenSearchIndex(address, writer=True)
        for number in (5, 1, 3):
            index.replace(name, document(name, number))
            index.commit()
        index.close()

    names = [f"n{number:02}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, names))
    reader = OpenSearchIndex(address)
    assert reader.count() == 3 * len(names)
    page = reader.search(parse(SearchParams.of(q="izin", group="document", size=20)))
    assert {hit.document_id: hit.folded for hit in page.hits} == dict.fromkeys(names, 2)
    reader.close()


def test_a_reader_cannot_write(address: Address) -> None:
    reader = OpenSearchIndex(address)
    assert reader.search(parse(SearchParams.of(q="izin"))).total == 0
    with pytest.raises(Conflict):
        reader.replace("a", document("a", 1))
    reader.close()


def test_a_field_that_the_mapping_does_not_know_is_refused(
    index: OpenSearchIndex, opensearch: OpenSearch, address: Address
) -> None:
    said = opensearch.ask("PUT", f"/{address.name}-clauses/_doc/1", {"tezgâh": 1})
    assert "strict_dynamic_mapping" in said["error"]["type"]


def test_the_longest_query_that_may_be_typed_is_answered(index: OpenSearchIndex) -> None:
    index.rebuild(document("a", 3))
    phrases = " ".join(f'"{" ".join(f"i{p}kelime{w}" for w in range(32))}"' for p in range(8))
    words = " ".join(f"sözcük{number}" for number in range(48))
    assert index.search(parse(SearchParams.of(q=f"izin {words}"), lambda _: ("izin",))).total == 3
    assert index.search(parse(SearchParams.of(q=f"izin {words} {phrases} -kömür"))).total == 0


# A node that goes and comes back.


def test_a_node_that_is_gone_is_said_and_one_that_is_back_is_used_again() -> None:
    with OpenSearch() as server:
        index = OpenSearchIndex(fresh(server), writer=True)
        index.rebuild(document("a", 3))
        index.replace("b", document("b", 2))
        index.commit()
        server.kill()
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="ulaşılamıyor"):
            index.search(parse(SearchParams.of(q="izin")))
        assert time.monotonic() - begun < 10
        late = OpenSearchIndex(index.address)
        assert not late.become_writer()
        server.start()
        assert index.search(parse(SearchParams.of(q="izin"))).total == 5
        assert late.become_writer()
        index.replace("a", [])
        index.commit()
        assert late.count() == 2
        late.close()
        index.close()


def test_a_node_that_hangs_is_not_waited_for_beyond_the_limit() -> None:
    with OpenSearch() as server:
        index = OpenSearchIndex(fresh(server), writer=True, seconds=1)
        index.rebuild(document("a", 3))
        server.pause()
        begun = time.monotonic()
        with pytest.raises(Unavailable, match="süresi içinde"):
            index.search(parse(SearchParams.of(q="izin")))
        assert time.monotonic() - begun < 8
        server.resume()
        assert index.count() == 3
        index.close()
