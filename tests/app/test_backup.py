"""A house is destroyed and restored: the same rows, files and answers; what is damaged or hostile changes nothing."""

import gzip
import json
import shutil
import tarfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData

from dayanak.app.cli import main
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.errors import DayanakError, Misconfigured, Rejected
from dayanak.storage.archive import Archive
from dayanak.storage.backup import back_up, examine, restore
from dayanak.storage.backup.packet import Packer
from dayanak.storage.record import JobKind, Record
from dayanak.storage.record.database import Database
from dayanak.storage.record.schema import migration_config
from dayanak.storage.record.tables import metadata
from search_api.query import SearchParams
from tests.app.town import UNIVERSITY, Town, assert_whole, directive, open_town

QUESTIONS = ("kuyu", "burs", "su çekmek izne bağlıdır", "senato", "yürürlük")
Rows = dict[str, list[dict[str, Any]]]


MOVING = ("marks", "search_counts")


def rows_of(record: Record) -> Rows:
    """Every row of every table but those that move by themselves, and the rebuilds of the index."""
    with record.snapshot() as moment:
        rows = {table: list(moment.rows(table)) for table in moment.counts() if table not in MOVING}
    return rows | {"jobs": [row for row in rows["jobs"] if row["kind"] != JobKind.REINDEX]}


def answers(house: House) -> list[Any]:
    """All that some searches answer, but for the time they took."""
    found = [house.service.search(SearchParams.of(q=q)).model_dump(exclude={"took_ms"}) for q in QUESTIONS]
    assert any(answer["hits"] for answer in found)
    return found


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with open_town(tmp_path_factory.mktemp("town")) as town:
        town.bring(directive("KUYU", "Kuyudan su çekmek izne bağlıdır.", "İzin bir yıl geçerlidir."))
        town.bring(directive("BURS", "Burs, sekiz ay ödenir."))
        town.bring(b"\x00" * 40, "bos.pdf")  # rejected: its original is kept too
        yield town


@pytest.fixture(scope="module")
def backup(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the town, taken while it is open."""
    file = tmp_path_factory.mktemp("backups") / "yedek.tar"
    back_up(town.house.record, town.house.archive, file)
    return file


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """A command on a data folder: its exit code and what it says."""

    def command(data: Path, *words: object) -> tuple[int, str]:
        monkeypatch.setenv("DAYANAK_DATA", str(data))
        monkeypatch.setenv("DAYANAK_LOG_LEVEL", "ERROR")
        code = main([str(word) for word in words])
        return code, "".join(capfd.readouterr())

    return command


def test_a_destroyed_house_answers_as_before(run: Any, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "yedekler"
    folder.mkdir()
    with open_town(data) as town:
        receipt = town.bring(directive("KUYU", "Kuyudan su çekmek izne bağlıdır."))["receipt"]
        town.bring(directive("BURS", "Burs, sekiz ay ödenir."))
        before, key = answers(town.house), town.keys[UNIVERSITY]
        code, said = run(data, "backup", folder)  # beside the running house
        assert code == 0, said
        rows = rows_of(town.house.record)
    shutil.rmtree(data)
    [file] = folder.iterdir()  # no part is left beside it
    assert file.stat().st_mode & 0o077 == 0
    code, said = run(data, "restore", file)
    assert code == 0, said
    with open_house(Settings(data=data)) as house:
        assert answers(house) == before
        assert rows_of(house.record) == rows
        assert_whole(house)
    with open_town(data) as town:  # receipts and keys are good as before, and new files come in
        assert town.client.get(f"/api/uploads/{receipt}").json()["state"] == "published"
        assert town.send(directive("TAKVİM", "Takvim haziranda duyurulur."), key=key).status_code == 202


def test_backups_under_uploads_are_whole(tmp_path: Path) -> None:
    """Every row of a source has its original, and what was waiting goes on after the restore."""
    files = [tmp_path / f"{n}.tar" for n in range(2)]
    with open_town(tmp_path / "data") as town:
        texts = [directive(f"{n}. KURUL", f"Kurul {n} günde bir toplanır.") for n in range(8)]
        uploads = threading.Thread(target=lambda: [town.send(text) for text in texts])
        uploads.start()
        sizes = [back_up(town.house.record, town.house.archive, file).rows["sources"] for file in files]
        uploads.join()
    assert sizes == sorted(sizes)
    for number, file in enumerate(files):
        data = tmp_path / f"restored{number}"
        with open_house(Settings(data=data)) as house:
            restore(file, examine(file), house.record, house.archive)
            assert all(house.archive.whole(row["digest"]) for row in rows_of(house.record)["sources"])
        with open_house(Settings(data=data), readers=1) as house:
            assert_whole(house)
            assert {row["state"] for row in rows_of(house.record)["sources"]} <= {"published"}
            assert len(list(house.record.documents.ids())) == sizes[number]


def test_a_full_house_is_replaced_only_when_told_to(run: Any, backup: Path, town: Town, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with open_town(data) as other:
        other.bring(directive("BAŞKA", "Başka bir kural."))
        code, said = run(data, "restore", "--force", backup)
        assert code == 1
        assert "durdurun" in said
    with open_house(Settings(data=data)) as house:
        before = rows_of(house.record)
    code, said = run(data, "restore", backup)
    assert code == 1
    assert "--force" in said
    with open_house(Settings(data=data)) as house:
        assert rows_of(house.record) == before
    code, said = run(data, "restore", "--force", backup)
    assert code == 0, said
    with open_house(Settings(data=data)) as house:
        assert rows_of(house.record) == rows_of(town.house.record)
        assert answers(house) == answers(town.house)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(["backup", "yedek.tar"], 2, "Kayıt boş", id="backup of nothing"),
        pytest.param(["backup", "yok/yedek.tar"], 2, "Böyle bir klasör yok", id="no such folder"),
        pytest.param(["restore", "yok.tar"], 1, "Böyle bir yedek yok", id="no such backup"),
        pytest.param(["restore", "."], 1, "bir klasör", id="a folder"),
    ],
)
def test_wrong_use(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended, said = run(tmp_path / "data", *words)
    assert ended == code
    assert says in said


def test_a_taken_name_is_not_overwritten(run: Any, town: Town, backup: Path) -> None:
    was = backup.read_bytes()
    code, said = run(town.house.settings.data, "backup", backup)
    assert code == 1
    assert "zaten var" in said
    assert backup.read_bytes() == was


def test_a_lost_or_damaged_original_is_named_and_left_out_only_when_told_to(run: Any, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with open_town(data) as town:
        town.bring(directive("KUYU", "Kuyudan su çekmek izne bağlıdır."))
        town.bring(directive("BURS", "Burs, sekiz ay ödenir."))
        digests = sorted(row["digest"] for row in rows_of(town.house.record)["sources"])
    lost, hurt = (data / "archive" / d[:2] / d[2:4] / d for d in digests)
    whole = hurt.read_bytes()
    lost.unlink()
    hurt.write_bytes(whole[:-1] + b"?")
    code, said = run(data, "backup", tmp_path / "yedek.tar")
    assert code == 1
    assert all(digest in said for digest in digests)
    assert [file.name for file in tmp_path.iterdir()] == ["data"]
    code, said = run(data, "backup", "--missing-ok", tmp_path / "yedek.tar")
    assert code == 0
    assert "2 özgün dosya yok" in said
    assert run(tmp_path / "other", "restore", tmp_path / "yedek.tar")[0] == 0


def test_restoring_mends_a_damaged_original(run: Any, tmp_path: Path, backup: Path, town: Town) -> None:
    data = tmp_path / "data"
    assert run(data, "restore", backup)[0] == 0
    archive = Archive(data / "archive")
    digests = [row["digest"] for row in rows_of(town.house.record)["sources"]]
    (archive.root / digests[0][:2] / digests[0][2:4] / digests[0]).write_bytes(b"disk hatasi")
    assert not archive.whole(digests[0])
    assert run(data, "restore", "--force", backup)[0] == 0
    assert all(archive.whole(digest) for digest in digests)


# What is damaged, half, foreign or hostile


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """The data of a full house, and its state."""
    data = tmp_path_factory.mktemp("full")
    with open_town(data) as town:
        town.bring(directive("KALAN", "Kalan kural."))
    return data, whole_state(data)


@pytest.fixture
def target(full: tuple[Path, Any], tmp_path: Path) -> Iterator[Path]:
    """A full house, which has to be the same after every refusal."""
    data, before = full
    yield data
    assert whole_state(data) == before
    assert not [path for path in tmp_path.rglob("*") if path.name == "kacak"]


def whole_state(data: Path) -> tuple[Rows, list[str], list[Any]]:
    """Rows, files and answers of a house."""
    files = sorted(str(path) for path in (data / "archive").rglob("*"))
    with open_house(Settings(data=data)) as house:
        return rows_of(house.record), files, answers(house)


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999, 0.9999])
def test_half_a_backup_is_refused(backup: Path, tmp_path: Path, part: float) -> None:
    half = tmp_path / "yarim.tar"
    half.write_bytes(backup.read_bytes()[: int(backup.stat().st_size * part)])
    with pytest.raises(Rejected):
        examine(half)


@pytest.mark.parametrize("place", range(11))
def test_a_changed_byte_anywhere_is_refused(backup: Path, tmp_path: Path, place: int) -> None:
    data = bytearray(backup.read_bytes())
    at = min(len(data) - 1, len(data) * place // 10)
    data[at] ^= 1
    hurt = tmp_path / "bozuk.tar"
    hurt.write_bytes(data)
    with pytest.raises(Rejected):
        examine(hurt)


def test_a_change_that_only_the_seal_can_see_is_refused(backup: Path, tmp_path: Path) -> None:
    data = backup.read_bytes()
    hurt = tmp_path / "bozuk.tar"
    hurt.write_bytes(data.replace(b'"made_at":"2', b'"made_at":"1', 1))
    assert hurt.read_bytes() != data
    with pytest.raises(Rejected):
        examine(hurt)


def test_bytes_after_the_end_are_refused(backup: Path, tmp_path: Path) -> None:
    longer = tmp_path / "uzun.tar"
    longer.write_bytes(backup.read_bytes() + b"\0")
    with pytest.raises(Rejected):
        examine(longer)


def test_a_damaged_backup_changes_nothing(run: Any, backup: Path, target: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "bozuk.tar"
    hurt.write_bytes(backup.read_bytes()[:-2000])
    code, said = run(target, "restore", "--force", hurt)
    assert code == 1
    assert "bozuk ya da yarım" in said


class Forger:
    """Makes backups whose seals are right and whose contents are not."""

    def __init__(self, town: Town) -> None:
        with town.house.record.snapshot() as moment:
            self.schema = moment.schema
        self.rows: Rows = {"units": rows_of(town.house.record)["units"]}
        self.more: list[tuple[str, bytes]] = []
        self.head: dict[str, Any] = {}
        self.declared: dict[str, int] = {}
        self.raw = b""

    def portion(self, name: str, data: bytes) -> None:
        self.more.append((name, gzip.compress(data)))

    def write(self, file: Path) -> Path:
        originals = sum(name.startswith("archive/") for name, _ in self.more)
        counts = {table: len(rows) for table, rows in self.rows.items()} | self.declared
        head = {"format": 1, "schema": self.schema, "made_at": "x", "rows": counts, "originals": originals}
        with file.open("wb") as stream:
            packer = Packer(stream)
            packer.add("dayanak.json", json.dumps(head | self.head).encode())
            for table, rows in self.rows.items():
                lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
                packer.add(f"record/{table}/000001.jsonl.gz", gzip.compress(lines))
            for name, data in self.more:
                packer.add(name, data)
            packer._write(self.raw)
            packer.seal({"missing": [], "originals": originals})
        return file


def unknown_table(forger: Forger) -> None:
    forger.rows["sqlite_master"] = [{"name": "x"}]


def unknown_column(forger: Forger) -> None:
    forger.rows["units"][0]["yok"] = 1


def missing_column(forger: Forger) -> None:
    del forger.rows["units"][0]["name"]


def nested_value(forger: Forger) -> None:
    forger.rows["units"][0]["name"] = {"a": 1}


def row_twice(forger: Forger) -> None:
    forger.rows["units"].append(forger.rows["units"][0])


def dangling(forger: Forger) -> None:
    forger.rows["document_issuers"] = [{"document_id": "yok", "unit_no": "1", "rank": 1}]


def no_json(forger: Forger) -> None:
    forger.portion("record/units/000002.jsonl.gz", b"{\n")
    forger.declared = {"units": len(forger.rows["units"]) + 1}


def no_rows(forger: Forger) -> None:
    forger.portion("record/units/000002.jsonl.gz", b"[1]\n")
    forger.declared = {"units": len(forger.rows["units"]) + 1}


def fewer_rows(forger: Forger) -> None:
    forger.declared = {"units": 99}


def wrong_digest(forger: Forger) -> None:
    forger.more.append((f"archive/{'a' * 64}", b"baska"))


def bomb(forger: Forger) -> None:
    forger.portion("record/units/000002.jsonl.gz", bytes(40 << 20))


def many_small_bombs(forger: Forger) -> None:
    for place in range(2, 13):
        forger.portion(f"record/units/{place:06d}.jsonl.gz", b" " * (7 << 20) + b"\n")


def out_of_the_folder(forger: Forger) -> None:
    forger.more.append(("archive/../../../kacak", b"x"))


def absolute(forger: Forger) -> None:
    forger.more.append(("/tmp/kacak", b"x"))


def link(forger: Forger) -> None:
    member = tarfile.TarInfo(f"archive/{'a' * 64}")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    forger.raw = member.tobuf(tarfile.USTAR_FORMAT)


def later_format(forger: Forger) -> None:
    forger.head = {"format": 2}


def later_schema(forger: Forger) -> None:
    forger.head = {"schema": "9999"}


@pytest.mark.parametrize(
    ("forge", "says"),
    [
        (unknown_table, "bilinmeyen bir tablo"),
        (unknown_column, "uymuyor"),
        (missing_column, "uymuyor"),
        (nested_value, "uymuyor"),
        (row_twice, "kendi içinde çelişiyor"),
        (dangling, "kendi içinde çelişiyor"),
        (no_json, "parçası bozuk"),
        (no_rows, "parçası bozuk"),
        (fewer_rows, "eksik"),
        (wrong_digest, "özgün dosya bozuk"),
        (bomb, "tablo parçası açılınca"),
        (many_small_bombs, "kayıt açılınca"),
        (out_of_the_folder, "yeri olmayan bir dosya"),
        (absolute, "yeri olmayan bir dosya"),
        (link, "dosya olmayan bir üye"),
        (later_format, "güncelleyin"),
        (later_schema, "güncelleyin"),
    ],
)
def test_a_forged_backup_is_refused_and_changes_nothing(
    run: Any, town: Town, target: Path, tmp_path: Path, forge: Callable[[Forger], None], says: str
) -> None:
    forger = Forger(town)
    forge(forger)
    file = forger.write(tmp_path / "sahte.tar")
    code, said = run(target, "restore", "--force", file)
    assert code == (2 if forge in {later_format, later_schema} else 1)
    assert says in said


def test_an_unforged_one_of_the_forger_is_taken(run: Any, town: Town, tmp_path: Path) -> None:
    """Else every refusal above could have another reason."""
    code, said = run(tmp_path / "data", "restore", Forger(town).write(tmp_path / "iyi.tar"))
    assert code == 0, said


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"PK\x03\x04" * 300, b"Kanun No: 5510\n" * 100])
def test_what_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "belge"
    file.write_bytes(data)
    with pytest.raises(Rejected):
        examine(file)


# Older schemas, and what breaks off


def test_a_backup_of_the_first_schema_is_brought_to_the_newest(town: Town, tmp_path: Path) -> None:
    old = MetaData()
    database = Database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with database.write() as connection:
        command.upgrade(migration_config(connection), "0001")
        old.reflect(connection)
    database.close()
    rows = rows_of(town.house.record)
    forger = Forger(town)
    forger.schema = "0001"
    forger.rows = {
        name: [{c.name: row[c.name] for c in old.tables[name].columns} for row in rows[name]]
        for name in rows
        if name in old.tables
    }
    file = forger.write(tmp_path / "eski.tar")
    record = Record.open(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    restore(file, examine(file), record, Archive(tmp_path / "archive"))
    restored = rows_of(record)
    assert restored["provisions"] == rows["provisions"]
    assert restored.keys() == rows.keys()
    record.close()


def test_a_later_schema_is_the_operators_matter(backup: Path, tmp_path: Path) -> None:
    record = Record.open(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    with pytest.raises(Misconfigured, match="güncelleyin"):
        record.replace("9999", [])
    record.close()


def test_breaking_off_leaves_the_old_record(town: Town, tmp_path: Path) -> None:
    """Whether by an error or by Ctrl-C in the middle of the rows."""
    record = Record.open(f"sqlite:///{tmp_path / 'new.sqlite3'}")
    units = rows_of(town.house.record)["units"]
    with record.snapshot() as moment:
        schema = moment.schema
    record.replace(schema, [("units", units)])

    def portions() -> Iterator[tuple[str, list[dict[str, Any]]]]:
        yield "units", units[:1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.replace(schema, portions())
    assert rows_of(record)["units"] == units
    record.close()


def test_every_table_is_in_a_snapshot(town: Town) -> None:
    """A table that the models do not know would be lost."""
    database = Database(town.house.settings.record_url)
    found = MetaData()
    with database.read() as connection:
        found.reflect(connection)
    database.close()
    assert set(found.tables) - {"alembic_version"} == set(metadata.tables)


def test_a_full_disk_leaves_no_backup(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Packer, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Packer, "_write", full)
    with pytest.raises(DayanakError, match="No space"):
        back_up(town.house.record, town.house.archive, tmp_path / "yedek.tar")
    assert list(tmp_path.iterdir()) == []
