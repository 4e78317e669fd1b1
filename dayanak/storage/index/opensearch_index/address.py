"""Where an OpenSearch is, read from one URL: its nodes, who asks, and the name that our indexes begin with."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from dayanak.law.errors import Misconfigured

NAME = "dayanak"
PORT = 9200
_URL = re.compile(r"(?P<scheme>https?)://(?:(?P<user>[^/@]*)@)?(?P<hosts>[^/@?#]+)(?:/(?P<name>[^/?#]*)/?)?")
_HOST = re.compile(r"(?P<host>\[[0-9a-fA-F:]+\]|[^:\[\]\s]+)(?::(?P<port>[0-9]{1,5}))?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Address:
    """`http(s)://user:password@host:port,host:port/NAME`; user, port and name may be left out."""

    tls: bool
    hosts: tuple[tuple[str, int], ...]
    name: str = NAME
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> "Address":
        """The address in a URL; one that cannot be read is Misconfigured, without a word of what stands in it."""
        read = _URL.fullmatch(url.strip())
        if read is None:
            raise _unread("beklenen biçim http(s)://KULLANICI:PAROLA@SUNUCU:9200/AD")
        name = read["name"] or NAME
        if not _NAME.fullmatch(name):
            raise _unread("ad küçük harf (a-z), rakam, '-' ve '_' içerebilir")
        user, _, password = (read["user"] or "").partition(":")
        hosts = tuple(_host(one) for one in read["hosts"].split(","))
        return cls(read["scheme"] == "https", hosts, name, unquote(user), unquote(password))

    @property
    def shown(self) -> str:
        """The address without user and password."""
        hosts = ",".join(f"{host}:{port}" for host, port in self.hosts)
        return f"{'https' if self.tls else 'http'}://{hosts}/{self.name}"


def _host(text: str) -> tuple[str, int]:
    read = _HOST.fullmatch(text.strip())
    port = int(read["port"] or PORT) if read else 0
    if read is None or not 0 < port < 65_536:
        raise _unread("sunucu adı ya da kapı numarası (port) okunamadı")
    return read["host"], port


def _unread(why: str) -> Misconfigured:
    return Misconfigured(f"DAYANAK_INDEX_URL okunamadı: {why}.", field="DAYANAK_INDEX_URL")
