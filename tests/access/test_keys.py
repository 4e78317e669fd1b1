"""Institution keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dayanak.access import Access
from dayanak.law.errors import Forbidden, NotFound, Unauthenticated
from dayanak.registry.state import Unit
from dayanak.storage.record import Record

TOP, BELOW, OTHER = "98000001", "98000002", "98000100"


@pytest.fixture
def access(tmp_path: Path) -> Iterator[Access]:
    record = Record.open(f"sqlite:///{tmp_path}/record.db")
    record.registry.put_units([Unit(TOP, "Üniversite"), Unit(BELOW, "Fakülte", TOP), Unit(OTHER, "Başka")])
    yield Access(record)
    record.close()


def test_a_key_stands_for_its_unit(access: Access) -> None:
    key = access.new_key(TOP)
    assert access.unit_of(f" {key} ").detsis_no == TOP
    assert access.new_key(TOP) != key


def test_a_key_is_good_for_its_unit_and_below(access: Access) -> None:
    access.check(TOP, TOP)
    access.check(TOP, BELOW)
    for unit in (OTHER, "98009999"):
        with pytest.raises(Forbidden):
            access.check(TOP, unit)
    with pytest.raises(Forbidden):
        access.check(BELOW, TOP)


@pytest.mark.parametrize("key", ["", "dyn_tahmin", "Bearer"])
def test_an_unknown_key_opens_nothing(access: Access, key: str) -> None:
    access.new_key(TOP)
    with pytest.raises(Unauthenticated):
        access.unit_of(key)


def test_a_revoked_key_opens_nothing(access: Access) -> None:
    key = access.new_key(TOP)
    [row] = access.keys(TOP)
    assert access.revoke(row.id)
    assert not access.revoke(row.id)
    with pytest.raises(Unauthenticated):
        access.unit_of(key)


def test_a_demo_key_is_good_on_loopback_only(access: Access) -> None:
    key = access.new_key(TOP, demo=True)
    with pytest.raises(Unauthenticated):
        access.unit_of(key)
    assert Access(access.record, loopback=True).unit_of(key).detsis_no == TOP


def test_the_secret_is_nowhere(access: Access, tmp_path: Path) -> None:
    key = access.new_key(TOP)
    assert all(key not in repr(row) for row in access.keys(TOP))
    access.record.close()
    assert all(key.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_an_unknown_unit_gets_no_key(access: Access) -> None:
    with pytest.raises(NotFound):
        access.new_key("98009999")


def test_only_an_operators_key_is_one(access: Access) -> None:
    """Whoever uploads for an institution does not see what everybody searches for."""
    plain, operator = access.new_key(TOP), access.new_key(TOP, operator=True)
    assert not access.is_operator(plain)
    assert access.operator_of(operator) in {row.id for row in access.keys(TOP) if row.operator}
    with pytest.raises(Forbidden):
        access.operator_of(plain)
    with pytest.raises(Unauthenticated):
        access.operator_of("dyn_tahmin")


def test_a_revoked_operator_is_none(access: Access) -> None:
    key = access.new_key(TOP, operator=True)
    access.revoke(access.operator_of(key))
    with pytest.raises(Unauthenticated):
        access.operator_of(key)
