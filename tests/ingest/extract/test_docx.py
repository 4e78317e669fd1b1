"""Word files: automatic numbers, tables, footnotes, and files made to harm."""

import io
import zipfile
from collections.abc import Callable

import pytest

from dayanak.law.errors import Rejected, TooLarge
from ingest.extract import extract
from ingest.extract.limits import Limits

Make = Callable[..., bytes]


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _numbered(text: str, depth: int = 0) -> str:
    return _p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')


def _level(depth: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "lowerLetter", "%1)")}{_level(1, "decimal", "%1.%2)")}'
    "</w:abstractNum>"
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def _lines(data: bytes) -> list[str]:
    return [line for line in extract(data, "a.docx").pages[0].text.split("\n") if line]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_p("Amaç") + _p("MADDE 1 –"), ["Amaç", "MADDE 1 –"]),
        ("".join(_numbered(t) for t in "kltm"), ["a) k", "b) l", "c) t", "ç) m"]),
        (_numbered("x") + _numbered("y", 1) + _numbered("z", 1) + _numbered("t"), ["a) x", "a.1) y", "a.2) z", "b) t"]),
        (
            f"<w:tbl><w:tr><w:tc>{_p('Ad')}</w:tc><w:tc>{_p('Not')}</w:tc></w:tr></w:tbl>",
            ["Ad | Not"],
        ),
        (
            "<w:p><w:del><w:r><w:delText>eski</w:delText></w:r></w:del><w:ins><w:r><w:t>yeni</w:t></w:r></w:ins></w:p>",
            ["yeni"],
        ),
        ("<w:p><w:r><w:t>bir</w:t><w:br/><w:t>iki</w:t><w:tab/><w:t>üç</w:t></w:r></w:p>", ["bir", "iki üç"]),
        (f"<w:sdt><w:sdtContent>{_p('denetim')}</w:sdtContent></w:sdt>", ["denetim"]),
    ],
    ids=["paragraphs", "Turkish letters", "levels", "table", "tracked change", "breaks", "content control"],
)  # fmt: skip
def test_paragraphs_as_word_shows_them(make_docx: Make, body: str, expected: list[str]) -> None:
    assert _lines(make_docx(body, numbering=_NUMBERING)) == expected


def _of_one_definition(override: str = "") -> str:
    other = f'<w:num w:numId="8"><w:abstractNumId w:val="1"/>{override}</w:num>'
    return _NUMBERING + other


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("", ["a) bir", "b) iki", "c) üç"]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', ["a) bir", "a) iki", "b) üç"]),
        ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', ["a) bir", "d) iki", "e) üç"]),
        (f'<w:lvlOverride w:ilvl="0">{_level(0, "decimal", "%1.")}</w:lvlOverride>', ["a) bir", "1. iki", "2. üç"]),
    ],
    ids=["goes on", "starts anew", "starts elsewhere", "a level of its own"],
)
def test_two_numbers_of_one_list_definition(make_docx: Make, override: str, expected: list[str]) -> None:
    body = _numbered("bir") + "".join(
        _p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr>') for text in ("iki", "üç")
    )
    assert _lines(make_docx(body, numbering=_of_one_definition(override))) == expected


def test_the_number_of_a_style(make_docx: Make) -> None:
    styles = '<w:style w:styleId="Bent"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    body = _p("bir", '<w:pStyle w:val="Bent"/>') + _p("iki", '<w:pStyle w:val="Bent"/>')
    assert _lines(make_docx(body, numbering=_NUMBERING, styles=styles)) == ["a) bir", "b) iki"]


def test_footnotes_stand_at_the_end(make_docx: Make) -> None:
    body = '<w:p><w:r><w:t>Kanun</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">{_p("Değişik hâli.")}</w:footnote>'
    assert _lines(make_docx(body, footnotes=notes)) == ["Kanun [2]", "[2] Değişik hâli."]


def test_a_zip_bomb_is_too_large(make_docx: Make) -> None:
    with pytest.raises(TooLarge):
        extract(make_docx(_p("0" * 3_000_000)), "a.docx", Limits(max_unpacked=1_000_000))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
    ids=["billion laughs", "external entity"],
)
def test_xml_entities_are_refused(declaration: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"{declaration}<a>&c;</a>")
    with pytest.raises(Rejected, match="DOCTYPE"):
        extract(out.getvalue(), "a.docx")


def test_a_broken_inside_is_rejected() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><unclosed>")
    with pytest.raises(Rejected, match="bozuk"):
        extract(out.getvalue(), "a.docx")
