"""Pages of printed collections: numbers, rules and notes in the middle of the text. The law does not exist."""

import textwrap

import pytest

from nlp.segment import segment

_LONG = "Memurların nöbetleri her ayın ilk haftasında yazılı olarak duyurulur ve sonradan değiştirilmez. "
_LONG = textwrap.fill(_LONG * 5, 70)


def _law(*lines: str) -> str:
    return "\n\n".join(["SAHİL KANUNU", *lines, "Madde 9 – Bu kanunun icrasına Dahiliye Vekili memurdur."])


def _units(text: str) -> list[tuple[str, str]]:
    tree = segment(text)
    return [(node.path, node.text) for node in tree.nodes if "madde:1" in node.path or "madde:2" in node.path]


def test_a_note_in_the_middle_of_a_list() -> None:
    text = _law(
        "Madde 1 – Şunlar yasaktır:",
        "——————————",
        "(1) Bu maddedeki “lira” ibaresi 2/3/1998 tarihli ve 9350 sayılı Kanunla değiştirilmiştir.",
        "756",
        "a) Kum almak,",
        "b) Moloz dökmek.",
    )
    assert _units(text) == [
        ("madde:1", ""),
        ("madde:1/fikra:1", "Şunlar yasaktır:"),
        (
            "madde:1/fikra:1/dipnot:1",
            "Bu maddedeki “lira” ibaresi 2/3/1998 tarihli ve 9350 sayılı Kanunla değiştirilmiştir.",
        ),
        ("madde:1/fikra:1/bent:a", "Kum almak,"),
        ("madde:1/fikra:1/bent:b", "Moloz dökmek."),
    ]
    tree = segment(text)
    assert next(node.label for node in tree.nodes if node.kind.value == "dipnot") == "(1)"
    assert {tree.text[span.start : span.end] for span in tree.noise} == {"——————————", "756"}


def test_notes_in_the_middle_of_a_sentence() -> None:
    text = _law(
        "Madde 1 – İşçinin ücreti toplu iş sözleşmeleri",
        "____________",
        "(1)\nBu fıkra 2/3/1998 tarihli ve 9350 sayılı\nKanunla eklenmiştir.",
        "(2)\nBu fıkra mülgadır.",
        "1126-3",
        "uyarınca ödenir.",
        "İkinci hüküm budur.",
    )
    texts = dict(_units(text))
    assert texts["madde:1/fikra:1"] == "İşçinin ücreti toplu iş sözleşmeleri uyarınca ödenir."
    assert texts["madde:1/fikra:2"] == "İkinci hüküm budur."
    assert [path for path in texts if "dipnot" in path] == ["madde:1/fikra:1/dipnot:1", "madde:1/fikra:1/dipnot:2"]


@pytest.mark.parametrize("numbers", [("1043", "1044", "1045"), ("1184", "1184-1", "1184-2"), ("636-2", "637", "639")])
def test_numbers_that_count_pages_are_no_text(numbers: tuple[str, ...]) -> None:
    text = _law(*(f"Madde {n} – {_LONG}\n\n{number}" for n, number in enumerate(numbers, 1)))
    assert [path for path, _ in _units(text)] == ["madde:1", "madde:1/fikra:1", "madde:2", "madde:2/fikra:1"]


@pytest.mark.parametrize("numbers", [("5400", "6400", "3600"), ("100", "200", "300")])
def test_other_numbers_are_text(numbers: tuple[str, ...]) -> None:
    text = _law(*(f"Madde {n} – {_LONG}\n\n{number}" for n, number in enumerate(numbers, 1)))
    assert [words for path, words in _units(text) if path.endswith("fikra:2")] == [numbers[0], numbers[1]]


def test_cells_that_follow_each_other_are_no_pages() -> None:
    text = _law("Madde 1 – Kadro:", "5377", "5378", "5379", "Madde 2 – İki.")
    assert not {"5377", "5378", "5379"} & {segment(text).text[s.start : s.end] for s in segment(text).noise}


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "blank lines"])
def test_a_note_without_a_number_of_its_page_ends_with_its_paragraph(parted: str) -> None:
    lines = (
        "SAHİL YÖNETMELİĞİ",
        "MADDE 1- (1) Sahil korunur.",
        "_______",
        "(1) Bu değişiklik 2020-2021 eğitim-öğretim yılında yürürlüğe girer.",
        "Yönetmeliğin Yayımlandığı Resmî Gazete’nin",
        "Tarihi | Sayısı",
        "9/11/2016 | 29883",
    )
    tree = segment(parted.join(lines))
    note = next(node for node in tree.nodes if node.kind.value == "dipnot")
    assert (note.path, note.text) == (
        "madde:1/fikra:1/dipnot:1",
        "Bu değişiklik 2020-2021 eğitim-öğretim yılında yürürlüğe girer.",
    )
    assert any("29883" in node.text for node in tree.nodes)


@pytest.mark.parametrize("goes_on", ["yılı ücretleri artar.", "Takvim yılı için artar.", "üncü madde uygulanır."])
def test_a_number_of_a_sentence_is_no_page(goes_on: str) -> None:
    text = _law(*(f"Madde {n} – {_LONG}\n\n{number}\n\n{goes_on}" for n, number in enumerate((2016, 2017, 2018), 1)))
    assert not {"2016", "2017", "2018"} & {segment(text).text[s.start : s.end] for s in segment(text).noise}
