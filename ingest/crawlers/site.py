"""The addresses of a source: what it calls itself, and where it is really asked (itself, or a copy of it)."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from dayanak.law.errors import Misconfigured

_PORTS = {"http": 80, "https": 443}
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Site:
    """`official` is the origin under which addresses are kept, `aliases` are other names of its host, `asked` the
    origin that is really asked. Nothing else is ever asked, wherever a page leads."""

    official: str
    aliases: frozenset[str]
    asked: str

    @classmethod
    def of(cls, official: str, aliases: frozenset[str], asked: str) -> "Site":
        """The site as asked at an origin. Raises Misconfigured where that is none."""
        asked = asked.rstrip("/")
        place = _place(asked)
        parts = urlsplit(asked)
        if place is None or parts.path or parts.query or parts.username:
            raise Misconfigured(f"Kaynağın adresi anlaşılamadı: {asked!r}. 'https://sunucu[:kapı]' biçiminde yazın.")
        return cls(official, aliases, asked)

    @property
    def moved(self) -> bool:
        """Whether the operator says that another host is asked, which may then be on a private network."""
        return self.asked != self.official

    @property
    def host(self) -> str:
        """The host that is asked, with its port."""
        return urlsplit(self.asked).netloc

    def canonical(self, link: str, found_at: str = "") -> str | None:
        """The address as it is kept, of a link found on a page; None where it leads elsewhere."""
        try:
            parts = urlsplit(urljoin(found_at or self.official, link.strip()))
        except ValueError:
            return None
        if (place := _place(parts.geturl())) is None or not self._ours(place):
            return None
        return urlunsplit((*urlsplit(self.official)[:2], parts.path or "/", parts.query, ""))

    def to_ask(self, url: str) -> str:
        """Where a kept address is asked."""
        parts = urlsplit(url)
        return urlunsplit((*urlsplit(self.asked)[:2], parts.path, parts.query, ""))

    def may_ask(self, url: str) -> bool:
        """Whether the address is of the origin that is asked."""
        return url.startswith(f"{self.asked}/")

    def _ours(self, place: Place) -> bool:
        names = {urlsplit(self.official).hostname, *self.aliases}
        return place == _place(self.asked) or (place[0] in names and place[1] in _PORTS.values())


def is_private(host: str) -> bool:
    """Whether an address of the internet protocol is of this machine or of a private network."""
    address = ipaddress.ip_address(host)
    return not address.is_global or address.is_multicast


def _place(url: str) -> Place | None:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname and port and parts.scheme in _PORTS else None
