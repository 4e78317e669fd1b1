"""Snippets: whole words marked under Turkish letters, HTML escaped, the densest part shown."""

import html
import re

import pytest

from search_api.snippet import LENGTH, Wanted, snippet
from search_api.words import read


def cut(text: str, q: str) -> str:
    return snippet(text, Wanted.of(read(q)))


@pytest.mark.parametrize(
    ("text", "q", "expected"),
    [
        ("İZİNLER verilir", "izin", "<mark>İZİNLER</mark> verilir"),  # casing and endings
        ("IŞIK söner", "ışık", "<mark>IŞIK</mark> söner"),
        ("Başvurunun süresi", "basvuru", "<mark>Başvurunun</mark> süresi"),  # typed without Turkish letters
        ("Ankara'ya gidilir", "ankara", "<mark>Ankara'ya</mark> gidilir"),  # the ending after the apostrophe too
        ("48 inci madde", "48", "<mark>48 inci</mark> madde"),
        ("Süt izni, yıllık izin", '"süt izni"', "<mark>Süt</mark> <mark>izni</mark>, yıllık izin"),  # the phrase only
        ("Bu izin için", "bu izin için", "Bu <mark>izin</mark> için"),  # the frame of a question is not marked
        ("a < b & <script>izin</script>", "izin", "a &lt; b &amp; &lt;script&gt;<mark>izin</mark>&lt;/script&gt;"),
        ("Hiçbiri yok", "zzz", "Hiçbiri yok"),
        ("", "izin", ""),
    ],
)
def test_marks(text: str, q: str, expected: str) -> None:
    assert cut(text, q) == expected


FILLER = "Bu cümle yalnızca uzunluk olsun diye yazılmıştır. " * 20


@pytest.mark.parametrize("before", [0, 1, 7, 15])
def test_the_part_with_most_of_the_words_is_shown(before: int) -> None:
    text = f"izin {FILLER * before}yıllık izin süresi başvurusu {FILLER * 3}"
    shown = cut(text, "yıllık izin başvuru")
    for word in ("yıllık", "izin", "başvurusu"):
        assert f"<mark>{word}</mark>" in shown
    bare = html.unescape(re.sub("</?mark>", "", shown)).strip("… ")
    assert len(bare) <= LENGTH + 1
    assert bare in text


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(cut("x" * 50_000, "izin")) < LENGTH + 10


def test_a_very_long_text_takes_bounded_work() -> None:
    assert "<mark>" in cut("izin " * 200_000, "izin")
