"""The language of queries: what each sign does, and that no text is an error, whatever signs it is made of."""

import random
import time

import pytest

from search_api.expressions import (
    Beginning,
    Close,
    Either,
    Every,
    Expression,
    Field,
    FieldName,
    Quoted,
    Without,
    Word,
    depth,
    leaves,
    written,
)
from search_api.parsing import MOST_DEEP, parsed
from search_api.room import MOST, MOST_TIED
from search_api.words import read

A, B, C = Word("izin"), Word("rapor"), Word("memur")


def kind(value: str) -> Field:
    return Field(FieldName.KIND, value)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("izin rapor", Every((A, B))),
        ("izin VEYA rapor", Either((A, B))),
        ("izin|rapor OR memur", Either((A, B, C))),
        ("memur izin VEYA rapor", Every((C, Either((A, B))))),  # it joins what stands beside it
        ("(memur izin) VEYA rapor", Either((Every((C, A)), B))),
        ("izin veya rapor", Every((A, Word("veya"), B))),  # in small letters a word
        ("İZİN VEYA RAPOR", Every((A, Word("veya"), B))),  # all in capitals says nothing
        ("(izin rapor) memur", Every((A, B, C))),  # brackets of a text change nothing
        ("4/1-(a) bendi", Every((Word("4"), Word("1"), Word("a"), Word("bendi")))),
        ("-(izin rapor)", Without(Every((A, B)))),
        ("-(izin VEYA -rapor)", Without(Either((A, Without(B))))),
        ("-(-izin)", A),
        ("madde 4 -izin", Every((Word("madde"), Word("4"), Without(A)))),
        ("MADDE 4 -İzin", Every((Word("madde"), Word("4"), A))),  # the dash of an article that was copied
        ("Madde 4/A -(1) izin", Every((Word("madde"), Word("4"), Word("a"), Word("1"), A))),
        ('"izin rapor"~5', Close(("izin", "rapor"), 5)),
        ('"izin rapor"~', Close(("izin", "rapor"), 5)),
        ('"izin rapor"~999999', Close(("izin", "rapor"), 50)),
        ('"izin rapor"~0', Quoted(("izin", "rapor"))),
        ('"izin"~3', Quoted(("izin",))),
        ('"3-üncü izin"', Quoted(("3", "izin"))),  # an ordinal is its number, as in the texts
        ("izin~2", A),
        ("yönet*", Beginning("yönet")),
        ("yönet***", Beginning("yönet")),
        ("-yönet*", Without(Beginning("yönet"))),
        ("yö*", Word("yö")),
        ('* ** -* ~ ~5 ( ) - -- : :: "" \'', None),
        ("tür:yönetmelik", kind("yönetmelik")),
        ("TUR:Yönetmeliği", kind("yönetmelik")),
        ("tür:(kanun VEYA tebliğ)", Either((kind("kanun"), kind("tebliğ")))),
        ('tür:"kanun hükmünde kararname"', kind("kanun hükmünde kararname")),
        ("-tür:kanun", Without(kind("kanun"))),
        ("yıl:2015-2020", Field(FieldName.YEAR, "2015..2020")),
        ("yil:2020..2015", Field(FieldName.YEAR, "2015..2020")),
        ("yıl:2015..", Field(FieldName.YEAR, "2015..")),
        ("madde:5/a", Field(FieldName.ARTICLE, "5-A")),
        ('madde:"Geçici Madde 3"', Field(FieldName.ARTICLE, "geçici 3")),
        ("madde:mük.298", Field(FieldName.ARTICLE, "mükerrer 298")),
        ("başlık:izin", Field(FieldName.HEADING, "izin")),
        ("baslik:(yıllık izin)", Field(FieldName.HEADING, "yıllık izin")),
        ('kurum:"Örnek Bakanlığı"', Field(FieldName.UNIT, "Örnek Bakanlığı")),
        ("kurum:98000001", Field(FieldName.UNIT, "98000001")),
        ("saat 10:30", Every((Word("saat"), Word("10"), Word("30")))),
    ],
)
def test_what_is_read(text: str, expression: Expression | None) -> None:
    found = parsed(text)
    assert found.expression == expression
    assert not [note for note in found.notes if "kısa" not in note]


@pytest.mark.parametrize(
    ("text", "read", "said"),
    [
        ("xyz:izin", "xyz izin", "‘xyz:’ diye bir alan yok"),
        ("tür:ferman", "ferman", "‘tür:ferman’ okunamadı"),
        ("yıl:15", "15", "‘yıl:15’ okunamadı"),
        ("madde:4/1", "4 1", "‘madde:4/1’ okunamadı"),
        ("kurum: örnek", "kurum örnek", "boşluksuz"),
        ("kurum:", "kurum", "boşluksuz"),
        ("kurum:)", None, "boşluksuz"),
        ("ab*", "ab", "en az 3 harf"),
        ("*lik", "lik", "yalnız sözcüğün sonunda"),
        ('süt "izni', "süt izni", "Tırnak kapanmamış"),
        ("izin VEYA", "izin", "iki yanında"),
        ("| izin", "izin", "iki yanında"),
        ("(izin VEYA) rapor", "izin rapor", "iki yanında"),
        ("(((izin", "izin", None),
        ("izin)))", "izin", None),
        (" ".join(f"kelime{number}" for number in range(60)), None, "çok uzun"),
    ],
)
def test_what_is_read_otherwise_than_typed_is_said(text: str, read: str | None, said: str | None) -> None:
    found = parsed(text)
    assert read is None or (found.expression and written(found.expression) == read)
    assert len(found.notes) == (said is not None)
    assert said is None or said in found.notes[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("((((", "aranacak bir sözcük yok"),
        ("~ ~ -", "aranacak bir sözcük yok"),
        ("…!?", "aranacak bir sözcük yok"),
        ("* *", "aranacak bir sözcük yok"),
        ("|", "iki yanında"),  # said already, in other words
        ("izin закон", "‘закон’ başka bir alfabede"),
        ("قانون العمل", "‘قانون’ başka bir alfabede"),
        ("  ", None),
        ("", None),
        ("hâl kâğıt Ẁ ʼn µ ² ½ 48’inci", None),
    ],
)
def test_what_no_text_can_have_is_said(text: str, said: str | None) -> None:
    """Trap: a page without hits that offers fewer words to whoever typed none."""
    notes = read(text).notes
    assert len(notes) == (said is not None)
    assert said is None or said in notes[0]


def test_citations_are_looked_for_without_the_signs_of_the_language() -> None:
    assert parsed("5510 4/1-a VEYA tür:kanun 5510 4/1-(b)").citing.split() == ["5510", "4/1-a", "5510", "4/1-(b)"]
    assert parsed("5510 4/1-(a)").citing == "5510 4/1-(a)"
    assert parsed("tck madde:86/3").citing == "tck madde 86/3"


SIGNS = [
    *"abIıİişÇ135²٣Σß \t-–—\"“()|*:~./,'’\x00\u202e",
    " VEYA ",
    " OR ",
    '"~5',
    "..",
    "inci",
    "geçici",
    "2015",
    "kanun",
]
NAMES = ["kurum:", "tür:", "yıl:", "madde:", "BAŞLIK:", "xyz:"]


@pytest.mark.parametrize("seed", range(20))
def test_any_text_is_read_and_what_was_read_is_read_the_same_again(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        text = "".join(chance.choices([*SIGNS, *NAMES], k=chance.randint(1, 60)))
        _hold(text)


@pytest.mark.parametrize(
    "text",
    [
        *(sign * 10_000 for sign in '(|*~:"-'),
        "-(" * 5_000,
        "a|" * 5_000,
        "abc* " * 2_000,
        '"a b"~9 ' * 1_250,
        "kurum:a " * 1_250,
        "a:" * 5_000,
        "(a VEYA b) " * 900,
        " VEYA " * 1_600,
        "".join(f"w{number}|" for number in range(1_700)),
        "".join(f"(w{number} " for number in range(1_700)),
        "".join(f"(w{number}|(x{number} " for number in range(800)),
        "".join(f"-(w{number} x) " for number in range(800)),
        "".join(f'"w{number} x" ' for number in range(1_000)),
        "".join(f"w{number:03}* " for number in range(1_500)),
    ],
)
def test_a_flood_is_read_in_bounded_time_and_cut_to_what_an_engine_can_be_asked(text: str) -> None:
    begun = time.process_time()
    expression = _hold(text)
    assert time.process_time() - begun < 2
    if expression is not None:
        assert depth(expression) <= MOST_DEEP + 1
        found = list(leaves(expression))
        assert len(found) <= MOST_TIED + sum(MOST.values())
        for leaf, most in MOST.items():
            assert len({one for one in found if isinstance(one, leaf)}) <= most


def _hold(text: str) -> Expression | None:
    """What holds of every text."""
    expression = parsed(text).expression
    if expression is not None:
        again = parsed(written(expression))
        assert again.expression == expression, (text, written(expression))
        assert not again.notes, (text, again.notes)
    return expression
