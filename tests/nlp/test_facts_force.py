"""Entry into force: the wordings for a day, and provisions that have a day of their own."""

import pytest

from nlp.facts import read_facts
from nlp.segment import segment

HEAD = """31 Aralık 2025 ÇARŞAMBA
Resmî Gazete
Sayı : 93124
YÖNETMELİK
Çınar Bakanlığından:
KIYI YÖNETMELİĞİ
MADDE 1- (1) Bu Yönetmeliğin amacı kıyıları korumaktır. Bu Yönetmeliğin yürürlüğe girdiği tarihte kıyılar sayılır.
"""
LETTER = """KARAÇAM ÜNİVERSİTESİ YAZ OKULU YÖNERGESİ
Senato Tarihi: 5/6/2023
MADDE 1- (1) Bu Yönergenin amacı yaz okuludur.
"""

WHOLE = [
    ("on the day of publication", "yayımı tarihinde", "2025-12-31"),
    ("the same in the words of old laws", "neşri tarihinden itibaren", "2025-12-31"),
    ("months in words, from the day", "yayımı tarihinden itibaren üç ay sonra", "2026-03-31"),
    ("days in digits, no day named", "yayımından 90 gün sonra", "2026-03-31"),
    ("digits and words in a bracket", "yayımı tarihinden itibaren 6 (altı) ay sonra", "2026-06-30"),
    ("a joined numeral", "yayımlandığı tarihten itibaren onbeş gün sonra", "2026-01-15"),
    ("a numeral in two words", "yayımlanmasından kırk beş gün sonra", "2026-02-14"),
    ("a year", "yayımından bir yıl sonra", "2026-12-31"),
    ("the month that follows", "yayımını izleyen ayın başında", "2026-01-01"),
    ("the month that follows, in one word", "yayımı tarihini takip eden aybaşında", "2026-01-01"),
    ("the third month that follows", "yayımı tarihini izleyen üçüncü ayın başında", "2026-03-01"),
    ("the year that follows", "yayımını izleyen takvim yılı başında", "2026-01-01"),
    ("the last day of the month", "yayımlandığı ayın son günü", "2025-12-31"),
    ("the day that follows", "yayımını takip eden gün", "2026-01-01"),
    ("a day in digits", "1/1/2027 tarihinde", "2027-01-01"),
    ("a day in words", "1 Ocak 2027 tarihinden itibaren", "2027-01-01"),
    ("a day that looks back is no entry into force", "1/6/2025 tarihinden geçerli olmak üzere yayımı tarihinde",
     "2025-12-31"),
    ("a day from which it is applied", "1/7/2026 tarihinden itibaren uygulanmak üzere yayımı tarihinde", "2025-12-31"),
    ("a day in the words of old laws", "1927 senesi temmuzunun birinci gününden itibaren", "1927-07-01"),
    ("a day that can be reckoned, behind one that cannot", "Bakan onayından sonra 1/3/2026 tarihinde", "2026-03-01"),
    ("no such day", "31/2/2026 tarihinde", None),
    ("no such month", "99/99/9999 tarihinde", None),
    ("a year without a day", "2026-2027 eğitim-öğretim yılından itibaren", None),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "words", "day"), WHOLE, ids=[row[0] for row in WHOLE])
def test_the_day_of_the_whole(trap: str, words: str, day: str | None) -> None:
    facts = read_facts(segment(f"{HEAD}Yürürlük\nMADDE 2- (1) Bu Yönetmelik {words} yürürlüğe girer.\n"))
    assert (facts.in_force.value if facts.in_force else None) == day
    assert facts.parts_in_force == ()


ACCEPTED = [
    ("accepted by the senate", "Senato tarafından kabul edildiği tarihte"),
    ("approved", "Rektör tarafından onaylandığı tarihte"),
    ("by its acceptance", "Üniversite Senatosunda kabulü ile"),
    ("decided", "Senato karar tarihinden itibaren"),
]


@pytest.mark.parametrize(("trap", "words"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_a_text_outside_the_gazette_begins_with_its_acceptance(trap: str, words: str) -> None:
    facts = read_facts(segment(f"{LETTER}Yürürlük\nMADDE 2- (1) Bu Yönerge, {words} yürürlüğe girer.\n"))
    assert facts.in_force is not None
    assert facts.in_force.value == "2023-06-05"


def parts(article: str, heading: str = "Yürürlük") -> tuple[str | None, dict[str, str]]:
    facts = read_facts(segment(f"{HEAD}{heading}\nMADDE 9- {article}\n"))
    return facts.in_force.value if facts.in_force else None, {p.path: p.since.value for p in facts.parts_in_force}


PARTS = [
    ("listed, the rest last",
     ("(1) Bu Yönetmeliğin;\na) 3 üncü maddesi yayımından altı ay sonra,\nb) 4 üncü maddesinin ikinci fıkrası 1/1/2027 "
     "tarihinde,\nc) Diğer maddeleri yayımı tarihinde,\nyürürlüğe girer."),
     "2025-12-31", {"madde:3": "2026-06-30", "madde:4/fikra:2": "2027-01-01"}),
    ("in one sentence",
     "(1) Bu Yönetmeliğin 5 inci ve 6 ncı maddeleri 1/3/2026 tarihinde, diğerleri yayımı tarihinde yürürlüğe girer.",
     "2025-12-31", {"madde:5": "2026-03-01", "madde:6": "2026-03-01"}),
    ("the rest named by what it is not",
     "(1) Bu Yönetmelik 7 nci maddesi hariç yayımı tarihinde, 7 nci maddesi 1/9/2026 tarihinde yürürlüğe girer.",
     "2025-12-31", {"madde:7": "2026-09-01"}),
    ("in paragraphs",
     ("(1) Bu Yönetmelik yayımı tarihinde yürürlüğe girer.\n(2) Bu Yönetmeliğin geçici 1 inci maddesi 1/2/2026 "
     "tarihinde yürürlüğe girer."),
     "2025-12-31", {"gecici-madde:1": "2026-02-01"}),
    ("a rest of an article is not the rest of the text",
     ("(1) Bu Yönetmeliğin;\na) 7 nci maddesinin gazla ilgili hükümleri 1/5/2026 tarihinde, diğer hükümleri 1/2/2026 "
     "tarihinde,\nb) Diğer hükümleri yayımı tarihinde,\nyürürlüğe girer."),
     "2025-12-31", {"madde:7": "2026-05-01"}),
    ("a day from which something begins is not the day of the article",
     ("(1) Bu Yönetmeliğin;\na) 5 inci maddesi 1/1/2027 tarihinden itibaren açılan tesislere uygulanmak üzere yayımı "
     "tarihinde,\nb) 6 ncı maddesi 1/2/2026 tarihinde,\nc) Diğer maddeleri yayımı tarihinde,\nyürürlüğe girer."),
     "2025-12-31", {"madde:6": "2026-02-01"}),
    ("a wording that is not understood takes nothing with it",
     ("(1) Bu Yönetmeliğin;\na) 5 inci maddesi sular çekilince,\nb) 6 ncı maddesi 1/2/2026 tarihinde,\nc) Diğer "
     "maddeleri yayımı tarihinde,\nyürürlüğe girer."),
     "2025-12-31", {"madde:6": "2026-02-01"}),
    ("all of an article but one paragraph",
     ("(1) Bu Yönetmeliğin;\na) 5 inci maddesi ile 6 ncı maddesinin ikinci fıkrası dışındaki diğer fıkraları 1/2/2026 "
     "tarihinde,\nb) Diğer maddeleri yayımı tarihinde,\nyürürlüğe girer."),
     "2025-12-31", {"madde:5": "2026-02-01"}),
    ("the same day is no exception",
     "(1) Bu Yönetmeliğin 5 inci maddesi yayımı tarihinde, diğer maddeleri yayımı tarihinde yürürlüğe girer.",
     "2025-12-31", {}),
    ("only parts are named: the earliest begins it",
     "(1) Bu Yönetmeliğin 1 ila 5 inci maddeleri yayımı tarihinde, 6 ncı maddesi 1/1/2027 tarihinde yürürlüğe girer.",
     "2025-12-31", {"madde:6": "2027-01-01"}),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "article", "whole", "others"), PARTS, ids=[row[0] for row in PARTS])
def test_provisions_with_a_day_of_their_own(trap: str, article: str, whole: str, others: dict[str, str]) -> None:
    assert parts(article) == (whole, others)


def test_the_place_of_a_part_is_its_wording() -> None:
    wording = "Bu Yönetmeliğin 1 inci maddesi 1/3/2026 tarihinde"
    text = f"{HEAD}Yürürlük\nMADDE 2- (1) {wording}, diğerleri yayımı tarihinde yürürlüğe girer.\n"
    part = read_facts(segment(text)).parts_in_force[0].since
    assert text[part.start : part.end] == wording


def test_what_another_law_says_of_itself_in_the_tail_is_not_the_documents() -> None:
    text = (
        "SU KANUNU\nKanun Numarası : 9123\nYayımlandığı Resmî Gazete : Tarih : 10/5/1969 Sayı : 13195\n"
        "Madde 1 – Sular akar.\nMadde 2 – Bu Kanun yayımı tarihinde yürürlüğe girer.\n"
        "Madde 3 – Bu Kanunu Bakanlar Kurulu yürütür.\n"
        "9123 SAYILI ANA KANUNA İŞLENEMEYEN HÜKÜMLER\n1 – 4/5/1999 tarihli ve 9400 sayılı Kanunun geçici maddesi:\n"
        "Geçici Madde 1 – Bu Kanun 1/1/2001 tarihinde yürürlüğe girer.\n"
    )
    facts = read_facts(segment(text))
    assert facts.in_force is not None
    assert facts.in_force.value == "1969-05-10"
    assert facts.executor is not None
    assert facts.executor.value == "Bakanlar Kurulu"
