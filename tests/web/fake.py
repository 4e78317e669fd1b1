"""A service and an upload desk that hold one small state, about institutions that do not exist."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dayanak.http.schemas import UploadReceipt
from dayanak.law.errors import Forbidden, NotFound, Rejected, Unauthenticated, Unavailable
from dayanak.law.letters import fold
from dayanak.storage.record.searches import SearchCount
from search_api.labels import cause_label, gazette_label, kind_label, level_label, status_label
from search_api.operator import InUse
from search_api.query import SearchParams
from search_api.schemas import (
    Arrival,
    BasisView,
    ChangeView,
    CitationTarget,
    CitedBy,
    ComparisonAnswer,
    DocumentList,
    DocumentRef,
    DocumentView,
    DoubtView,
    EffectView,
    FacetEntry,
    FactView,
    Health,
    Hit,
    ManagerView,
    Nothing,
    PageRead,
    ProvisionAnswer,
    ProvisionView,
    ReferencesAnswer,
    ReferenceView,
    RelatedUnit,
    RewritingView,
    SearchAnswer,
    ServiceList,
    ServiceRef,
    ServiceView,
    SimilarAnswer,
    SpanLink,
    SuggestAnswer,
    Suggestion,
    SynonymUsed,
    TreeEntry,
    Understood,
    UnitList,
    UnitMentionView,
    UnitRef,
    UnitView,
    VersionAnswer,
    VersionsAnswer,
    WayOut,
)
from search_api.searched import Lists
from search_api.snippet import Wanted
from search_api.within import Within, seen
from search_api.words import read
from tests.web.versions import HOSTILE, compared, versions_of

UNIVERSITY = UnitRef(detsis_no="98000001", name="Karaçam Üniversitesi Rektörlüğü")
OFFICE = UnitRef(detsis_no="98000011", name="Öğrenci İşleri Daire Başkanlığı")
FACULTY = UnitRef(detsis_no="98000012", name="Su Ürünleri Fakültesi Dekanlığı")
DOCUMENT_ID = "karacam-burs-yonergesi-1a2b3c"
KEY = "anahtar-98000001"


def span(text: str, surface: str, **more: object) -> SpanLink:
    """A link on the first occurrence of a surface."""
    start = text.index(surface)
    fields: dict[str, object] = {"kind": "citation", "method": "grammar", "confidence": 0.93}
    return SpanLink.model_validate({"start": start, "end": start + len(surface), "surface": surface, **fields, **more})


def node(path: str, eid: str, kind: str, label: str, text: str = "", **more: object) -> ProvisionView:
    """A provision in force."""
    fields = {"path": path, "eid": eid, "kind": kind, "label": label, "text": text, "wid": eid, "status": "in_force"}
    return ProvisionView.model_validate({**fields, **more})


def _law(eid: str | None, label: str, exists: bool | None = True) -> CitationTarget:
    url = f"/mevzuat/{DOCUMENT_ID}/{eid}" if eid else None
    return CitationTarget(target="this/madde:4", exists=exists, url=url, label=label)


_LEAD = "Burs verilecek öğrencilerde 4 üncü maddenin birinci fıkrası ile aşağıdaki koşullar aranır:"
_MISSING = "7999 sayılı Kanunun 12 nci maddesine göre kayıtlı olmak,"
_UNIT = "Başvurular Öğrenci İşleri Daire Başkanlığı tarafından alınır; birim kurulları görüş bildirir."
_NOTED = (
    "(Değişik: 12/3/2024-2024/15 sayılı Senato kararı) Burs süresi iki yarıyıldır; "
    "9 uncu maddenin üçüncü fıkrası saklıdır."
)


def provisions() -> list[ProvisionView]:
    """A directive with a chapter, articles down to alt bent, a table, an annex, a repealed article and links."""
    first = {"container": "kisim:1/bolum:1"}
    second = {"container": "kisim:1/bolum:2"}
    para = "art_5__para_1"
    return [
        node("kurum", "kurum", "kurum", "", "KARAÇAM ÜNİVERSİTESİ"),
        node("belge-basligi", "belge-basligi", "belge-basligi", "", "BURS VE DESTEK YÖNERGESİ"),
        node("kisim:1", "part_1", "kisim", "BİRİNCİ KISIM", heading="Genel Hükümler"),
        node("kisim:1/bolum:1", "part_1__chp_1", "bolum", "BİRİNCİ BÖLÜM", heading="Amaç ve Tanımlar"),
        node("madde:1", "art_1", "madde", "MADDE 1 –", heading="Amaç", **first),
        node("madde:1/fikra:1", "art_1__para_1", "fikra", "(1)",
             f"Bu Yönergenin amacı burs esaslarını düzenlemektir. {HOSTILE}", parent="art_1", depth=1),
        node("madde:4", "art_4", "madde", "MADDE 4 –", heading="Tanımlar", **first),
        node("madde:4/fikra:1", "art_4__para_1", "fikra", "", "Bu Yönergede geçen tanımlar şunlardır.", parent="art_4"),
        node("kisim:1/bolum:2", "part_1__chp_2", "bolum", "İKİNCİ BÖLÜM", heading="Burs Koşulları"),
        node("madde:5", "art_5", "madde", "MADDE 5 –", heading="Koşullar", **second),
        node("madde:5/fikra:1", para, "fikra", "(1)", _LEAD, parent="art_5",
             links=[span(_LEAD, "4 üncü maddenin birinci fıkrası", targets=[_law("art_4__para_1", "Madde 4 › (1)")])]),
        node("madde:5/fikra:1/bent:a", f"{para}__point_a", "bent", "a)", _MISSING, parent=para,
             links=[span(_MISSING, "7999 sayılı Kanunun 12 nci maddesine", targets=[_law(None, "7999 m.12", None)],
                        others=[_law("art_4", "Burs Yönergesi m.4")])]),
        node("madde:5/fikra:1/bent:ç", f"{para}__point_ç", "bent", "ç)", "Başarı ölçütlerinden;", parent=para),
        node("madde:5/fikra:1/bent:ç/altbent:1", f"{para}__point_ç__point_1", "altbent", "1)",
             "Not ortalaması en az 2,50 olmak,", parent=f"{para}__point_ç"),
        node("madde:5/fikra:2", "art_5__para_2", "fikra", "(2)", _UNIT, parent="art_5", links=[
            span(_UNIT, "Öğrenci İşleri Daire Başkanlığı", kind="unit", unit=OFFICE),
            span(_UNIT, "birim kurulları", kind="unit", candidates=[OFFICE, FACULTY])]),
        node("madde:5/fikra:2/tablo:1", "art_5__para_2__tablo_1", "tablo", "",
             "Burs türü | Aylık tutar\nBaşarı | 1.250,00\nİhtiyaç | 1.500,00", parent="art_5__para_2"),
        node("madde:6", "art_6", "madde", "MADDE 6 –", heading="Yemek yardımı", status="repealed", **second),
        node("madde:6/fikra:1", "art_6__para_1", "fikra", "(1)", "Yemek yardımı yapılır.", parent="art_6",
             status="repealed"),
        node("madde:7", "art_7", "madde", "MADDE 7 –", heading="Süre", **second),
        node("madde:7/fikra:1", "art_7__para_1", "fikra", "(1)", _NOTED, parent="art_7",
             links=[span(_NOTED, "9 uncu maddenin üçüncü fıkrası", targets=[_law(None, "Madde 9 › (3)", False)])]),
        node("gecici-madde:1", "art_gecici-1", "gecici-madde", "GEÇİCİ MADDE 1 –", heading=None, **second),
        node("gecici-madde:1/fikra:1", "art_gecici-1__para_1", "fikra", "(1)", "Eski burslar sürer.",
             parent="art_gecici-1"),
        node("annex:1", "att_1", "annex", "EK-1", heading="Başvuru formu"),
        node("annex:1/paragraf:1", "att_1__paragraf_1", "paragraf", "", "Adı, öğrenci numarası.", parent="att_1"),
    ]  # fmt: skip


def many(articles: int) -> list[ProvisionView]:
    """A long document: articles with three paragraphs each."""
    text = "İlgili birim başvuruyu on beş gün içinde sonuçlandırır ve yazılı olarak bildirir. " * 3
    return [
        one
        for number in range(1, articles + 1)
        for one in (
            node(f"madde:{number}", f"art_{number}", "madde", f"MADDE {number} –", heading="Başvuru"),
            *(
                node(
                    f"madde:{number}/fikra:{p}",
                    f"art_{number}__para_{p}",
                    "fikra",
                    f"({p})",
                    text,
                    parent=f"art_{number}",
                )
                for p in (1, 2, 3)
            ),
        )
    ]


def reference(**changes: object) -> DocumentRef:
    """The directive as it stands on a hit."""
    fields: dict[str, object] = {
        "id": DOCUMENT_ID,
        "ref": None,
        "source": "burs.pdf",
        "title": "Karaçam Üniversitesi Burs ve Destek Yönergesi",
        "kind": "yonerge",
        "unit": UNIVERSITY,
        "status": "in_force",
        "number": "2023/41",
        "date": "2023-09-14",
        "url": f"/mevzuat/{DOCUMENT_ID}",
    }
    return DocumentRef.model_validate({**fields, **changes})


def arrival(**changes: object) -> Arrival:
    """The directive as it stands in a feed."""
    fields = reference().model_dump() | {"version": 2, "received_at": "2026-03-02T10:00:00+00:00"}
    return Arrival.model_validate({**fields, **changes})


SERVICE = ServiceRef(
    id="hizmet-1",
    name="Burs başvurusunun alınması",
    unit=OFFICE,
    url="/hizmet/hizmet-1",
    evidence="Burs ve Destek Yönergesi madde 5/2",
    method="basis",
    confidence=0.97,
)


_CHANGED = ChangeView(
    op="replace-unit", eid="art_7", place="Madde 7", says="7998 sayılı Kanunun 5 inci maddesiyle değiştirilmiştir",
    date="2024-03-12", by="kanun:7998/madde:5", surface="(Değişik: 12/3/2024-7998/5 md.)", method="note",
    comparison=f"/mevzuat/{DOCUMENT_ID}/karsilastir?eski=1&yeni=3#art_7",
)  # fmt: skip
_REWRITTEN = RewritingView(
    before=1, after=3, received_at="2026-03-02T10:00:00Z",
    url=f"/mevzuat/{DOCUMENT_ID}/karsilastir?eski=1&yeni=3#art_7",
)  # fmt: skip
_EFFECTS = [
    EffectView(op="repeal-unit", target=_law("art_6", "Burs Yönergesi m. 6"), says="yürürlükten kaldırılmıştır",
               date="2025-01-01", surface="6 ncı maddesi yürürlükten kaldırılmıştır"),
    EffectView(op="replace-unit", target=_law(None, "7999 sayılı Kanun m. 12", None), says="değiştirilmiştir",
               date="2999-01-01", coming=True, surface=f"12 nci maddesi {HOSTILE}"),
]  # fmt: skip
_ENDED = ChangeView(
    op="repeal-unit", eid="art_6", place="Madde 6",
    says="7999 sayılı Kanunun 12 nci maddesiyle yürürlükten kaldırılmıştır",
    date="2025-01-01", by="kanun:7999/madde:12", url=f"/mevzuat/{DOCUMENT_ID}/art_7", document=reference(),
    surface="6 ncı maddesi yürürlükten kaldırılmıştır", method="order",
)  # fmt: skip


class FakeService:
    """Answers like `search_api.service.Service`."""

    def __init__(self, nodes: list[ProvisionView] | None = None) -> None:
        self.nodes = nodes or provisions()
        self.engine = True

    def document(self, document_id: str) -> DocumentView:
        self._check(document_id)
        return DocumentView(
            **reference().model_dump(),
            accepted="2023-09-14",
            in_force="2023-10-01",
            basis=[CitationTarget(target="kanun:7998/madde:3", exists=None, label="7998 sayılı Kanun m.3")],
            executor="Karaçam Üniversitesi Rektörü",
            issuers=[UNIVERSITY],
            version=len(self.versions(document_id).versions),
            received_at="2026-03-02T10:00:00Z",
            digest="9f" * 32,
            media_type="application/pdf",
            original_url=f"/api/documents/{DOCUMENT_ID}/original",
            pages=[
                PageRead(number=1, read_by="pdfium", confidence=0.99),
                PageRead(number=2, read_by="unread", confidence=0, reason="Sayfada metin yok, OCR kurulu değil"),
            ],
            warnings=["8 inci madde numarası atlanmış görünüyor"],
            facts=[FactView(name="accepted", value="2023-09-14", method="text", confidence=0.9)],
            doubtful=[DoubtView(eid="art_5__para_1__point_ç", place="Madde 5 › (1) › ç", text=HOSTILE, confidence=0.6)],
            broken=1,
            provisions=self.nodes,
        )

    def provision(self, document_id: str, eid: str) -> ProvisionAnswer:
        self._check(document_id)
        places = {one.eid: one for one in self.nodes}
        if eid not in places:
            raise NotFound("Belgede böyle bir hüküm yok.")
        found = places[eid]
        below = [one for one in self.nodes if one.eid.startswith(f"{eid}__") and one.kind != "bolum"]
        above = list(self._above(places, found))
        names = [*(one.label.rstrip(" –") for one in above), found.label.rstrip(" –") or found.kind]
        order = list(places)
        at = order.index(eid)
        mentions = [link for one in (found, *below) for link in one.links if link.kind == "unit"]
        return ProvisionAnswer(
            document=reference(),
            received_at="2026-01-02T03:04:05+00:00",
            provision=found,
            text=" ".join(one.text for one in (found, *below)),
            heading=found.heading,
            breadcrumb=[reference().title, *names],
            ancestors=above,
            descendants=below,
            previous=order[at - 1] if at else None,
            next=order[at + 1] if at + 1 < len(order) else None,
            citations_out=[link for one in (found, *below) for link in one.links if link.kind == "citation"],
            changes=[_CHANGED, _ENDED] if eid in {"art_6", "art_7"} else [],
            ended=_ENDED if eid == "art_6" else None,
            effects=_EFFECTS if eid == "art_7" else [],
            rewritings=[_REWRITTEN] if eid == "art_7" else [],
            citations_in=[self._citing()] if eid == "art_4__para_1" else [],
            units=[
                UnitMentionView(
                    surface=link.surface,
                    base=link.surface,
                    type="unit",
                    unit=link.unit,
                    candidates=link.candidates,
                    confidence=0.9,
                    method="registry",
                    role="duty",
                )
                for link in mentions
            ],
            services=[SERVICE] if eid.startswith("art_5") else [],
            citation_text=f"{reference().title} (14.09.2023, 2023/41), {' '.join(names)}",
            url=f"/mevzuat/{DOCUMENT_ID}/{eid}",
        )

    def versions(self, document_id: str) -> VersionsAnswer:
        self._check(document_id)
        return versions_of(reference())

    def version(self, document_id: str, number: int) -> VersionAnswer:
        self._check(document_id)
        views = {one.number: one for one in versions_of(reference()).versions}
        if number not in views:
            raise NotFound("Bu belgenin böyle bir sürümü yok.")
        nodes = self.nodes if views[number].clauses else []
        return VersionAnswer(
            document=reference(), version=views[number], following=views.get(number + 1), provisions=nodes
        )

    def comparison(self, document_id: str, before: int | None = None, after: int | None = None) -> ComparisonAnswer:
        self._check(document_id)
        return compared(reference(), before, after)

    def references(self, document_id: str, *, broken: bool = False) -> ReferencesAnswer:
        self._check(document_id)
        gone = CitationTarget(target="this/madde:9/fikra:3", exists=False, nearest="this/madde:7", cause="no-provision",
                              url=f"/mevzuat/{DOCUMENT_ID}/art_7", label="Madde 9 › (3)")  # fmt: skip
        unknown = CitationTarget(target="kanun:7999/madde:12", cause="no-document", label="7999 sayılı Kanun m. 12")
        found = [
            ReferenceView(
                eid=eid, breadcrumb=[reference().title, *place], surface=surface, status="in_force", target=target,
                cause=target.cause or "", says=cause_label(target.cause or ""), url=f"/mevzuat/{DOCUMENT_ID}/{eid}",
            )
            for eid, place, surface, target in (
                ("art_7__para_1", ["Madde 7", "(1)"], "9 uncu maddenin üçüncü fıkrası", gone),
                ("art_5__para_1__point_a", ["Madde 5", "(1)", "a"], f"7999 sayılı Kanun {HOSTILE}", unknown),
            )
        ]  # fmt: skip
        causes = [FacetEntry(value=one.cause, label=one.says, count=1) for one in found]
        return ReferencesAnswer(document=reference(), citations=4, total=2, broken=1, causes=causes, references=found)

    def similar(self, document_id: str, eid: str, size: int = 5) -> SimilarAnswer:
        self._check(document_id)
        if not self.engine:
            raise Unavailable("Arama dizini yanıt vermiyor.")
        others = [one for one in self.nodes if one.text and one.eid != eid]
        hits = [self._hit(one, collapsed=True) for one in others[:size]]
        return SimilarAnswer(same=8, twin="4711", hits=hits) if eid == "art_5" else SimilarAnswer()

    def within(self, document_id: str, q: str, eid: str | None = None) -> Within:
        self._check(document_id)
        wanted, places = Wanted.of(read(q)), {one.eid: place for place, one in enumerate(self.nodes)}
        hits = [(places[one.eid], one.eid) for one in self.nodes if wanted.found_in(one.text)]
        return seen(Within(q, wanted), hits if self.engine else [], eid, places.get)

    def search(self, params: SearchParams) -> SearchAnswer:
        if len(params.q) > 2000:
            raise Rejected("Sorgu en çok 2.000 karakter olabilir.", field="q")
        found = [one for one in self.nodes if one.text and all(w in fold(one.text) for w in fold(params.q).split())]
        hits = [self._hit(one, collapsed=params.collapse) for one in found]
        return SearchAnswer(
            total=len(hits) * 3,
            alike=7 if params.collapse else 0,
            took_ms=3.2,
            understood=Understood(
                text=params.q,
                citations=[_law(None, "Madde 99", False)] if "99" in params.q else [],
                corrections=["burs"] if params.q == "brus" else [],
                query="burs -ücretsiz" if "-" in params.q else None,
                notes=[f"‘{HOSTILE}:’ diye bir alan yok."] if ":" in params.q else [],
                everyday=[SynonymUsed(typed="harçlık", meant=["burs"])] if "harçlık" in params.q else [],
            ),
            hits=hits[: params.size],
            facets={
                "level": [
                    FacetEntry(value=v, label=level_label(v), count=n) for v, n in (("central", 9), ("local", 3))
                ],
                "category": [FacetEntry(value=v, label=v, count=2) for v in ("Çevre Kurulu", "Üniversite", "Bakanlık")],
                "place": [FacetEntry(value=v, label=v, count=4) for v in ("Isparta", "İzmir", "Samsun / Atakum")],
                "gazette": [FacetEntry(value=v, label=gazette_label(v), count=6) for v in ("true", "false")],
                "kind": [FacetEntry(value="yonerge", label=kind_label("yonerge"), count=12)],
                "year": [FacetEntry(value=str(2023 - n), label=str(2023 - n), count=20 - n) for n in range(20)],
                "status": [FacetEntry(value="in_force", label=status_label("in_force"), count=12)],
            },
            tree=self._tree(params) if hits else [],
            nothing=None if hits else _NOTHING,
        )

    def _tree(self, params: SearchParams) -> list[TreeEntry]:
        is_open = UNIVERSITY.detsis_no in {*params.open, *params.unit}
        top = TreeEntry(value=UNIVERSITY.detsis_no, label=UNIVERSITY.name, count=1412, opens=True, open=is_open)
        below = [
            TreeEntry(value=one.detsis_no, label=one.name, count=n, depth=1) for one, n in ((OFFICE, 9), (FACULTY, 3))
        ]
        return [top, *(below if is_open else ())]

    def suggest(self, typed: str) -> SuggestAnswer:
        offered = [
            Suggestion(text="Karaçam Üniversitesi Burs Yönergesi", type="document", url=f"/mevzuat/{DOCUMENT_ID}"),
            Suggestion(text=OFFICE.name, type="unit", url=f"/kurum/{OFFICE.detsis_no}", within=UNIVERSITY.name),
            Suggestion(text="burs komisyonu", type="word", url="/ara?q=burs+komisyonu"),
        ]
        return SuggestAnswer(suggestions=[one for one in offered if fold(typed) and fold(typed) in fold(one.text)])

    def cited_place(self, text: str) -> str | None:
        return f"/mevzuat/{DOCUMENT_ID}/art_5" if "5 inci madde" in text else None

    def unit(self, detsis_no: str) -> UnitView:
        ref = next((one for one in (UNIVERSITY, OFFICE, FACULTY) if one.detsis_no == detsis_no), None)
        if ref is None:
            raise NotFound("Bu numarayla bir birim yok.")
        top = ref is UNIVERSITY
        return UnitView(
            **ref.model_dump(), unit_type="Rektörlük" if top else "Daire", category="Yükseköğretim", place="Karaçam",
            address="Çamlık Cad. 1, Karaçam", phone="0 000 000 00 00", email="bilgi@karacam.example",
            website="karacam.example", parent=None if top else UNIVERSITY, ancestors=[] if top else [UNIVERSITY],
            children_total=2 if top else 0, documents_total=1, services_total=1,
            managers=[ManagerView(name="Ayla Örnek", title="Rektör", start="2024-01-08", duty="Harcama yetkilisi")],
            url=f"/kurum/{detsis_no}",
        )  # fmt: skip

    def unit_names(self, numbers: Sequence[str]) -> dict[str, str]:
        return {one.detsis_no: one.name for one in (UNIVERSITY, OFFICE, FACULTY) if one.detsis_no in numbers}

    def units_above(self, numbers: Sequence[str]) -> dict[str, str]:
        return {one.detsis_no: UNIVERSITY.name for one in (OFFICE, FACULTY) if one.detsis_no in numbers}

    def unit_children(self, detsis_no: str, page: int = 1, size: int = 50) -> UnitList:
        below = [OFFICE, FACULTY] if detsis_no == UNIVERSITY.detsis_no else []
        return UnitList(total=len(below), units=below)

    def unit_ancestors(self, detsis_no: str) -> UnitList:
        return UnitList(total=0, units=[])

    def unit_documents(self, detsis_no: str, page: int = 1, size: int = 50, kind: str | None = None) -> DocumentList:
        own = [reference()] if kind in {None, "yonerge"} else []
        return DocumentList(total=len(own) * 30, documents=own)

    def unit_services(self, detsis_no: str, page: int = 1, size: int = 50) -> ServiceList:
        return ServiceList(total=1, services=[SERVICE])

    def units(self, name: str = "", below: str | None = None, page: int = 1, size: int = 50) -> UnitList:
        found = [one for one in (UNIVERSITY, OFFICE, FACULTY) if fold(name) in fold(one.name)]
        return UnitList(total=len(found), units=found)

    def service(self, service_id: str) -> ServiceView:
        if service_id != SERVICE.id:
            raise NotFound("Bu numarayla bir hizmet yok.")
        resolved = BasisView(
            written="Burs ve Destek Yönergesi madde 5/2", target="this/madde:5/fikra:2", document=reference(),
            eid="art_5__para_2", breadcrumb=[reference().title, "Madde 5", "(2)"], text=_UNIT,
            url=f"/mevzuat/{DOCUMENT_ID}/art_5__para_2", confidence=0.97, method="title",
        )  # fmt: skip
        return ServiceView(
            **SERVICE.model_dump(), documents=["Başvuru formu", "Öğrenci belgesi"], duration="15 gün",
            description="Burs başvuruları alınır ve sonuçlandırılır.", channel="Şahsen",
            bases=[resolved, BasisView(written="Eski Burs Esasları madde 3")], clauses=[self._citing()],
        )  # fmt: skip

    def recent(self, limit: int = 10) -> list[DocumentRef]:
        return [reference()]

    def arrivals_of_unit(self, detsis_no: str, limit: int) -> list[Arrival]:
        return [arrival()] if self.unit(detsis_no) else []

    def arrivals_of_search(self, params: SearchParams, limit: int) -> list[Arrival]:
        return [arrival()] if self.search(params).hits else []

    def kinds(self) -> list[FacetEntry]:
        return [FacetEntry(value="yonerge", label=kind_label("yonerge"), count=1)]

    def institutions(self) -> list[FacetEntry]:
        return [FacetEntry(value=UNIVERSITY.detsis_no, label=UNIVERSITY.name, count=1)]

    def health(self) -> Health:
        return Health(status="ok", documents=1, clauses=1517, version="0.1.0")

    def _check(self, document_id: str) -> None:
        if document_id != DOCUMENT_ID:
            raise NotFound("Bu adreste bir belge yok.")

    def _above(self, places: dict[str, ProvisionView], found: ProvisionView) -> Iterator[ProvisionView]:
        if found.parent:
            yield from self._above(places, places[found.parent])
            yield places[found.parent]

    def _citing(self) -> CitedBy:
        return CitedBy(
            document=reference(), eid="art_5__para_1", breadcrumb=[reference().title, "Madde 5", "(1)"],
            surface="4 üncü maddenin birinci fıkrası", text=_LEAD, url=f"/mevzuat/{DOCUMENT_ID}/art_5__para_1",
        )  # fmt: skip

    def _hit(self, found: ProvisionView, *, collapsed: bool = False) -> Hit:
        return Hit(
            document=reference(), eid=found.eid, path=found.path, breadcrumb=[reference().title, "Madde 5", "(2)"],
            status=found.status, snippet=f"{HOSTILE} &amp; <mark>burs</mark> {found.eid}", score=1.5, more=2,
            url=f"/mevzuat/{DOCUMENT_ID}/{found.eid}", units=[OFFICE], services=[SERVICE],
            alike=7 if collapsed else 0, twin="4711" if collapsed else None,
        )  # fmt: skip


_NOTHING = Nothing(
    ways=[
        WayOut(drops="status", value="in_force", total=2, url="/ara?q=x&status=all"),
        WayOut(drops="word", value="yokboyle", total=12, url="/ara?q=burs"),
    ],
    units=[RelatedUnit(**UNIVERSITY.model_dump(), total=12, url="/ara?unit=98000001")],
)


class FakeDesk:
    """Receives files in memory. Files named `kotu…` are refused."""

    def __init__(self) -> None:
        self.received: list[UploadReceipt] = [
            self._receipt("r-1", "yonerge.pdf", "published", document=DOCUMENT_ID),
            self._receipt("r-2", "tarama.pdf", "unreadable", reason="Sayfalarda okunabilir metin yok."),
        ]

    def unit_of_key(self, key: str) -> UnitRef:
        if key != KEY:
            raise Unauthenticated("Kurum anahtarı tanınmıyor.")
        return UNIVERSITY

    def receive(self, key_unit: str, unit_no: str, filename: str, stream: BinaryIO) -> UploadReceipt:
        if unit_no not in {UNIVERSITY.detsis_no, OFFICE.detsis_no, FACULTY.detsis_no}:
            raise Forbidden("Bu anahtar o birim için geçerli değil.")
        if filename.startswith("kotu") or not stream.read(1):
            raise Rejected("Dosya boş ya da türü desteklenmiyor.", field="file")
        receipt = self._receipt(f"r-{len(self.received) + 1}", filename, "received")
        self.received.insert(0, receipt)
        return receipt

    def receipt(self, token: str) -> UploadReceipt:
        return next(one for one in self.received if one.receipt == token)

    def receipts_of(self, unit_no: str, page: int = 1, size: int = 50) -> list[UploadReceipt]:
        return self.received[(page - 1) * size : page * size]

    def _receipt(
        self, token: str, name: str, state: str, document: str | None = None, reason: str | None = None
    ) -> UploadReceipt:
        return UploadReceipt(
            receipt=token, state=state, document=document, reason=reason, url=f"/api/uploads/{token}", name=name
        )


class FakeOperators:
    """Nobody is one."""

    def is_operator(self, key: str) -> bool:
        return False

    def operator_of(self, key: str) -> str:
        raise Forbidden("Bu sayfalar sistemi işletenler içindir.")

    def searches(self, days: int, limit: int = 50) -> Lists:
        return {}

    def by_day(self, days: int) -> list[tuple[str, SearchCount]]:
        return []

    def synonyms(self) -> InUse:
        return InUse(0, None, None, ())

    def add(self, way: str, expressions: Sequence[str], *, by: str, after: int) -> None:
        """Nothing is kept."""

    def remove(self, line: str, *, by: str, after: int) -> None:
        """Nothing is kept."""
