"""Units and laws as lawyers abbreviate them in running text; each row names its trap."""

import pytest

from nlp.cite import cite

ROWS = [
    ("an abbreviation behind a number", "5237 sayılı TCK'nın 86/3-a maddesi", ["kanun:5237/madde:86/fikra:3/bent:a"]),
    ("the number tells the law", "213 sayılı VUK’un 359 uncu maddesi", ["kanun:213/madde:359"]),
    ("alone behind its number", "6098 sayılı TBK", ["kanun:6098"]),
    ("m. before the number", "TBK m. 344", ["kanun:6098/madde:344"]),
    ("md. and an article of its own", "TTK md. 5/A", ["kanun:6102/madde:5-A"]),
    ("no ending at all", "İYUK 7/1. maddesi", ["kanun:2577/madde:7/fikra:1"]),
    ("a code without units", "HMK", ["kanun:6100"]),
    ("a bracket behind a fıkra", "5510 sayılı Kanunun 4/1-(a) maddesi", ["kanun:5510/madde:4/fikra:1/bent:a"]),
    ("a Roman bent", "4857 sayılı Kanunun 25/II-e maddesi", ["kanun:4857/madde:25/bent:II/altbent:e"]),
    ("madde behind a title", "Kıyı Burs Yönergesi madde 99", ["ad:Kıyı Burs Yönergesi/madde:99"]),
    ("fıkra by its letter", "5018 sayılı Kanun md. 12 f. 2", ["kanun:5018/madde:12/fikra:2"]),
    ("all three levels", "İşK m. 17/2, b. (a)", ["kanun:4857/madde:17/fikra:2/bent:a"]),
    ("mük. without a word for article", "VUK mük. 298", ["kanun:213/mukerrer-madde:298"]),
    ("nothing but the number", "TCK 188", ["kanun:5237/madde:188"]),
    ("a number that only the code before has", "TCK 426", ["kanun:765/madde:426"]),
    ("numbers behind a dash", "KDVK 17/4-g", ["kanun:3065/madde:17/fikra:4/bent:g"]),
    ("the level stands behind the numbers", "KVK 5/1-e bendi", ["kanun:5520/madde:5/fikra:1/bent:e"]),
    ("a part behind an article with an ending", "Madde 17’nin 2. fıkrasında", ["this/madde:17/fikra:2"]),
    ("geç. without one", "GVK geç. 67", ["kanun:193/gecici-madde:67"]),
    ("a range", "5018 sayılı Kanun m. 5-7", ["kanun:5018/madde:5..7"]),
    ("an ending tells it from a heading", "Madde 4a’da", ["this/madde:4/bent:a"]),
    ("small letters, and what it orders", "ek madde 5", ["this/ek-madde:5"]),
    ("in brackets", "m.29/f.1", ["@baglam/madde:29/fikra:1"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "targets"), ROWS, ids=[row[0] for row in ROWS])
def test_one_span_with_its_units(trap: str, text: str, targets: list[str]) -> None:
    (found,) = cite(f"burada {text} hükmü uygulanır", "dosya:x")
    assert (found.surface, list(found.targets)) == (text, targets)


def test_an_abbreviation_of_two_laws_has_both() -> None:
    (found,) = cite("TMK'nın 7 nci maddesi", "dosya:x")
    assert found.targets == ("kanun:4721/madde:7",)
    assert found.candidates == ("kanun:3713/madde:7",)
    assert found.confidence < 1


def test_letters_tell_two_laws_apart() -> None:
    found = cite("İşK m. 17 ve İSK m. 18", "dosya:x")
    assert [(c.targets, c.candidates) for c in found] == [
        (("kanun:4857/madde:17",), ()),
        (("kanun:4447/madde:18",), ()),
    ]


NONE = [
    *("KİK kararı ile", "SPK kararı uyarınca", "5 m. 29 cm", "YÖK hükümleri", "TCKN 12345"),
    *("TCK 2 yıl hapis", "DMK 3 ay içinde", "VUK 213", "DMK 657"),  # what is counted, and the law's own number
]


@pytest.mark.parametrize("text", NONE)
def test_letters_of_an_institution_are_no_law(text: str) -> None:
    assert cite(text, "dosya:x") == ()


def test_the_heading_of_an_article_belongs_to_no_title() -> None:
    assert cite("5018 sayılı Kamu Kanunu Madde 4 – Amaç", "dosya:x")[0].targets == ("kanun:5018",)
    assert cite("Kıyı Burs Yönergesi\nMadde 4 uyarınca", "dosya:x")[0].targets == ("ad:Kıyı Burs Yönergesi",)
