"""What is written of clauses and articles: the mapping of the two indexes, and their rows."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from dayanak.search.fields import (
    FIELDS,
    GAP,
    LISTED,
    POSITIONS,
    article_entries,
    clause_fields,
    day_of,
    number_of,
    twins_of,
)
from dayanak.search.port import IndexEntry

LAYOUT = "o4"  # changes with the mapping: a generation of another layout has to be rebuilt
ARTICLES, CLAUSES = "articles", "clauses"
KINDS = (ARTICLES, CLAUSES)
LONGEST_TOKEN = 1024
MOST_TERMS = 1_000_000
Row = dict[str, Any]

_FILTERED = {"type": "keyword", "doc_values": False}
_COUNTED = {"type": "keyword"}
_SHOWN = {"type": "keyword", "index": False}
_SORTED = {"type": "long", "index": False}
_KEPT: Row = {
    "document": _COUNTED,
    "kind": _COUNTED,
    "issuers": _COUNTED,
    "unit_path": _COUNTED,
    "level": _COUNTED,
    "category": _COUNTED,
    "region": _COUNTED,
    "gazette": _COUNTED,
    "article": {"type": "long"},
    "work": {"type": "long"},
    "twin": {"type": "long"},
    "year": {"type": "short"},
    "day": {"type": "integer"},
    "seq": _SORTED,
    "weight": {"type": "float", "index": False},
}
_OWN: dict[str, Row] = {
    ARTICLES: {"scope": _FILTERED},
    CLAUSES: {
        "id": _SHOWN,
        "eid": _SHOWN,
        "status": _COUNTED,
        "valid_from": _FILTERED,
        "valid_to": _FILTERED,
        **{f"{name}_tokens": _SHOWN for name in LISTED},
    },
}


def mapping(kind: str) -> Row:
    """The fields of an index of articles or of clauses; a row with any other is refused."""
    texts = {name: _text(name) for name in FIELDS}
    fields = {**texts, **_KEPT, **_OWN[kind]}
    return {"dynamic": "strict", "_source": {"enabled": False}, "properties": fields, "_meta": {"layout": LAYOUT}}


def settings(shards: int, replicas: int) -> Row:
    """Settings of an index: it shows what was written when it is told to, never by itself."""
    tokens = {"type": "whitespace", "max_token_length": LONGEST_TOKEN}
    return {
        "number_of_shards": shards,
        "auto_expand_replicas": f"0-{replicas}",
        "refresh_interval": "-1",
        "max_terms_count": MOST_TERMS,
        "analysis": {
            "tokenizer": {"tokens": tokens},
            "analyzer": {"tokens": {"type": "custom", "tokenizer": "tokens"}},
        },
    }


def _text(name: str) -> Row:
    option = "positions" if name in POSITIONS else "freqs"
    return {"type": "text", "analyzer": "tokens", "index_options": option}


def rows(entries: Sequence[IndexEntry]) -> Iterator[tuple[str, str, Row]]:
    """The rows of one document: kind of index, key, fields."""
    twins = twins_of(entries)
    for article in article_entries(entries):
        scoped = {"scope": article.scopes, "twin": twins[article.first.article_key]}
        key = key_of(f"{article.first.article_key} {article.scopes[0]}")
        yield ARTICLES, key, _row(article.first, article.fields.items(), article.weight) | scoped
    for entry in entries:
        yield CLAUSES, key_of(entry.id), _clause(entry) | {"twin": twins[entry.article_key]}


def _clause(entry: IndexEntry) -> Row:
    fields = clause_fields(entry)
    own = {"id": entry.id, "eid": entry.eid, "status": entry.status}
    dates = {"valid_from": entry.valid_from, "valid_to": entry.valid_to}
    listed = {f"{name}_tokens": sorted(set(fields[name].split()) - {GAP}) for name in LISTED}
    return _row(entry, fields.items(), entry.weight) | own | listed | {n: d for n, d in dates.items() if d}


def _row(entry: IndexEntry, fields: Iterable[tuple[str, str]], weight: float) -> Row:
    year = {} if entry.year is None else {"year": entry.year}
    return (
        dict(fields)
        | year
        | {
            "document": entry.document_id,
            "kind": entry.kind,
            "issuers": entry.issuers,
            "unit_path": entry.unit_path,
            "level": entry.levels,
            "category": entry.categories,
            "region": entry.regions,
            "gazette": "true" if entry.gazette else "false",
            "article": number_of(entry.article_key),
            "work": number_of(entry.document_id),
            "day": day_of(entry.date),
            "seq": entry.seq,
            "weight": weight,
        }
    )


def key_of(name: str) -> str:
    """The engine's key of a row: short, whatever the row is called."""
    return blake2b(name.encode(), digest_size=15).hexdigest()
