"""Institution keys as rows: only hashes of them are kept."""

from sqlalchemy import RowMapping, insert, select, update

from dayanak.storage.record.database import Database, again
from dayanak.storage.record.rows import iso
from dayanak.storage.record.tables import access_keys
from dayanak.storage.record.values import KeyRow


class Keys:
    """The keys of institutions, hashed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @again
    def add(self, key_id: str, unit_no: str, secret_hash: str, *, demo: bool, operator: bool = False) -> None:
        """Keeps a new key. Raises Conflict where id or hash is taken."""
        row = {"id": key_id, "unit_no": unit_no, "secret_hash": secret_hash, "demo": demo, "operator": operator}
        with self._database.write() as connection:
            connection.execute(insert(access_keys).values(row | {"created_at": iso(self._database.now(connection))}))

    def by_hash(self, secret_hash: str) -> KeyRow | None:
        """The key with this hash, revoked or not."""
        with self._database.read() as connection:
            query = select(access_keys).where(access_keys.c.secret_hash == secret_hash)
            row = connection.execute(query).mappings().first()
        return _key(row) if row else None

    @again
    def revoke(self, key_id: str) -> bool:
        """Whether the key was good until now."""
        good = (access_keys.c.id == key_id) & access_keys.c.revoked_at.is_(None)
        with self._database.write() as connection:
            changed = update(access_keys).where(good).values(revoked_at=iso(self._database.now(connection)))
            return connection.execute(changed).rowcount == 1

    def of_unit(self, unit_no: str | None = None) -> list[KeyRow]:
        """The keys of a unit (None: of all), oldest first."""
        query = select(access_keys).order_by(access_keys.c.created_at, access_keys.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query if unit_no is None else query.where(access_keys.c.unit_no == unit_no))
            return [_key(row) for row in rows.mappings()]


def _key(row: RowMapping) -> KeyRow:
    return KeyRow(row["id"], row["unit_no"], row["demo"], row["created_at"], row["revoked_at"], row["operator"])
