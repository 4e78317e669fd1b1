"""Files are received once."""

import pytest

from dayanak.law.errors import NotFound
from dayanak.storage.record import Incoming, JobKind, ReceiptState, Record

PDF = Incoming("a" * 64, 1000, "yönerge.pdf", "application/pdf", "98000001", "yonerge")


def test_the_same_bytes_for_the_same_unit_give_the_same_receipt(record: Record) -> None:
    first = record.receive(PDF)
    again = record.receive(Incoming("a" * 64, 1000, "başka ad.pdf", "application/pdf", "98000001"))
    assert first.new
    assert not again.new
    assert again.token == first.token
    assert len(first.token) >= 32
    assert record.jobs.counts() == {("process", "waiting"): 1}


@pytest.mark.parametrize(
    "other",
    [
        Incoming("a" * 64, 1000, "yönerge.pdf", "application/pdf", "98000100"),
        Incoming("a" * 64, 1000, "yönerge.pdf", "application/pdf"),
        Incoming("a" * 64, 1000, "yönerge.pdf", "application/pdf", "98000001", None, "satir-1"),
    ],
    ids=["another unit", "no unit", "a row of a file"],
)
def test_another_unit_or_row_gives_another_receipt(record: Record, other: Incoming) -> None:
    assert record.receive(PDF).token != record.receive(other).token


def test_the_state_is_told_with_its_reason(record: Record) -> None:
    receipt = record.receive(PDF)
    assert receipt.state is ReceiptState.RECEIVED
    record.sources.set_state(receipt.source_id, ReceiptState.REJECTED, "Dosya boş.")
    told = record.sources.receipt(receipt.token)
    assert (told.state, told.reason) == (ReceiptState.REJECTED, "Dosya boş.")
    source = record.sources.source(receipt.source_id)
    assert (source.name, source.label, source.unit_no, source.declared_kind) == (
        "yönerge.pdf", "yönerge.pdf", "98000001", "yonerge",
    )  # fmt: skip


def test_a_row_is_known_by_its_id(record: Record) -> None:
    receipt = record.receive(Incoming("b" * 64, 10, "kanunlar.jsonl", "application/json", row_id="satir-7"))
    assert record.sources.source(receipt.source_id).label == "satir-7"


def test_files_of_a_unit_and_below_newest_first(record: Record) -> None:
    for number, unit in enumerate(["98000001", "98000004", "98000100"]):
        record.receive(Incoming(f"{number:064x}", 1, f"{number}.pdf", "application/pdf", unit))
    assert [name for _, name in record.sources.received_for("98000001")] == ["1.pdf", "0.pdf"]
    assert [name for _, name in record.sources.received_for("98000001", page=2, size=1)] == ["0.pdf"]


def test_what_is_not_there_is_not_found(record: Record) -> None:
    with pytest.raises(NotFound):
        record.sources.source(99)
    with pytest.raises(NotFound):
        record.sources.receipt("tahmin")
    assert record.jobs.open_for(["1"], JobKind.PROCESS) == 0
