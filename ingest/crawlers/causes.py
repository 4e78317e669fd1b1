"""Why a host gave no file, in words for whoever reads the list of what is missing (Turkish)."""

import logging
import secrets
from collections.abc import Iterable

from OpenSSL.SSL import Error as TLSError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectError
from twisted.python.failure import Failure

log = logging.getLogger(__name__)
_LOST = {
    DownloadTimeoutError: "zaman aşımı",
    CannotResolveHostError: "sunucunun adı çözülemedi",
    DownloadConnectionRefusedError: "bağlantı kurulamadı",
    ConnectError: "bağlantı kurulamadı",
    DownloadFailedError: "bağlantı koptu",
    ResponseDataLossError: "yanıt yarıda kesildi",
}
LOST = tuple(_LOST)
"""What may go better when it is tried again."""
MIB = 1 << 20
_UNTRUSTED = "güvenli bağlantı kurulamadı"
_STATUSES = {401: "izin yok", 403: "izin yok", 408: "zaman aşımı",
             429: "çok sık soruldu", 503: "sunucu meşgul", 504: "zaman aşımı"}  # fmt: skip
_CLASSES = {3: "yönlendirme döngüsü", 5: "sunucu hatası"}


class Ended(IgnoreRequest):
    """Not asked, because the run ends."""


class Forbidden(IgnoreRequest):
    """Not asked, because it may not be; it says why."""


def is_unwanted(error: BaseException) -> bool:
    """Whether it was we who did not want the answer."""
    return isinstance(error, DownloadCancelledError | IgnoreRequest)


def is_too_large(error: BaseException) -> bool:
    """Whether the answer was broken off, or not unpacked, for its size."""
    return is_unwanted(error) and not isinstance(error, Forbidden | Ended)


def too_large(at_least: int, limit: int) -> str:
    """That a file is larger than what is taken, and how that is lifted."""
    size = f"{_mb(at_least)} MB; " if at_least > limit + 1 else ""
    return f"dosya çok büyük: {size}sınır {_mb(limit)} MB (DAYANAK_MAX_UPLOAD_MB)"


def _mb(size: int) -> str:
    """Megabytes, begun ones too, with a point at the thousands."""
    return f"{-(-size // MIB):,}".replace(",", ".")


def cause(error: BaseException) -> str:
    """Why there was no answer."""
    if isinstance(error, Forbidden):
        return str(error)
    if is_unwanted(error):
        return "dosya çok büyük"
    if isinstance(error, DownloadFailedError) and _untrusted(error):
        return _UNTRUSTED
    usual = (words for kind, words in _LOST.items() if isinstance(error, kind))
    return next(usual, None) or defect(error)


def defect(error: BaseException) -> str:
    """That it was a defect of ours, with the number under which the log has it."""
    number = secrets.token_hex(4)
    log.error("defect %s", number, exc_info=error)
    return f"Programın bir hatası; günlükte {number} numarasıyla ayrıntısı var."


def status(number: int) -> str:
    """What an answer without a file says. A redirect is one that leads nowhere."""
    words = _STATUSES.get(number) or _CLASSES.get(number // 100)
    return f"{words} (HTTP {number})" if words else f"HTTP {number}"


def _untrusted(error: DownloadFailedError) -> bool:
    reasons: Iterable[Failure] = getattr(error.__cause__, "reasons", ())
    return any(isinstance(reason.value, TLSError) for reason in reasons)
