"""Filters and facets by where law comes from, the tree of institutions, and the ways out where nothing was found."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from dayanak.law.errors import Rejected
from dayanak.registry.state import Unit
from dayanak.storage.archive import Archive
from dayanak.storage.index.memory_index import MemoryIndex
from dayanak.storage.record import Record
from dayanak.storage.record.registry import Registry
from ingest.entries import entries
from search_api.query import MOST_VALUES, SearchParams, pairs
from search_api.schemas import SearchAnswer
from search_api.service import Service
from tests.press import Press, facts_of

STATE = [
    Unit("98000101", "Çınar Üniversitesi Rektörlüğü", place="Bafra/SAMSUN"),
    Unit("98000102", "Ilgaz Enstitüsü Müdürlüğü", "98000101"),
    Unit("98000103", "İktisat Fakültesi Dekanlığı", "98000101"),
    Unit("98000104", "Cevher Bakanlığı", category="BAKANLIK", place="Ankara"),
    Unit("98000105", "Samsun İl Cevher Müdürlüğü", "98000104", place="Samsun"),
    Unit("98000106", "Sondaj Şubesi", "98000105"),
]


@pytest.fixture
def service(record: Record, press: Press, tmp_path: Path) -> Service:
    record.registry.put_units(STATE)
    for name, unit, more, words in (
        ("a", "98000102", {}, ["Sondaj kuyusu açılır.", "Kuyu kapatılır."]),
        ("b", "98000103", {"gazette_date": "2020-05-01"}, ["Burs verilir.", "Kuyu ölçülür."]),
        ("c", "98000106", {}, ["Kuyu ruhsatı verilir."]),
        ("d", "98000104", {"status": "repealed"}, ["Maden ocağı işletilir."]),
    ):
        text = [(f"madde:{place}", word) for place, word in enumerate(words, 1)]
        facts = facts_of(kind="yonerge", title=f"{name.upper()} Yönergesi", **more)
        press.publish(text, facts, unit=unit, name=f"{name}.txt")
    index = MemoryIndex()
    for document_id in record.documents.ids():
        copy = record.documents.copy(document_id)
        assert copy
        index.replace(document_id, entries(copy))
    index.commit()
    return Service(record, index, Archive(tmp_path / "archive"))


def ask(service: Service, q: str = "", **params: object) -> SearchAnswer:
    return service.search(SearchParams.of(q=q, **params))  # type: ignore[arg-type]


def counts(answer: SearchAnswer, name: str) -> dict[str, int]:
    return {entry.label: entry.count for entry in answer.facets[name]}


@pytest.mark.parametrize(
    ("params", "titles"),
    [
        ({"level": ["provincial"]}, {"C"}),
        ({"level": ["provincial", "central"]}, {"A", "B", "C"}),
        ({"category": ["universite"]}, {"A", "B"}),  # in any spelling
        ({"category": ["bakanlık"]}, {"C"}),
        ({"place": ["samsun"]}, {"A", "B", "C"}),
        ({"place": ["bafra/samsun"]}, {"A", "B"}),
        ({"place": ["Samsun / Bafra"], "gazette": True}, {"B"}),
        ({"place": ["Ankara"]}, set()),  # the ministry's branch stands elsewhere, its own is repealed
        ({"gazette": False}, {"A", "C"}),
    ],
)
def test_filters_by_where_law_comes_from(service: Service, params: dict[str, object], titles: set[str]) -> None:
    assert {hit.document.title[0] for hit in ask(service, **params).hits} == titles


def test_facets_are_counted_only_when_they_are_asked_for(service: Service) -> None:
    usual = ask(service)
    assert set(usual.facets) == {"unit", "kind", "year", "status"}
    assert usual.tree == []
    assert ask(service, facets=["none"]).facets == {}
    assert set(ask(service, facets=["level", "kind"]).facets) == {"level", "kind"}


def test_facets_have_turkish_names_and_narrow_to_what_they_count(service: Service) -> None:
    answer = ask(service, facets=["all"])
    assert counts(answer, "level") == {"Merkez": 4, "Taşra": 1}
    assert counts(answer, "category") == {"Üniversite": 4, "Bakanlık": 1}
    assert counts(answer, "place") == {"Samsun": 5, "Samsun / Bafra": 4}
    assert counts(answer, "gazette") == {"Yayımlanmayan": 3, "Yayımlanan": 2}
    for name in ("level", "category", "place", "gazette"):
        for entry in answer.facets[name]:
            value: object = entry.value == "true" if name == "gazette" else [entry.value]
            assert ask(service, group="clause", **{name: value}).total == entry.count


def rows(answer: SearchAnswer) -> list[tuple[int, str, int, bool, bool]]:
    return [(row.depth, row.label.split()[0], row.count, row.opens, row.open) for row in answer.tree]


def test_the_tree_counts_with_everything_below_and_opens(service: Service) -> None:
    assert rows(ask(service, facets=["tree"])) == [  # Ç after C, and nothing open
        (0, "Cevher", 1, True, False),
        (0, "Çınar", 4, True, False),
    ]
    assert rows(ask(service, facets=["tree"], open=["98000101"])) == [
        (0, "Cevher", 1, True, False),
        (0, "Çınar", 4, True, True),
        (1, "Ilgaz", 2, False, False),  # I before İ
        (1, "İktisat", 2, False, False),
    ]


def test_the_tree_is_open_down_to_what_is_chosen_and_where_it_does_not_branch(service: Service) -> None:
    assert rows(ask(service, facets=["tree"], unit=["98000103"])) == [
        (0, "Çınar", 2, True, True),
        (1, "İktisat", 2, False, False),
    ]
    assert rows(ask(service, "ruhsat", facets=["tree"])) == [
        (0, "Cevher", 1, True, True),
        (1, "Samsun", 1, True, True),
        (2, "Sondaj", 1, False, False),
    ]


def test_units_that_stand_above_each_other_do_not_make_an_endless_tree(record: Record, service: Service) -> None:
    record.registry.put_units([Unit("98000104", "Cevher Bakanlığı", "98000106")])
    assert len(ask(service, facets=["tree"], open=["98000104", "98000105", "98000106"]).tree) < 5


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"level": ["orta"]}, "level"),
        ({"category": ["derebeylik"]}, "category"),
        ({"place": ["Atlantis"]}, "place"),
        ({"place": ["Atlantis / Ankara / Ankara / Ankara"], "category": [""]}, "category"),
        ({"facets": ["renk"]}, "facets"),
        ({"open": ["kök"]}, "open"),
        ({"unit": [str(98_000_000 + n) for n in range(500)]}, "unit"),
        ({"category": [f"k{n}" for n in range(500)]}, "category"),
        ({"place": ["x" * 10_000]}, "place"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_parameter(
    service: Service, params: dict[str, object], field: str
) -> None:
    with pytest.raises(Rejected) as refused:
        ask(service, **params)
    assert refused.value.field == field


def test_the_same_value_500_times_is_one(service: Service) -> None:
    assert ask(service, kind=["yonerge"] * 5 * MOST_VALUES).total == 5


def followed(service: Service, url: str) -> int:
    """How many hits the address of a way out has."""
    params: dict[str, object] = {}
    for name, value in parse_qsl(urlsplit(url).query):
        several = [value] if name in {"unit", "kind", "status", "place"} else None
        params[{"from": "date_from", "to": "date_to"}.get(name, name)] = several or (
            value == "true" if name in {"gazette", "collapse"} else value
        )
    return ask(service, **params).total


@pytest.mark.parametrize(
    ("q", "params", "ways"),
    [
        ("kuyu", {"unit": ["98000104"], "kind": ["yonerge"], "gazette": True}, ["unit", "gazette", "all"]),
        ("maden", {}, ["status"]),  # it is there, and not law any more
        ('"kuyu sondaj"', {}, ["quotes"]),
        ('"kuyu sondaj" burs', {}, ["quotes", "word"]),
        ("kuyu", {"gazette": True, "unit": ["98000104"], "collapse": True}, ["unit", "gazette", "all"]),
        ("başlık:zzzz kuyu", {}, ["word"]),
        ("tür:kanun (kuyu VEYA burs) -sondaj", {}, ["word"]),
        ('"kuyu burs"~2', {}, ["quotes"]),
        ("burs", {"date_from": "2021-01-01"}, ["from"]),
        ("maden", {"place": ["Samsun"], "year": [1999]}, ["all"]),  # neither filter, and law or not
        ('"kuyu sondaj"', {"kind": ["kanun"], "year": [1999]}, ["but"]),  # no single change is enough
        ("zzzz", {"place": ["Samsun"]}, []),  # dropping the filter would find nothing either
    ],
)
def test_every_way_out_has_the_hits_that_it_promises(
    service: Service, q: str, params: dict[str, object], ways: list[str]
) -> None:
    answer = ask(service, q, **params)
    assert (answer.total, answer.nothing is not None) == (0, True)
    assert answer.nothing
    assert [way.drops for way in answer.nothing.ways] == ways
    assert all(followed(service, way.url) == way.total > 0 for way in answer.nothing.ways)
    assert ask(service, "kuyu").nothing is None


def test_an_institution_that_may_be_meant_is_named_with_what_it_has(service: Service) -> None:
    for q in ("ilgaz yyyy", '"ılgaz enstitüsü"'):
        found = ask(service, q, kind=["kanun"]).nothing
        assert found
        assert [(unit.name, unit.total) for unit in found.units] == [("Ilgaz Enstitüsü Müdürlüğü", 2)]
        assert followed(service, found.units[0].url) == 2
        assert found.help == "/yardim"


def test_what_helps_is_asked_of_the_engine_a_bounded_number_of_times(service: Service) -> None:
    asked = 0
    engine = service._engine

    class Counting(MemoryIndex):
        def search(self, query):  # type: ignore[no-untyped-def]
            nonlocal asked
            asked += 1
            return engine.search(query)

        def count(self):  # type: ignore[no-untyped-def]
            return engine.count()

    service._engine = Counting()
    ask(service, " ".join(f"zz{n}" for n in range(500)), unit=["98000104"], year=["1999"], gazette=True)
    assert asked < 40


def test_parameters_go_into_an_address_and_come_back(service: Service) -> None:
    params = SearchParams.of(
        q="kuyu & su", unit=["98000104"], subtree=False, kind=["yonerge"], year=[2020], date_from="2020-01-01",
        status=["all"], gazette=False, level=["local"], place=["Samsun / Bafra"], group="clause", sort="date",
    )  # fmt: skip
    names = dict(pairs(params))
    assert names == {
        "q": "kuyu & su", "unit": "98000104", "subtree": "false", "kind": "yonerge", "year": "2020",
        "from": "2020-01-01", "status": "all", "gazette": "false", "level": "local", "place": "Samsun / Bafra",
        "group": "clause", "sort": "date",
    }  # fmt: skip
    assert pairs(SearchParams(collapse=True)) == [("q", "")]
    assert pairs(SearchParams()) == [("q", ""), ("collapse", "false")], "the page would show fewer"


@pytest.fixture
def looked_above(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The units for which the registry was asked what lies above them; to be named before the service."""
    asked: list[Sequence[str]] = []
    look_up = Registry.parents_by_number

    def spied(self: Registry, numbers: Iterable[str]) -> dict[str, list[str]]:
        asked.append(list(numbers))
        return look_up(self, asked[-1])

    monkeypatch.setattr(Registry, "parents_by_number", spied)
    return asked


def test_the_tree_asks_the_registry_once_for_what_lies_above(
    looked_above: list[Sequence[str]], service: Service
) -> None:
    """Trap: every results page counts the tree, so that every search would ask for all units that have a hit."""
    trees = [ask(service, "kuyu", facets=["tree"], open=["98000104"]).tree for _ in range(2)]
    assert trees[0] == trees[1]
    assert [(row.label, row.depth) for row in trees[0]][:2] == [
        ("Cevher Bakanlığı", 0),
        ("Samsun İl Cevher Müdürlüğü", 1),
    ]
    assert len(looked_above) == 1


def test_a_name_of_an_institution_stands_for_what_is_below_it_too(service: Service) -> None:
    """Trap: the path of a unit are names, not numbers; looked through for numbers, nothing ever lies below another."""
    answer = ask(service, "kuyu kurum:cevher")
    assert [hit.document.title for hit in answer.hits] == ["C Yönergesi"]
    assert answer.understood.query == 'kuyu kurum:"Cevher Bakanlığı"'
    assert not answer.understood.notes
