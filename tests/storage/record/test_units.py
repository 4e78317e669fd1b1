"""The tree of the state."""

import pytest

from dayanak.registry.state import Manager, PublicService, Unit
from dayanak.storage.record import JobKind, Record
from tests.press import UNITS, Press

TOP, FACULTY, STUDIO = "98000001", "98000003", "98000004"


def numbers(units: list[Unit]) -> list[str]:
    return [unit.detsis_no for unit in units]


def test_the_tree_is_read_in_every_direction(record: Record) -> None:
    registry = record.registry
    assert numbers(registry.ancestors(STUDIO)) == [TOP, FACULTY]
    assert set(registry.below(TOP)) == {TOP, "98000002", FACULTY, STUDIO}
    assert registry.above([STUDIO]) == [STUDIO, FACULTY, TOP]
    assert registry.is_below(STUDIO, TOP)
    assert registry.is_below(TOP, TOP)
    assert not registry.is_below(TOP, STUDIO)
    assert registry.unit(STUDIO) == Unit(
        STUDIO,
        "Çizim Atölyesi",
        FACULTY,
        ("Karaçam Üniversitesi Rektörlüğü", "Mühendislik Fakültesi Dekanlığı", "Çizim Atölyesi"),
    )


def test_lists_are_in_turkish_order_and_in_pages(record: Record) -> None:
    names = ["Izgara Birimi", "İlan Birimi", "Çay Ocağı", "Cilt Atölyesi", "Şube 2", "Şube 10", "Sanat Birimi"]
    record.registry.put_units(Unit(f"9800010{n}", name, "98000100") for n, name in enumerate(names, start=1))
    listing = record.registry.children("98000100", size=4)
    assert listing.total == 7
    assert [unit.name for unit in listing.rows] == ["Cilt Atölyesi", "Çay Ocağı", "Izgara Birimi", "İlan Birimi"]
    assert len(record.registry.children("98000100", page=2, size=4).rows) == 3


@pytest.mark.parametrize(
    ("name", "below", "found", "trap"),
    [
        ("OGRENCI isleri", None, ["98000002"], "typed on a foreign keyboard, in two cases"),
        ("işleri öğrenci", None, ["98000002"], "in another order"),
        ("müf", None, [FACULTY], "by abbreviation"),
        ("rektörlüğü", TOP, [TOP], "only below"),
        ("100%", None, [], "a sign of the query language is only a sign"),
        ("", "98000100", ["98000100"], "no name: everything below"),
    ],
)
def test_units_are_found_by_name(record: Record, name: str, below: str | None, found: list[str], trap: str) -> None:
    assert numbers(list(record.registry.find_units(name, below).rows)) == found, trap


def test_two_parents_and_a_circle(record: Record) -> None:
    shared = [Unit("98000200", "Ortak Merkez", TOP), Unit("98000200", "Ortak Merkez", "98000100")]
    record.registry.put_units(shared)
    assert numbers(record.registry.parents("98000200")) == [TOP, "98000100"]
    assert record.registry.is_below("98000200", "98000100")
    record.registry.put_units([Unit("98000301", "A", "98000302"), Unit("98000302", "B", "98000301")])
    assert set(record.registry.below("98000301")) == {"98000301", "98000302"}
    assert numbers(record.registry.ancestors("98000301")) == ["98000302"]


def test_a_second_import_replaces_and_changes_the_version(record: Record) -> None:
    before = record.registry.version()
    record.registry.put_units([Unit(STUDIO, "Tasarım Atölyesi", TOP)])
    assert record.registry.version() != before
    assert record.registry.unit(STUDIO).parent_no == TOP  # type: ignore[union-attr]
    assert len(record.registry.units()) == 5


def test_services_and_managers_come_back_as_they_went_in(record: Record) -> None:
    service = PublicService("H-1", "Öğrenci belgesi verilmesi", "98000002", None, ("Yönerge m. 4",), ("Dilekçe",))
    record.registry.put_services([service])
    assert record.registry.service("H-1") == service
    assert record.registry.services() == [service]
    assert record.registry.services_of(TOP).rows == [service]
    assert record.registry.services_of("98000100").total == 0
    managers = [Manager(TOP, "Işıl Ak", "Rektör"), Manager(TOP, "İnci Ak", "Genel Sekreter", start="2024-01-01")]
    record.registry.put_managers(managers[::-1])
    record.registry.put_managers(managers)
    assert record.registry.managers(TOP) == managers


def test_law_is_indexed_again_where_its_issuer_stands_elsewhere_from_now_on(record: Record, press: Press) -> None:
    """Trap: a registry is imported again every night; what did not change is no work."""
    document_id = press.publish([("madde:1", "Amaç.")], unit="98000004").document_id
    press.publish([("madde:1", "Kapsam.")], unit="98000100", name="b.txt")
    _finish_index_jobs(record)
    record.registry.put_units(UNITS)
    assert not _waiting(record), "the same again"
    for changed in (
        Unit("98000001", "Karaçam Üniversitesi Rektörlüğü", category="ÜNİVERSİTE"),  # far above
        Unit("98000004", "Çizim Atölyesi", "98000002"),  # moved
        Unit("98000004", "Çizim Atölyesi", "98000002", place="Samsun"),
    ):
        record.registry.put_units([changed])
        assert _waiting(record) == [document_id]
        _finish_index_jobs(record)
    record.registry.put_units([Unit("98000002", "Öğrenci İşleri Daire Başkanlığı", "98000001", phone="0")])
    assert not _waiting(record)


def _waiting(record: Record) -> list[str]:
    jobs = record.jobs.claim_some(50, (JobKind.INDEX,))
    for job in jobs:
        record.jobs.give_back(job)
    return [job.subject for job in jobs]


def _finish_index_jobs(record: Record) -> None:
    for job in record.jobs.claim_some(50, (JobKind.INDEX,)):
        record.jobs.finish(job)
