"""What differs between two versions of a document: provisions told by their `wid`, their words one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dayanak.storage.record import DocumentRow, ProvisionRow, Record
from search_api import addresses
from search_api.labels import steps_of
from search_api.refs import document_ref
from search_api.schemas import ArticleComparison, ComparisonAnswer, ProvisionComparison
from search_api.schemas.versions import Op
from search_api.versions import views_by_number
from search_api.word_diff import words_diff


@dataclass(frozen=True, slots=True)
class _Pair:
    """A provision in both versions, or in the one that has it."""

    before: ProvisionRow | None
    after: ProvisionRow | None


@dataclass(slots=True)
class _Article:
    """An article as it is now, or was last, and the provisions of both versions in it."""

    head: ProvisionRow
    pairs: list[_Pair] = field(default_factory=list)


def comparison(record: Record, document: DocumentRow, before: int, after: int) -> ComparisonAnswer:
    """What differs between two versions, by their numbers. Raises NotFound where there is no such version."""
    views = views_by_number(record, document, before, after)
    answer = ComparisonAnswer(document=document_ref(document), before=views[before], after=views[after])
    if not (answer.before.clauses and answer.after.clauses):
        return answer
    older, newer = (record.versions.provisions(document.id, number) for number in (before, after))
    address = document.id if after == document.version else None
    articles, counts = [], Counter[str]()
    for article in _articles(older, newer):
        provisions = [_provision(pair, article.head, address) for pair in article.pairs]
        counts.update(one.op for one in provisions)
        articles.append(_article(article.head, provisions))
    counted = {"inserted": counts["insert"], "deleted": counts["delete"], "replaced": counts["replace"]}
    return answer.model_copy(update={"articles": articles, "equal": counts["equal"], **counted})


def _articles(older: Sequence[ProvisionRow], newer: Sequence[ProvisionRow]) -> list[_Article]:
    """Both versions as one, article by article, in the reading order of the newer."""
    was = _paired(older, newer)
    now = {row.wid: wid for wid, row in was.items()}
    found: dict[str, _Article] = {}
    for pair in _merged(older, newer, was):
        rows, row = (newer, pair.after) if pair.after else (older, pair.before)
        assert row is not None
        head = rows[row.article]
        key = head.wid if pair.after else now.get(head.wid, f"{head.wid} gone")
        found.setdefault(key, _Article(head)).pairs.append(pair)
    return list(found.values())


def _paired(older: Sequence[ProvisionRow], newer: Sequence[ProvisionRow]) -> dict[str, ProvisionRow]:
    """By `wid` of the newer provision the older one. What was away in versions between has another `wid` since it came
    back: it is told by its place."""
    before = {row.wid: row for row in older}
    paired = {row.wid: before[row.wid] for row in newer if row.wid in before}
    left = {row.eid: row for row in older if row.wid not in paired}
    return paired | {row.wid: left[row.eid] for row in newer if row.wid not in paired and row.eid in left}


def _merged(
    older: Sequence[ProvisionRow], newer: Sequence[ProvisionRow], was: Mapping[str, ProvisionRow]
) -> Iterator[_Pair]:
    """What is gone stands behind that which it stood behind."""
    kept = {row.wid for row in was.values()}
    gone: dict[str | None, list[_Pair]] = defaultdict(list)
    last = None
    for row in older:
        if row.wid in kept:
            last = row.wid
        else:
            gone[last].append(_Pair(row, None))
    yield from gone[None]
    for row in newer:
        before = was.get(row.wid)
        yield _Pair(before, row)
        yield from gone[before.wid] if before else ()


def _provision(pair: _Pair, head: ProvisionRow, address: str | None) -> ProvisionComparison:
    row = pair.after or pair.before
    assert row is not None
    label, heading, text = (
        words_diff(*(getattr(one, name) or "" if one else "" for one in (pair.before, pair.after)))
        for name in ("label", "heading", "text")
    )
    alike = all(part.op == "equal" for part in (*label, *heading, *text))
    op: Op = "insert" if not pair.before else "delete" if not pair.after else "equal" if alike else "replace"
    return ProvisionComparison(
        op=op,
        before=pair.before.eid if pair.before else None,
        after=pair.after.eid if pair.after else None,
        kind=row.kind,
        place=_place(row),
        depth=max(0, row.depth - head.depth),
        label=label,
        heading=heading,
        text=text,
        url=addresses.clause(address, row.eid) if address and pair.after else None,
    )


def _article(head: ProvisionRow, provisions: list[ProvisionComparison]) -> ArticleComparison:
    ops = {one.op for one in provisions}
    op = ops.pop() if len(ops) == 1 else "replace"
    own = next((one for one in provisions if head.eid == (one.after or one.before)), provisions[0])
    return ArticleComparison(
        op=op,
        eid=head.eid,
        place=_place(head),
        heading=head.heading,
        url=own.url,
        provisions=[] if op == "equal" else provisions,
    )


def _place(row: ProvisionRow) -> str:
    return " › ".join(steps_of(row.path))
