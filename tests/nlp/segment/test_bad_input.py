"""Texts that came here damaged: read to the end, the place of the damage named, no character lost."""

import time
import unicodedata

import pytest

from dayanak.law.provision import ProvisionTree
from nlp.segment import segment

_ACT = (
    "KARAÇAM ÜNİVERSİTESİ\nBURS YÖNERGESİ\nAmaç\nMADDE 1- (1) Bu Yönergenin amacı, öğrencilere burs vermektir.\n"
    "Kapsam\nMADDE 2- (1) Bu Yönerge;\na) Önlisans öğrencilerini,\nb) Lisans öğrencilerini,\nkapsar.\nYürütme\n"
    "MADDE 3- (1) Bu Yönerge hükümlerini Rektör yürütür."
)
_PATHS = (
    "head:1 head:2 madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 madde:2/fikra:1/bent:a madde:2/fikra:1/bent:b "
    "madde:2/fikra:1/kapanis madde:3 madde:3/fikra:1"
)
_ENGLISH = "The purpose of this agreement is to set out the terms under which the parties shall work together. " * 60


def lost(tree: ProvisionTree) -> str:
    """The characters that lie in no own part, no heading and no noise."""
    spans = [(n.start, n.end) for n in tree.nodes]
    spans += [(n.heading_start, n.heading_end or 0) for n in tree.nodes if n.heading_start is not None]
    spans += [(s.start, s.end) for s in tree.noise]
    covered = bytearray(len(tree.text))
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return "".join(sign for sign, is_in in zip(tree.text, covered, strict=True) if not is_in and not sign.isspace())


def _paths(tree: ProvisionTree) -> str:
    return " ".join(node.path for node in tree.nodes)


def _told(text: str, code: str) -> tuple[ProvisionTree, str]:
    """The tree, and what stands at the place that the first doubt of the code names."""
    tree = segment(text)
    assert lost(tree) == ""
    doubt = next(doubt for doubt in tree.warnings if doubt.code == code)
    assert doubt.message
    return tree, text[doubt.start : doubt.end]


@pytest.mark.parametrize("text", ["", "  \n\n\t", "\ufeff"])
def test_empty_text(text: str) -> None:
    tree = segment(text)
    assert [doubt.code for doubt in tree.warnings][-1:] == ["empty-text"]
    assert (tree.nodes, tree.text) == ((), text)


def test_one_line_of_five_megabytes() -> None:
    text = _ACT.replace("\n", " ") + " Kurul karar verir." * 280_000
    tree, _ = _told(text, "one-line")
    assert [node.number for _, node in tree.articles()] == ["1", "2", "3"]


def test_an_act_of_three_thousand_articles() -> None:
    tree, place = _told("".join(f"MADDE {n}- (1) Hüküm {n} uygulanır.\n" for n in range(1, 3001)), "many-articles")
    assert sum(1 for _ in tree.articles()) == 3000
    assert place == "MADDE 2000-"


def test_two_acts_in_one_file() -> None:
    second = _ACT.replace("BURS", "STAJ").replace("burs", "staj")
    tree, place = _told(f"{_ACT}\n{second}", "second-act")
    assert place.startswith("Amaç\nMADDE 1-")
    assert _paths(tree) == f"{_PATHS} {_PATHS}"
    assert [node.eid for _, node in tree.articles()] == ["art_1", "art_2", "art_3", "art_1~2", "art_2~2", "art_3~2"]
    assert [d.code for d in tree.warnings if d.code.startswith("article-")] == []


_LAW = (
    "ÇAYIR KANUNU\nKanun Numarası : 9451\nMADDE 1- Çayır korunur.\nMADDE 2- Bu Kanun hükümlerini Cumhurbaşkanı yürütür."
)


def test_a_second_act_behind_the_annexes_of_the_first() -> None:
    tree, place = _told(f"{_ACT}\nEK-1\nFORM\nAdı soyadı\n{_LAW}", "second-act")
    assert place == "MADDE 1-"
    assert [node.eid for _, node in tree.articles()] == ["art_1", "art_2", "art_3", "art_1~2", "art_2~2"]


def test_an_act_in_an_annex_may_be_a_second_one() -> None:
    tree, place = _told(f"{_ACT}\nEK-1\n{_LAW.replace('Kanun Numarası : 9451', '(2031)')}", "act-in-annex")
    assert place.startswith("EK-1")
    assert [node.number for _, node in tree.articles()] == ["1", "2", "3"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"], ids=repr)
def test_lines_end_as_in_any_system(end: str) -> None:
    tree = segment(_ACT.replace("\n", end))
    assert (_paths(tree), lost(tree)) == (_PATHS, "")


_GERMAN = "Dieses Gesetz regelt die Übertragung der Aufgaben und die Zuständigkeit für Güter und Böden. " * 60


@pytest.mark.parametrize("foreign", [_ENGLISH, _GERMAN], ids=["English", "German, which has ü and ö too"])
def test_half_of_it_in_another_language(foreign: str) -> None:
    tree, place = _told(f"{_ACT}\n{foreign}", "other-language")
    assert place.endswith(foreign[-20:])
    assert [node.number for _, node in tree.articles()] == ["1", "2", "3"]


def test_half_of_a_short_act_in_another_language() -> None:
    english = "\n".join(
        f"Article {n} - The transport of goods within the limits of the city is allowed." for n in range(12)
    )
    _, place = _told(f"{_ACT}\n{english}", "other-language")
    assert place.endswith("is allowed.")


@pytest.mark.parametrize("listed", ["maddeleri, 127 ila 129 uncu maddeleri, ", "15 Ekim 2001 - 20 Mart 2004 "])
def test_long_lists_of_numbers_are_in_no_other_language(listed: str) -> None:
    """Words of such lists often have none of the letters that Turkish alone has."""
    assert "other-language" not in [doubt.code for doubt in segment(f"{_ACT}\n{listed * 100}").warnings]


def test_list_marks_lost() -> None:
    text = "MADDE 1- (1) Kurul şunlara karar verir:\nBurslara,\nStajlara,\nYaz okuluna,\nİzinlere."
    _, place = _told(text, "list-marks-lost")
    assert place.startswith("Burslara,")


def test_numbers_of_articles_lost() -> None:
    text = "BURS YÖNERGESİ\nAmaç\nBurs verilir.\nKapsam\nHerkesi kapsar.\nDayanak\nKanuna dayanır.\nYürütme\nRektör."
    _, place = _told(text, "article-numbers-lost")
    assert place == "Amaç"


def test_numbers_of_all_articles_but_a_transitional_one_lost() -> None:
    text = (
        "YÖNERGE\nAmaç\nBurs verilir.\nKapsam\nHerkesi kapsar.\nGEÇİCİ MADDE 1- Eski burslar sürer.\nYürütme\nRektör."
    )
    _told(text, "article-numbers-lost")


def test_a_head_without_its_number() -> None:
    tree, place = _told("MADDE 1- Bir.\nMADDE - İki.\nMADDE 3- Üç.", "number-lost")
    assert [node.number for _, node in tree.articles()] == ["1", "2", "3"]
    assert place == "MADDE -"


def test_letters_torn_apart() -> None:
    text = (
        "B U R S   Y Ö N E R G E S İ\nM A D D E 1- (1) Burs verilir.\nG E Ç İ C İ M A D D E 1- (1) Eski burslar sürer."
    )
    tree, place = _told(text, "torn-letters")
    assert _paths(tree) == "head:1 madde:1 madde:1/fikra:1 gecici-madde:1 gecici-madde:1/fikra:1"
    assert place.startswith("B U R S")


@pytest.mark.parametrize(
    "damaged",
    [
        unicodedata.normalize("NFD", _ACT),
        _ACT[:150] + unicodedata.normalize("NFD", _ACT[150:]),
        _ACT.replace("öğrenci", "öğ\u00adren\u00adci"),
        _ACT.replace("MADDE", "\u200bMA\u200bDDE\u200b"),
        _ACT.replace("MADDE 2", "\u202bMADDE 2\u202c"),
        "\ufeff\u200e" + _ACT,
        _ACT.replace("Kapsam\n", "Kap\u00ad\nsam\n"),
    ],
    ids=[
        "NFD",
        "NFC and NFD",
        "soft hyphens",
        "zero width",
        "bidi",
        "at the beginning",
        "a soft hyphen at a line's end",
    ],
)
def test_hidden_signs_and_letters_in_two_pieces(damaged: str) -> None:
    tree, _ = _told(damaged, "hidden-signs")
    assert _paths(tree) == _PATHS
    whole = segment(_ACT)
    assert [node.text for node in tree.nodes] == [node.text for node in whole.nodes]
    assert [node.heading for node in tree.nodes] == [node.heading for node in whole.nodes]
    assert all(0 <= node.start <= node.end <= len(damaged) for node in tree.nodes)


@pytest.mark.parametrize("leader", [" .......... 1", " … 2", "\t3", ""])
@pytest.mark.parametrize("announced", ["İÇİNDEKİLER\n", ""])
def test_a_table_of_contents_repeats_each_head(leader: str, announced: str) -> None:
    listed = "".join(f"MADDE {n}- {title}{leader}\n" for n, title in enumerate(("Amaç", "Kapsam", "Yürütme"), 1))
    tree = segment(f"KARAÇAM ÜNİVERSİTESİ\n{announced}{listed}{_ACT.partition(chr(10))[2]}")
    assert lost(tree) == ""
    assert [(node.number, node.heading) for _, node in tree.articles()] == [
        ("1", "Amaç"), ("2", "Kapsam"), ("3", "Yürütme"),
    ]  # fmt: skip
    contents = next(node for node in tree.nodes if node.kind.value == "tablo")
    assert contents.text.splitlines()[-1].startswith("MADDE 3- Yürütme")


def test_a_doubt_of_the_table_of_contents_names_its_place() -> None:
    listed = "".join(f"MADDE {n}- Başlık .... {n}\n" for n in (1, 2, 3))
    _, place = _told(f"{listed}{_ACT}", "table-of-contents")
    assert place.startswith("MADDE 1-")


@pytest.mark.slow
@pytest.mark.usefixtures("uncleared")
@pytest.mark.parametrize(
    "part",
    [
        "(", "7", "maddesinin ", "a) Bir,\n", "a):\n", "EK-1\n", "“a b.\n", "ı ", "[1] (", "\u200bx", "A) Bir.\nX y.\n",
        "(A) CETVELİ\n", "______\n(1) x\n", "Resmî Gazete\nMADDE 1- a\n", "MADDE 1\nAmaç\n", "   a b\nc\n",
    ],
)  # fmt: skip
def test_time_goes_with_length(part: str) -> None:
    """A text four times as long takes at most twelve times as long, as the issue's floor of three times linear says."""
    seconds = []
    for length in (250_000, 1_000_000):
        text = "MADDE 1- (1) Amaç.\n" + part * (length // len(part))
        begun = time.process_time()
        tree = segment(text)
        seconds.append(time.process_time() - begun)
        assert tree.text == text
    assert seconds[1] < 12 * max(seconds[0], 0.05)
