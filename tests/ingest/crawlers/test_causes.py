"""Why there was no file, in words and without the name of a class."""

import logging
import re

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from twisted.internet.error import NoRouteError, TCPTimedOutError

from ingest.crawlers.causes import LOST, Forbidden, cause, status

CAUSES = {
    DownloadTimeoutError("60 s"): "zaman aşımı",
    CannotResolveHostError("gazete.example"): "sunucunun adı çözülemedi",
    DownloadConnectionRefusedError("111"): "bağlantı kurulamadı",
    NoRouteError(): "bağlantı kurulamadı",
    TCPTimedOutError(): "bağlantı kurulamadı",
    DownloadFailedError("lost"): "bağlantı koptu",
    ResponseDataLossError(): "yanıt yarıda kesildi",
}


@pytest.mark.parametrize(("error", "words"), CAUSES.items(), ids=[type(error).__name__ for error in CAUSES])
def test_what_may_go_better_next_time(error: Exception, words: str) -> None:
    """Trap: without a route no exception of Scrapy comes but Twisted's own, and nothing was tried again."""
    assert cause(error) == words
    assert isinstance(error, LOST)


def test_what_we_did_not_want() -> None:
    assert cause(DownloadCancelledError("1048576 bytes")) == "dosya çok büyük"
    assert cause(Forbidden("robots.txt bu adresi yasaklıyor")) == "robots.txt bu adresi yasaklıyor"
    assert not isinstance(Forbidden("x"), LOST)


def test_a_defect_of_ours_is_told_by_a_number_and_the_log_has_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    """Trap: `beklenmeyen hata: KeyError` in the list of what is missing."""
    with caplog.at_level(logging.ERROR):
        says = cause(KeyError("day"))
    found = re.fullmatch(r"Programın bir hatası; günlükte ([0-9a-f]{8}) numarasıyla ayrıntısı var\.", says)
    assert found is not None
    assert f"defect {found[1]}" in caplog.text
    assert "KeyError: 'day'" in caplog.text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (302, "yönlendirme döngüsü (HTTP 302)"),
        (403, "izin yok (HTTP 403)"),
        (429, "çok sık soruldu (HTTP 429)"),
        (502, "sunucu hatası (HTTP 502)"),
        (504, "zaman aşımı (HTTP 504)"),
        (418, "HTTP 418"),
    ],
)
def test_answers_without_a_file(number: int, words: str) -> None:
    assert status(number) == words
