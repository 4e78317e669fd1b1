"""Damaged files: whatever bytes are lost or changed, there are pages or a reason, never another error."""

import random
from pathlib import Path

import pytest

from dayanak.law.errors import Rejected
from ingest.extract import extract

FILES = Path(__file__).parents[3] / "samples" / "files"
DAMAGED = 60


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, lost or doubled."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 5, 50])):
        place, run = chance.randrange(len(found)), chance.randint(1, 100)
        kind = chance.randrange(4)
        if kind == 0:
            found[place] = chance.randrange(256)
        elif kind == 1:
            del found[place : place + run]
        elif kind == 2:
            found[place:place] = found[place : place + run]
        else:
            found[place : place + 4] = bytes(4)
    return bytes(found)


def outcome(data: bytes, name: str) -> object:
    """The pages, or the reason why there are none."""
    try:
        return extract(data, name, ocr=False).pages
    except Rejected as error:
        return error.message


@pytest.mark.parametrize(
    "name",
    [
        "gokpinar-senato-karari.pdf",
        "karacam-staj-degisiklik.pdf",
        "akcinar-personel-izin-yonergesi.docx",
        "gokpinar-kayit-dondurma-esaslari.html",
    ],
)
def test_a_damaged_file_has_pages_or_a_reason(name: str) -> None:
    chance = random.Random(name)
    data = (FILES / name).read_bytes()
    for _ in range(DAMAGED):
        assert outcome(damaged(data, chance), name)
