"""Kinds, years and statuses stand in the index as one number: each comes back as what it was."""

from pathlib import Path

from dayanak.law.document import DocumentKind, Status
from dayanak.search.port import Everything, FacetValue, Filters, Group, IndexEntry, SearchQuery
from dayanak.storage.index.tantivy_index import TantivyIndex

YEARS = (None, 1876, 2026)


def entry(number: int, kind: str, status: str, year: int | None) -> IndexEntry:
    own = {"id": str(number), "document_id": str(number), "article_key": str(number), "eid": "art_1", "path": "madde:1"}
    return IndexEntry(seq=number, kind=kind, status=status, year=year, streams={"stem": "izin"}, **own)


def test_every_kind_and_year_is_counted_with_the_statuses_that_are_asked_for(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index", writer=True)
    forms = [(kind, status, year) for kind in DocumentKind for status in Status for year in YEARS]
    index.rebuild([entry(number, *form) for number, form in enumerate(forms, 1)])

    def counted(*statuses: Status) -> dict[str, dict[str, int]]:
        asked = SearchQuery(Everything(), Filters(statuses=statuses), group=Group.CLAUSE)
        return {name: {v.value: v.count for v in values} for name, values in index.search(asked).facets.items()}

    kinds = len(DocumentKind)
    found = counted(Status.REPEALED, Status.NOT_YET)
    assert found["kind"] == dict.fromkeys(DocumentKind, 2 * len(YEARS))
    assert found["year"] == {"1876": 2 * kinds, "2026": 2 * kinds}  # what has no year is in none
    assert found["status"] == dict.fromkeys((Status.REPEALED, Status.NOT_YET), kinds * len(YEARS))
    assert counted()["status"] == dict.fromkeys(Status, kinds * len(YEARS))
    index.close()


def test_values_are_plain_words(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path / "index", writer=True)
    index.rebuild([entry(1, DocumentKind.LAW, Status.IN_FORCE, 2001)])
    facets = index.search(SearchQuery(Everything(), group=Group.CLAUSE)).facets
    assert facets["kind"] == (FacetValue("kanun", 1),)
    assert type(facets["kind"][0].value) is str
    index.close()
