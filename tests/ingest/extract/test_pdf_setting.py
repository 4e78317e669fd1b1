"""What the layout of a page tells beside its words: footnotes at its foot, justified lines, paragraphs over pages."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from dayanak.law.text import Page
from ingest.extract import extract
from nlp.normalise import normalise

Make = Callable[..., bytes]
LEFT, SIZE, NOTE = 70, 11, 8
SENTENCE = "Kurul, başvuruları otuz gün içinde inceleyerek sonucu ilgililere yazılı olarak ve ayrıca duyurur. "


def _body(y: float, lines: int) -> list[tuple[float, float, float, str]]:
    return [
        (LEFT, y + 16 * n, SIZE, f"Kurul {n} yönergenin uygulanmasında birimlerin birlikte çalışmasını")
        for n in range(lines)
    ]


def _note(y: float, mark: str, words: str) -> list[tuple[float, float, float, str]]:
    return [(LEFT, y - 3, 5, mark), (LEFT + 8, y, NOTE, words)]


def _read(data: bytes) -> tuple[list[Page], list[str]]:
    read = extract(data, "a.pdf", ocr=False)
    return list(read.pages), normalise(read).text.split("\n")


def _paragraphs(*texts: str, width: float = 400, indent: float = 0, ragged: bool = False) -> bytes:
    """Paragraphs without space between them, justified if not ragged; they hang where the indent is below 0."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    frame = Frame(LEFT, 60, width, 700, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    alignment = TA_LEFT if ragged else TA_JUSTIFY
    style = ParagraphStyle("a", fontName="Vera", fontSize=SIZE, leading=15, alignment=alignment, firstLineIndent=indent)
    document.build([Paragraph(text, style) for text in texts])
    return out.getvalue()


def test_footnotes_do_not_tear_the_paragraph_that_runs_over_the_page(make_pdf: Make) -> None:
    first = [
        *_body(80, 8),
        *_note(760, "1", "Bu ibare sonradan eklenmiştir."),
        *_note(772, "2", "Karaçam Senatosu kararı."),
    ]
    pages, lines = _read(make_pdf([first, [(LEFT, 80, SIZE, "sağlar ve sonuçlarını duyurur."), *_body(100, 4)]]))
    assert pages[0].notes == ("[1] Bu ibare sonradan eklenmiştir.", "[2] Karaçam Senatosu kararı.")
    assert lines[-2:] == ["[1] Bu ibare sonradan eklenmiştir.", "[2] Karaçam Senatosu kararı."]
    assert any("çalışmasını sağlar ve sonuçlarını duyurur." in line for line in lines)


def test_a_footnote_that_touches_its_mark_loses_no_word(make_pdf: Make) -> None:
    page = [*_body(80, 8), (LEFT, 756, 5, "3"), (LEFT + 3.2, 760, NOTE, "19Mart kararıyla eklenmiştir.")]
    assert _read(make_pdf([page]))[0][0].notes == ("[3] 19Mart kararıyla eklenmiştir.",)


def test_small_print_without_a_mark_is_no_footnote(make_pdf: Make) -> None:
    page = [*_body(80, 8), (LEFT, 760, NOTE, "Yönergenin kabul edildiği Senato kararının tarihi ve sayısı")]
    pages, lines = _read(make_pdf([page]))
    assert pages[0].notes == ()
    assert lines[-1] == "Yönergenin kabul edildiği Senato kararının tarihi ve sayısı"


def test_a_footnote_goes_on_on_the_next_page(make_pdf: Make) -> None:
    note = [*_body(80, 8), *_note(760, "1", "Bu fıkra, Yönergenin değiştirilmesine")]
    assert _read(make_pdf([note]))[1][-1] == "[1] Bu fıkra, Yönergenin değiştirilmesine"
    rest = [*_body(80, 8), (LEFT, 760, NOTE, "dair kararla eklenmiştir.")]
    under_rules = make_pdf([note, rest], [(LEFT, LEFT + 100, 745), (LEFT, LEFT + 380, 745)])
    assert _read(under_rules)[1][-1] == "[1] Bu fıkra, Yönergenin değiştirilmesine dair kararla eklenmiştir."


def test_a_justified_line_that_stops_short_ends_its_paragraph() -> None:
    """The last line has no room for the next word, yet it ends before the edge that all others reach."""
    texts = [SENTENCE * 3, SENTENCE * 2 + "Değerlendirme her yıl yapılır.", SENTENCE * 4]
    for width in range(301, 460, 8):
        assert _read(_paragraphs(*texts, width=width))[1] == [" ".join(text.split()) for text in texts]


def test_a_justified_line_that_reaches_the_edge_goes_on() -> None:
    """What begins the next line looks like the mark of a point or like a heading."""
    text = "Bu Yönergenin 4 üncü maddesinin birinci fıkrasının (a), (b) ve (c) bentlerine ilişkin işlemler, " * 6
    for width in range(300, 460, 7):
        assert _read(_paragraphs(text, SENTENCE * 3, width=width, indent=30))[1][0] == text.strip()


def test_the_edge_tells_that_a_name_goes_on_over_the_page() -> None:
    texts = [SENTENCE * 3] * 12 + ["Bu işlerin yürütülmesinde Karaçam Üniversitesi Rektörlüğü Genel Sekreterliği " * 40]
    lines = _read(_paragraphs(*texts, indent=30))[1]
    assert lines[-1] == texts[-1].strip()


def test_the_indented_line_of_a_ragged_text_is_not_taken_for_a_centred_one() -> None:
    """It stands as far from the left edge as from the right one, and the next line begins with a capital."""
    text = "Bu Yönerge, Karaçam Üniversitesi Yükseköğretim Araştırmaları Merkezinin Danışmanlar Kuruluna dayanır. "
    texts = [text, SENTENCE * 3, text, SENTENCE * 2, text, SENTENCE, text]
    for width in range(412, 440, 7):
        lines = _read(_paragraphs(*texts, width=width, indent=35, ragged=True))[1]
        assert lines == [part.strip() for part in texts]


def test_an_indented_text_tells_that_a_name_goes_on_over_the_page() -> None:
    texts = [SENTENCE * 3] * 12 + ["Bu işlerin yürütülmesinde Karaçam Üniversitesi Rektörlüğü Genel Sekreterliği " * 40]
    lines = _read(_paragraphs(*texts, indent=30, ragged=True))[1]
    assert lines[-1] == texts[-1].strip()


def test_small_letters_below_a_point_hang_under_it() -> None:
    """The line of the point reaches the edge and ends with a sign; the next is set in further than its mark."""
    point = "g. Yerleşkede yıl boyunca faaliyet gösteren işletmeler; anlaştıkları firmaların kayıtlarını bildirir. "
    texts = [SENTENCE * 4, point * 2, SENTENCE * 3]
    for width in range(300, 460, 4):
        assert _read(_paragraphs(*texts, width=width, indent=-18))[1] == [text.strip() for text in texts]


def test_closing_words_below_a_point_keep_their_line_where_the_edge_tells_it() -> None:
    """Neither the point nor the closing words have a sign at the seam."""
    point = "b) Kesinleşmiş disiplin cezası veya devam eden bir soruşturması hiç bulunmamak"
    texts = [SENTENCE * 5, "Başvuracakların;", "a) Çalışma belgesi olmak,", point, "gerekir."]
    pages, lines = _read(_paragraphs(*texts))
    assert pages[0].justified
    assert lines == [text.strip() for text in texts]


def test_a_list_in_small_print_below_an_underlined_word_is_no_footnote(make_pdf: Make) -> None:
    """Trap: the line below the word looks like the rule above footnotes."""
    fees = [(LEFT, 400, 10, "Ücretler:"), (LEFT, 415, 10, "1) Kayıt 500 TL"), (LEFT, 429, 10, "2) Sınav")]
    (page,), lines = _read(make_pdf([[*_body(80, 6), *fees]], [(LEFT, LEFT + 50, 401.5)]))
    assert page.notes == ()
    assert lines[-2:] == ["1) Kayıt 500 TL", "2) Sınav"]


def test_an_annex_in_small_print_is_no_footnote_by_a_raised_number_in_it(make_pdf: Make) -> None:
    """Trap: ¹³⁷Cs at the beginning of a line, and inside one."""
    annex = [(LEFT, 80, 9, "EK-2 KAYNAKLAR"), (LEFT, 107, 5, "137"), (LEFT + 10, 110, 9, "Cs içeren kaynaklar,")]
    rows = [(LEFT, 130 + 13 * n, 9, f"{n}. satır: öteki kaynaklar için görüş alınır.") for n in range(12)]
    pages, lines = _read(make_pdf([_body(80, 30), [*annex, *rows], _body(80, 8)]))
    assert [page.notes for page in pages] == [(), (), ()]
    assert not any("[" in line for line in lines)


@pytest.mark.parametrize("mark", ["1", "*"])
def test_a_star_is_a_footnote_as_a_number_is(make_pdf: Make, mark: str) -> None:
    page = [*_body(80, 8), *_note(760, mark, "Senato kararı.")]
    assert _read(make_pdf([page], [(LEFT, LEFT + 100, 745)]))[1][-1] == f"[{mark}] Senato kararı."


def test_a_heading_at_the_head_of_a_page_goes_on_with_no_sentence() -> None:
    """Trap: the last line of the page before is full by chance."""
    for width in range(300, 340, 4):
        first, second = [SENTENCE * 3] * 8, ["Yürürlük", f"MADDE 7 – {SENTENCE}"]
        pages = ([Paragraph(text, _justified()) for text in texts] for texts in (first, second))
        assert "Yürürlük" in _read(_by_hand(width, *pages))[1]


def _justified() -> ParagraphStyle:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return ParagraphStyle("a", fontName="Vera", fontSize=SIZE, leading=15, alignment=TA_JUSTIFY)


def _by_hand(width: float, *pages: list[Paragraph]) -> bytes:
    """Paragraphs set below each other, page by page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in pages:
        y = 800.0
        for paragraph in page:
            _, height = paragraph.wrap(width, 1000)
            y -= height
            paragraph.drawOn(canvas, LEFT, y)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_last_line_in_the_middle_of_a_wide_column_goes_on(make_pdf: Make) -> None:
    """A line that stands further out, as a stamp does, makes the column wider than its paragraphs."""
    first = "Koordinatörlük, yarışmacıların taleplerini öbür birimler vasıtasıyla karşılar."
    for letters in range(2, 34, 2):
        last = f"İhtiyaçların {'e' * letters} karşılanmasında eşitlik gözetilir."
        lines = [(10, 60, SIZE, "Karaçam Üniversitesi"), *_body(100, 3), (LEFT, 148, SIZE, first)]
        lines += [(LEFT, 164, SIZE, last), *_body(196, 20)]
        assert f"{first} {last}" in "\n".join(_read(make_pdf([lines]))[1]), letters
