"""Questions and answers: everything that API and pages show, from the record, the index and the archive."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Literal
from urllib.parse import quote

from dayanak.http.paging import next_cursor
from dayanak.law.errors import NotFound, Rejected, Unavailable
from dayanak.law.letters import well_formed
from dayanak.registry.standing import known_category, known_place
from dayanak.registry.state import Unit
from dayanak.search.port import SearchIndex
from dayanak.storage.archive import Archive
from dayanak.storage.record import Clause, DocumentRow, Record, Resolution, ResolvedBasis
from search_api import addresses
from search_api.comparison import comparison
from search_api.going import place_of
from search_api.kept import KeptByNumber
from search_api.labels import breadcrumb, kind_label
from search_api.meaning import Meaning
from search_api.query import SearchParams
from search_api.reading import document_view, provision_answer
from search_api.references import references
from search_api.refs import document_ref, service_ref, unit_ref
from search_api.schemas import (
    Arrival,
    BasisView,
    CitationsAnswer,
    ComparisonAnswer,
    DocumentList,
    DocumentRef,
    DocumentView,
    FacetEntry,
    Health,
    ManagerView,
    ProvisionAnswer,
    ReferencesAnswer,
    SearchAnswer,
    ServiceList,
    ServiceView,
    SimilarAnswer,
    SuggestAnswer,
    UnitList,
    UnitView,
    VersionAnswer,
    VersionsAnswer,
)
from search_api.search import answering, search, shown
from search_api.similar import Origin, others_first, similar
from search_api.spelling import Speller
from search_api.suggest import Suggester
from search_api.synonyms import LiveSynonyms
from search_api.targets import find_citations
from search_api.versions import version_answer, versions_answer, views_by_number
from search_api.views import cited_by
from search_api.within import Within, within

LATEST = 1_000
"""So many documents may have come since a feed was asked for last, without its missing any."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was received. `disposition` is the header that names it."""

    data: bytes
    media_type: str
    disposition: str


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a search asks of the record."""

    record: Record
    suggester: Suggester
    names: KeptByNumber[str]
    parents: KeptByNumber[list[str]]

    def clauses(self, keys: Sequence[tuple[str, str]]) -> Sequence[Clause | None]:
        return self.record.documents.clauses(keys)

    def unit_names(self, numbers: Iterable[str]) -> Mapping[str, str]:
        return self.names(numbers)

    def unit_parents(self, numbers: Iterable[str]) -> Mapping[str, Sequence[str]]:
        return self.parents(numbers)

    def units_called(self, name: str, size: int) -> Sequence[Unit]:
        return self.record.registry.find_units(name, size=size).rows

    def unit(self, detsis_no: str) -> Unit | None:
        return self.record.registry.unit(detsis_no)

    def units_beginning(self, key: str, most: int) -> Sequence[Unit]:
        return self.suggester.units(key, most)

    def resolve(self, target: str) -> Resolution:
        return self.record.resolve(target)


class Service:
    """Answers. What is not there raises NotFound. A search waits for its turn, where `turns` are given; `beside` is the
    engine for what stands beside a text, where that is not asked as a search is."""

    def __init__(
        self,
        record: Record,
        engine: SearchIndex,
        archive: Archive,
        meaning: Meaning | None = None,
        turns: Callable[[], AbstractContextManager[object]] = nullcontext,
        beside: SearchIndex | None = None,
    ) -> None:
        self._record = record
        self._engine = engine
        self._beside = beside or engine
        self._archive = archive
        self._speller = Speller(engine, thesaurus=LiveSynonyms(record.synonyms))
        self._suggester = Suggester(record, engine)
        names, parents = KeptByNumber(record.registry.names), KeptByNumber(record.registry.parents_by_number)
        self._shelf = _Shelf(record, self._suggester, names, parents)
        self._tops = KeptByNumber(self._institutions)
        self._meaning = meaning
        self._turns = turns

    def search(self, params: SearchParams) -> SearchAnswer:
        """The clauses that answer a query. Raises Rejected for a unit, category or place that the registry has not."""
        params = self._checked(params)
        with self._turns():
            answer = search(params, self._engine, self._shelf, self._speller, self._meaning)
        if not answer.total and self._is_unbuilt():
            raise Unavailable("Arama dizini henüz kurulmadı; kurulunca arama sürer.", code="unbuilt")
        return answer

    def _checked(self, params: SearchParams) -> SearchParams:
        """The parameters with values as the index has them."""
        self._refuse_unknown("unit", params.unit)
        category = self._known("category", params.category, known_category)
        place = self._known("place", params.place, known_place)
        return replace(params, category=category, place=place) if category or place else params

    def _is_unbuilt(self) -> bool:
        """Whether the index has nothing of all that the record has."""
        return not self._engine.count() and self._record.documents.counts().clauses > 0

    def suggest(self, typed: str) -> SuggestAnswer:
        """What may be meant by what was typed so far."""
        return SuggestAnswer(suggestions=self._suggester(well_formed(typed)))

    def cited_place(self, text: str) -> str | None:
        """The address of the one provision or document that a text cites or calls; None where there is none, or
        several."""
        return place_of(well_formed(text), self._record.resolve, self._suggester.document)

    def original(self, document_id: str, number: int | None = None) -> Original:
        """The bytes of the document as they were received; of an earlier version by its number."""
        document = self._document(document_id)
        number = number or document.version
        views, sources = views_by_number(self._record, document, number), self._record.sources.of_document(document_id)
        name = dict(zip(views, (source.name for source in sources), strict=True))[number]
        disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
        return Original(self._archive.read(views[number].digest), views[number].media_type, disposition)

    def document(self, document_id: str) -> DocumentView:
        """A document whole: its card, and all provisions with their links."""
        return document_view(self._record, self._document(document_id))

    def provision(self, document_id: str, eid: str) -> ProvisionAnswer:
        """One provision and what is in it; citations in and out, units, services."""
        document = self._document(document_id)
        provision = self._record.documents.provision(document_id, eid)
        if provision is None:
            raise NotFound("Belgede böyle bir hüküm yok.")
        return provision_answer(self._record, document, provision)

    def similar(self, document_id: str, eid: str, size: int = 5) -> SimilarAnswer:
        """What says the same as a provision or is about the same; of other institutions first."""
        document, at = self._document(document_id), self._record.documents.provision(document_id, eid)
        if at is None:
            raise NotFound("Belgede böyle bir hüküm yok.")
        origin = Origin.of(self._record.documents, document, at.eid)
        found = similar(origin, self._beside, self._speller, self._meaning, size)
        hits = shown(found.hits, {}, self._shelf, found.reading)
        issuers = [document.issuer.detsis_no] if document.issuer else []
        tops = self._tops([*issuers, *(hit.document.unit.detsis_no for hit in hits if hit.document.unit)])
        own = next(map(tops.__getitem__, issuers), None)
        same = {addresses.clause(hit.document_id, hit.eid) for hit in found.hits if hit.twin == found.twin}
        ordered = others_first(hits, same, tops, own)
        first = next((hit for hit in ordered[:1] if hit.url in same), None)
        return SimilarAnswer(
            same=first.alike + 1 if first else 0, twin=str(found.twin) if first else None, hits=ordered[:size]
        )

    def _institutions(self, numbers: Iterable[str]) -> dict[str, str]:
        """By number of a unit the institution that it belongs to: what stands at the top."""
        lines = {number: self._record.registry.ancestors(number) for number in numbers}
        return {number: above[0].detsis_no if above else number for number, above in lines.items()}

    def within(self, document_id: str, q: str, eid: str | None = None) -> Within:
        """A search within a document, seen from one of its clauses; without hits where the engine is away."""

        def order(clause: str) -> int | None:
            row = self._record.documents.provision(document_id, clause)
            return row.seq if row else None

        return within(document_id, well_formed(q), eid, self._beside, self._shelf, self._speller, order)

    def references(self, document_id: str, *, broken: bool = False) -> ReferencesAnswer:
        """The citations of a document that lead nowhere, or to what is not law any more."""
        return references(self._record, self._document(document_id), broken=broken)

    def versions(self, document_id: str) -> VersionsAnswer:
        """The versions of a document."""
        return versions_answer(self._record, self._document(document_id))

    def version(self, document_id: str, number: int) -> VersionAnswer:
        """One version of a document to read."""
        return version_answer(self._record, self._document(document_id), number)

    def comparison(self, document_id: str, before: int | None = None, after: int | None = None) -> ComparisonAnswer:
        """What differs between two versions of a document, by their numbers; the last two where none are named."""
        document = self._document(document_id)
        after = document.version if after is None else after
        before = after - 1 if before is None else before
        if not before:
            raise NotFound("Belgenin ilk sürümünden önce karşılaştırılacak bir sürümü yok.")
        return comparison(self._record, document, before, after)

    def citations(self, text: str) -> CitationsAnswer:
        """The citations of a text, and where they lead."""
        return CitationsAnswer(citations=find_citations(text, self._record))

    def unit(self, detsis_no: str) -> UnitView:
        """A unit with its place in the state and what it has."""
        unit, registry = self._unit(detsis_no), self._record.registry
        above = registry.ancestors(detsis_no)
        plain = ("unit_type", "category", "status", "abbreviation", "place", "address", "phone", "email", "website")
        return UnitView(
            **{name: getattr(unit, name) for name in ("detsis_no", "name", "active", *plain)},
            parent=unit_ref(above[-1]) if above else None,
            ancestors=[unit_ref(one) for one in above],
            children_total=registry.children(detsis_no, size=1).total,
            documents_total=self._record.documents.of_unit(detsis_no, size=1).total,
            services_total=registry.services_of(detsis_no, size=1).total,
            managers=[
                ManagerView(
                    name=m.name, title=m.title, duty=m.duty, start=m.start, end=m.end, legal_basis=m.legal_basis
                )
                for m in registry.managers(detsis_no)
            ],
            url=addresses.unit(detsis_no),
        )

    def unit_names(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """The names of those of these units that there are."""
        return self._record.registry.names(numbers) if numbers else {}

    def units_above(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """By number of a unit the name of the one directly above it; none for one at the top."""
        above = {number: parents[0] for number, parents in self._shelf.unit_parents(numbers).items() if parents}
        names = self._shelf.unit_names(set(above.values()))
        return {number: names[parent] for number, parent in above.items() if parent in names}

    def unit_children(self, detsis_no: str, page: int = 1, size: int = 50) -> UnitList:
        """The units directly below, in Turkish order."""
        self._unit(detsis_no)
        listing = self._record.registry.children(detsis_no, page, size)
        units = [unit_ref(unit) for unit in listing.rows]
        return UnitList(total=listing.total, next=next_cursor(listing.total, page, size), units=units)

    def unit_ancestors(self, detsis_no: str) -> UnitList:
        """The units above, from the top down."""
        self._unit(detsis_no)
        units = [unit_ref(unit) for unit in self._record.registry.ancestors(detsis_no)]
        return UnitList(total=len(units), units=units)

    def unit_documents(self, detsis_no: str, page: int = 1, size: int = 50, kind: str | None = None) -> DocumentList:
        """The documents of the unit and of everything below it, newest first."""
        self._unit(detsis_no)
        listing = self._record.documents.of_unit(detsis_no, kind, page, size)
        documents = [document_ref(row) for row in listing.rows]
        return DocumentList(total=listing.total, next=next_cursor(listing.total, page, size), documents=documents)

    def unit_services(self, detsis_no: str, page: int = 1, size: int = 50) -> ServiceList:
        """The services of the unit and of everything below it, in Turkish order."""
        self._unit(detsis_no)
        listing = self._record.registry.services_of(detsis_no, page, size)
        known = self._units([service.unit_no for service in listing.rows])
        services = [service_ref(service, known.get(service.unit_no or "")) for service in listing.rows]
        return ServiceList(total=listing.total, next=next_cursor(listing.total, page, size), services=services)

    def units(self, name: str = "", below: str | None = None, page: int = 1, size: int = 50) -> UnitList:
        """Units by name in any spelling; with `below` only that unit and what is below it."""
        self._refuse_unknown("below", [below] if below else [])
        listing = self._record.registry.find_units(name, below, page, size)
        units = [unit_ref(unit) for unit in listing.rows]
        return UnitList(total=listing.total, next=next_cursor(listing.total, page, size), units=units)

    def service(self, service_id: str) -> ServiceView:
        """A service with the clauses that it rests on, and those that name it."""
        service = self._record.registry.service(service_id)
        if service is None:
            raise NotFound("Bu numarayla bir hizmet yok.")
        unit = self._units([service.unit_no]).get(service.unit_no or "")
        return ServiceView(
            **service_ref(service, unit).model_dump(),
            institution=service.institution,
            documents=list(service.documents),
            duration=service.duration,
            description=service.description,
            channel=service.channel,
            fee=service.fee,
            bases=[_basis(basis) for basis in self._record.links.bases(service_id)],
            clauses=[cited_by(citing) for citing in self._record.links.naming_service(service_id)],
        )

    def recent(self, limit: int = 10) -> list[DocumentRef]:
        """The documents that came last."""
        return [document_ref(row) for row in self._record.documents.recent(limit)]

    def arrivals_of_unit(self, detsis_no: str, limit: int) -> list[Arrival]:
        """What a unit and everything below it issued, what came or changed last first."""
        self._unit(detsis_no)
        return [_arrival(row) for row in self._record.documents.recent(limit, detsis_no)]

    def arrivals_of_search(self, params: SearchParams, limit: int) -> list[Arrival]:
        """Of the documents that came or changed last (`LATEST` of them), those that answer a search; the last first."""
        latest = self._record.documents.recent(LATEST)
        with self._turns():
            ids = [row.id for row in latest]
            found = answering(self._checked(params), ids, self._engine, self._shelf, self._speller, self._meaning)
        return [_arrival(row) for row in latest if row.id in found][:limit]

    def kinds(self) -> list[FacetEntry]:
        """The kinds there are, with how many documents each has."""
        counted = self._record.documents.kinds()
        return [FacetEntry(value=kind, label=kind_label(kind), count=count) for kind, count in counted]

    def institutions(self) -> list[FacetEntry]:
        """The institutions that have documents, with how many they and their units have."""
        tops = self._record.registry.tops()
        return [FacetEntry(value=unit.detsis_no, label=unit.name, count=count) for unit, count in tops]

    def health(self) -> Health:
        """That the record answers, and how much it holds."""
        counts = self._record.documents.counts()
        return Health(status="ok", documents=counts.documents, clauses=counts.clauses, version=version("dayanak"))

    def _document(self, document_id: str) -> DocumentRow:
        row = self._record.documents.document(document_id)
        if row is None:
            raise NotFound("Bu numarayla bir belge yok.")
        return row

    def _unit(self, detsis_no: str) -> Unit:
        unit = self._record.registry.unit(detsis_no)
        if unit is None:
            raise NotFound("Bu DETSİS numarasıyla bir birim yok.")
        return unit

    def _refuse_unknown(self, field: str, numbers: Sequence[str]) -> None:
        for number in set(numbers) - set(self._record.registry.names(numbers) if numbers else ()):
            message = f"Kayıtta {number} numaralı bir birim yok."
            raise Rejected(message, code="unknown-unit", field=field)

    def _known(
        self, field: Literal["category", "place"], asked: Sequence[str], known: Callable[[str, list[str]], str | None]
    ) -> tuple[str, ...]:
        """The values as the index has them."""
        written = self._record.registry.written(field) if asked else []
        found = {value: known(value, written) for value in asked}
        for value in (value for value, one in found.items() if one is None):
            raise Rejected(f"Kayıtta '{value}' diye bir değer yok.", code="bad-parameter", field=field)
        return tuple(dict.fromkeys(one for one in found.values() if one))

    def _units(self, numbers: Sequence[str | None]) -> dict[str, Unit]:
        known = self._record.registry.units([number for number in numbers if number])
        return {unit.detsis_no: unit for unit in known}


def _arrival(row: DocumentRow) -> Arrival:
    return Arrival(**document_ref(row).model_dump(), version=row.version, received_at=row.received_at)


def _basis(resolved: ResolvedBasis) -> BasisView:
    """A legal basis as written, and the clause or at least the document that it leads to."""
    document, provision = resolved.document, resolved.provision
    view = BasisView(
        written=resolved.basis.written,
        target=resolved.basis.target,
        confidence=resolved.confidence,
        method=resolved.method,
    )
    if document is None:
        return view
    path = provision.path if provision else ""
    led = {
        "document": document_ref(document),
        "eid": provision.eid if provision else None,
        "breadcrumb": breadcrumb(document.title, path),
        "text": provision.text if provision else None,
        "url": addresses.clause(document.id, provision.eid) if provision else addresses.document(document.id),
    }
    return view.model_copy(update=led)
