"""HTML: Word HTML of gazette pages, tables, lists, and nothing that runs."""

import pytest

from dayanak.law.errors import Rejected, TooLarge
from dayanak.law.text import ReadBy
from ingest.extract import extract
from ingest.extract.limits import Limits

_PROSE = "Bu Yönergenin amacı, Karaçam Üniversitesinde yürütülen çalışmalara ilişkin usul ve esasları düzenlemektir."


def _lines(html: str, charset: str = "utf-8") -> list[str]:
    found = extract(html.encode(charset), "a.htm")
    assert found.pages[0].read_by is ReadBy.HTML
    return [line for line in found.pages[0].text.split("\n") if line]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Bir\n  iki</p><p>üç", ["Bir iki", "üç"]),
        ("<p>MADDE 1 <b>–</b> (1) a<br>b</p>", ["MADDE 1 – (1) a", "b"]),
        ("<div>dış<p>iç</p>son</div>", ["dış", "iç", "son"]),
        ("<p>Kanunun<sup>1</sup> 5 m<sup>2</sup></p>", ["Kanunun [1] 5 m2"]),
        ("<ol type=a><li>bir<li>iki<li>üç<li>dört</ol>", ["a) bir", "b) iki", "c) üç", "ç) dört"]),
        ("<ol start=3><li>x</ol>", ["3. x"]),
        (
            "<table><tr><td>Ad<td>Puan<tr><td>Tez<td>40</table>",
            ["Ad | Puan", "Tez | 40"],
        ),
        ("<table><tr><td>6 Mart<td>Resmî Gazete<td>Sayı : 1</table>", ["6 Mart", "Resmî Gazete", "Sayı : 1"]),
        ("<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>", ["a | b", "c | d"]),
        (
            f"<table><tr><td><p>{_PROSE}<p>{_PROSE}<p>{_PROSE}<p>{_PROSE}<td>x<tr><td>y<td>z</table>",
            [_PROSE, _PROSE, _PROSE, _PROSE, "x", "y", "z"],
        ),
        ("<table><tr><td><p>1<p>2<p>3<p>4<td>x<tr><td>y<td>z</table>", ["1 2 3 4 | x", "y | z"]),
        ("<p style='display:none'>gizli</p><p>açık", ["açık"]),
        ("<p>a&nbsp;&amp;&#39;b</p>", ["a &'b"]),
        (
            "<header><nav>Ana</nav>Site</header><ul role=navigation><li>x</ul><main><p>Metin</main><footer>y</footer>",
            ["Metin"],
        ),
        (
            "<header><h1>YÖNERGE</h1></header><article><header>Amaç</header><p>Metin<footer>Rektör</footer></article>",
            ["YÖNERGE", "Amaç", "Metin", "Rektör"],
        ),
    ],
    ids=[
        "wrapped source", "br", "nested block", "footnote mark", "letters with ç", "start", "table", "masthead",
        "layout around table", "layout of columns", "entry of broken lines", "hidden", "entities",
        "menus and footer of the site", "headers of the text",
    ],
)  # fmt: skip
def test_a_paragraph_a_line(body: str, expected: list[str]) -> None:
    assert _lines(f"<html><body>{body}</body></html>") == expected


def test_a_broken_charset_declaration_is_not_believed() -> None:
    page = (
        '<html><meta http-equiv=Content-Type content="text/html; charset=Windows-1254"><p>Öğrencilerin şartları</html>'
    )
    assert _lines(page, "utf-8") == ["Öğrencilerin şartları"]
    assert _lines(page.replace("Windows-1254", "utf-8"), "cp1254") == ["Öğrencilerin şartları"]


def test_nothing_that_runs_is_read() -> None:
    lines = _lines(
        "<html><script>alert(1)</script><style>p{}</style><!-- yorum --><p onclick='x()'>metin "
        "<a href='javascript:alert(2)'>bağ</a><iframe src=x>iç</iframe><svg onload=y><text>z</text></svg></html>"
    )
    assert lines == ["metin bağ"]


def test_the_title_is_kept_apart() -> None:
    found = extract(b"<html><title>3 Eyl\xc3\xbcl</title><p>x</html>", "a.html")
    assert (found.title, found.pages[0].text) == ("3 Eylül", "x")


def test_deep_nesting_is_refused_not_lost() -> None:
    assert extract(b"<html>" + b"<div>" * 150 + b"metin", "a.html").pages[0].text == "metin"
    with pytest.raises(Rejected, match="iç içe"):
        extract(b"<html>" + b"<div>" * 50_000 + b"metin", "a.html")


def test_a_long_page_is_too_large() -> None:
    with pytest.raises(TooLarge):
        extract(b"<html><p>" + b"a" * 5000, "a.html", Limits(max_characters=1000))
