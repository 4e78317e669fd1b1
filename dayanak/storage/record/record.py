"""The record: one object behind one URL, its rooms by subject."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from dayanak.law.errors import NotFound
from dayanak.law.reading import Reading
from dayanak.law.text import NormalText, Page
from dayanak.storage.record.choosing import Choosing
from dayanak.storage.record.crawl_runs import CrawlRuns
from dayanak.storage.record.crawls import Crawls
from dayanak.storage.record.database import LAW, STATEMENT_S, Database, again
from dayanak.storage.record.documents import Documents
from dayanak.storage.record.jobs import Jobs
from dayanak.storage.record.keys import Keys
from dayanak.storage.record.links import Links
from dayanak.storage.record.outlines import Outlines
from dayanak.storage.record.publish import Edition, publish
from dayanak.storage.record.registry import Registry
from dayanak.storage.record.reindexing import Reindexing
from dayanak.storage.record.resolver import Resolver
from dayanak.storage.record.schema import revision, upgrade
from dayanak.storage.record.searches import Searches
from dayanak.storage.record.sources import Sources
from dayanak.storage.record.synonyms import Synonyms
from dayanak.storage.record.transfer import Row, Snapshot, is_empty, load
from dayanak.storage.record.values import Incoming, Published, Receipt, Resolution
from dayanak.storage.record.versions import Versions
from dayanak.storage.record.withdrawal import withdraw
from dayanak.storage.record.work import Work


class Record:
    """The database. Safe for several threads and processes; every write is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._outlines = Outlines()
        self.registry = Registry(database)
        self.sources = Sources(database)
        self.jobs = Jobs(database)
        self.work = Work(database)
        self.reindexing = Reindexing(database)
        self.documents = Documents(database, self._outlines)
        self.versions = Versions(database)
        self.links = Links(database, self._outlines)
        self.choosing = Choosing(database)
        self.keys = Keys(database)
        self.crawls = Crawls(database)
        self.crawl_runs = CrawlRuns(database)
        self.searches = Searches(database)
        self.synonyms = Synonyms(database)

    @classmethod
    def open(cls, url: str, clock: Callable[[], float] | None = None, *, statement_s: int = STATEMENT_S) -> "Record":
        """The record at a URL, made or migrated where needed. Raises Unavailable, Misconfigured."""
        database = Database(url, clock, statement_s)
        try:
            database.reach()
            upgrade(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def place(self) -> str:
        """Where it is, without user and password."""
        return self._database.place

    def schema(self) -> str:
        """The revision of its schema."""
        return revision(self._database)

    def close(self) -> None:
        """Gives every connection back."""
        self._database.close()

    def receive(self, incoming: Incoming) -> Receipt:
        """One transaction: the source and its job `process`. The same bytes for the same unit: the same receipt."""
        return self.sources.receive(incoming)

    @again
    def publish(
        self,
        source_id: int,
        reading: Reading,
        text: NormalText,
        pages: Sequence[Page] = (),
        *,
        media_type: str | None = None,
        reader: str = "",
    ) -> Published:
        """One transaction: document, version, provisions, links, and the job `index`. `media_type` is what the bytes
        are, where reading found out; `reader` is the version of the software that read."""
        source = self.sources.source(source_id)
        edition = Edition(source, reading, text, pages, media_type, reader)
        with self._database.write(turn=LAW) as connection:
            return publish(connection, edition, self._database.now(connection))

    @again
    def withdraw(self, document_id: str) -> list[str]:
        """One transaction: the document leaves the record, what it ended is in force again. Gives back the ids of the
        others that changed; `NotFound` for an unknown id."""
        with self._database.write(turn=LAW) as connection:
            changed = withdraw(connection, document_id, self._database.now(connection))
        if changed is None:
            raise NotFound(f"Kayıtta böyle bir belge yok: {document_id}")
        return changed

    def resolve(self, target: str, near: Sequence[str] = ()) -> Resolution:
        """Where `kanun:5510/madde:4`, `rg:…`, `ad:TITLE/madde:3` or `doc:ID/…` leads; `near` are units whose own
        documents a bare title means first."""
        return self.resolve_all([target], near)[target]

    def resolve_all(self, targets: Iterable[str], near: Sequence[str] = ()) -> dict[str, Resolution]:
        """Where each of the references leads."""
        with self._database.read() as connection:
            return Resolver(connection, self._outlines, near).resolutions(targets)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The whole record as it is at this moment, to be read at leisure."""
        with self._database.read() as connection:
            yield Snapshot(connection)

    def is_empty(self) -> bool:
        """Whether nothing was ever put in."""
        with self._database.read() as connection:
            return is_empty(connection)

    def replace(self, schema: str, portions: Iterable[tuple[str, Sequence[Row]]]) -> None:
        """One transaction: these rows of a snapshot in the place of all that is here. Raises Conflict where a process
        is at work, Rejected where they do not fit, Misconfigured where their schema is not known."""
        with self._database.write(turn=LAW) as connection:
            load(connection, schema, portions, self._database.now(connection))
