"""PDFs: reading order, paragraphs, furniture, scans, and files that are broken or made to harm."""

import io
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dayanak.law.errors import Rejected, TooLarge
from dayanak.law.text import ReadBy
from ingest.extract import Limits, extract, ocr
from ingest.extract.doubts import is_garbage

Make = Callable[..., bytes]
_WORDS = "bu yönergenin amacı karaçam üniversitesinde yürütülen çalışmaların esaslarını düzenlemektir ve kapsar".split()  # noqa: SIM905


def _blocks(data: bytes, page: int = 0) -> list[str]:
    return extract(data, "a.pdf", ocr=False).pages[page].text.split("\n\n")


def _prose(x: float, y: float, lines: int, shift: int = 0, letters: int = 60) -> list[tuple[float, float, float, str]]:
    """Lines of about the same width, as prose fills its column."""
    words = (_WORDS[(shift + place) % len(_WORDS)] for place in count())
    return [(x, y + 14 * number, 10, _line(words, letters)) for number in range(lines)]


def _line(words: Iterator[str], letters: int) -> str:
    line = next(words)
    while len(line) < letters - 5:
        line += " " + next(words)
    return line


def test_lines_of_a_paragraph_stay_together_and_headings_apart(make_pdf: Make) -> None:
    page = [
        (250, 60, 11, "BİRİNCİ BÖLÜM"),
        (70, 100, 11, "Amaç"),
        (70, 114, 11, "MADDE 1 – (1) Bu Yönergenin amacı, Karaçam Üniversitesinde görevli olanların"),
        (70, 128, 11, "çalışma usulünü düzenlemektir."),
        (70, 142, 11, "Kapsam"),
        (70, 156, 11, "MADDE 2 – (1) Bu Yönerge, Karaçam Üniversitesinde görevli olan personeli,"),
        (70, 170, 11, "tüm birimleri kapsar."),
    ]
    assert _blocks(make_pdf([page])) == [
        "BİRİNCİ BÖLÜM",
        "Amaç",
        "MADDE 1 – (1) Bu Yönergenin amacı, Karaçam Üniversitesinde görevli olanların\nçalışma usulünü düzenlemektir.",
        "Kapsam",
        "MADDE 2 – (1) Bu Yönerge, Karaçam Üniversitesinde görevli olan personeli,\ntüm birimleri kapsar.",
    ]


def test_two_columns_are_read_one_after_the_other(make_pdf: Make) -> None:
    left = [(50.0, y, s, f"sol {t}") for _, y, s, t in _prose(50, 100, 12, letters=32)]
    right = [(310.0, y, s, f"sağ {t}") for _, y, s, t in _prose(310, 104, 12, 3, letters=32)]
    text = extract(make_pdf([[(180, 60, 12, "Karaçam Belediyesinden:"), *left, *right]]), "a.pdf").pages[0].text
    assert text.index("Karaçam") < text.index("sol")
    assert text.rindex("sol") < text.index("sağ")


def test_a_short_last_column_may_be_mostly_headings_and_a_stretched_line(make_pdf: Make) -> None:
    left = [(50.0, y, s, f"sol {t}") for _, y, s, t in _prose(50, 100, 20, letters=32)]
    prose = [(310.0, 170 + 14 * n, 10, f"sağ {t}") for n, (_, _, _, t) in enumerate(_prose(310, 0, 5, 3, letters=32))]
    short = [(380, 100, "BEŞİNCİ BÖLÜM"), (390, 114, "Son Hükümler"), (310, 142, "Yürürlük"), (310, 240, "uygulanır.")]
    stretched = [(310, 156, "hâllerde"), (375, 156, "Karaçam"), (435, 156, "Üniversitesi")]
    right = [*((float(x), y, 10, text) for x, y, text in (*short, *stretched)), *prose]
    text = extract(make_pdf([[*left, *right]]), "a.pdf").pages[0].text
    assert text.rindex("sol") < text.index("BEŞİNCİ BÖLÜM") < text.index("sağ") < text.index("uygulanır.")


def test_rows_of_a_table_keep_their_cells(make_pdf: Make) -> None:
    rows = [("Derece", "Ücret", "Süre"), ("Birinci", "100", "iki yıl"), ("İkinci", "200", "üç yıl")]
    page = [
        (x, 100 + 16 * n, 10, cell) for n, row in enumerate(rows) for x, cell in zip((70, 220, 400), row, strict=True)
    ]
    assert _blocks(make_pdf([page])) == ["Derece | Ücret | Süre\nBirinci | 100 | iki yıl\nİkinci | 200 | üç yıl"]


def test_a_control_box_is_read_apart_from_the_title(make_pdf: Make) -> None:
    box = [("Doküman No", "KÇ-12"), ("Yayın Tarihi", "01.02.2021"), ("Revizyon No", "0"), ("Sayfa", "1/3")]
    page = [(x, 60 + 14 * n, 9, cell) for n, row in enumerate(box) for x, cell in zip((400, 490), row, strict=True)]
    page += [(150, 72, 11, "KARAÇAM ÜNİVERSİTESİ"), (150, 91, 11, "STAJ YÖNERGESİ"), *_prose(60, 140, 3, letters=80)]
    lines = "\n".join(_blocks(make_pdf([page]))).split("\n")
    assert lines[:2] == ["Doküman No | KÇ-12", "Yayın Tarihi | 01.02.2021"]
    assert lines[4:6] == ["KARAÇAM ÜNİVERSİTESİ", "STAJ YÖNERGESİ"]


def test_a_mark_before_a_tab_is_no_cell(make_pdf: Make) -> None:
    page = [
        (70, 100, 10, "a)"), (110, 100, 10, "Birim: Karaçam Üniversitesinin birimlerini,"),
        (70, 116, 10, "b)"), (110, 116, 10, "Kurul: Karaçam Üniversitesi Kurulunu,"),
    ]  # fmt: skip
    text = "\n".join(_blocks(make_pdf([page])))
    assert text == "a) Birim: Karaçam Üniversitesinin birimlerini,\nb) Kurul: Karaçam Üniversitesi Kurulunu,"


def test_page_furniture_goes_and_the_first_header_stays(make_pdf: Make) -> None:
    pages = [
        [
            (70, 40, 9, "Karaçam Üniversitesi Staj Yönergesi"),
            *_prose(70, 100, 6, number),
            (270, 810, 9, f"Sayfa {number}/4"),
            (70, 800, 8, "Revizyon No: 0"),
        ]
        for number in range(1, 5)
    ]
    found = [page.text for page in extract(make_pdf(pages), "a.pdf").pages]
    assert ["Staj Yönergesi" in text for text in found] == [True, False, False, False]
    assert not any("Sayfa" in text or "Revizyon" in text for text in found)


def test_a_header_of_later_pages_goes_everywhere(make_pdf: Make) -> None:
    pages = [_prose(70, 100, 4), *([(200, 40, 9, "Staj Yönergesi"), *_prose(70, 100, 4, shift)] for shift in (1, 2, 3))]
    assert not any("Staj" in page.text for page in extract(make_pdf(pages), "a.pdf").pages)


def test_a_heading_under_a_full_line_belongs_to_the_next_article(make_pdf: Make) -> None:
    page = [
        (70, 100, 10, "MADDE 4 – (1) Kurul, birimlerin çalışmalarını izler ve uygulamaların birlikte"),
        (70, 114, 10, "yürütülmesini, değerlendirilmesini ve duyurulmasını her yarıyılda sağlar."),
        (70, 128, 10, "Değerlendirmelerin duyurulmasına ilişkin esaslar"),
        (70, 142, 10, "MADDE 5 – (1) Sonuçlar ilan edilir."),
    ]
    assert (
        "\n\nDeğerlendirmelerin duyurulmasına ilişkin esaslar\n\n" in extract(make_pdf([page]), "a.pdf").pages[0].text
    )


def test_parts_of_a_masthead_are_lines_of_their_own(make_pdf: Make) -> None:
    page = [
        (70, 60, 9, "6 Mart 2026 CUMA"),
        (260, 60, 9, "Resmî Gazete"),
        (440, 60, 9, "Sayı : 33188"),
        *_prose(70, 90, 3),
    ]
    assert _blocks(make_pdf([page]))[:3] == ["6 Mart 2026 CUMA", "Resmî Gazete", "Sayı : 33188"]


def test_bold_by_printing_twice_is_read_once(make_pdf: Make) -> None:
    page = [(70, 100, 11, "Amaç ve kapsam"), (70.4, 100, 11, "Amaç ve kapsam")]
    assert _blocks(make_pdf([page])) == ["Amaç ve kapsam"]


def test_numbers_that_return_at_the_edge_of_pages_stay(make_pdf: Make) -> None:
    pages = [[*_prose(70, 100, 4, shift), (70, 760, 10, f"{shift},50"), (200, 760, 10, "41,66")] for shift in range(4)]
    assert all("41,66" in page.text for page in extract(make_pdf(pages), "a.pdf").pages)


def test_a_raised_number_is_a_note_mark(make_pdf: Make) -> None:
    page = [(70, 100, 11, "Kanunun"), (119, 96, 6, "1"), (135, 100, 11, "hükümleri uygulanır.")]
    assert _blocks(make_pdf([page])) == ["Kanunun [1] hükümleri uygulanır."]


def test_torn_letters_that_touch_are_one_word(make_pdf: Make) -> None:
    page = [
        (70, 100, 11, "say"),
        (89.5, 100, 11, "ı"),
        (92.5, 100, 11, "l"),
        (95.5, 100, 11, "ı"),
        (110, 100, 11, "Kanun"),
    ]
    assert _blocks(make_pdf([page])) == ["sayılı Kanun"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing that a reader could use", "bozuk"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 9\nstartxref\n9999\n%%EOF", "bozuk"),
    ],
    ids=["only a header", "broken xref, no pages"],
)  # fmt: skip
def test_broken_files_are_rejected(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        extract(data, "a.pdf")


def test_a_broken_xref_is_mended(make_pdf: Make) -> None:
    data = make_pdf([[(70, 100, 11, "Amaç ve kapsam")]])
    start = data.rindex(b"startxref")
    assert _blocks(data[:start] + b"startxref\n12\n%%EOF") == ["Amaç ve kapsam"]


def test_an_encrypted_file_is_rejected(make_pdf: Make) -> None:
    with pytest.raises(Rejected, match="parola"):
        extract(make_pdf([[(70, 100, 11, "gizli")]], password="x"), "a.pdf")


def test_limits(make_pdf: Make) -> None:
    with pytest.raises(TooLarge, match="5 sayfa"):
        extract(make_pdf([[(70, 100, 11, "Amaç")]] * 5), "a.pdf", Limits(max_pages=4))
    with pytest.raises(TooLarge, match="MB"):
        extract(b"%PDF-1.7" + b"0" * 2_000_000, "a.pdf", Limits(max_bytes=1_000_000))


def test_a_layer_of_wrong_signs_is_not_believed(make_pdf: Make) -> None:
    page = [(70, 100 + 14 * n, 10, "7J5KHIE4K=KGFD KMVQ6;PSLR T9S$UR4 WQ;YX3KJ >=FLGELNJA A9BAC:DEI") for n in range(9)]
    found = extract(make_pdf([page]), "a.pdf", ocr=False).pages[0]
    assert (found.read_by, found.text) == (ReadBy.UNREAD, "")
    assert "metin katmanı yok" in (found.reason or "")
    assert is_garbage(found)


def test_a_page_without_words_has_no_garbage(make_pdf: Make) -> None:
    assert not any(map(is_garbage, extract(_scan(make_header=False), "a.pdf", ocr=False).pages))
    assert not any(map(is_garbage, extract(make_pdf([_prose(70, 100, 9)]), "a.pdf", ocr=False).pages))


def _scan(make_header: bool) -> bytes:
    picture = Image.new("L", (1654, 1400), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(34)
    for row in range(12):
        draw.text(
            (120, 120 + 70 * row), "MADDE 1 - Bu karar ilgili birimlere duyurulur ve uygulanir.", font=font, fill=0
        )
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(picture), 0, 100, 595, 504)
    if make_header:
        canvas.drawString(200, 800, "Karacam Kurulu KARARI Sayi : 12")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("header", [False, True], ids=["pure scan", "header of text over an image"])
def test_a_scan_without_ocr_is_unread_with_a_reason(header: bool) -> None:
    found = extract(_scan(header), "a.pdf", ocr=False)
    assert found.unread == (1,)
    assert "karakter tanıma" in (found.pages[0].reason or "")


@pytest.mark.ocr
@pytest.mark.skipif(not ocr.is_installed(), reason="Tesseract with Turkish is not installed")
def test_a_scan_is_read_by_ocr_beside_its_header() -> None:
    found = extract(_scan(True), "a.pdf").pages[0]
    assert found.read_by is ReadBy.OCR
    assert found.confidence > 0.7
    assert found.text.startswith("Karacam Kurulu KARARI")
    assert "ilgili birimlere duyurulur" in found.text
