"""What must hold whatever was killed: everything accepted has come to its end once, and the index equals the record."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dayanak.app.wiring import House
from dayanak.search.port import Everything, Filters, Group, SearchQuery
from dayanak.storage.record import ReceiptState
from ingest.entries import entries
from tests.faults.letters import Letter
from tests.faults.stream import Ledger

AT_A_TIME = 20
KEPT = frozenset({ReceiptState.PUBLISHED, ReceiptState.DUPLICATE})
REFUSED = frozenset({ReceiptState.REJECTED, ReceiptState.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Told:
    """How the accepted uploads ended."""

    published: int
    rejected: int


def assert_true(house: House, ledger: Ledger, others: Iterable[Letter] = ()) -> Told:
    """Fails by name where something was lost, done twice, half written, or told wrongly."""
    assert ledger.odd == []
    told = _assert_ended(house, ledger)
    letters = [*ledger.letters, *others]
    _assert_archived(house, letters)
    _assert_once(house, letters)
    assert_index_is_record(house)
    assert house.record.documents.counts().failed_jobs == 0
    return told


def _assert_ended(house: House, ledger: Ledger) -> Told:
    """Each receipt has the end that its letter deserves; a rejection has its reason."""
    published = rejected = 0
    for token, letters in ledger.accepted.items():
        receipt = house.record.sources.receipt(token)
        good = letters[0].title is not None
        assert receipt.state in (KEPT if good else REFUSED), (letters[0].name, receipt)
        assert bool(receipt.document_id) == good, receipt
        assert good or receipt.reason, receipt
        published += len(letters) * good
        rejected += len(letters) * (not good)
    return Told(published, rejected)


def _assert_archived(house: House, letters: Iterable[Letter]) -> None:
    """Every original, byte for byte."""
    for content in {letter.content for letter in letters}:
        assert house.archive.read(hashlib.sha256(content).hexdigest()) == content


def _assert_once(house: House, letters: Iterable[Letter]) -> None:
    """One document a title, one version a text, and nothing that nobody sent."""
    texts: dict[str, set[str]] = defaultdict(set)
    for letter in letters:
        if letter.title:
            texts[letter.title].add(_words(letter.content.decode("utf-8-sig")))
    found: dict[str, int] = {}
    for document_id in house.record.documents.ids():
        document = house.record.documents.document(document_id)
        assert document is not None
        subject = _subject(document.title)
        assert subject not in found, f"twice: {document.title}"
        found[subject] = document.version
        kept = house.record.sources.of_document(document_id)
        assert len({source.id for source in kept}) == len(kept) == document.version, document.title
        assert _words(house.record.documents.text(document_id)) in texts[subject], document.title
    sent = {subject: len(versions) for subject, versions in texts.items()}
    assert found == sent, (
        f"versions held, not sent: {found.items() - sent.items()}; sent: {sent.items() - found.items()}"
    )


def _words(text: str) -> str:
    """A text whatever its lines are."""
    return " ".join(text.split())


def _subject(title: str) -> str:
    return title.removeprefix("KIZILCIKLI ÜNİVERSİTESİ ").removesuffix(" YÖNERGESİ")


def assert_index_is_record(house: House) -> None:
    """Every clause of every current version can be found, and nothing else is there."""
    documents = list(house.record.documents.ids())
    total = 0
    for start in range(0, len(documents), AT_A_TIME):
        some = documents[start : start + AT_A_TIME]
        kept = _kept(house, some)
        query = SearchQuery(Everything(), Filters(documents=tuple(some)), group=Group.CLAUSE, size=10_000, facets=())
        found = [hit.id for hit in house.engine.search(query).hits]
        assert sorted(found) == sorted(kept), f"indexed or kept alone: {set(found) ^ set(kept)}"
        total += len(kept)
    assert house.engine.count() == total


def _kept(house: House, documents: Sequence[str]) -> list[str]:
    copies = (house.record.documents.copy(document_id) for document_id in documents)
    return [entry.id for copy in copies if copy for entry in entries(copy)]
