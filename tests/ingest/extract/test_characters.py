"""Charsets that lie, and signs that no text may hold."""

import pytest

from ingest.extract.characters import clean, decode, has_hidden_signs

_TEXT = "Yönetmeliğin şartları: ığüşöç İĞÜŞÖÇ"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1254", "iso-8859-9", "utf-16"])
def test_each_charset_is_found(charset: str) -> None:
    assert decode(_TEXT.encode(charset)) == _TEXT


def test_utf8_with_one_stray_byte_stays_utf8() -> None:
    assert decode((_TEXT * 20).encode() + b"\xfe") == _TEXT * 20 + "\ufffd"


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("Ma\x00dde 1", "Madde 1"),
        ("a\u202ekanun\u202c b", "akanun b"),
        ("a\u200bb\ufeff", "ab"),
        ("bir\r\niki\rüç\fdört", "bir\niki\nüç\ndört"),
        ("\x1b[31mkırmızı", "[31mkırmızı"),
        ("sekme\tkalır", "sekme\tkalır"),
    ],
    ids=["NUL", "bidi", "zero width", "line ends", "escape", "tab"],
)
def test_clean(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_hidden_signs_are_noticed() -> None:
    assert has_hidden_signs("a\u202eb")
    assert not has_hidden_signs("düz metin")
