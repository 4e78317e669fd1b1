"""Sources as web pages: a page in UTF-8 with navigation around it, and one as old office software exports it."""

from html import escape

from render.source import ARTICLE, Line, Source, blocks

CENTRED = {"title", "division", "division-title", "annex", "annex-title"}
PAGE = """<!DOCTYPE html>
<html lang="tr">
<head><meta charset="utf-8"><title>{title}</title><style>.orta {{text-align: center}}</style></head>
<body>
<nav><a href="/">Ana sayfa</a> <a href="/mevzuat">Mevzuat</a> <a href="/iletisim">İletişim</a></nav>
<main>
{body}
</main>
<footer><p>Bu sayfadaki kurumlar ve metinler örnek olarak yazılmıştır.</p></footer>
</body>
</html>
"""
EXPORT = """<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1254">
<TITLE>{title}</TITLE></HEAD>
<BODY LANG=TR>
{body}
</BODY></HTML>
"""


def page(source: Source) -> bytes:
    """The source as a page in UTF-8."""
    return PAGE.format(title=escape(source.title), body=_body(source)).encode("utf-8")


def office_export(source: Source) -> bytes:
    """The source as an export in windows-1254 that says so in its head."""
    return EXPORT.format(title=escape(source.title), body=_body(source)).encode("windows-1254")


def _body(source: Source) -> str:
    return "\n".join(_table(block) if isinstance(block, list) else _line(block) for block in blocks(source.lines))


def _line(line: Line) -> str:
    text = escape(line.text, quote=False)
    if line.style in CENTRED:
        return f'<p class="orta" align="center"><b>{text}</b></p>'
    if line.style in {"heading", "section"}:
        return f"<p><b>{text}</b></p>"
    if line.style == "article":
        text = ARTICLE.sub(r"<b>\1</b>", text, count=1)
    return f"<p>{text}</p>"


def _table(rows: list[Line]) -> str:
    cells = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells) + "</tr>" for row in rows)
    return f'<table border="1">\n{cells}\n</table>'
