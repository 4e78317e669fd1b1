"""Names of institutions in a query: the unit that is called so, several at once, none, too many."""

from collections.abc import Sequence

import pytest

from dayanak.law.letters import comparison_key
from dayanak.registry.state import Unit
from search_api.institutions import MOST_CALLED
from search_api.query import SearchParams, query
from search_api.suggest import Catalogue
from search_api.words import Reading, read


def unit(number: int, *path: str, abbreviation: str | None = None) -> Unit:
    """A unit as the record gives it back: its path are names."""
    return Unit(str(number), path[-1], path=path, abbreviation=abbreviation)


MINISTRY = unit(98000100, "Örnek Bakanlığı", abbreviation="ÖB")
WITHIN = unit(98000101, "Örnek Bakanlığı", "Örnek Bakanlığı Rize İl Müdürlüğü")
OFFICE = unit(98000102, "Örnek Bakanlığı", "Strateji Geliştirme Başkanlığı")
OTHER_OFFICE = unit(98000201, "Öbür Bakanlık", "Strateji Geliştirme Başkanlığı")
LONGER = unit(98000202, "Öbür Bakanlık", "Strateji Geliştirme Başkanlığı Arşivi")
ROOMS = [unit(98001000 + n, f"Oda {n}") for n in range(MOST_CALLED + 1)]
UNITS = [MINISTRY, WITHIN, OFFICE, OTHER_OFFICE, LONGER, *ROOMS]


class State:
    """A registry with these units."""

    def __init__(self) -> None:
        names = {unit: [name for name in (unit.name, unit.abbreviation) if name] for unit in UNITS}
        self._catalogue = Catalogue((unit, list(map(comparison_key, called))) for unit, called in names.items())

    def unit(self, detsis_no: str) -> Unit | None:
        return next((unit for unit in UNITS if unit.detsis_no == detsis_no), None)

    def units_beginning(self, key: str, most: int) -> Sequence[Unit]:
        return self._catalogue.starting(key, most)


def ask(q: str) -> Reading:
    return read(q, None, State())


def units(reading: Reading) -> set[str]:
    return {number for field in reading.conditions for number in field.units}


@pytest.mark.parametrize(
    ("q", "numbers", "written"),
    [
        ('kurum:"Örnek Bakanlığı"', {"98000100"}, 'kurum:"Örnek Bakanlığı"'),
        ("kurum:(ornek bakanligi)", {"98000100"}, 'kurum:"Örnek Bakanlığı"'),
        ("kurum:örnek", {"98000100"}, 'kurum:"Örnek Bakanlığı"'),  # what is below it goes with it
        ("kurum:ÖB", {"98000100"}, 'kurum:"Örnek Bakanlığı"'),
        ("kurum:98000102", {"98000102"}, 'kurum:"Strateji Geliştirme Başkanlığı"'),
        ("kurum:rize", {"98000101"}, 'kurum:"Örnek Bakanlığı Rize İl Müdürlüğü"'),  # by any word
        ("kurum:örnek VEYA kurum:arşivi", {"98000100", "98000202"}, None),
    ],
)
def test_a_name_stands_for_its_unit(q: str, numbers: set[str], written: str | None) -> None:
    reading = ask(q)
    assert units(reading) == numbers
    assert written is None or reading.written == written
    assert not reading.notes


def test_a_name_of_several_units_means_all_that_are_called_so_and_says_it() -> None:
    reading = ask('izin kurum:"Strateji Geliştirme Başkanlığı"')
    assert units(reading) == {"98000102", "98000201"}
    assert "2 kurum ya da birimin adına uyuyor" in reading.notes[0]


@pytest.mark.parametrize(
    ("q", "said"),
    [("kurum:yokkurum izin", "adında bir kurum"), ("kurum:98999999 izin", "adında"), ("kurum:oda", "pek çok")],
)
def test_a_name_that_leads_to_no_unit_is_words_and_is_said(q: str, said: str) -> None:
    reading = ask(q)
    assert said in reading.notes[0]
    assert not reading.conditions
    assert q.split(maxsplit=1)[0].removeprefix("kurum:") in [one.word for one in reading.sought]


def test_an_institution_narrows_like_the_filter_and_not_beside_it() -> None:
    assert query(SearchParams(), ask("izin kurum:örnek")).filters.units == ("98000100",)
    both = query(SearchParams(unit=("98000200",)), ask("izin kurum:örnek"))
    assert both.filters.units == ("98000200",)
    assert "98000100" in repr(both.node)


def test_an_excluded_institution_is_looked_up_too() -> None:
    reading = ask("izin -kurum:örnek")
    assert "98000100" in repr(query(SearchParams(), reading).excluded)
