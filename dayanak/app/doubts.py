"""What is doubtful in the settings before anything is asked: what makes no sense together, what cannot be read, and
variables that are none."""

from collections.abc import Callable, Iterator, Mapping

from dayanak.app.findings import Finding, Verdict, failed
from dayanak.app.listening import place
from dayanak.app.logs import LONG
from dayanak.app.schedule import appointments
from dayanak.app.settings import Settings, unknown
from dayanak.law.errors import Misconfigured


def of_settings(settings: Settings, environment: Mapping[str, str] | None = None) -> list[Finding]:
    """Settings that make no sense together, and variables that are none."""
    far = bool(settings.database_url) and not settings.database_url.startswith("sqlite")
    searches_far = settings.index_url.startswith("http")
    doubts = {
        "DAYANAK_BROKER_URL Redis'i gösteriyor ama kayıt SQLite: `serve` ve `work` aynı makinede, aynı DAYANAK_DATA"
        " ile çalışmalı; birkaç makine için DAYANAK_DATABASE_URL'ye PostgreSQL yazın.": settings.rings_far and not far,
        "Kayıt PostgreSQL'de ama dizin bu makinenin klasöründe: başka makinedeki süreçler onu göremez; birkaç makine"
        " için DAYANAK_INDEX_URL'ye OpenSearch yazın.": far and not searches_far,
        "Sunucu dışarıdan erişilebilir ve DAYANAK_SECRET boş: oturumlar yalnız bu veri klasörünü paylaşan süreçlerde"
        " geçerli; birkaç makinede aynı gizli değeri verin.": far and not settings.loopback and not settings.secret,
        "DAYANAK_LEASE_SECONDS 5'ten küçük: meşgul bir makinede canlı işçilerin işi elinden alınır.": (
            settings.lease_seconds < 5
        ),
        "DAYANAK_CRAWL_SCHEDULE dolu ama DAYANAK_CRAWL_CONTACT boş: hiçbir kaynak taranmaz; bir iletişim adresi"
        " yazın.": bool(settings.crawl_schedule) and not settings.crawl_contact,
        "DAYANAK_READ_MEMORY_MB 512'den küçük: orta boy PDF'ler bile okunamaz.": settings.read_memory_mb < 512,
        "DAYANAK_METRICS_LISTEN dışarıya açık ve DAYANAK_METRICS_KEY boş: oradan kimse okuyamaz; bir anahtar verin.": (
            ":" in settings.metrics_listen
            and not settings.metrics_listen.startswith(("127.", "localhost", "[::1]"))
            and not settings.metrics_key
        ),
        f"Ayarlardaki bir parola ya da gizli değer {LONG} harften kısa: kolay bulunur, günlüklerde de her yerde"
        " gizlenemez.": any(len(one) < LONG for one in settings.secrets),
        "DAYANAK_INDEX_SHARDS yalnız OpenSearch içindir; gömülü dizinde etkisizdir.": (
            settings.index_shards != 1 and not searches_far
        ),
    }
    found = [Finding("ayarlar", Verdict.WARNING, says) for says, holds in doubts.items() if holds]
    found += [failed("ayarlar", error) for error in _unreadable(settings)]
    found += [Finding("ayarlar", Verdict.WARNING, _no_setting(*odd)) for odd in unknown(environment or {}).items()]
    return found or [Finding("ayarlar", Verdict.WELL, "birbiriyle uyumlu")]


def _unreadable(settings: Settings) -> Iterator[Misconfigured]:
    """Why what else is read only when it is used cannot be."""
    read: list[tuple[str, Callable[[str], object]]] = [
        (settings.crawl_schedule, appointments),
        (settings.metrics_listen, place),
        (settings.crawl_resmi_gazete_url, _site),
    ]
    for written, reading in read:
        try:
            if written:
                reading(written)
        except Misconfigured as error:
            yield error


def _site(asked: str) -> object:
    from ingest.crawlers.run import site_of  # Scrapy: a second

    return site_of("resmi-gazete", asked, "DAYANAK_CRAWL_RESMI_GAZETE_URL")


def _no_setting(name: str, meant: str | None) -> str:
    return f"{name} diye bir ayar yok" + (f"; {meant} mi denmek istendi?" if meant else "")
