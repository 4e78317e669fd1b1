"""Effects and the tree they stand in: quotations, days, lists of repealed acts, what is read at all."""

import pytest

from dayanak.law.document import DocumentFacts, Fact, PartInForce
from nlp.amend import amend
from nlp.amend.clauses import telling
from nlp.amend.stretches import stretches
from nlp.cite.tokens import tokenise
from nlp.segment import segment

AMENDING = """MADDE 1- 5/6/2007 tarihli ve 9999 sayılı Kanunun 7 nci maddesinin (a) bendi aşağıdaki şekilde \
değiştirilmiş ve aynı maddeye aşağıdaki fıkra eklenmiştir.
“a) Kıyı yapısı: Rıhtım ve iskeleyi,”
“(4) Bu maddenin uygulanmasında 11 inci madde yürürlükten kaldırılmıştır.”
MADDE 2- Aynı Kanunun 8 inci maddesi yürürlükten kaldırılmıştır.
MADDE 3- Bu Kanun yayımı tarihinde yürürlüğe girer."""


def test_new_words_are_tied_to_the_quotation_that_holds_them() -> None:
    replaced, added, repealed = amend(AMENDING, None, segment(AMENDING))
    assert replaced.quotations == ("this/madde:1/alinti:1",)
    assert added.quotations == ("this/madde:1/alinti:2",)
    assert (added.unit, added.number) == ("fikra", "4")
    assert (repealed.op, repealed.target, repealed.quotations) == ("repeal-unit", "kanun:9999/madde:8", ())


def test_only_articles_with_a_verb_of_amendment_are_read() -> None:
    tokens = tokenise(AMENDING)
    spans = list(stretches(tokens, telling(tokens).verbs, segment(AMENDING)))
    read = ["".join(AMENDING[start:end] for start, end in one) for one in spans]
    assert len(read) == 2
    assert not any("Rıhtım" in one for one in read), "nor what they quote"
    plain = tokenise("Kıyı yapıları izne bağlıdır.")
    assert list(stretches(plain, telling(plain).verbs, None)) == []


def test_a_quotation_left_open_swallows_its_own_article_only() -> None:
    text = AMENDING.replace("kaldırılmıştır.”", "kaldırılmıştır.").replace("Aynı Kanunun 8", "9998 sayılı Kanunun 8")
    assert ("repeal-unit", "kanun:9998/madde:8") in [(e.op, e.target) for e in amend(text, None, segment(text))]


def test_what_a_list_repeals_stands_before_or_behind_the_verb() -> None:
    gazette = "tarihli ve 25011 sayılı Resmî Gazete’de yayımlanan"
    before = f"MADDE 9- (1) a) 1/2/2003 {gazette} Kıyı Yönetmeliği,\nb) Liman Yönetmeliği,\nyürürlükten kaldırılmıştır."
    behind = (
        "MADDE 9- (1) Aşağıdaki yönetmelikler yürürlükten kaldırılmıştır:\n"
        f"a) 1/2/2003 {gazette} Kıyı Yönetmeliği,\nb) Liman Yönetmeliği.\n"
        "MADDE 10- Bu Yönetmelik 1/3/2003 tarihinde yürürlüğe girer."
    )
    for text in (before, behind):
        effects = amend(text, None, segment(text))
        assert [(e.op, e.target) for e in effects] == [
            ("repeal-document", "rg:25011@2003-02-01"),
            ("repeal-document", "ad:Liman Yönetmeliği"),
        ]
        assert text[effects[1].start : effects[1].end] == "Liman Yönetmeliği", "each rests on its own item"


def test_an_effect_has_the_day_of_the_article_that_orders_it() -> None:
    facts = DocumentFacts(parts_in_force=(PartInForce("madde:1", Fact("2008-01-01", "text")),))
    replaced, added, repealed = amend(AMENDING, None, segment(AMENDING), facts=facts)
    assert (replaced.since, added.since, repealed.since) == ("2008-01-01", "2008-01-01", None)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Kanunu, 2 nci ve 3 üncü maddeleri hariç olmak üzere", ("madde:2", "madde:3")),
        ("Kanunu (2 nci maddesi ile geçici 3 üncü maddesi hariç)", ("madde:2", "gecici-madde:3")),
        ("Kanunu, 2 nci maddesi istisna olmak üzere,", ("madde:2",)),
        ("Kanunu (2 nci maddesi mahfuz kalmak kaydıyla)", ("madde:2",)),
        ("Kanunu, bu Kanunun geçici 1 inci maddesi hükümleri saklı kalmak kaydıyla", ()),
    ],
)
def test_what_a_repeal_excepts(words: str, kept: tuple[str, ...]) -> None:
    (effect,) = amend(f"9301 sayılı Kuş Koruma {words} yürürlükten kaldırılmıştır.", "kanun:9400")
    assert (effect.op, effect.target) == ("repeal-document", "kanun:9301")
    assert effect.kept == tuple(f"kanun:9301/{path}" for path in kept)


@pytest.mark.parametrize(
    ("words", "target", "kept"),
    [
        ("Kanunun 1 inci maddesi dışındaki hükümleri", "", ("madde:1",)),
        ("Kanunun 1 inci ve ek 2 nci maddeleri dışındaki maddeleri", "", ("madde:1", "ek-madde:2")),
        ("Kanunun 1 inci maddesi hariç diğer maddeleri", "", ("madde:1",)),
        ("Kanunun 2 nci maddesi hariç olmak üzere tamamı", "", ("madde:2",)),
        ("Kanunun 2 nci maddesinin üçüncü fıkrası dışında kalan hükümleri", "", ("madde:2/fikra:3",)),
        ("Kanunun 2 nci maddesi ve 5 inci maddesinin ikinci fıkrası haricindeki bütün hükümleri", "",
         ("madde:2", "madde:5/fikra:2")),
        ("Kanunun 4 üncü maddesinin ikinci fıkrası dışındaki fıkraları", "/madde:4", ("madde:4/fikra:2",)),
        ("Kanunun 4 üncü maddesinin birinci fıkrasının (b) bendi hariç diğer bentleri", "/madde:4/fikra:1",
         ("madde:4/fikra:1/bent:b",)),
        ("Kanunun 6 ila 9 uncu maddeleri dışındaki madde ve hükümleri", "", ("madde:6..9",)),
    ],
)  # fmt: skip
def test_the_rest_of_what_is_named_goes(words: str, target: str, kept: tuple[str, ...]) -> None:
    (effect,) = amend(f"9301 sayılı {words} yürürlükten kaldırılmıştır.", "kanun:9400")
    assert (effect.op, effect.target) == ("repeal-unit" if target else "repeal-document", f"kanun:9301{target}")
    assert effect.kept == tuple(f"kanun:9301/{path}" for path in kept)


@pytest.mark.parametrize(
    ("sentence", "told", "trap"),
    [
        (
            "9301 sayılı Kanunun 3 üncü maddesi hariç diğer maddelerine yapılan atıflar yürürlükten kaldırılmıştır.",
            [],
            "what goes is said of the rest, which stays",
        ),
        (
            (
                "9301 sayılı Kanunun 3 üncü maddesi, 4 üncü maddesinin birinci fıkrası hariç diğer fıkraları"
                " yürürlükten kaldırılmıştır."
            ),
            [("repeal-unit", "kanun:9301/madde:3"), ("repeal-unit", "kanun:9301/madde:4")],
            "an article before the one that loses its rest goes as a whole",
        ),
    ],
)
def test_what_is_no_rest(sentence: str, told: list[tuple[str, str]], trap: str) -> None:
    assert [(one.op, one.target) for one in amend(sentence, "kanun:9400")] == told, trap
