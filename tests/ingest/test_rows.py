"""Files with a document a row."""

import gzip
import json

import pytest

from dayanak.law.errors import Rejected
from ingest.rows import holds_rows, read_row, rows

ROW = {
    "id": "x-1", "law_number": "9901", "title": "ÖRNEK KANUN", "accepted_date": "2001-02-03", "status": "repealed",
    "gazette": {"date": "2001-02-10", "number": "24000"}, "text": "# Başlık\n\n---\n\nMadde 1 – Metin.\n---\nson",
}  # fmt: skip


def _write(path, *lines):
    path.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    return path


def test_each_row_is_a_document_with_its_id(tmp_path):
    path = _write(tmp_path / "a.jsonl", ROW, {**ROW, "id": "x-2"})
    assert [name for name, _ in rows(path)] == ["x-1", "x-2"]


def test_a_packed_file_is_read_as_what_it_holds(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    assert holds_rows(path)
    assert [name for name, _ in rows(path)] == ["x-1"]


def test_the_text_begins_after_the_first_rule():
    read = read_row(json.dumps(ROW).encode())
    assert read.text == "Madde 1 – Metin.\n---\nson"


def test_the_facts_of_a_row_are_of_method_source():
    given = read_row(json.dumps(ROW).encode()).given
    assert (given.number.value, given.number.method) == ("9901", "source")
    assert (given.accepted.value, given.gazette_date.value, given.gazette_number.value) == (
        "2001-02-03", "2001-02-10", "24000",
    )  # fmt: skip
    assert given.status.value == "repealed"


@pytest.mark.parametrize(
    "content",
    [b'{"id": "x"}\n', b"[1]\n", b"{\n", b""],
    ids=["rows without a text", "rows that are lists", "broken JSON", "an empty file"],
)
def test_a_file_of_another_form_is_one_rejected_file(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(Rejected):
        list(rows(path))


def test_a_broken_archive_is_rejected(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode())[:20])
    with pytest.raises(Rejected):
        list(rows(path))


def test_a_bad_row_further_on_does_not_hold_back_the_others(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps(ROW).encode() + b"\n{\n[1]\n" + json.dumps({**ROW, "id": "x-4"}).encode())
    found = dict(rows(path))
    assert list(found) == ["x-1", "satir-2", "satir-3", "x-4"]
    with pytest.raises(Rejected, match="JSON değil"):
        read_row(found["satir-2"])


def test_signs_that_no_text_may_hold_are_taken_out():
    read = read_row(json.dumps({**ROW, "title": "A\u202eB\ud800", "text": "x\r\n---\r\nMadde\x00 1 –\udfff"}).encode())
    assert (read.given.title.value, read.text) == ("AB", "Madde 1 –")
