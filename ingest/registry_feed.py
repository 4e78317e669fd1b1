"""Imports of the state's registers: units (DETSİS), services (HEYS), managers (İYEM), from tables.

A wrong row is reported by its line and left out; an unknown column is reported once and skipped.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from dayanak.law.errors import Rejected
from dayanak.law.letters import comparison_key
from dayanak.registry.state import Manager, PublicService, Unit
from dayanak.storage.record import Basis, Record
from ingest.tables import Row, rows
from nlp.link.services import read_basis

T = TypeVar("T")

_UNIT = {
    "detsis_no": "detsis_no", "name": "name", "parent_detsis_no": "parent_no", "path": "path", "unit_type": "unit_type",
    "category": "category", "status": "status", "abbreviation": "abbreviation", "place": "place",
    "il": "province", "ilAdi": "province", "province": "province", "ilce": "district", "ilceAdi": "district",
    "district": "district",
    "address": "address", "phone": "phone", "email": "email", "website": "website", "active": "active",
    "old_names": "old_names",
}  # fmt: skip
_SERVICE = {
    "service_id": "service_id", "hizmet_id": "service_id", "no": "no", "name": "name", "hizmet_ad": "name",
    "service": "name", "detsis_no": "unit_no", "ust_kurum_detsis_no": "unit_no", "institution": "institution",
    "kurum_hiyerarsik": "institution", "legal_basis": "legal_basis", "documents": "documents", "duration": "duration",
    "description": "description", "channel": "channel", "fee": "fee",
}  # fmt: skip
_MANAGER = {
    "detsis_no": "unit_no", "name": "name", "title": "title", "duty": "duty", "start": "start", "end": "end",
    "legal_basis": "legal_basis", "manager_code": "manager_code",
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERSON = re.compile(r"\s*\(\s*(?:SN|Sn|SAYIN|Sayın)\b[^)]*\)")


@dataclass(frozen=True, slots=True)
class Feed(Generic[T]):
    """What a table gave: values, and what was wrong with it, in Turkish, a line each."""

    values: tuple[T, ...]
    complaints: tuple[str, ...]


def read_units(path: Path) -> Feed[Unit]:
    """Units of a table with the headers of DETSİS lists."""
    return _feed(path, _UNIT, _unit)


def read_services(path: Path) -> Feed[PublicService]:
    """Services of a HEYS list or of an institution's table of service standards."""
    return _feed(path, _SERVICE, _service)


def read_managers(path: Path) -> Feed[Manager]:
    """Managers of an İYEM list."""
    return _feed(path, _MANAGER, _manager)


def _feed(path: Path, columns: dict[str, str], build: Callable[[Row], T]) -> Feed[T]:
    values: list[T] = []
    complaints: list[str] = []
    unknown: dict[str, None] = {}
    for number, row in rows(path):
        unknown |= dict.fromkeys(name for name in row if name not in columns)
        try:
            values.append(build(_named(row, columns)))
        except Rejected as error:
            complaints.append(f"{number}. satır alınmadı: {error.message}")
    skipped = [f"'{name}' sütunu tanınmıyor, atlandı." for name in unknown]
    return Feed(tuple(values), (*skipped, *complaints))


def _named(row: Row, columns: dict[str, str]) -> Row:
    named: Row = {}
    for column, value in row.items():
        if column in columns and value not in (None, ""):
            named.setdefault(columns[column], value)
    return named


def _word(row: Row, name: str) -> str | None:
    value = row.get(name)
    return re.sub(r"\s+", " ", str(value)).strip() or None if value is not None else None


def _needed(row: Row, name: str, what: str) -> str:
    value = _word(row, name)
    if value is None:
        raise Rejected(f"{what} eksik.", code="missing-cell")
    return value


def _number(row: Row, name: str, what: str) -> str:
    value = _needed(row, name, what)
    if not re.fullmatch(r"\d{4,12}", value):
        raise Rejected(f"{what} bir DETSİS numarası değil: {value!r}.", code="bad-number")
    return value


def _several(row: Row, name: str) -> tuple[str, ...]:
    value = row.get(name)
    parts: Iterable[object] = value if isinstance(value, list) else str(value or "").split(" ; ")
    return tuple(text for part in parts if (text := re.sub(r"\s+", " ", str(part)).strip()))


def _flag(row: Row, name: str) -> bool:
    return comparison_key(str(row.get(name, True))) not in {"false", "0", "hayir", "pasif", "no"}


def _unit(row: Row) -> Unit:
    number = _number(row, "detsis_no", "detsis_no")
    parent = _number(row, "parent_no", "parent_detsis_no") if _word(row, "parent_no") else None
    if parent == number:
        raise Rejected("birim kendi kendisinin üst birimi olamaz.", code="own-parent")
    return Unit(
        detsis_no=number,
        name=_PERSON.sub("", _needed(row, "name", "name")),
        parent_no=parent,
        path=tuple(_PERSON.sub("", part) for part in _several(row, "path")),
        unit_type=_word(row, "unit_type"),
        category=_word(row, "category"),
        status=_word(row, "status"),
        abbreviation=_word(row, "abbreviation"),
        place=_place(row),
        address=_word(row, "address"),
        phone=_word(row, "phone"),
        email=_word(row, "email"),
        website=_word(row, "website"),
        active=_flag(row, "active"),
        old_names=_several(row, "old_names"),
    )


def _place(row: Row) -> str | None:
    """As it is written in one column, or the district and province of two."""
    two = " / ".join(filter(None, (_word(row, "district"), _word(row, "province"))))
    return _word(row, "place") or two or None


def _service(row: Row) -> PublicService:
    institution = _word(row, "institution")
    written = _word(row, "service_id")
    if written is None:
        key = comparison_key(_needed(row, "institution", "service_id veya institution")).replace(" ", "-")
        written = f"{key}-{_needed(row, 'no', 'no')}"
    return PublicService(
        service_id=written,
        name=_needed(row, "name", "name"),
        unit_no=_number(row, "unit_no", "detsis_no") if _word(row, "unit_no") else None,
        institution=institution,
        legal_basis=_several(row, "legal_basis"),
        documents=_several(row, "documents"),
        duration=_word(row, "duration"),
        description=_word(row, "description"),
        channel=_word(row, "channel"),
        fee=_word(row, "fee"),
    )


def _date(row: Row, name: str) -> str | None:
    value = _word(row, name)
    if value is None:
        return None
    if not _DATE.match(value):
        raise Rejected(f"{name} YYYY-AA-GG biçiminde değil: {value!r}.", code="bad-date")
    return value[:10]


def _manager(row: Row) -> Manager:
    return Manager(
        unit_no=_number(row, "unit_no", "detsis_no"),
        name=_needed(row, "name", "name"),
        title=_needed(row, "title", "title"),
        duty=_word(row, "duty"),
        start=_date(row, "start"),
        end=_date(row, "end"),
        legal_basis=_word(row, "legal_basis"),
        manager_code=_word(row, "manager_code"),
    )


READERS: dict[str, Callable[[Path], Feed[Any]]] = {
    "units": read_units,
    "services": read_services,
    "managers": read_managers,
}


def read(kind: str, path: Path) -> Feed[Any]:
    """The feed of a table of `units`, `services` or `managers`."""
    return READERS[kind](path)


def put(record: Record, kind: str, path: Path) -> Feed[Any]:
    """Reads a table and writes what is right in it into the record."""
    feed = read(kind, path)
    if kind == "units":
        record.registry.put_units(feed.values)
    elif kind == "managers":
        record.registry.put_managers(feed.values)
    else:
        record.registry.put_services(feed.values, {s.service_id: _bases(s) for s in feed.values})
    return feed


def _bases(service: PublicService) -> tuple[Basis, ...]:
    read = ((written, read_basis(written)) for written in service.legal_basis)
    return tuple(Basis(written, basis.title, basis.target, basis.path) for written, basis in read)
