"""One act as a PDF, a scan of it, a Word file, HTML and plain text: the same tree. The institution does not exist."""

import io
import textwrap
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dayanak.law.provision import ProvisionKind, ProvisionTree
from ingest.extract import extract, ocr
from nlp.normalise import normalise
from nlp.segment import segment

ACT = """\
KARAÇAM ÜNİVERSİTESİ
BURS VE DESTEK YÖNERGESİ
BİRİNCİ BÖLÜM
Başlangıç Hükümleri
Amaç
MADDE 1- (1) Bu Yönergenin amacı, Karaçam Üniversitesinde öğrenim gören başarılı veya ihtiyaç sahibi öğrencilere \
verilecek burs ve desteklerin usul ve esaslarını düzenlemektir.
Kapsam
MADDE 2- (1) Bu Yönerge, önlisans ve lisans öğrencilerine verilecek bursların türlerini, başvuruların alınmasını, \
değerlendirilmesini ve bursların kesilmesini kapsar.
(2) Yabancı uyruklu öğrencilere verilecek burslar hakkında özel hükümler saklıdır.
Tanımlar
MADDE 3- (1) Bu Yönergede geçen;
a) Birim: Üniversiteye bağlı fakülte, enstitü, yüksekokul ve meslek yüksekokulunu,
b) Burs Kurulu: Bu Yönergenin 5 inci maddesi uyarınca oluşturulan ve burs başvurularını karara bağlayan kurulu,
c) Öğrenci: Üniversitede kayıtlı öğrenciyi,
ç) Rektör: Karaçam Üniversitesi Rektörünü,
ifade eder.
İKİNCİ BÖLÜM
Burs Kurulu ve Başvuru
Kurulun oluşumu ve görevleri
MADDE 4- (1) Burs Kurulu, rektör yardımcısının başkanlığında öğretim elemanlarından oluşur.
(2) Burs Kurulunun görevleri şunlardır:
a) Başvuruları incelemek ve;
1) Başarı sırasını,
2) Gelir durumunu,
esas alarak karara bağlamak.
b) Bursların kesilmesine ilişkin teklifleri değerlendirmek.
Başvuru
MADDE 5- (1) Başvurular her yıl ekim ayında yapılır. Süresinden sonra yapılan başvurular değerlendirmeye alınmaz.
Hüküm bulunmayan hâller
MADDE 6- (1) Bu Yönergede hüküm bulunmayan hâllerde ilgili mevzuat hükümleri uygulanır.
Geçiş hükmü
GEÇİCİ MADDE 1- (1) Bu Yönergenin yürürlüğe girdiği tarihten önce verilen burslar ödenmeye devam eder.
Yürürlük
MADDE 7- (1) Bu Yönerge Karaçam Üniversitesi Senatosunda kabul edildiği tarihte yürürlüğe girer.
Yürütme
MADDE 8- (1) Bu Yönerge hükümlerini Karaçam Üniversitesi Rektörü yürütür.
""".splitlines()
_PER_PAGE = 44
Make = Callable[..., bytes]


def _tree(data: bytes, name: str) -> ProvisionTree:
    return segment(normalise(extract(data, name)).text)


def _units(tree: ProvisionTree) -> list[tuple[str, str | None, str]]:
    """Paths, headings and words; lines of capitals at the top may be one title or several."""
    return [(node.path, node.heading, node.text) for node in tree.nodes if node.kind is not ProvisionKind.HEAD]


def _printed(act: list[str], letters: int) -> Iterator[str]:
    for paragraph in act:
        yield from textwrap.wrap(paragraph, letters)


def _pdf(make_pdf: Make, letters: int = 84) -> bytes:
    lines = list(_printed(ACT, letters))
    pages = [lines[at : at + _PER_PAGE] for at in range(0, len(lines), _PER_PAGE)]
    last = len(pages)
    return make_pdf(
        [
            [(70, 70 + 16 * row, 10, line) for row, line in enumerate(page)] + [(270, 810, 9, f"Sayfa {number}/{last}")]
            for number, page in enumerate(pages, 1)
        ]
    )


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, str | None, str]]:
    units = _units(segment("\n".join(ACT)))
    assert [path for path, _, _ in units if path.count("/") == 0 and "madde" in path][-3:] == [
        "gecici-madde:1", "madde:7", "madde:8",
    ]  # fmt: skip
    assert "madde:4/fikra:2/bent:a/kapanis" in {path for path, _, _ in units}
    return units


Units = list[tuple[str, str | None, str]]


@pytest.mark.parametrize("letters", [60, 84, 110])
def test_pdf(make_pdf: Make, expected: Units, letters: int) -> None:
    assert _units(_tree(_pdf(make_pdf, letters), "a.pdf")) == expected


def test_docx(make_docx: Make, expected: Units) -> None:
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in ACT)
    assert _units(_tree(make_docx(body), "a.docx")) == expected


def test_html(expected: Units) -> None:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in ACT)
    assert _units(_tree(f"<html><body>{body}</body></html>".encode(), "a.html")) == expected


@pytest.mark.parametrize("letters", [40, 72, 100])
def test_text_of_printed_lines(expected: Units, letters: int) -> None:
    assert _units(_tree("\n".join(_printed(ACT, letters)).encode(), "a.txt")) == expected


@pytest.mark.parametrize("letters", [36, 72])
def test_text_of_blocks(expected: Units, letters: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, letters)) for paragraph in ACT)
    assert _units(_tree(text.encode(), "a.txt")) == expected


def test_text_of_one_line_gives_the_same_articles(expected: Units) -> None:
    found = [path for path, _, _ in _units(segment(" ".join(ACT)))]
    assert [path for path in found if "madde" in path and "/" not in path] == [
        path for path, _, _ in expected if "madde" in path and "/" not in path
    ]


@pytest.mark.ocr
@pytest.mark.skipif(not ocr.is_installed(), reason="Tesseract with Turkish is not installed")
def test_a_scan(make_pdf: Make, expected: Units) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pypdfium2.PdfDocument(_pdf(make_pdf)):
        picture = page.render(scale=3).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    found = _units(_tree(out.getvalue(), "a.pdf"))
    assert [path for path, _, _ in found] == [path for path, _, _ in expected]
    same = sum(left == right for left, right in zip(found, expected, strict=True))
    assert same >= 0.8 * len(expected)
