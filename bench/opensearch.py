"""OpenSearch through our API against the same node asked directly: its own `turkish` analyser, its own highlighter,
facets as aggregations, the same clauses. Each query is asked of both in the same way over HTTP."""

import json
import urllib.request
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from bench.corpus import MAIN, QUICK, indexed
from bench.figures import Figure
from bench.load import Request, Seen, ask
from bench.machine import processor_seconds
from bench.measure import kinds, latencies, must_find, percentile, requests, timed
from bench.queries import Asked
from bench.searching import questions
from bench.shared import dayanak, served
from dayanak.search.port import Group, Sort
from dayanak.storage.record import DocumentCopy, ProvisionRow, Record
from ingest.entries import entries
from search_api.query import SearchParams, offset
from search_api.words import Reading, read

EACH = 10 if QUICK else 60
WARM = 4 if QUICK else 40
TURNS = 4
"""In turns, each first as often as the other: the node gets faster the longer it runs."""
HEAP_MB = 512 if QUICK else 1536
BULK = 2000
NAME = "direct"
TEXTS = ("text", "heading^0.2", "title^0.2")
FACETS = {"kind": "kind", "status": "status", "year": "year", "unit": "issuers"}
MAPPING = {
    "settings": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": -1},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "text", "analyzer": "turkish"} for name in ("text", "heading", "title")},
            **{name: {"type": "keyword"} for name in ("kind", "status", "issuers", "unit_path", "document", "path")},
            "year": {"type": "integer"},
            "date": {"type": "date"},
        },
    },
}


def opensearch() -> Iterator[Figure]:
    """p95 through us and past us, at one and at four clients."""
    from tests.servers.opensearch import OpenSearch

    if why := OpenSearch.missing():
        raise RuntimeError(f"OpenSearch cannot be started: {why}")
    folder = indexed(MAIN)
    with OpenSearch(heap_mb=HEAP_MB, fast_start=False) as node, questions(folder, 7) as ready:
        told = node.banner()
        version = f"OpenSearch {told['number']}, build {told['build_hash'][:12]}, heap {HEAP_MB} MiB, one shard"
        variables = {"DAYANAK_INDEX_URL": node.address("bench")}
        _, ours = timed(lambda: dayanak(folder, "reindex", **variables))
        _, theirs = timed(lambda: _fill(node, ready.record))
        yield Figure(
            "rebuild on OpenSearch", round(ours, 1), "s", peer=f"its own bulk of the texts {theirs:.1f} s", note=version
        )
        yield from _sizes(node)
        with served(folder, **variables) as (base, server):
            warm = ready.take(WARM)
            ask(base, requests(warm), 2)
            ask(node.url, list(map(_direct, warm)), 2)
            for clients in (1, 4):
                asked = ready.take(EACH)
                through, past, spent = _in_turns(node, base, server.pid, asked, clients)
                yield from _beside(clients, through, past, version)
        yield Figure("processor time of the node, for a search", round(spent[0] / len(asked), 2), "ms", note=version)
        yield Figure("processor time of the API before OpenSearch, for a search", round(spent[1] / len(asked), 2), "ms")
        yield Figure(
            "hits of the direct query, to ours", _alike(through, past), "ratio", note="median; its analyser is its own"
        )


def _in_turns(node: Any, base: str, pid: int, asked: list[Asked], clients: int) -> tuple[Seen, Seen, list[float]]:
    """Answers through us and past us, and the processor ms that node and API took for ours."""
    through, past, spent = Seen(), Seen(), [0.0, 0.0]
    for turn in range(TURNS):
        part = asked[turn::TURNS]
        if turn % 2:
            past += ask(node.url, list(map(_direct, part)), clients)
        before = _processor_ms(node), processor_seconds(pid) * 1000
        through += ask(base, requests(part), clients)
        spent[0] += _processor_ms(node) - before[0]
        spent[1] += processor_seconds(pid) * 1000 - before[1]
        if not turn % 2:
            past += ask(node.url, list(map(_direct, part)), clients)
    return through, past, spent


def _beside(clients: int, through: Seen, past: Seen, version: str) -> Iterator[Figure]:
    must_find(through)
    must_find(past)
    how = f"{clients} client{'s' * (clients > 1)}"
    yield from latencies(f"OpenSearch through our API, {how}", kinds(through))
    yield from latencies(f"OpenSearch asked directly, {how}", kinds(past))
    slow, fast = percentile(through.times(), 95), percentile(past.times(), 95)
    note = f"{slow:.1f} and {fast:.1f} ms on the same {len(past.answers)} queries; {version}"
    name = f"OpenSearch through our API, to the node asked directly, {how}, p95"
    yield Figure(name, round(slow / fast, 2), "ratio", 2, 1, note=note, least=False)


def _processor_ms(node: Any) -> float:
    stats = node.ask("GET", "/_nodes/stats/process")["nodes"]
    return float(sum(each["process"]["cpu"]["total_in_millis"] for each in stats.values()))


def _sizes(node: Any) -> Iterator[Figure]:
    """Bytes of our indexes on the node, and of the texts with the node's own analysis."""
    found = node.ask("GET", "/_stats/store")["indices"]
    held = {name: each["primaries"]["store"]["size_in_bytes"] for name, each in found.items()}
    own = sum(bytes_ for name, bytes_ in held.items() if name != NAME)
    peer = f"the texts with its own analysis {held[NAME] / MAIN:.0f}"
    yield Figure("OpenSearch index, for a clause", round(own / MAIN), "bytes", peer=peer)


def _alike(through: Seen, past: Seen) -> float:
    theirs = {answer.place: answer.total for answer in past.answers}
    shares = sorted(theirs[answer.place] / answer.total for answer in through.answers if answer.total)
    return round(shares[len(shares) // 2], 2) if shares else 0.0


def _direct(asked: Asked) -> Request:
    """The query as somebody would put it to the node: hits, exact count, facets, highlights."""
    params = asked.params()
    body: dict[str, Any] = {
        "query": _query(read(params.q), params),
        "from": offset(params),
        "size": params.size,
        "track_total_hits": True,
        "aggs": {name: {"terms": {"field": field, "size": 1000}} for name, field in FACETS.items()},
        "highlight": {"fields": {"text": {"fragment_size": 240, "number_of_fragments": 1}}},
    }
    if params.sort is Sort.DATE:
        body["sort"] = [{"date": "desc"}]
    if params.group is Group.DOCUMENT:
        body["collapse"] = {"field": "document"}
    return Request(asked.kind, f"/{NAME}/_search?request_cache=false", json.dumps(body))


def _query(reading: Reading, params: SearchParams) -> dict[str, Any]:
    phrases = [{"match_phrase": {"text": " ".join(phrase)}} for phrase in reading.phrases]
    words = " ".join(one.word for one in reading.sought)
    wanted = {"multi_match": {"query": words, "fields": TEXTS, "type": "most_fields"}}
    gone = [_gone(excluded) for excluded in reading.excluded]
    filters = [{"terms": {"status": params.status}}] if params.status else []
    filters += [{"terms": {"unit_path": params.unit}}] if params.unit else []
    return {"bool": {"must": phrases or [wanted], "must_not": gone, "filter": filters}}


def _gone(excluded: tuple[str, ...]) -> dict[str, Any]:
    if len(excluded) > 1:
        return {"match_phrase": {"text": " ".join(excluded)}}
    return {"prefix": {"text": excluded[0]}}


def _fill(node: Any, record: Record) -> None:
    """The texts of the same clauses, analysed by the node."""
    node.ask("PUT", f"/{NAME}", MAPPING)
    rows = _sources(record)
    while part := list(islice(rows, BULK)):
        _bulk(node.url, part)
    node.ask("POST", f"/{NAME}/_refresh")
    if (count := node.ask("GET", f"/{NAME}/_count")["count"]) < MAIN:
        raise RuntimeError(f"the node holds {count} clauses only")


def _bulk(url: str, rows: Iterable[dict[str, Any]]) -> None:
    lines = "".join(f'{{"index":{{}}}}\n{json.dumps(row)}\n' for row in rows)
    request = urllib.request.Request(f"{url}/{NAME}/_bulk", lines.encode(), {"Content-Type": "application/x-ndjson"})
    with urllib.request.urlopen(request, timeout=120) as reply:
        answer = json.load(reply)
    if answer["errors"]:
        raise RuntimeError(f"the node refused: {answer['items'][0]}")


def _sources(record: Record) -> Iterator[dict[str, Any]]:
    for document_id in record.documents.ids():
        if copy := record.documents.copy(document_id):
            rows = {row.eid: row for row in copy.provisions}
            yield from (_source(copy, rows[entry.eid]) for entry in entries(copy))


def _source(copy: DocumentCopy, row: ProvisionRow) -> dict[str, Any]:
    document, article = copy.document, copy.provisions[row.article]
    return {
        "text": row.text,
        "heading": " ".join(row.headings(article.heading_chain, article.heading)),
        "title": f"{document.title} {document.number or ''}",
        "kind": document.kind,
        "status": row.status,
        "issuers": [unit.detsis_no for unit in document.issuers],
        "unit_path": list(copy.unit_path),
        "document": document.id,
        "path": row.path,
        "year": document.year,
        "date": document.date,
    }
