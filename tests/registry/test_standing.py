"""Where units stand in the state, from what lists of units say of them."""

import pytest

from dayanak.registry.provinces import PROVINCES
from dayanak.registry.standing import Level, places_of, standing
from dayanak.registry.state import Unit


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bozkır İl Orman Müdürlüğü", Level.PROVINCIAL),
        ("Çamlıdere İlçe Müftülüğü", Level.PROVINCIAL),
        ("Sular 7. Bölge Müdürlüğü", Level.PROVINCIAL),
        ("BOZKIR VALİLİĞİ", Level.PROVINCIAL),
        ("İller İdaresi Genel Müdürlüğü", Level.CENTRAL),  # "iller" is no "il"
        ("Ova Bölge Kalkınma İdaresi Başkanlığı", Level.CENTRAL),  # attached to the centre, whatever its region
        ("Yerel Yönetimler Genel Müdürlüğü", Level.CENTRAL),  # it looks after them and is none
        ("Akçınar Büyükşehir Belediye Başkanlığı", Level.LOCAL),
        ("Akçınar Su ve Kanalizasyon İdaresi Genel Müdürlüğü", Level.LOCAL),
        ("Uzakülke Büyükelçiliği", Level.ABROAD),
        ("Karaçam Üniversitesi Rektörlüğü", Level.CENTRAL),
    ],
)
def test_the_level_is_told_by_the_name(name: str, level: Level) -> None:
    assert standing(Unit("1", name), {}).level is level


def test_what_a_unit_does_not_say_it_has_from_the_nearest_above_that_does() -> None:
    above = [
        Unit("1", "Sular Bakanlığı", category="BAKANLIK", place="Ankara"),
        Unit("2", "Akçınar İl Müdürlüğü", "1", place="Pazar/SAMSUN"),
        Unit("3", "Destek Şubesi", "2"),
    ]
    found = standing(above[-1], {unit.detsis_no: unit for unit in above})
    assert (found.level, found.category) == (Level.PROVINCIAL, "Bakanlık")
    assert found.places == ("Samsun", "Samsun / Pazar")


def test_a_category_that_nobody_wrote_is_told_by_the_name_and_a_written_one_goes_first() -> None:
    top = Unit("1", "Karaçam Üniversitesi Rektörlüğü")
    assert standing(Unit("2", "Fen Fakültesi", "1"), {"1": top}).category == "Üniversite"
    assert standing(Unit("2", "Fen Fakültesi", "1", category="Yükseköğretim Kurumu"), {"1": top}).category == (
        "Yükseköğretim Kurumu"
    )
    assert standing(Unit("1", "Sondaj Kurulu"), {}).category is None


def test_units_that_stand_above_each_other_in_a_circle_end() -> None:
    ring = {"1": Unit("1", "Bir", "2"), "2": Unit("2", "İki", "1")}
    assert standing(ring["1"], ring).level is Level.CENTRAL


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("ÇANKAYA/ANKARA", ("Ankara", "Ankara / Çankaya")),
        ("İzmir", ("İzmir",)),
        ("IĞDIR", ("Iğdır",)),
        ("HAKKARİ", ("Hakkâri",)),  # however it is spelled
        ("Samsun / 19 Mayıs", ("Samsun", "Samsun / 19 Mayıs")),
        ("Karaçam", ("Karaçam",)),  # no province is known of it
        ("", ()),
    ],
)
def test_places(written: str, places: tuple[str, ...]) -> None:
    assert places_of(written) == places


def test_an_address_ends_with_district_and_province() -> None:
    unit = Unit("1", "Sular Bakanlığı", address="Çeşme Cad. No:5 06338 Emek -  ÇANKAYA/ANKARA ")
    assert standing(unit, {}).places == ("Ankara", "Ankara / Çankaya")
    assert standing(Unit("1", "Sular Bakanlığı", address="Kat 3/B"), {}).places == ()


def test_there_are_81_provinces() -> None:
    assert len(PROVINCES) == 81
