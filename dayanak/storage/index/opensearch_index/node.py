"""Asking an OpenSearch: retries with back-off, limits of time, every fault in our words with what to do about it."""

import random
import time
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionError,  # noqa: A004 - the library calls it so
    ConnectionTimeout,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)

from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from dayanak.storage.index.opensearch_index.address import Address
from dayanak.storage.index.opensearch_index.in_time import InTime

SECONDS = 10.0
"""How long one answer may take, to its last letter."""
READ_WAITS = (0.1, 0.3, 0.8)
WRITE_WAITS = (0.2, 0.5, 1.0, 2.0, 4.0)
WRITE_SECONDS = 60.0
CONNECTIONS = 64
OLDEST = 2
BUSY = frozenset({429, 502, 503, 504})
_URL = "DAYANAK_INDEX_URL"
TOLD = "Arama sunucusu şu anda yanıt veremiyor; belgeler yerinde duruyor ve okunabiliyor. Az sonra yeniden deneyin."
"""What is said outside of all that can be wrong with the server: where it stands is the operator's."""


class Missing(Unavailable):
    """What was asked for by its name is not there."""


class Refused(Unavailable):
    """It was not understood, or could not be done."""


class Clash(Unavailable):
    """It is there already, or it has changed meanwhile."""


class Node:
    """The nodes of an address as one to be asked."""

    def __init__(self, address: Address, *, seconds: float = SECONDS, write_seconds: float = WRITE_SECONDS) -> None:
        self.address = address
        self.seconds = seconds
        self.write_seconds = write_seconds
        several = len(address.hosts) > 1
        self._client = OpenSearch(
            hosts=[{"host": host, "port": port} for host, port in address.hosts],
            use_ssl=address.tls,
            headers=_who(address),
            connection_class=InTime,
            timeout=seconds,
            max_retries=len(address.hosts) - 1,  # another node at once; the waits between tries are ours
            retry_on_timeout=several,
            retry_on_status=(),
            pool_maxsize=CONNECTIONS,
            http_compress=False,
        )
        self._met = False

    def close(self) -> None:
        """Gives the connections back."""
        self._client.close()

    def ask(self, method: str, path: str, body: Any = None, *, seconds: float | None = None, **parameters: Any) -> Any:
        """The answer to a question; asking twice changes nothing."""
        return self._ask(method, path, _text(body), parameters, READ_WAITS, seconds or self.seconds)

    def tell(self, method: str, path: str, body: Any = None, **parameters: Any) -> Any:
        """The answer to a change that may be made twice; it is tried longer."""
        return self._ask(method, path, _text(body), parameters, WRITE_WAITS, self.write_seconds)

    def search(self, asked: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]], only: str) -> list[Any]:
        """The answers to several searches, each (where, what), in their order; a part of an answer is none."""
        text = _lines(part for one in asked for part in one)

        def whole() -> list[Any]:
            parameters = {"filter_path": f"responses.error,responses.status,{only}"}
            answers: list[Any] = self._request("POST", "/_msearch", text, parameters, self.seconds)["responses"]
            for answer in answers:
                if "error" in answer:
                    raise TransportError(answer["status"], _reason(answer["error"]), answer)
            return answers

        return self._patiently(whole, READ_WAITS)  # type: ignore[no-any-return]

    def _ask(
        self, method: str, path: str, text: str | None, parameters: dict[str, Any], waits: Sequence[float], limit: float
    ) -> Any:
        return self._patiently(lambda: self._request(method, path, text, parameters, limit), waits)

    def _request(self, method: str, path: str, text: str | None, parameters: dict[str, Any], limit: float) -> Any:
        self._meet()
        answer = self._sent(method, path, text, parameters, limit)
        if not isinstance(answer, dict | list | bool):
            raise SerializationError(f"no JSON: {type(answer).__name__}")
        return answer

    def _sent(self, method: str, path: str, text: str | None, parameters: dict[str, Any], limit: float) -> Any:
        return self._client.transport.perform_request(method, path, params=parameters, body=text, timeout=limit)

    def _patiently(self, ask: Any, waits: Sequence[float]) -> Any:
        for wait in (*waits, None):
            try:
                return ask()
            except DayanakError as error:
                error.told = TOLD
                raise
            except OpenSearchException as exc:
                if wait is None or not _passes(exc):
                    named = self._named(exc)
                    named.told = TOLD
                    raise named from exc
                time.sleep(wait * random.uniform(0.7, 1.3))  # noqa: S311 - so that not all come again at once
        raise AssertionError

    def _meet(self) -> None:
        """Makes sure, once, that it is an OpenSearch that answers."""
        if self._met:
            return
        try:
            banner = self._sent("GET", "/", None, {}, self.seconds)
        except TransportError as exc:
            if exc.status_code in {301, 302, 303, 307, 308, 400, 404, 405}:
                raise self._another("") from exc
            raise
        version = banner.get("version") if isinstance(banner, dict) else None
        if not isinstance(version, dict):
            raise self._another("")
        number = str(version.get("number", ""))
        if version.get("distribution") != "opensearch":
            raise self._another(f" (Elasticsearch {number})" if number else "")
        major = number.partition(".")[0]
        if not major.isdecimal():
            raise self._another("")
        if int(major) < OLDEST:
            where = self.address.shown
            raise Misconfigured(
                f"{where} adresindeki OpenSearch {number} çok eski; en az {OLDEST}.0 kurun.", field=_URL
            )
        self._met = True

    def _another(self, what: str) -> Misconfigured:
        return Misconfigured(
            f"{self.address.shown} adresinde OpenSearch değil, başka bir sunucu yanıt veriyor{what}. "
            f"{_URL} değerini denetleyin.",
            field=_URL,
        )

    def _named(self, exc: OpenSearchException) -> DayanakError:
        where = self.address.shown
        if isinstance(exc, SerializationError):
            self._met = False
            return self._another("")
        if isinstance(exc, SSLError):
            return Misconfigured(
                f"{where} ile güvenli bağlantı (TLS) kurulamadı; sertifikayı ve {_URL} başını (http/https) denetleyin.",
                field=_URL,
            )
        if isinstance(exc, ConnectionTimeout):
            return Unavailable(f"Arama sunucusu ({where}) süresi içinde yanıt vermedi; az sonra yeniden deneyin.")
        if isinstance(exc, ConnectionError):
            self._met = False
            if "BadStatusLine(" in str(exc.error):  # it speaks, and not HTTP
                return self._another("")
            return Unavailable(
                f"Arama sunucusuna ulaşılamıyor ({where}). Sunucunun çalıştığını ve {_URL} değerini denetleyin."
            )
        return (
            self._refused(exc) if isinstance(exc, TransportError) else Unavailable(f"Arama sunucusu ({where}): {exc}")
        )

    def _refused(self, exc: TransportError) -> DayanakError:
        where, reason = self.address.shown, _cause(exc)
        blocked = "cluster_block_exception" in reason
        if exc.status_code in {401, 403} and not blocked:
            message = f"Arama sunucusu ({where}) kullanıcıyı ya da parolayı kabul etmedi; {_URL} değerini denetleyin."
            return Misconfigured(message, field=_URL)
        if exc.status_code == 404:
            return Missing(f"Arama sunucusunda ({where}) dizin bulunamadı; `dayanak reindex` ile yeniden kurun.")
        if exc.status_code == 409 or "resource_already_exists" in reason:
            return Clash(f"Arama dizini ({where}) bu arada değişti; yeniden deneyin.")
        if blocked:
            return Unavailable(
                f"Arama sunucusu ({where}) şu anda yazmayı kabul etmiyor; disk doluluğuna bakın. {reason}"
            )
        if exc.status_code in BUSY:
            return Unavailable(f"Arama sunucusu ({where}) şu anda meşgul ya da eksik; az sonra yeniden deneyin.")
        return Refused(f"Arama sunucusu ({where}) isteği geri çevirdi ({exc.status_code}): {reason}")


def _who(address: Address) -> dict[str, str]:
    """Who asks; the library cannot send a name or a password with Turkish letters."""
    pair = f"{address.user}:{address.password}".encode()
    return {"authorization": f"Basic {b64encode(pair).decode()}"} if address.user else {}


def _passes(exc: OpenSearchException) -> bool:
    """Whether it may be over after a while."""
    if isinstance(exc, SSLError | ConnectionTimeout):
        return False
    return isinstance(exc, ConnectionError) or (isinstance(exc, TransportError) and exc.status_code in BUSY)


def _cause(exc: TransportError) -> str:
    info = exc.info if len(exc.args) > 2 else None
    return _reason(info["error"]) if isinstance(info, dict) and "error" in info else str(exc.error)[:200]


def _reason(error: Any) -> str:
    """Type and reason of an error as the engine gives it."""
    if not isinstance(error, dict):
        return str(error)[:200]
    root = (error.get("root_cause") or [error])[0]
    return f"{root.get('type')}: {str(root.get('reason'))[:200]}"


def _text(body: Any) -> str | None:
    return body if body is None or isinstance(body, str) else orjson.dumps(body).decode()


def _lines(values: Iterable[Any]) -> str:
    return "".join(f"{orjson.dumps(value).decode()}\n" for value in values)
