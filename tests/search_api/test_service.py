"""The reading half of the service: what API and pages show."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from dayanak.http.paging import cursor_of
from dayanak.law.citation import Effect
from dayanak.law.errors import NotFound, Unavailable
from dayanak.law.reading import Reading
from dayanak.law.text import NormalText
from dayanak.registry.state import Manager, PublicService
from dayanak.search.port import SearchPage, SearchQuery
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Basis, Incoming, Record
from ingest.entries import entries
from search_api.cited import cited
from search_api.query import SearchParams
from search_api.service import Service
from search_api.turns import Turns
from tests.press import Press, facts_of, tree_of

RECTORATE, OFFICE, FACULTY, STUDIO = "98000001", "98000002", "98000003", "98000004"
LAW = facts_of(kind="kanun", title="ÖRNEK SİGORTA KANUNU", number="9001", accepted="2006-05-31")
LAW_TEXT = [
    ("madde:4", ""),
    ("madde:4/fikra:1", "Şunlar sigortalıdır:"),
    ("madde:4/fikra:1/bent:a", "hizmet akdi ile çalışanlar,"),
    ("madde:4/fikra:1/bent:b", "bağımsız çalışanlar."),
    ("madde:5", "Bildirim Kuruma yapılır."),
]
CITED = "9001 sayılı Kanunun 4 üncü maddesi"
DIRECTIVE_TEXT = [
    ("madde:1", ""),
    ("madde:1/fikra:1", f"Staj yapanlar {CITED} uyarınca sigortalanır; işlemleri Öğrenci İşleri yürütür."),
    ("madde:1/fikra:2", "Birinci fıkra kapsamında olmayanlar bildirilir."),
    ("madde:2", "Bu Yönergeyi Rektör yürütür."),
]


class Nowhere:
    """An engine that nothing is asked of here."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


@pytest.fixture
def service(record: Record, tmp_path: Path) -> Service:
    return Service(record, Nowhere(), Archive(tmp_path / "archive"))  # type: ignore[arg-type]


@pytest.fixture
def law(press: Press) -> str:
    return press.publish(LAW_TEXT, LAW).document_id


@pytest.fixture
def directive(press: Press, law: str) -> str:
    return press.publish(
        DIRECTIVE_TEXT,
        facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01"),
        unit=FACULTY,
        name="staj.pdf",
        cites=[(CITED, "kanun:9001/madde:4"), ("Birinci fıkra", "this/madde:1/fikra:1")],
        names=[("Öğrenci İşleri", OFFICE), ("Rektör", None)],
    ).document_id


def test_a_document_whole(service: Service, directive: str) -> None:
    view = service.document(directive)
    assert (view.title, view.kind, view.source, view.date) == ("Staj Yönergesi", "yonerge", "staj.pdf", "2020-05-01")
    assert view.unit is not None
    assert view.unit.detsis_no == FACULTY
    assert view.url == f"/mevzuat/{directive}"
    assert [p.eid for p in view.provisions] == ["art_1", "art_1__para_1", "art_1__para_2", "art_2"]
    assert view.provisions[0].children == ["art_1__para_1", "art_1__para_2"]
    assert view.provisions[1].parent == "art_1"


def test_links_stand_at_their_words(service: Service, directive: str) -> None:
    view = service.document(directive)
    first, second = view.provisions[1], view.provisions[2]
    assert [(first.text[link.start : link.end], link.kind) for link in first.links] == [
        (CITED, "citation"), ("Öğrenci İşleri", "unit"),
    ]  # fmt: skip
    target = first.links[0].targets[0]
    assert (target.exists, target.label) == (True, "9001 sayılı Örnek Sigorta Kanunu m. 4")
    assert second.links[0].targets[0].url == f"/mevzuat/{directive}/art_1__para_1"


def test_a_provision_is_its_own_text_and_its_childrens(service: Service, law: str, directive: str) -> None:
    answer = service.provision(law, "art_4")
    assert answer.text == (
        "fikra 1 Şunlar sigortalıdır:\nbent a hizmet akdi ile çalışanlar,\nbent b bağımsız çalışanlar."
    )
    assert answer.breadcrumb == ["Örnek Sigorta Kanunu", "Madde 4"]
    assert answer.citation_text == "9001 sayılı Örnek Sigorta Kanunu m. 4"
    assert [one.document.id for one in answer.citations_in] == [directive]
    assert answer.citations_in[0].surface == CITED
    assert (answer.previous, answer.next) == (None, "art_5")


def test_the_smallest_clause_knows_what_is_above_it(service: Service, law: str) -> None:
    answer = service.provision(law, "art_4__para_1__point_b")
    assert answer.text == "bağımsız çalışanlar."
    assert answer.breadcrumb == ["Örnek Sigorta Kanunu", "Madde 4", "(1)", "b"]
    assert [view.eid for view in answer.ancestors] == ["art_4", "art_4__para_1"]
    assert answer.descendants == []
    assert (answer.previous, answer.next) == ("art_4__para_1__point_a", None)


def test_units_named_are_told_with_what_is_unclear(service: Service, directive: str) -> None:
    answer = service.provision(directive, "art_2")
    assert [(unit.base, unit.unit) for unit in answer.units] == [("Rektör", None)]
    named = service.provision(directive, "art_1").units
    assert [unit.unit.detsis_no for unit in named if unit.unit] == [OFFICE]


@pytest.mark.parametrize(
    ("text", "target", "exists", "url"),
    [
        (f"Bkz. {CITED}.", "kanun:9001/madde:4", True, "art_4"),
        ("9001 4/1-a", "kanun:9001/madde:4/fikra:1/bent:a", True, "art_4__para_1__point_a"),
        ("9001 4/1-c", "kanun:9001/madde:4/fikra:1/bent:c", False, "art_4__para_1__point_b"),
        ("9999 sayılı Kanunun 4 üncü maddesi", "kanun:9999/madde:4", None, None),
    ],
)
def test_citations_of_a_text(
    service: Service, law: str, text: str, target: str, exists: bool | None, url: str | None
) -> None:
    [found] = service.citations(text).citations
    assert text[found.start : found.end] == found.surface
    [led] = found.targets
    assert (led.target, led.exists) == (target, exists)
    assert led.url == (f"/mevzuat/{law}/{url}" if url else None)


def test_a_text_without_citations(service: Service) -> None:
    assert service.citations("Yıllık izin kaç gündür?").citations == []


def test_a_unit_with_what_it_has(service: Service, record: Record, directive: str) -> None:
    record.registry.put_managers([Manager(FACULTY, "Ayşe Örnek", "Dekan")])
    view = service.unit(FACULTY)
    assert (view.children_total, view.documents_total, view.services_total) == (1, 1, 0)
    assert [unit.detsis_no for unit in view.ancestors] == [RECTORATE]
    assert view.parent == view.ancestors[-1]
    assert [manager.title for manager in view.managers] == ["Dekan"]
    assert service.unit(RECTORATE).documents_total == 1, "what is below counts"


def test_lists_of_the_state_are_in_pages(service: Service, directive: str) -> None:
    first = service.unit_children(RECTORATE, size=1)
    assert (first.total, first.next, first.units[0].detsis_no) == (2, cursor_of(1, 1), FACULTY)
    assert service.unit_children(RECTORATE, page=2, size=1).next is None
    assert [unit.detsis_no for unit in service.unit_ancestors(STUDIO).units] == [RECTORATE, FACULTY]


def test_what_came_last_of_a_unit_and_below_it(service: Service, press: Press, law: str, directive: str) -> None:
    assert [one.id for one in service.arrivals_of_unit(RECTORATE, 10)] == [directive]
    assert service.arrivals_of_unit(OFFICE, 10) == []


def test_units_are_told_apart_by_the_unit_above(service: Service, directive: str) -> None:
    assert service.units_above([STUDIO, FACULTY, RECTORATE]) == {
        STUDIO: service.unit(FACULTY).name,
        FACULTY: service.unit(RECTORATE).name,
    }
    assert service.unit_documents(RECTORATE, kind="genelge").total == 0
    assert [row.id for row in service.unit_documents(RECTORATE).documents] == [directive]
    assert [unit.detsis_no for unit in service.units("cizim").units] == [STUDIO]


def test_a_service_with_the_clause_it_rests_on(service: Service, record: Record, directive: str) -> None:
    bases = [Basis("Staj Yönergesi m. 1/2", title="Staj Yönergesi", path="madde:1/fikra:2"), Basis("Mevzuat")]
    public = PublicService("H 1/a", "Staj sigortası", OFFICE, legal_basis=tuple(b.written for b in bases), fee="Yok")
    record.registry.put_services([public], {public.service_id: bases})
    view = service.service("H 1/a")
    assert (view.unit.name if view.unit else None, view.fee, view.url) == (
        "Öğrenci İşleri Daire Başkanlığı", "Yok", "/hizmet/H%201%2Fa",
    )  # fmt: skip
    assert [(basis.eid, basis.method) for basis in view.bases] == [("art_1__para_2", "title"), (None, "unresolved")]
    assert view.bases[0].breadcrumb == ["Staj Yönergesi", "Madde 1", "(2)"]
    [ref] = service.provision(directive, "art_1").services
    assert (ref.id, ref.evidence, ref.method) == ("H 1/a", "Staj Yönergesi m. 1/2", "basis")
    assert [one.id for one in service.unit_services(RECTORATE).services] == ["H 1/a"]


def test_what_stands_on_the_first_page(service: Service, directive: str, law: str) -> None:
    assert [row.id for row in service.recent()] == [directive, law]
    assert [(entry.value, entry.label, entry.count) for entry in service.kinds()] == [
        ("kanun", "Kanun", 1), ("yonerge", "Yönerge", 1),
    ]  # fmt: skip
    assert [(entry.value, entry.count) for entry in service.institutions()] == [(RECTORATE, 1)]
    assert (service.health().status, service.health().documents, service.health().clauses) == ("ok", 2, 9)


def test_the_original_as_it_came(service: Service, record: Record, tmp_path: Path) -> None:
    digest, size = Archive(tmp_path / "archive").put(b"bytes as received")
    receipt = record.receive(Incoming(digest, size, 'şehir "planı".pdf', "application/pdf"))
    tree = tree_of(LAW_TEXT)
    published = record.publish(receipt.source_id, Reading(tree, LAW), NormalText(tree.text))
    original = service.original(published.document_id)
    assert (original.data, original.media_type) == (b"bytes as received", "application/pdf")
    assert original.disposition == "attachment; filename*=UTF-8''%C5%9Fehir%20%22plan%C4%B1%22.pdf"


def test_what_is_not_there_is_not_found(service: Service, law: str) -> None:
    for ask in (
        lambda: service.document("yok"),
        lambda: service.provision(law, "art_99"),
        lambda: service.provision("yok", "art_1"),
        lambda: service.unit("1"),
        lambda: service.unit_documents("1"),
        lambda: service.service("yok"),
        lambda: service.original("yok"),
    ):
        with pytest.raises(NotFound):
            ask()


ENDING_ACT = facts_of(kind="kanun", title="Değiştiren Kanun", number="9100", accepted="2022-01-01")
ENDING_TEXT = [("madde:3", "9001 sayılı Kanunun 5 inci maddesi yürürlükten kaldırılmıştır.")]


def test_a_clause_says_by_which_act_it_ended(service: Service, press: Press, law: str) -> None:
    act = press.publish(
        ENDING_TEXT, ENDING_ACT, effects=[Effect("repeal-unit", "kanun:9001/madde:5", 8, 60)]
    ).document_id
    answer = service.provision(law, "art_5")
    assert (answer.provision.status, answer.provision.valid_to) == ("repealed", "2022-01-01")
    assert answer.ended is not None
    assert answer.ended.says == "9100 sayılı Kanunun 3 üncü maddesiyle yürürlükten kaldırılmıştır"
    assert (answer.ended.url, answer.ended.date) == (f"/mevzuat/{act}/art_3", "2022-01-01")
    assert [one.says for one in answer.changes] == [answer.ended.says]
    other = service.provision(law, "art_4")
    assert (other.ended, other.changes) == (None, [])


def test_an_end_that_is_to_come_is_told_before(service: Service, press: Press, law: str) -> None:
    effect = Effect("repeal-unit", "kanun:9001/madde:5", 8, 60, since="2099-01-01")
    press.publish(ENDING_TEXT, ENDING_ACT, effects=[effect])
    answer = service.provision(law, "art_5")
    assert (answer.provision.status, answer.provision.valid_to) == ("in_force", "2099-01-01")
    assert answer.ended is not None
    assert answer.ended.coming


def test_a_note_names_its_article_though_the_record_holds_a_joint_one(service: Service, press: Press, law: str) -> None:
    act = facts_of(kind="kanun", title="Değiştiren Kanun", number="9100", accepted="2010-01-01")
    press.publish([("madde:1..27", "(9001 sayılı Kanun ile ilgili olup yerine işlenmiştir.)")], act)
    note = Effect("replace-unit", "this/madde:1", 0, 5, by="kanun:9100/madde:2", date="2010-01-01", method="note")
    other = facts_of(kind="kanun", title="Öteki Kanun", number="9002", accepted="2001-01-01")
    changed = press.publish([("madde:1", "Turna korunur.")], other, effects=[note]).document_id
    (change,) = service.provision(changed, "art_1").changes
    assert change.says == "9100 sayılı Kanunun 2 nci maddesiyle değiştirilmiştir"
    assert "/art_1" in (change.url or ""), "and leads to the joint one"


def test_what_an_act_excepts_from_a_repeal_hears_nothing_of_it(service: Service, press: Press, law: str) -> None:
    effect = Effect("repeal-document", "kanun:9001", 8, 60, kept=("kanun:9001/madde:5",))
    press.publish(ENDING_TEXT, ENDING_ACT, effects=[effect])
    assert service.document(law).status == "in_force"
    kept, gone = service.provision(law, "art_5"), service.provision(law, "art_4__para_1")
    assert (kept.provision.status, kept.ended, kept.changes) == ("in_force", None, [])
    assert gone.provision.status == "repealed"
    assert gone.ended is not None
    assert gone.ended.says == (
        "9100 sayılı Kanunun 3 üncü maddesiyle bazı hükümleri dışında yürürlükten kaldırılmıştır"
    )


def test_a_document_that_another_ended_says_by_which(service: Service, press: Press, law: str) -> None:
    press.publish(ENDING_TEXT, ENDING_ACT, effects=[Effect("repeal-document", "kanun:9001", 8, 60)])
    view = service.document(law)
    assert view.ended is not None
    assert (view.status, view.valid_to, view.ended.document and view.ended.document.number) == (
        "repealed", "2022-01-01", "9100",
    )  # fmt: skip
    assert service.provision(law, "art_4__para_1").ended == view.ended, "and so does every clause"


def test_the_references_that_lead_nowhere_by_cause(service: Service, press: Press, law: str) -> None:
    press.publish(ENDING_TEXT, ENDING_ACT, effects=[Effect("repeal-unit", "kanun:9001/madde:5", 8, 60)])
    text = [
        ("madde:1", "Anılan 4 üncü madde, 5 inci madde, 9 uncu madde, başka kanun ile aynı tebliğ uygulanır."),
        ("madde:2", "Mülga 5 inci madde hükmü bilinir."),
        ("madde:3", "Eski 9 uncu maddesi", "mulga"),
    ]
    cites = [
        ("4 üncü madde", "kanun:9001/madde:4"),
        ("5 inci madde", "kanun:9001/madde:5"),
        ("9 uncu madde", "kanun:9001/madde:9"),
        ("başka kanun", "kanun:9777"),
        ("aynı tebliğ", "@baglam/madde:1"),
        ("Mülga 5 inci madde", "kanun:9001/madde:5"),
        ("9 uncu maddesi", "kanun:9001/madde:9"),
    ]
    document_id = press.publish(text, facts_of(kind="yonerge", title="Uygulama Yönergesi"), cites=cites).document_id
    answer = service.references(document_id)
    assert [(one.cause, one.surface) for one in answer.references] == [
        ("no-provision", "9 uncu madde"),
        ("repealed", "5 inci madde"),
        ("no-document", "başka kanun"),
        ("context", "aynı tebliğ"),
    ], "not those of a clause that is out of force itself, nor those whose writer knows"
    assert (answer.citations, answer.total, answer.broken) == (7, 4, 2)
    assert answer.references[0].target is not None
    assert answer.references[0].target.nearest == "kanun:9001/madde:5"
    assert [one.cause for one in service.references(document_id, broken=True).references] == [
        "no-provision",
        "repealed",
    ]
    assert service.document(document_id).broken == 2


def test_an_article_that_the_document_itself_does_not_have_is_rather_one_of_another(
    service: Service, press: Press
) -> None:
    text = [("madde:1", "Bu Kanunun 7 nci maddesi ile 344 üncü maddesi uygulanır.")]
    cites = [("Bu Kanunun 7 nci maddesi", "this/madde:7"), ("344 üncü maddesi", "this/madde:344")]
    document_id = press.publish(text, LAW, cites=cites).document_id
    assert [(one.cause, one.surface) for one in service.references(document_id).references] == [
        ("no-provision", "Bu Kanunun 7 nci maddesi"),
        ("context", "344 üncü maddesi"),
    ]


def test_a_link_to_what_is_not_law_any_more_says_so(service: Service, press: Press, law: str, directive: str) -> None:
    press.publish(ENDING_TEXT, ENDING_ACT, effects=[Effect("repeal-unit", "kanun:9001/madde:4", 8, 60)])
    target = service.provision(directive, "art_1__para_1").citations_out[0].targets[0]
    assert (target.exists, target.status, target.since, target.cause) == (True, "repealed", "2022-01-01", "repealed")


def test_a_range_is_shown_with_its_members(service: Service, press: Press, law: str) -> None:
    words = "4 ila 9 uncu maddeleri"
    document_id = press.publish(
        [("madde:1", f"Kanunun {words}.")], cites=[(words, "kanun:9001/madde:4..9")]
    ).document_id
    target = service.provision(document_id, "art_1").citations_out[0].targets[0]
    assert [(one.eid, one.label) for one in target.members] == [("art_4", "Madde 4"), ("art_5", "Madde 5")]
    assert [by.document.id for by in service.provision(law, "art_5").citations_in] == [document_id]


def test_a_citation_of_several_readings_shows_the_others_led(press: Press, service: Service, law: str) -> None:
    told = {"candidates": ("kanun:9001/madde:5", "kanun:9099/madde:4")}
    words = "SGK Kanununun 4 üncü maddesi"
    cites = [(words, "kanun:9001/madde:4", told)]
    document_id = press.publish([("madde:1", f"Burada {words} uygulanır.")], cites=cites).document_id
    (link,) = service.provision(document_id, "art_1").citations_out
    assert [(one.target, one.url) for one in link.others] == [
        ("kanun:9001/madde:5", f"/mevzuat/{law}/art_5"),
        ("kanun:9099/madde:4", None),
    ]


def test_searches_wait_for_their_turn_and_reading_does_not(record: Record, tmp_path: Path, law: str) -> None:
    """Trap: what asks for no search waits behind the searches."""
    begun, go_on = Event(), Event()

    class Slow:
        """An engine that answers when it is told to."""

        searching = most = 0

        def search(self, query: SearchQuery) -> SearchPage:
            self.searching += 1
            self.most = max(self.most, self.searching)
            begun.set()
            assert go_on.wait(10)
            self.searching -= 1
            return SearchPage(0, (), dict.fromkeys(query.facets, ()))

        def terms(self, field: str, prefix: str = "", limit: int | None = None) -> list[tuple[str, int]]:
            return []

        def version(self) -> str:
            return "1"

        def count(self) -> int:
            return 1

    engine = Slow()
    archive = Archive(tmp_path / "archive")
    service = Service(record, engine, archive, turns=Turns(1).taken)  # type: ignore[arg-type]
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(service.search, SearchParams.of(q="izin")) for _ in range(3)]
        assert begun.wait(10)
        assert service.document(law).number == "9001"
        go_on.set()
        assert [one.result(10).total for one in asked] == [0, 0, 0]
    assert engine.most == 1


def test_an_index_that_was_never_built_is_no_answer(record: Record, tmp_path: Path, law: str) -> None:
    """Trap: an empty index beside a full record finds nothing, and says that there is nothing."""
    index = MemoryIndex()
    service = Service(record, index, Archive(tmp_path / "archive"))
    with pytest.raises(Unavailable, match="henüz kurulmadı"):
        service.search(SearchParams.of(q="bildirim"))
    copy = record.documents.copy(law)
    assert copy
    index.replace(law, entries(copy))
    index.commit()
    assert service.search(SearchParams.of(q="bildirim")).total == 1
    assert service.search(SearchParams.of(q="zzzz")).total == 0


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("9001 sayılı Kanun m. 4", "{law}/art_4"),
        ("9001", "{law}"),  # a law by its bare number
        ("örnek sigorta kanunu", "{law}"),
        ("Örnek Sigorta", "{law}"),  # the beginning of a title
        ("sigorta kanunu", "{law}"),  # its end
        ("sigorta kanunu m. 4/1-b", "{law}/art_4__para_1__point_b"),
        ("SIGORTA KANUNU 5", "{law}/art_5"),
        ("staj yonergesi", "{directive}"),
        ("sigorta kanunu 77", None),  # it has no such article: the search says so
        ("sigorta", None),  # one word is looked for
        ("sigorta şirketleri", None),
        ("9002", None),
        ("", None),
    ],
)
def test_going_by_a_citation_a_name_or_a_part_of_it(
    record: Record, tmp_path: Path, law: str, directive: str, typed: str, place: str | None
) -> None:
    service = Service(record, MemoryIndex(), Archive(tmp_path / "archive"))
    expected = place and f"/mevzuat/{place.format(law=law, directive=directive)}"
    assert service.cited_place(typed) == expected


def test_a_part_that_two_titles_have_leads_nowhere(record: Record, press: Press, tmp_path: Path, law: str) -> None:
    press.publish(LAW_TEXT, facts_of(kind="kanun", title="YENİ SİGORTA KANUNU", number="9005"), name="yeni.pdf")
    service = Service(record, MemoryIndex(), Archive(tmp_path / "archive"))
    assert service.cited_place("sigorta kanunu") is None
    assert service.cited_place("yeni sigorta kanunu") is not None


@pytest.mark.parametrize(
    ("typed", "eid"),
    [
        ("ornek staj yonergesi 1/2", "art_1__para_2"),
        ("örnek staj yönergesi m. 2", "art_2"),
        ("Örnek Staj Yönergesi 1/2", "art_1__para_2"),
    ],
)
def test_a_typed_title_with_a_provision_leads_there(
    service: Service, press: Press, record: Record, typed: str, eid: str
) -> None:
    """Trap: without capitals no title is read in a text; a search has none either."""
    own = press.publish(DIRECTIVE_TEXT, facts_of(kind="yonerge", title="Örnek Staj Yönergesi")).document_id
    [found] = cited(typed, record.resolve)
    assert (found.document and found.document.id, found.eid, found.exists) == (own, eid, True)
    [nowhere] = cited("örnek staj yönergesi 77", record.resolve)
    assert nowhere.exists is False
    assert cited("örnek gezi yönergesi 5", record.resolve) == []
