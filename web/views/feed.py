"""New and changed legislation as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from search_api.labels import kind_label
from search_api.schemas import Arrival
from web import links
from web.rendering import turkish_date

MOST = 50
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NONE_YET = "1970-01-01T00:00:00+00:00"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(title: str, own: str, page: str, arrivals: Sequence[Arrival], site: str) -> bytes:
    """The feed under the address `own`, of what `page` shows; both within the `site`. The id of an entry is that of its
    document and stays through new versions, whose day is that of the entry."""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "tr"})
    _text(feed, "id", f"{site}{own}")
    _text(feed, "title", title)
    _text(feed, "updated", max((one.received_at for one in arrivals), default=_NONE_YET))
    SubElement(feed, "link", {"rel": "self", "href": f"{site}{own}", "type": "application/atom+xml"})
    SubElement(feed, "link", {"rel": "alternate", "href": f"{site}{page}", "type": "text/html"})
    SubElement(feed, "generator", {"uri": site}).text = "Dayanak"
    for arrival in arrivals[:MOST]:
        _entry(feed, arrival, site)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, arrival: Arrival, site: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", f"{site}{arrival.url}")
    _text(entry, "title", arrival.title)
    _text(entry, "updated", arrival.received_at)
    SubElement(entry, "link", {"rel": "alternate", "href": f"{site}{arrival.url}", "type": "text/html"})
    if arrival.version > 1:
        changed = links.comparison(arrival.id, arrival.version - 1, arrival.version)
        related = {"rel": "related", "href": f"{site}{changed}", "type": "text/html", "title": "Önceki metinle farkı"}
        SubElement(entry, "link", related)
    SubElement(entry, "category", {"term": arrival.kind, "label": kind_label(arrival.kind)})
    _text(SubElement(entry, "author"), "name", arrival.unit.name if arrival.unit else "Dayanak")
    _text(entry, "summary", _summary(arrival))


def _summary(arrival: Arrival) -> str:
    """What a reader's list says below the title."""
    number = f"No. {arrival.number}" if arrival.number else ""
    known = (kind_label(arrival.kind), number, turkish_date(arrival.date))
    came = "Kayda yeni alındı." if arrival.version == 1 else f"Metni değişti: {arrival.version}. sürüm alındı."
    return f"{', '.join(one for one in known if one)}. {came}"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NO_XML.sub("", text)
