"""Every hostile file ends as published, rejected or unreadable, with a reason in Turkish, and leaves all else whole."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.app.town import UNIVERSITY, Town, assert_whole, directive

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(autouse=True)
def whole(town: Town) -> Iterator[None]:
    """After each of these files record and index are whole."""
    yield
    assert_whole(town.house)


def pdf(pages: int = 1, **options: Any) -> bytes:
    """Pages with a line each."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for number in range(1, pages + 1):
        canvas.drawString(
            72, 700, f"MADDE {number} - (1) Bu sayfa denemek icin basilmistir ve okunabilir bir metindir."
        )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(document: str, prolog: str = "", **more: str) -> bytes:
    """A Word file with this inside its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{prolog}<w:document {SPACE}><w:body>{document}</w:body></w:document>")
        for name, content in more.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def bomb() -> bytes:
    """A Word file of a few hundred kilobytes that unpacks to 200 MB."""
    return docx(f"<w:p><w:r><w:t>{'0' * 200_000_000}</w:t></w:r></w:p>")


def entities() -> bytes:
    """A Word file whose XML says ten words that mean ten words each, nine times over."""
    tenfold = (f"""<!ENTITY a{n} "{10 * f"&a{n - 1};"}">""" for n in range(1, 10))
    declared = '<!ENTITY a0 "lol">' + "".join(tenfold)
    return docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", prolog=f"<!DOCTYPE x [{declared}]>")


def outside() -> bytes:
    """A Word file whose XML asks for a file of this machine."""
    return docx("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>')


def broken_xref() -> bytes:
    """A PDF whose table of objects points nowhere."""
    return re.sub(
        rb"startxref\s+\d+", b"startxref\n999999999", re.sub(rb"\d{10} 00000 n", b"9999999999 00000 n", pdf())
    )


BAD = [
    pytest.param("sahte.pdf", lambda: b"Bu bir PDF degil.", "içi PDF değil", id="words under .pdf"),
    pytest.param("kesik.pdf", lambda: pdf()[:300], "PDF bozuk", id="cut off"),
    pytest.param("parola.pdf", lambda: pdf(encrypt="gizli"), "parolalı", id="encrypted"),
    pytest.param("kalin.pdf", lambda: pdf(11), "11 sayfa: en çok 10", id="more pages than the limit"),
    pytest.param("bomba.docx", bomb, "açıldığında çok büyük|bellek", id="zip bomb"),
    pytest.param("varlik.docx", entities, "DOCTYPE", id="XML entities"),
    pytest.param("dis.docx", outside, "DOCTYPE", id="XML entity of a file"),
    pytest.param("sahte.docx", lambda: pdf()[:0] + b"PK\x03\x04" + bytes(99), "bozuk", id="broken zip"),
    pytest.param("arsiv.docx", lambda: docx("")[:-30], "bozuk", id="zip cut off"),
    pytest.param("resim.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64), "Resim", id="picture under .pdf"),
    pytest.param("veri.json", lambda: b'{"a": 1}', "JSON", id="data"),
    pytest.param("bos.txt", lambda: b" \n\x00\t\n", "boş", id="nothing but blanks"),
    pytest.param("ham.bin", lambda: bytes(range(256)) * 20, "tanınmadı", id="bytes"),
    pytest.param("bos.docx", lambda: docx(""), "metin yok", id="Word file without text"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD)
def test_what_cannot_be_read_is_refused_with_its_reason(
    town: Town, name: str, content: Callable[[], bytes], reason: str
) -> None:
    done = town.bring(content(), name)
    assert done["state"] in {"rejected", "unreadable"}
    assert done["document"] is None
    assert re.search(reason, done["reason"]), done["reason"]


def test_a_broken_table_of_objects_is_mended_or_refused(town: Town) -> None:
    done = town.bring(broken_xref(), "xref.pdf")
    assert done["state"] == "published" or "PDF bozuk" in done["reason"]


def test_an_empty_file_is_refused_at_the_door(town: Town) -> None:
    answer = town.send(b"", "bos.pdf")
    assert answer.status_code == 422
    assert "0 bayt" in answer.json()["detail"]


def test_a_file_beyond_the_limit_is_refused_while_it_comes(town: Town) -> None:
    answer = town.send(b"x" * (1024 * 1024 + 1), "buyuk.txt")
    assert answer.status_code == 413
    assert "1 MB" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/api/uploads", "/yukle"])
def test_300_mb_are_refused_before_they_are_read(town: Town, path: str) -> None:
    headers = {"Content-Length": str(300 * 1024 * 1024), "Content-Type": "multipart/form-data; boundary=x"}
    answer = town.client.post(path, content=b"", headers=headers)
    assert answer.status_code == 413
    kind = "application/problem+json" if path.startswith("/api/") else "text/html; charset=utf-8"
    assert answer.headers["content-type"] == kind


def test_a_body_that_does_not_tell_its_length_is_counted(town: Town) -> None:
    def body() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(300):
            yield b"x" * 100_000

    headers = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Authorization": f"Bearer {town.keys[UNIVERSITY]}",
    }
    answer = town.client.post("/api/uploads", content=body(), headers=headers)
    assert answer.status_code == 413


PAGE = """<html><head><title>Sığırcık Yönergesi</title><script>alert("başlık")</script></head>
<body onload="alert(1)"><h1>SIĞIRCIK KOLONİSİ YÖNERGESİ</h1>
<p>MADDE 1 – (1) Sığırcıklar <a href="javascript:alert(2)">konar</a><img src="x" onerror="alert(3)">.</p>
<p>MADDE 2 – (1) Yazıyla &lt;script&gt;alert(4)&lt;/script&gt;
ve &lt;a href="javascript:alert(5)"&gt;basın&lt;/a&gt;.</p>
<iframe src="https://example.org/"></iframe><p>{{ 7 * 7 }} ve <a href="data:text/html,x">veri</a></p></body></html>"""


def test_nothing_that_runs_is_ever_echoed(town: Town) -> None:
    done = town.bring(PAGE, "<script>alert(6)</script>.html")
    assert done["state"] == "published"
    address = f"/mevzuat/{done['document']}"
    hits = town.found('"javascript:alert"') or town.found("sığırcıklar konar")
    pages = [address, f"{address}/art_2", "/ara?q=sığırcık <script>alert(7)</script>", "/ara?q=javascript alert", "/"]
    for page in pages:
        shown = town.client.get(page)
        assert shown.status_code == 200, page
        assert not re.search(r"<script(?![^>]* src=\"/)|<[^>]*\s(on\w+|srcdoc)\s*=|<iframe", shown.text), page
        assert not re.search(r"(href|src|action)=\"\s*(javascript|data):", shown.text), page
    assert "&lt;script&gt;alert(4)" in town.client.get(address).text
    assert hits
    assert all(re.sub(r"</?mark>", "", hit["snippet"]).count("<") == 0 for hit in hits)


@pytest.mark.parametrize("form", ["txt", "html", "docx"])
def test_control_and_direction_marks_are_taken_out(town: Town, form: str) -> None:
    marked = f"Kuğuların\u202e sayımı\u2066 her\x07 yıl\x00 {form} ile\u200b yapılır\ufeff."
    text = directive(f"KUĞU {form}".upper(), marked)
    lines = re.sub("[\x00\x07]", "", text).split("\n")  # XML cannot hold these
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    content = {
        "txt": text.encode(),
        "html": f"<html><p>{text.replace(chr(10), '<p>')}</html>".encode(),
        "docx": docx(inside),
    }[form]
    done = town.bring(content, f"kuğu.{form}")
    assert done["state"] == "published"
    answer = town.get(f"/api/documents/{done['document']}/provisions/art_2")
    assert answer["text"].endswith(f"Kuğuların sayımı her yıl {form} ile yapılır.")
    assert town.found(f"kuğuların sayımı {form}")[0]["document"]["id"] == done["document"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("../../etc/passwd.txt", "passwd.txt", id="path"),
        pytest.param("C:\\Windows\\kötü.txt", "kötü.txt", id="Windows path"),
        pytest.param("a\u202etxt.exe.txt", "atxt.exe.txt", id="direction mark"),
        pytest.param("x" * 1000 + ".txt", "x" * 190 + ".txt", id="long"),
        pytest.param("...", "adsiz", id="only dots"),
    ],
)
def test_a_path_in_the_name_leads_nowhere(town: Town, name: str, kept: str) -> None:
    done = town.bring(directive("AD", f"Adı {len(name)} harflik dosya."), name)
    assert done["state"] == "published"
    source = town.get(f"/api/documents/{done['document']}")["source"]
    assert source == kept
    archive = town.house.archive.root
    assert all(re.fullmatch(r"[0-9a-f]{64}", file.name) for file in archive.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        pytest.param("sayfa.pdf", b"<html><p>MADDE 1 - (1) Etiketi baska.</p></html>", "text/html", id="HTML as PDF"),
        pytest.param("belge.txt", pdf(2), "application/pdf", id="PDF as text"),
        pytest.param("BUYUK.PDF", pdf(3), "application/pdf", id="ending in capitals"),
        pytest.param("adsiz", pdf(4), "application/pdf", id="no ending"),
    ],
)
def test_a_mislabelled_file_is_what_its_bytes_are(town: Town, name: str, content: bytes, media_type: str) -> None:
    done = town.bring(content, name)
    assert done["state"] == "published"
    assert town.get(f"/api/documents/{done['document']}")["media_type"] == media_type


def test_a_file_that_kills_its_reader_is_one_bad_file(town: Town) -> None:
    deep = b"<html>" + b"<div>" * 200_000 + "MADDE 1 – (1) Çok derin.".encode() + b"</html>"
    assert town.bring(deep, "derin.html")["state"] in {"rejected", "published"}
    assert town.bring(directive("SONRA", "Bundan sonra gelen okunur."))["state"] == "published"
