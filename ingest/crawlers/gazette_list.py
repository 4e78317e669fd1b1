"""The list of an issue of the Resmî Gazete, in its old form (a table) and its new one (fihrist): text in, list out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from dayanak.law.letters import lower
from ingest.crawlers.site import Site
from ingest.extract.characters import clean, decode
from nlp.cite.dates import MONTHS

MOST_ENTRIES = 1000
MOST_REPEATS = 20
MOST_ANNEXES = 100
_TITLE = re.compile(
    r"(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)\s+(?P<year>\d{4})\s+Tarihli\s+ve\s+(?P<number>\d{1,6})\s*"
    r"(?P<turn_before>(?:\d+\s*\.?\s*)?Mükerrer\s+)?Sayılı\s+Resm[îi]\s+Gazete"
    r"(?:\s*[-–(]*\s*(?P<turn>(?:\d+\s*\.?\s*)?(?:(?:[iıuü]nci|ncı)\s+)?Mükerrer))?",
    re.IGNORECASE,
)
_NONE_TODAY = "yayımlanmamaktadır"
_ACT = re.compile(r"/eskiler/\d{4}/\d{2}/(?P<name>[^/]+)\.(?:html?|pdf|docx?)", re.IGNORECASE)
_WHOLE = re.compile(r"\d{8}(?:M\d+)?", re.IGNORECASE)
_ANNEX = r"-\d[\w-]*\.(?:pdf|html?|docx?|xlsx?|zip|rar)"
_DASHES = " \t\n-–—•\u00a0"
_SECTION_END = "BÖLÜMÜ"


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in the list. `section` and `heading` are what stands above it (YÖNETMELİKLER); `title` may be empty."""

    url: str
    section: str | None
    heading: str | None
    title: str


@dataclass(frozen=True, slots=True)
class IssueList:
    """What a page says it is, and what it lists. `day` is None on a page that is no issue; `repeat` is the number of
    the mükerrer, 0 in the regular issue; `announced` are the mükerrers of the day that it leads to; `none_today` is
    the note that there is no issue on this day."""

    title: str | None = None
    day: str | None = None
    number: str | None = None
    repeat: int = 0
    entries: tuple[Entry, ...] = ()
    announced: tuple[int, ...] = ()
    none_today: str | None = None


def fihrist_address(site: Site, day: str, repeat: int) -> str:
    """The address of an issue in its new form."""
    return f"{site.official}/fihrist?tarih={day}" + (f"&mukerrer={repeat}" if repeat else "")


def table_address(site: Site, day: str, repeat: int) -> str:
    """The address of an issue in its old form."""
    year, month, date = day.split("-")
    turn = f"M{repeat}" if repeat else ""
    return f"{site.official}/eskiler/{year}/{month}/{year}{month}{date}{turn}.htm"


def read_list(body: bytes, url: str, site: Site, day: str) -> IssueList:
    """The list of a page that was asked for as an issue of `day`; the declared charset is not believed."""
    root = _parsed(body)
    if root is None:
        return IssueList()
    found = _title(root)
    content = _one(root, "id", "html-content")
    entries, announced = _entries(root if content is None else content, url, site, day)
    if found is None:
        return IssueList(announced=announced, none_today=_none_today(content))
    return IssueList(found[0], _day(found), found["number"], _repeat(found), entries, announced)


def read_annexes(body: bytes, url: str, site: Site) -> tuple[str, ...]:
    """The addresses of the annexes that the page of an act leads to: in its folder, and named after it."""
    root = _parsed(body)
    own = _ACT.fullmatch(urlsplit(url).path)
    if root is None or own is None:
        return ()
    annex = re.compile(re.escape(urlsplit(url).path.rpartition(".")[0]) + _ANNEX, re.IGNORECASE)
    links = (site.canonical(element.get("href") or "", url) for element in root.iter("a"))
    found = dict.fromkeys(link for link in links if link and annex.fullmatch(urlsplit(link).path))
    return tuple(found)[:MOST_ANNEXES]


def _parsed(body: bytes) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        return etree.fromstring(clean(decode(body)).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def _title(root: etree._Element) -> re.Match[str] | None:
    """The title of the issue; a page that has a place for it has it there or not at all."""
    for name, value in (("class", "preview-title"), ("id", "spanGazeteTarih")):
        if (element := _one(root, name, value)) is not None:
            return _TITLE.search(_words(element))
    return _TITLE.search(_words(root))


def _day(found: re.Match[str]) -> str | None:
    month = MONTHS.get(lower(found["month"]))
    return f"{found['year']}-{month:02}-{int(found['day']):02}" if month else None


def _repeat(found: re.Match[str]) -> int:
    turn = found["turn"] or found["turn_before"]
    if not turn:
        return 0
    digits = re.match(r"\d+", turn)
    return int(digits[0]) if digits else 1


def _none_today(content: etree._Element | None) -> str | None:
    words = _words(content) if content is not None else ""
    return words if _NONE_TODAY in words else None


def _entries(content: etree._Element, url: str, site: Site, day: str) -> tuple[tuple[Entry, ...], tuple[int, ...]]:
    section = heading = None
    titles: dict[str, Entry] = {}
    announced: set[int] = set()
    for kind, element in _marks(content):
        words = _words(element).strip(_DASHES)
        if kind == "link":
            link = site.canonical(_unwrapped(element.get("href") or ""), url)
            if link is None:
                continue
            if repeat := _announced(link, day):
                announced.add(repeat)
            elif _is_act(link) and len(titles) < MOST_ENTRIES:
                before = titles.get(link, Entry(link, section, heading, ""))
                titles[link] = replace(before, title=f"{before.title} {words}".strip())
        elif kind == "section" or words.endswith(_SECTION_END):
            section, heading = words or section, None
        else:
            heading = words or heading
    return tuple(titles.values()), tuple(sorted(announced))


def _marks(content: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Titles of sections, headings and links, in reading order."""
    for element in content.iter("a", "div", "u"):
        classes = (element.get("class") or "").split()
        if element.tag == "a" and element.get("href"):
            yield "link", element
        elif "html-title" in classes:
            yield "section", element
        elif "html-subtitle" in classes or (element.tag == "u" and _stands_alone(element)):
            yield "heading", element


def _stands_alone(element: etree._Element) -> bool:
    """Whether the underlined words are no link and hold none."""
    return next(element.iterancestors("a"), None) is None and next(element.iter("a"), None) is None


def _unwrapped(link: str) -> str:
    """The page inside a frame: `main.aspx?home=…&main=PAGE`."""
    if "main.aspx" not in link:
        return link
    return parse_qs(urlsplit(link).query).get("main", [link])[0]


def _is_act(link: str) -> bool:
    found = _ACT.fullmatch(urlsplit(link).path)
    return found is not None and not _WHOLE.fullmatch(found["name"])


def _announced(link: str, day: str) -> int:
    """The number of the mükerrer of the day that a link leads to; 0 where it leads to none."""
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    repeat = 0
    if parts.path == "/fihrist" and asked.get("tarih") == [day] and asked.get("mukerrer", [""])[0].isdecimal():
        repeat = int(asked["mukerrer"][0][:3])
    elif found := re.fullmatch(rf"/eskiler/\d{{4}}/\d{{2}}/{day.replace('-', '')}M(\d{{1,2}})\.html?", parts.path):
        repeat = int(found[1])
    return repeat if repeat <= MOST_REPEATS else 0


def _one(root: etree._Element, name: str, value: str) -> etree._Element | None:
    """The first element that has the value in this attribute."""
    return next((element for element in root.iter() if value in (element.get(name) or "").split()), None)


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
