"""`dayanak check`: what is wrong is named with what to do, the rest is looked at all the same, no secret is said."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dayanak.app import cli, looks
from dayanak.app.doubts import of_settings
from dayanak.app.findings import Finding, Verdict
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.storage.record import JobKind, Record
from dayanak.storage.record.work import Overview, Queue, Running
from tests.app.town import directive, open_town
from tests.servers.process import free_port
from tests.storage.record.test_wrong_servers import dripping

ALL = {"ayarlar", "arşiv", "zil", "kayıt", "saat", "işler", "dizin", "tesseract"}
PASSWORD = "çok-gizli-42"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    with open_town(folder) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
    return folder


def checked(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in looks.look(settings)}


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    def command(*words: str, **environment: str) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(f"DAYANAK_{name}", value)
        code = cli.main(["check", *words])
        return code, "".join(capsys.readouterr())

    return command


def test_everything_is_looked_at(shell, stocked: Path) -> None:
    code, out = shell("--json", DATA=str(stocked))
    found = [json.loads(line) for line in out.splitlines()]
    assert {one["name"] for one in found} == ALL
    assert code == 0
    assert {one["verdict"] for one in found} <= {"iyi", "uyarı"}


def test_a_database_that_is_away(shell, stocked: Path) -> None:
    port = free_port()
    code, out = shell(DATA=str(stocked), DATABASE_URL=f"postgresql://dayanak:{PASSWORD}@127.0.0.1:{port}/dayanak")
    assert code == 1
    assert "EKSİK  kayıt: " in out
    assert str(port) in out
    assert PASSWORD not in out
    assert "iyi    dizin: 4 hüküm" in out, "the others are looked at all the same"


def test_an_address_that_cannot_be_meant(shell, tmp_path: Path) -> None:
    code, out = shell(DATA=str(tmp_path), DATABASE_URL=f"oracle://u:{PASSWORD}@h/x")
    assert code == 2
    assert "YANLIŞ kayıt: DAYANAK_DATABASE_URL" in out
    assert PASSWORD not in out


def test_a_broker_that_is_away_slows_and_does_not_stop(shell, stocked: Path) -> None:
    code, out = shell(DATA=str(stocked), BROKER_URL=f"redis://:{PASSWORD}@127.0.0.1:{free_port()}/0")
    assert code == 0
    assert "uyarı  zil: Redis bu adreste yanıt vermiyor" in out
    assert PASSWORD not in out


def test_a_broker_of_another_kind(shell, tmp_path: Path) -> None:
    code, out = shell(DATA=str(tmp_path), BROKER_URL="amqp://h")
    assert code == 2
    assert "YANLIŞ ayarlar: DAYANAK_BROKER_URL" in out
    assert "kayıt: 0 belge" in out


def test_an_opensearch_that_is_away(shell, stocked: Path) -> None:
    code, out = shell(DATA=str(stocked), INDEX_URL=f"http://u:{PASSWORD}@127.0.0.1:{free_port()}/x")
    assert code == 1
    assert "EKSİK  dizin: " in out
    assert PASSWORD not in out
    assert "kayıt: 1 belge" in out


def test_a_server_that_never_comes_to_an_end_is_given_up(stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trap: each letter is in time."""
    monkeypatch.setattr(looks, "LIMIT_S", 1.0)
    with dripping(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n") as port:
        begun = time.monotonic()
        found = checked(Settings(data=stocked, index_url=f"http://127.0.0.1:{port}/x"))
        assert time.monotonic() - begun < 30
    assert found["kayıt"].verdict is Verdict.WELL
    assert found["dizin"].verdict is Verdict.BROKEN
    assert "DAYANAK_INDEX_URL" in found["dizin"].says


def test_a_record_that_hangs_hides_no_index(stocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "LIMIT_S", 1.0)
    monkeypatch.setattr(looks, "_of_record_and_index", lambda _: iter(lambda: time.sleep(5), None))
    found = {finding.name: finding for finding in looks.of_record_and_index(Settings(data=stocked))}
    assert "DAYANAK_DATABASE_URL" in found["kayıt"].says
    assert found["dizin"].verdict is Verdict.WELL


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CRAWL_SCHEDULE", "resmi-gazete 25:00"),
        ("CRAWL_RESMI_GAZETE_URL", "gazete"),
        ("METRICS_LISTEN", "9464"),
        ("METRICS_LISTEN", "127.0.0.1:99999"),
    ],
)
def test_what_is_read_only_later_is_looked_at_now(shell, tmp_path: Path, name: str, value: str) -> None:
    code, out = shell(DATA=str(tmp_path), CRAWL_CONTACT="bilgi@kurum.example", **{name: value})
    assert code == 2
    assert "YANLIŞ ayarlar: " in out
    assert f"DAYANAK_{name}" in out


def test_how_an_address_is_written_is_shown_and_no_secret(shell, tmp_path: Path) -> None:
    """The trap: what hides passwords takes the example for one."""
    code, out = shell(DATA=str(tmp_path), INDEX_URL=f"http://u:{PASSWORD}@h/a/b", DATABASE_URL="postgresql://h/d")
    assert code == 2
    assert "http(s)://KULLANICI:PAROLA@SUNUCU:9200/AD" in out
    assert "postgresql://KULLANICI:PAROLA@SUNUCU/VERİTABANI" in out
    assert PASSWORD not in out


def test_a_schema_of_a_later_program(shell, tmp_path: Path) -> None:
    import sqlite3

    with open_house(Settings(data=tmp_path)):
        pass
    with closing(sqlite3.connect(tmp_path / "dayanak.sqlite3")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    code, out = shell(DATA=str(tmp_path))
    assert code == 2
    assert "YANLIŞ kayıt: Veritabanı daha yeni bir sürümle" in out


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("x")
    found = checked(Settings(data=tmp_path))
    assert found["arşiv"].verdict is Verdict.BROKEN
    assert "sahibini, iznini" in found["arşiv"].says
    assert found["zil"].verdict is Verdict.WELL


def test_an_archive_that_is_not_that_of_the_record(tmp_path: Path) -> None:
    """The trap: a new, empty folder can be written."""
    with open_town(tmp_path) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
    (tmp_path / "archive").rename(tmp_path / "elsewhere")
    found = checked(Settings(data=tmp_path))
    assert found["arşiv"].verdict is Verdict.BROKEN
    assert "1 özgün dosyadan 1 tanesi" in found["arşiv"].says
    assert "dayanak restore" in found["arşiv"].says


def test_a_disk_that_is_nearly_full(tmp_path: Path) -> None:
    found = looks.of_disk(tmp_path, least_bytes=1 << 60)
    assert found.verdict is Verdict.WARNING
    assert "yer açın" in found.says


def test_an_index_that_is_not_what_the_record_says(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        document = town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))["document"]
        town.house.engine.replace(document, ())
        town.house.engine.commit()
        found = looks.of_index(town.house.engine, town.house.record)
        assert found.verdict is Verdict.BROKEN
        assert "0 hüküm" in found.says
        assert "kayıtta 4" in found.says
        assert "dayanak reindex" in found.says


def test_an_index_behind_the_record_is_well_while_jobs_wait(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        document = town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))["document"]
        town.house.engine.replace(document, ())
        town.house.engine.commit()
        pause = town.house.record.reindexing.pause(30)
        town.house.record.jobs.add(JobKind.INDEX, document)
        found = looks.of_index(town.house.engine, town.house.record)
        town.house.record.jobs.finish(pause)
    assert (found.verdict, "1 dizin işi bekliyor" in found.says) == (Verdict.WELL, True)


def test_an_index_of_an_older_program(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
    old = tmp_path / "index" / "t0-000009"
    (tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text()).rename(old)
    (tmp_path / "index" / "CURRENT").write_text(old.name)
    found = checked(Settings(data=tmp_path))
    assert found["dizin"].verdict is Verdict.BROKEN
    assert "dayanak reindex" in found["dizin"].says


def test_an_index_whose_files_are_damaged_is_mended_by_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trap: "try again soon" never comes true."""
    with open_town(tmp_path) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
    generation = tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text()
    (generation / "clauses" / "meta.json").write_text('{"seg')
    found = checked(Settings(data=tmp_path))
    assert found["dizin"].verdict is Verdict.BROKEN
    assert "dayanak reindex" in found["dizin"].says
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path))
    assert cli.main(["reindex"]) == 0
    assert checked(Settings(data=tmp_path))["dizin"].verdict is Verdict.WELL


def test_a_clock_that_is_wrong(tmp_path: Path) -> None:
    for apart, says in ((100, "100 saniye geride"), (-100, "100 saniye ileride")):
        record = Record.open(f"sqlite:///{tmp_path}/{apart}.db", lambda by=apart: time.time() + by)
        found = looks.of_clock(record)
        record.close()
        assert found.verdict is Verdict.WARNING
        assert says in found.says


def overview(oldest: float = 0, claimed: float | None = 1, failed: int = 0, left: float = 5) -> Overview:
    running = Running(1, "process", "1", "a.pdf", 1, "makine:77", 3, left)
    return Overview(Queue({("process", "failed"): failed}, {"process": oldest}), {}, claimed, (running,), ())


@pytest.mark.parametrize(
    ("seen", "verdict", "says"),
    [
        (overview(), Verdict.WELL, "son iş 1 saniye önce"),
        (overview(claimed=None), Verdict.WELL, "hiç iş alınmadı"),
        (overview(oldest=500, claimed=400), Verdict.BROKEN, "`dayanak serve` ya da `dayanak work` çalıştırın"),
        (overview(oldest=500, claimed=None), Verdict.BROKEN, "alan yok"),
        (overview(oldest=500, claimed=3), Verdict.WELL, "önce alındı"),  # much to do, and somebody does it
        (overview(left=-9), Verdict.WARNING, "makine:77"),
        (overview(failed=3), Verdict.WARNING, "dayanak jobs"),
    ],
)
def test_whether_somebody_works(seen: Overview, verdict: Verdict, says: str) -> None:
    found = looks.of_work(seen, Settings())
    assert found.verdict is verdict
    assert says in found.says


@pytest.mark.parametrize(
    ("odd", "named"),
    [
        ({"broker_url": "redis://h"}, "DAYANAK_DATABASE_URL"),
        ({"database_url": "postgresql://h/d"}, "DAYANAK_INDEX_URL"),
        ({"database_url": "postgresql://h/d", "index_url": "http://h", "host": "0.0.0.0"}, "DAYANAK_SECRET"),
        ({"lease_seconds": 2}, "DAYANAK_LEASE_SECONDS"),
        ({"crawl_schedule": "resmi-gazete 06:30"}, "DAYANAK_CRAWL_CONTACT"),
        ({"read_memory_mb": 100}, "DAYANAK_READ_MEMORY_MB"),
        ({"metrics_listen": "0.0.0.0:9464"}, "DAYANAK_METRICS_KEY"),
        ({"index_shards": 3}, "DAYANAK_INDEX_SHARDS"),
    ],
)
def test_settings_that_make_no_sense_together(odd: dict[str, object], named: str) -> None:
    found = of_settings(replace(Settings(), **odd))
    assert [one.verdict for one in found] == [Verdict.WARNING]
    assert named in found[0].says


def test_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert looks.of_tesseract(Settings()).verdict is Verdict.WARNING
    assert looks.of_tesseract(Settings(ocr=False)).verdict is Verdict.WELL
