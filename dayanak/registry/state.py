"""Units (DETSİS), public services (HEYS) and managers (İYEM) as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A public unit. `detsis_no` is immutable digits; `path` names its ancestors from the top and itself."""

    detsis_no: str
    name: str
    parent_no: str | None = None
    path: tuple[str, ...] = ()
    unit_type: str | None = None
    category: str | None = None
    status: str | None = None
    abbreviation: str | None = None
    place: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    active: bool = True
    old_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicService:
    """A public service. `legal_basis` is as written; one entry a basis, e.g. "Karaçam Üniversitesi Lisans
    Yönetmeliği madde 12/1-a". `unit_no` is None where the source names no number: then `institution` is the name."""

    service_id: str
    name: str
    unit_no: str | None = None
    institution: str | None = None
    legal_basis: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    duration: str | None = None
    description: str | None = None
    channel: str | None = None
    fee: str | None = None


@dataclass(frozen=True, slots=True)
class Manager:
    """A manager of a unit; dates ISO 8601."""

    unit_no: str
    name: str
    title: str
    duty: str | None = None
    start: str | None = None
    end: str | None = None
    legal_basis: str | None = None
    manager_code: str | None = None
