"""The bell between processes: over Redis, a server tells the workers that there may be something to do.

It carries nothing. A ring that is lost, late or doubled changes nothing but when a worker looks at the table of jobs,
and it looks once a second of itself; so nothing here may hold up, or fail, whoever rings.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

import dramatiq
import redis
from dramatiq.brokers.redis import RedisBroker
from redis.backoff import NoBackoff
from redis.retry import Retry

from dayanak.law.errors import Misconfigured, Unavailable

log = logging.getLogger(__name__)

CONNECT_S = 1.0
ANSWER_S = 2.0
LOOK_S = 5.0
"""How often it is looked whether Redis is there."""
POLL_MS = 200
_SETTING = "DAYANAK_BROKER_URL'yi denetleyin."
_SLOWER = "İşler yine de yapılır, en çok bir saniye daha geç başlar"


class RedisBell:
    """Rings at one process that listens, whichever is first. Raises Misconfigured where Redis cannot be what is meant;
    where it is only not there, it is rung without it until it is."""

    def __init__(self, url: str) -> None:
        self._client = _client(url)
        self.place = _place(url)
        self._broker = RedisBroker(client=self._client, middleware=[], namespace="dayanak")  # type: ignore[no-untyped-call]
        self._actor = dramatiq.actor(broker=self._broker, queue_name="bell", actor_name="ring")(self._heard)
        self._hear: Callable[[], None] = lambda: None
        self._worker: dramatiq.Worker | None = None
        self._wanted = threading.Event()
        self._closing = threading.Event()
        self._well = True
        self._ringer = threading.Thread(target=self._keep_ringing, name="bell", daemon=True)
        with suppress(Unavailable):
            self.check()

    def check(self) -> str:
        """What answers. Raises Unavailable, Misconfigured."""
        try:
            self._client.ping()
            return f"Redis {self._client.info('server')['redis_version']}"
        except redis.AuthenticationError as exc:
            raise Misconfigured(f"Redis parolayı ya da kullanıcıyı kabul etmedi ({self.place}); {_SETTING}") from exc
        except (redis.ConnectionError, redis.TimeoutError) as exc:
            raise Unavailable(f"Redis bu adreste yanıt vermiyor ({self.place}). {_SLOWER}; {_SETTING}") from exc
        except redis.ResponseError as exc:
            if "DB index" not in str(exc):
                raise self._another() from exc
            raise Misconfigured(f"Redis'te ({self.place}) bu numarada bir veritabanı yok; {_SETTING}") from exc
        except (redis.RedisError, KeyError, ValueError, TypeError) as exc:  # TypeError: an option that there is not
            raise self._another() from exc

    def _another(self) -> Misconfigured:
        return Misconfigured(f"Bu adreste Redis değil başka bir sunucu var ({self.place}); {_SETTING}")

    def start(self, hear: Callable[[], None] | None = None) -> None:
        """Begins to ring for whoever asks; with `hear` this process listens too, and calls it at every ring."""
        self._ringer.start()
        if hear is not None:
            logging.getLogger("dramatiq").setLevel(logging.CRITICAL + 1)  # we say ourselves when Redis is away
            self._hear = hear
            self._worker = dramatiq.Worker(self._broker, worker_threads=1, worker_timeout=POLL_MS)
            self._worker.start()

    def ring(self) -> None:
        """Tells a worker that there may be something to do; never waits and never fails."""
        self._wanted.set()

    def close(self) -> None:
        """Ends ringing and listening."""
        self._closing.set()
        self._wanted.set()
        if self._ringer.is_alive():
            self._ringer.join(CONNECT_S + ANSWER_S)
        if self._worker is not None:
            with suppress(redis.RedisError):  # it would give back messages that nobody needs
                self._worker.stop(timeout=int(ANSWER_S * 1000))
        self._client.close()

    def _heard(self) -> None:
        self._hear()

    def _keep_ringing(self) -> None:
        """Rings that were asked for while another one was on its way are one ring."""
        while not self._closing.is_set():
            asked = self._wanted.wait(LOOK_S)
            self._wanted.clear()
            if self._closing.is_set():
                return
            try:
                self._actor.send() if asked else self._client.ping()
            except (redis.RedisError, OSError) as exc:
                self._tell(well=False, why=type(exc).__name__)
            else:
                self._tell(well=True)

    def _tell(self, *, well: bool, why: str = "") -> None:
        if well is not self._well:
            self._well = well
            if well:
                log.info("Redis answers again (%s)", self.place)
            else:
                log.warning("Redis does not answer (%s, %s): jobs are found within a second instead", self.place, why)


def _client(url: str) -> "redis.Redis":
    try:
        return redis.Redis.from_url(
            url, socket_connect_timeout=CONNECT_S, socket_timeout=ANSWER_S, retry=Retry(NoBackoff(), 0), protocol=2
        )
    except (ValueError, TypeError) as exc:
        raise Misconfigured(f"DAYANAK_BROKER_URL anlaşılamadı ({_place(url)}): 'redis://SUNUCU:6379/0' yazın.") from exc


def _place(url: str) -> str:
    """The address without user and password."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return f"{parts.hostname or 'localhost'}:{parts.port or 6379}"
    return "adres bozuk"
