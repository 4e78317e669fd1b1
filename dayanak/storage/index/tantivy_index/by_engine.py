"""The clauses that a search counts, by the engine itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import tantivy

from dayanak.law.document import Status
from dayanak.search.port import Group
from dayanak.search.trees import asks_for_several, bare, loosened
from dayanak.storage.index.tantivy_index.asked import Asked, unscored
from dayanak.storage.index.tantivy_index.shelf import FACES, FORMS, ORIGIN, State, origin_of

ALL_VALUES = 65_000  # as many as the engine tells
EVERY_VALUE = 2**31  # in each segment, so that what stands once in each of two is counted twice
_TOLD = dict(zip(FACES, ({"kind", "year", "status"}, {"unit"}, {"tree", *ORIGIN}), strict=True))
"""The facets that each face tells."""
T, Occur = tantivy.Query, tantivy.Occur
_Gate = list[tuple[Any, Any]]


class ByEngine:
    """What one query counts; with `documents` only in these."""

    def __init__(self, asked: Asked, state: State, documents: Collection[str] | None = None) -> None:
        self._asked = asked
        self._clauses, self._articles = state.clauses, state.articles
        self._documents = None if documents is None else list(documents)

    def facets(self, names: Collection[str]) -> Mapping[str, Mapping[str, int]]:
        """How many of the clauses each value of a facet has; counted over clauses of every status, since a filter costs
        more than what it leaves out."""
        faces = [face for face, told in _TOLD.items() if told.intersection(names)]
        found = terms_of(self._clauses, self._counted(), faces)
        statuses = self._asked.query.filters.statuses or tuple(Status)
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        years, forms = _years_and_forms(found.get("face", ()), statuses)
        counts["year"] = {str(year or ""): number for year, number in years.items()}
        for (kind, status), number in forms.items():
            counts["kind"][kind] += number
            counts["status"][status] += number
        for face, number in found.get("issuer_face", ()):
            issuer, status = face.split("/")
            if status in statuses:
                counts["unit"][issuer] += number
        for face, number in found.get("origin_face", ()):
            status, parts = origin_of(face)
            for name, value in ((n, v) for n, values in parts.items() for v in values if status in statuses):
                counts[name][value] += number
        return {name: counts[name] for name in names}

    def works(self) -> Mapping[int, int]:
        """How many of the clauses each document has, by its number."""
        statuses = self._asked.query.filters.statuses
        counted = self._asked.within(self._counted(), "status", statuses) if statuses else self._counted()
        return {int(work): number for work, number in terms_of(self._clauses, counted, ["work"])["work"]}

    def _counted(self) -> Any:
        """The clauses of any status that match in part, of the articles that are hits."""
        if self._asked.query.group is Group.CLAUSE:
            return self._here(self._asked.clauses())
        node, filters = bare(self._asked.query.node), self._asked.document_filters(self._asked.query.filters)
        parts = self._here(self._asked.joined(bare(loosened(node)), filters))
        gate = self._gate()
        return T.boolean_query([(Occur.Must, parts), *gate]) if gate else parts

    def _here(self, query: Any) -> Any:
        return query if self._documents is None else self._asked.within(query, "document", self._documents)

    def _gate(self) -> _Gate:
        """What lets only articles through that are hits. With one thing asked for these are all that match but the
        excluded ones; whichever are fewer are named, hits or excluded."""
        node, excluded = bare(self._asked.query.node), self._asked.excluded
        if excluded is None and not asks_for_several(node):
            return []
        hits = self._here(self._asked.articles())
        number = self._articles.search(unscored(hits), 1).count
        if excluded is not None and not asks_for_several(node):
            others = self._here(self._asked.joined(node, (excluded, *self._asked.article_filters())))
            count, keys = self._keys(others, number)
            if count <= number:
                return [(Occur.MustNot, self._asked.among("article", keys))]
        return [(Occur.Must, self._asked.among("article", self._keys(hits, number)[1]))]

    def _keys(self, articles: Any, limit: int) -> tuple[int, list[int]]:
        """How many articles match, and the numbers of so many of them."""
        found = self._articles.search(unscored(articles), max(limit, 1))
        keys: list[int] = self._articles.fast_field_values("article", [address for _, address in found.hits])
        return found.count, keys


def terms_of(searcher: Any, query: Any, fields: Sequence[str], least: int = 1) -> dict[str, list[tuple[Any, int]]]:
    """The values of each field with the number of their rows, if there are at least so many."""
    size = {"size": ALL_VALUES, "segment_size": EVERY_VALUE, "min_doc_count": least}
    asked = {field: {"terms": {"field": field, **size}} for field in fields}
    answer = searcher.aggregate(query, asked)
    return {field: [(b["key"], b["doc_count"]) for b in answer[field]["buckets"]] for field in fields}


def _years_and_forms(
    faces: Iterable[tuple[int, int]], statuses: Collection[str]
) -> tuple[dict[int, int], dict[tuple[str, str], int]]:
    """How many clauses with these statuses each year has, and each kind with each status."""
    kept = {place: form for place, form in enumerate(FORMS) if form[1] in statuses}
    years: dict[int, int] = defaultdict(int)
    forms: dict[int, int] = defaultdict(int)
    for face, number in faces:
        year, place = divmod(face, len(FORMS))
        if place in kept:
            years[year] += number
            forms[place] += number
    return years, {kept[place]: number for place, number in forms.items()}
