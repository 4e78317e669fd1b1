"""Places between a text and the same text composed: each letter leads back to where it was printed."""

import unicodedata

import pytest

from nlp.facts.plain import composed

TEXTS = [
    ("a letter in two pieces", "Ku\u0308tu\u0308phane"),
    ("a soft hyphen", "Yönet\u00admelik"),
    ("two signs in a row", "Yö\u200b\u200bnerge"),
    ("a sign at both ends", "\ufeffKanun\u200b"),
    ("a sign before a letter in pieces", "Ta\u00ads\u0327ra"),
    ("a letter that no single one stands for", "q\u0307 ve\u00ad x"),
]


@pytest.mark.parametrize(("trap", "text"), TEXTS, ids=[row[0] for row in TEXTS])
def test_each_place_leads_back_to_its_own(trap, text):
    written = composed(text)
    assert written is not None
    assert unicodedata.is_normalized("NFC", written.text)
    origins = [written.origin(place) for place in range(len(written.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
    for origin in range(len(text) + 1):  # the first place that is not before it
        assert written.place(origin) == next(place for place, at in enumerate(origins) if at >= origin)


def test_a_text_that_is_composed_already_stays():
    assert composed("Yönetmelik") is None
