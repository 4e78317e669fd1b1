"""What bytes are, and what is said of those that cannot be read."""

import gzip
import io
import zipfile

import pytest

from dayanak.law.errors import Rejected, TooLarge
from ingest.extract.limits import Limits
from ingest.extract.sniff import MediaType, sniff, unpack


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n...", "yonerge.txt", MediaType.PDF),
        (b"\n\n%PDF-1.4 after a few stray bytes", "a.pdf", MediaType.PDF),
        (b"<!DOCTYPE html><html><p>Ama\xe7</p></html>", "indirilen.pdf", MediaType.HTML),
        (b"\xef\xbb\xbf  <HTML><body>x</body></HTML>", "a.htm", MediaType.HTML),
        (b"<style>p {}</style><html><p>a</p></html>", "a", MediaType.HTML),
        ("Amaç\nMADDE 1 – (1) Bu Yönerge".encode(), "a.txt", MediaType.TEXT),
        ("Amaç".encode("utf-16"), "a.txt", MediaType.TEXT),
        ("[1] numaralı dipnot".encode(), "a.md", MediaType.TEXT),
        (_zip(word__document=b"") + b"", "a.docx", None),
    ],
    ids=["pdf by magic", "pdf late magic", "html named pdf", "bom", "style first", "text", "utf-16", "bracket", "zip"],
)
def test_the_bytes_decide(data: bytes, name: str, expected: MediaType | None) -> None:
    if expected is None:
        with pytest.raises(Rejected, match="Word belgesi yok"):
            sniff(data, name)
    else:
        assert sniff(data, name) is expected


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.pdf", "boş"),
        (b"\x00\x00\x00", "a.pdf", "boş"),
        (b"just words", "a.pdf", "içi PDF değil"),
        (b"just words", "a.docx", "içi Word değil"),
        (b'{"error": "not found"}', "a.pdf", "JSON"),
        (b'{"id": 1}\n{"id": 2}\n', "a.jsonl", "JSON"),
        (b"[" * 100_000, "a.txt", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", r"\.doc"),
        (b"{\\rtf1 x}", "a.rtf", "RTF"),
        (b"\x89PNG\r\n", "a.png", "Resim"),
        (b"PK\x03\x04broken", "a.docx", "bozuk"),
        (b'<?xml version="1.0"?><a/>', "a.xml", "XML"),
        (bytes(range(256)) * 40, "a.bin", "tanınmadı"),
    ],
)
def test_what_cannot_be_read_is_told_in_turkish(data: bytes, name: str, reason: str | None) -> None:
    if reason is None:
        assert sniff(data, name) is MediaType.TEXT
        return
    with pytest.raises(Rejected, match=reason):
        sniff(data, name)


def test_gzip_is_read_as_what_it_holds() -> None:
    assert unpack(gzip.compress(b"<html></html>"), Limits()) == b"<html></html>"


def test_a_gzip_bomb_is_too_large() -> None:
    with pytest.raises(TooLarge):
        unpack(gzip.compress(b"0" * 2_000_000), Limits(max_unpacked=1_000_000))


def test_a_broken_gzip_is_rejected() -> None:
    with pytest.raises(Rejected, match="bozuk"):
        unpack(gzip.compress(b"text" * 1000)[:-20], Limits())
