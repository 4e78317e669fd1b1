"""What only OpenSearch has to be asked: generations behind aliases, several writers, a node that comes back."""

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dayanak.app import jobs
from dayanak.app.findings import Verdict
from dayanak.app.jobs import Workshop
from dayanak.app.looks import of_index
from dayanak.law.errors import Conflict, Unavailable
from dayanak.search.port import Everything, IndexEntry, SearchQuery
from dayanak.storage.index.opensearch_index import Address, OpenSearchIndex
from dayanak.storage.index.opensearch_index.shelf import LAYOUT
from dayanak.storage.record import JobKind, Record
from search_api.query import SearchParams, parse
from search_api.spelling import MOST_EXPANSIONS
from search_api.synonyms import Expansion
from tests.contracts.nodes import document, fresh
from tests.press import UNITS, Press
from tests.servers.opensearch import OpenSearch

pytestmark = pytest.mark.servers


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/record.db")) as opened:
        opened.registry.put_units(UNITS)
        yield opened


def indexes(server: OpenSearch, address: Address) -> dict[str, set[str]]:
    """The indexes of a name with their aliases."""
    found = server.ask("GET", f"/{address.name}-*/_alias")
    return {name: set(said["aliases"]) for name, said in found.items()}


# Generations.


def test_a_rebuild_moves_both_aliases_and_takes_the_old_generation_away(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    first = indexes(node, address)
    assert index.rebuild(document("a", 3)) == 3
    second = indexes(node, address)
    assert not set(first) & set(second)
    assert [second[name] for name in sorted(second)] == [{f"{address.name}-articles"}, {f"{address.name}-clauses"}]
    mark = f"-{LAYOUT}-"
    assert {name.rpartition(mark)[2] for name in second} == {next(iter(second)).rpartition(mark)[2]}


def test_a_rebuild_that_fails_leaves_the_live_generation_and_nothing_else(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    live = indexes(node, address)

    def broken() -> Iterator[IndexEntry]:
        yield from document("b", 2)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.rebuild(broken())
    assert indexes(node, address) == live
    assert index.count() == 3


def test_two_generations_left_by_a_crash_are_taken_away(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    for stamp in (f"{LAYOUT}-20200101000000-aaaaaa", "o0-20200101000000-bbbbbb"):
        name = f"{address.name}-clauses-{stamp}"
        node.ask("PUT", f"/{name}", {"aliases": {f"{name}-draft": {}}})
    assert index.search(parse(SearchParams.of(q="izin"))).total == 3
    index.rebuild(document("b", 2))
    assert len(indexes(node, address)) == 2
    assert index.count() == 2


def test_a_generation_that_another_process_is_writing_is_left_alone(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    name = f"{address.name}-clauses-{LAYOUT}-20200101000000-aaaaaa"
    node.ask("PUT", f"/{name}", {"aliases": {f"{name}-draft": {}}})
    over = threading.Event()

    def write() -> None:
        for number in itertools.count():
            node.ask("PUT", f"/{name}/_doc/{number}", {"n": number})
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
    assert name in indexes(node, address)


def test_a_generation_that_was_taken_away_while_it_was_written_does_not_come_back(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    index.rebuild(document("a", 3))
    live = indexes(node, address)

    def robbed() -> Iterator[IndexEntry]:
        yield from document("b", 2)
        for name in set(indexes(node, address)) - set(live):
            node.ask("DELETE", f"/{name}")
        yield from document("c", 2)

    with pytest.raises(Unavailable):
        index.rebuild(robbed())
    assert indexes(node, address) == live


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
    node: OpenSearch, address: Address, layout: str
) -> None:
    for kind in ("articles", "clauses"):
        alias = f"{address.name}-{kind}"
        node.ask("PUT", f"/{alias}-{layout}-20200101000000-aaaaaa", {"aliases": {alias: {}}})
    index = OpenSearchIndex(address, writer=True)
    with pytest.raises(Unavailable, match="dayanak reindex"):
        index.search(parse(SearchParams.of(q="izin")))
    index.replace("a", document("a", 1))
    with pytest.raises(Unavailable, match="dayanak reindex"):
        index.commit()
    assert index.rebuild(document("a", 2)) == 2
    assert index.search(parse(SearchParams.of(q="izin"))).total == 2
    assert len(indexes(node, address)) == 2
    index.close()


@pytest.mark.parametrize("kind", ["clauses", "articles"])
def test_half_a_generation_is_said_and_mended_by_a_rebuild(
    index: OpenSearchIndex, node: OpenSearch, address: Address, kind: str
) -> None:
    """Trap: with the articles gone the clauses can be counted, and a search found nothing, as if there were nothing."""
    index.rebuild(document("a", 3))
    [lost] = [name for name in indexes(node, address) if f"-{kind}-" in name]
    node.ask("DELETE", f"/{lost}")
    other = OpenSearchIndex(address, writer=True)
    assert other.outdated()
    for one in (index, other):
        with pytest.raises(Unavailable, match="dayanak reindex"):
            one.search(parse(SearchParams.of(q="izin")))
    other.replace("b", document("b", 1))
    with pytest.raises(Unavailable, match="dayanak reindex"):
        other.commit()
    assert other.rebuild(document("a", 3)) == 3
    assert not other.outdated()
    assert index.search(parse(SearchParams.of(q="izin"))).total == 3
    other.close()


def _first(node: OpenSearch, address: Address, kind: str) -> str:
    return next(name for name in indexes(node, address) if f"-{kind}-" in name)


def _indexes(node: OpenSearch, address: Address) -> None:
    for name in indexes(node, address):
        node.ask("DELETE", f"/{name}")


def _articles(node: OpenSearch, address: Address) -> None:
    node.ask("DELETE", f"/{_first(node, address, 'articles')}")


def _clauses(node: OpenSearch, address: Address) -> None:
    node.ask("DELETE", f"/{_first(node, address, 'clauses')}")


def _aliases(node: OpenSearch, address: Address) -> None:
    for name, aliases in indexes(node, address).items():
        node.ask("DELETE", f"/{name}/_alias/{','.join(aliases)}")


def _second(node: OpenSearch, address: Address) -> None:
    node.ask("PUT", f"/{address.name}-clauses-left", {"aliases": {f"{address.name}-clauses": {}}})


@pytest.mark.parametrize("harm", [_indexes, _articles, _clauses, _aliases, _second])
def test_a_lost_index_is_built_anew_by_whoever_writes_while_it_runs(
    index: OpenSearchIndex,
    node: OpenSearch,
    address: Address,
    record: Record,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[OpenSearch, Address], None],
) -> None:
    """Trap: looked at once, at the start; documents that came later went into nothing until the next one."""
    monkeypatch.setattr(jobs, "LOOK_S", 0.0)
    old = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    workshop = Workshop(record, [], index, index.become_writer)
    workshop.index_due()
    assert index.count() == 1
    harm(node, address)
    new = Press(record).publish([("madde:1", "Kapsam.")], unit=UNITS[0].detsis_no, name="yeni.txt").document_id
    workshop.index_due()
    assert record.jobs.open_for([old, new], JobKind.INDEX) == 0
    assert {hit.document_id for hit in index.search(SearchQuery(Everything())).hits} == {old, new}
    assert len(indexes(node, address)) == 2


# Writers.


def test_many_begin_at_once_with_one_generation(node: OpenSearch, address: Address, record: Record) -> None:
    document_id = Press(record).publish([("madde:1", "Amaç.")], unit=UNITS[0].detsis_no).document_id
    made = [OpenSearchIndex(address) for _ in range(6)]
    workshops = [Workshop(record, [], index, index.become_writer) for index in made]
    until = time.monotonic() + 60
    while record.jobs.open_for([document_id], JobKind.INDEX) and time.monotonic() < until:
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(Workshop.index_due, workshops))
    assert len(indexes(node, address)) == 2
    for index in made:
        assert index.count() == 1
        index.close()


def test_several_writers_at_once_lose_nothing(address: Address) -> None:
    def write(name: str) -> None:
        index = OpenSearchIndex(address, writer=True)
        for number in (5, 1, 3):
            index.replace(name, document(name, number))
            index.commit()
        index.close()

    OpenSearchIndex(address, writer=True).close()
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
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    said = node.ask("PUT", f"/{address.name}-clauses/_doc/1", {"tezgâh": 1})
    assert "strict_dynamic_mapping" in said["error"]["type"]


class Misspelt:
    """Texts in which every word may stand for `izin`."""

    def spellings(self, _word: str) -> tuple[str, ...]:
        return ("izin",)

    def together(self, _first: str, _second: str) -> None:
        """Joined, they would be fewer."""

    def known(self, _word: str) -> bool:
        return False

    def common(self, _word: str) -> bool:
        return False

    def expansions(self, typed: Sequence[Sequence[str]]) -> list[Expansion]:
        """As many as a query may have."""
        return [Expansion((one[0],), ("mazeret", "belgesi")) for one in typed[:MOST_EXPANSIONS]]


def test_the_longest_query_that_may_be_typed_is_answered(index: OpenSearchIndex) -> None:
    index.rebuild(document("a", 3))
    phrases = " ".join(f'"{" ".join(f"i{p}kelime{w}" for w in range(32))}"' for p in range(8))
    words = " ".join(f"sözcük{number}" for number in range(48))
    assert index.search(parse(SearchParams.of(q=f"izin {words}"), Misspelt())).total == 3
    assert index.search(parse(SearchParams.of(q=f"izin {words} {phrases} -kömür"))).total == 0


def test_two_live_generations_are_said_and_mended_by_a_rebuild(
    index: OpenSearchIndex, node: OpenSearch, address: Address
) -> None:
    """The trap: counts go through an alias, and an alias of two indexes can be counted."""
    index.rebuild(document("a", 3))
    _second(node, address)
    found = of_index(index, None)
    assert found.verdict is Verdict.BROKEN
    assert "dayanak reindex" in found.says
    reader = OpenSearchIndex(address)
    with pytest.raises(Unavailable, match="dayanak reindex"):
        reader.count()
    index.rebuild(document("a", 3))
    assert of_index(index, None).verdict is Verdict.WELL
    assert reader.count() == 3
    reader.close()


def test_an_older_generation_is_said_by_check(index: OpenSearchIndex, node: OpenSearch, address: Address) -> None:
    index.rebuild(document("a", 3))
    for kind in ("clauses", "articles"):
        alias, old = f"{address.name}-{kind}", f"{address.name}-{kind}-o0-first"
        node.ask("PUT", f"/{old}", {})
        live = next(iter(node.ask("GET", f"/_alias/{alias}")))
        moves = [{"remove": {"index": live, "alias": alias}}, {"add": {"index": old, "alias": alias}}]
        node.ask("POST", "/_aliases", {"actions": moves})
    found = of_index(index, None)
    assert found.verdict is Verdict.BROKEN
    assert "dayanak reindex" in found.says


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
