"""A Redis that is not there, refuses, hangs or is something else: it holds nobody up; its password is never said."""

import logging
import time
from collections.abc import Iterator

import pytest

from dayanak.app.bells import RedisBell
from dayanak.law.errors import DayanakError, Misconfigured, Unavailable
from tests.servers.fixtures import require
from tests.servers.postgres import Postgres
from tests.servers.process import free_port, until
from tests.servers.redis import Redis
from tests.storage.record.test_wrong_servers import answering

SECRET = "çok-gizli-zil"
AT_ONCE_S = 0.2
SOON_S = 10


def refusal(url: str, kind: type[DayanakError]) -> str:
    """What is said of the URL, when it is opened or asked."""
    begun = time.monotonic()
    with pytest.raises(kind) as caught:
        RedisBell(url).check()
    assert time.monotonic() - begun < SOON_S
    assert SECRET not in str(caught.value)
    assert "DAYANAK_BROKER_URL" in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("url", ["redis://:{0}@h:abc/0", "redis://:{0}@h/0?ssl_cert_reqs=x&nonsense=1"])
def test_an_address_that_means_nothing_is_for_the_operator(url: str) -> None:
    refusal(url.format(SECRET), Misconfigured)


@pytest.mark.parametrize("host", ["127.0.0.1", "yok.invalid"])
def test_nobody_there_is_said_with_the_address_and_stops_nothing(host: str) -> None:
    port = free_port()
    bell = RedisBell(f"redis://:{SECRET}@{host}:{port}/0")
    bell.close()
    assert f"{host}:{port}" in refusal(f"redis://:{SECRET}@{host}:{port}/0", Unavailable)


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00\xff\r\n" * 9]
)
def test_another_product_is_said_to_be_one(answer: bytes) -> None:
    with answering(answer, closes=False) as port:
        refusal(f"redis://:{SECRET}@127.0.0.1:{port}/0", Misconfigured)


@pytest.fixture
def nobody() -> Iterator[RedisBell]:
    """A bell whose Redis is not there."""
    bell = RedisBell(f"redis://:{SECRET}@127.0.0.1:{free_port()}/0")
    bell.start(lambda: None)
    yield bell
    bell.close()


def test_who_rings_does_not_wait_for_a_redis_that_is_away(nobody: RedisBell, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        begun = time.monotonic()
        for _ in range(1000):
            nobody.ring()
        assert time.monotonic() - begun < AT_ONCE_S
        until(lambda: "does not answer" in caplog.text, SOON_S, "it is said")
    assert SECRET not in caplog.text


def test_who_rings_does_not_wait_for_a_silent_redis() -> None:
    with answering(b"", closes=False) as port:
        bell = RedisBell(f"redis://127.0.0.1:{port}/0")
        bell.start()
        begun = time.monotonic()
        bell.ring()
        assert time.monotonic() - begun < AT_ONCE_S
        bell.close()
        assert time.monotonic() - begun < SOON_S


@pytest.mark.servers
def test_a_ring_is_heard_in_another_process_and_after_a_loss_too() -> None:
    require(Redis)
    heard: list[float] = []
    with Redis(password=SECRET) as redis:
        ringer, listener = RedisBell(redis.url), RedisBell(redis.url)
        ringer.start()
        listener.start(lambda: heard.append(time.monotonic()))
        ringer.ring()
        until(lambda: len(heard) == 1, SOON_S, "the first ring")
        redis.kill()
        ringer.ring()
        redis.start()
        until(lambda: ringer.ring() or len(heard) > 1, 2 * SOON_S, "a ring after the loss")
        ringer.close()
        listener.close()


@pytest.mark.servers
def test_a_refused_password_and_a_redis_that_is_none(postgres: Postgres) -> None:
    require(Redis)
    with Redis(password="başka") as redis:
        wrong = f"redis://:{SECRET}@127.0.0.1:{redis.port}/0"
        assert "parolayı" in refusal(wrong, Misconfigured)
        assert "parolayı" in refusal(f"redis://127.0.0.1:{redis.port}/0", Misconfigured)
        assert "bu numarada" in refusal(f"{redis.url.removesuffix('/0')}/99", Misconfigured)
    refusal(f"redis://:{SECRET}@127.0.0.1:{postgres.port}/0", Unavailable)
