"""The state in the record: units (DETSİS), public services (HEYS), managers (İYEM)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from dayanak.law.letters import comparison_key
from dayanak.registry.state import Manager, PublicService, Unit
from dayanak.storage.record import units as tree
from dayanak.storage.record.bases import put_bases
from dayanak.storage.record.database import LAW, Database, again
from dayanak.storage.record.jobs import add_job
from dayanak.storage.record.rows import bump, mark, page_of, sort_text
from dayanak.storage.record.services import service_of, service_row
from dayanak.storage.record.tables import managers, services, unit_parents, units
from dayanak.storage.record.values import Basis, JobKind, Listing

LONGEST_NAME = 1000
_MARK = "registry"
_MANAGER = [field.name for field in fields(Manager)]


class Registry:
    """Units, services and managers. Lists are in Turkish order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> str:
        """Another one after every change of units or services."""
        with self._database.read() as connection:
            return str(mark(connection, _MARK))

    @again
    def put_units(self, values: Iterable[Unit]) -> int:
        """Adds or replaces; a number that comes twice in one call gets both parents. Gives back how many numbers. The
        documents of units that stand elsewhere from now on get index jobs."""
        coming = list(values)
        numbers = dict.fromkeys(unit.detsis_no for unit in coming)
        with self._database.write(turn=LAW) as connection:
            bump(connection, _MARK)
            before = tree.places_in_state(connection, numbers)
            put = tree.put_units(connection, coming)
            after = tree.places_in_state(connection, numbers)
            changed = {number for number in numbers if before.get(number) != after.get(number)}
            now = self._database.now(connection)
            for document_id in tree.issued_at_or_below(connection, changed) if changed else ():
                add_job(connection, JobKind.INDEX, document_id, now)
            return put

    @again
    def put_services(self, values: Iterable[PublicService], bases: Mapping[str, Sequence[Basis]] | None = None) -> int:
        """Adds or replaces; `bases` by service_id are resolved at once. Gives back how many."""
        rows = {service.service_id: service_row(service) for service in values}
        with self._database.write(turn=LAW) as connection:
            bump(connection, _MARK)
            known = set(connection.execute(select(services.c.service_id)).scalars())
            for key, row in rows.items():
                if key in known:
                    connection.execute(update(services).where(services.c.service_id == key).values(row))
            new = [row for key, row in rows.items() if key not in known]
            if new:
                connection.execute(insert(services), new)
            for key in rows:
                put_bases(connection, key, (bases or {}).get(key, ()))
        return len(rows)

    @again
    def put_managers(self, values: Iterable[Manager]) -> int:
        """Adds or replaces; one person in one post of one unit is one row. Gives back how many."""
        rows = {(m.unit_no, m.name, m.title): asdict(m) | {"sort": sort_text(m.name)} for m in values}
        with self._database.write(turn=LAW) as connection:
            for unit_no, name, title in rows:
                same = (managers.c.unit_no == unit_no) & (managers.c.name == name) & (managers.c.title == title)
                connection.execute(delete(managers).where(same))
            if rows:
                connection.execute(insert(managers), list(rows.values()))
        return len(rows)

    def unit(self, detsis_no: str) -> Unit | None:
        """The unit with this number."""
        with self._database.read() as connection:
            return tree.units_by_no(connection, [detsis_no]).get(detsis_no)

    def units(self, numbers: Iterable[str] | None = None) -> list[Unit]:
        """Those with these numbers; all of them for None."""
        with self._database.read() as connection:
            if numbers is None:
                rows = connection.execute(tree.unit_query().order_by(units.c.sort, units.c.detsis_no)).mappings()
                return [tree.unit_of(row) for row in rows]
            known = tree.units_by_no(connection, numbers)
        return sorted(known.values(), key=lambda unit: (sort_text(unit.name), unit.detsis_no))

    def names(self, numbers: Iterable[str]) -> dict[str, str]:
        """The names of those of these units that there are."""
        with self._database.read() as connection:
            return tree.names_by_no(connection, numbers)

    def written(self, column: Literal["category", "place"]) -> list[str]:
        """All that is written in a column of units, each once."""
        with self._database.read() as connection:
            found = select(units.c[column]).where(units.c[column].is_not(None)).distinct()
            return list(connection.execute(found).scalars())

    def parents_by_number(self, numbers: Iterable[str]) -> dict[str, list[str]]:
        """By each of these numbers those of the units directly above it; none for one at the top."""
        with self._database.read() as connection:
            return tree.parents_by_number(connection, numbers)

    def parents(self, detsis_no: str) -> list[Unit]:
        """The units directly above, the first one first."""
        with self._database.read() as connection:
            query = select(unit_parents.c.parent_no).where(unit_parents.c.unit_no == detsis_no)
            numbers = connection.execute(query.order_by(unit_parents.c.rank)).scalars().all()
            known = tree.units_by_no(connection, numbers)
        return [known[number] for number in numbers if number in known]

    def children(self, detsis_no: str, page: int = 1, size: int = 50) -> Listing[Unit]:
        """The units directly below."""
        below = select(unit_parents.c.unit_no).where(unit_parents.c.parent_no == detsis_no)
        with self._database.read() as connection:
            return _listed(connection, units.c.detsis_no.in_(below), page, size)

    def ancestors(self, detsis_no: str) -> list[Unit]:
        """From the top down to the first parent."""
        with self._database.read() as connection:
            return tree.ancestors(connection, detsis_no)

    def above(self, numbers: Iterable[str]) -> list[str]:
        """The numbers themselves and those of all their ancestors."""
        with self._database.read() as connection:
            return tree.numbers_above(connection, numbers)

    def below(self, detsis_no: str) -> list[str]:
        """The number itself and those of everything below."""
        with self._database.read() as connection:
            return tree.numbers_below(connection, detsis_no)

    def is_below(self, detsis_no: str, top: str) -> bool:
        """Whether the unit is `top` or anything below it."""
        return top in self.above([detsis_no])

    def find_units(self, name: str = "", below: str | None = None, page: int = 1, size: int = 50) -> Listing[Unit]:
        """Units whose name, former name or abbreviation has all these words, in any spelling of Turkish letters."""
        if len(name) > LONGEST_NAME:
            return Listing(0, [])
        words = [units.c.folded.contains(word, autoescape=True) for word in comparison_key(name).split()]
        inside = [units.c.detsis_no.in_(select(tree.subtree([below]).c.unit_no))] if below else []
        with self._database.read() as connection:
            return _listed(connection, units.c.detsis_no.is_not(None), page, size, *words, *inside)

    def tops(self) -> list[tuple[Unit, int]]:
        """Units at the top that have documents (their own or below), with how many."""
        with self._database.read() as connection:
            return tree.tops_with_documents(connection)

    def managers(self, unit_no: str) -> list[Manager]:
        """The managers of a unit."""
        with self._database.read() as connection:
            query = select(managers).where(managers.c.unit_no == unit_no).order_by(managers.c.sort, managers.c.id)
            rows = connection.execute(query).mappings()
            return [Manager(**{name: row[name] for name in _MANAGER}) for row in rows]

    def service(self, service_id: str) -> PublicService | None:
        """The service with this id."""
        with self._database.read() as connection:
            row = connection.execute(select(services).where(services.c.service_id == service_id)).mappings().first()
            return service_of(row) if row else None

    def services(self) -> list[PublicService]:
        """All of them."""
        with self._database.read() as connection:
            rows = connection.execute(select(services).order_by(services.c.sort, services.c.service_id)).mappings()
            return [service_of(row) for row in rows]

    def services_of(self, unit_no: str, page: int = 1, size: int = 50) -> Listing[PublicService]:
        """The services of the unit and of everything below it."""
        inside = services.c.unit_no.in_(select(tree.subtree([unit_no]).c.unit_no))
        query = select(services).where(inside).order_by(services.c.sort, services.c.service_id)
        with self._database.read() as connection:
            total, rows = page_of(connection, query, page, size)
            return Listing(total, [service_of(row) for row in rows])


def _listed(connection: Connection, first: Any, page: int, size: int, *more: Any) -> Listing[Unit]:
    query = tree.unit_query().where(first, *more).order_by(units.c.sort, units.c.detsis_no)
    total, rows = page_of(connection, query, page, size)
    return Listing(total, [tree.unit_of(row) for row in rows])
