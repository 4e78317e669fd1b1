"""The command line: what each command prints where, and its exit code (0 done, 1 failed, 2 usage or misconfigured)."""

import gzip
import io
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dayanak.app.cli import main
from dayanak.app.commands.ingest import Delivery, bring_in
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from search_api.query import SearchParams
from tests.app.town import STUDENTS, UNITS, UNIVERSITY, assert_whole, directive

Run = Callable[..., tuple[int, str, str]]
HEADER = "detsis_no\tname\tparent_detsis_no\trenk\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the units of the town and a directive of one."""
    folder = tmp_path_factory.mktemp("data")
    file = tmp_path_factory.mktemp("files") / "kuyu.txt"
    file.write_text(directive("KUYU", "Kuyudan su çekmek izne bağlıdır."), "utf-8")
    with open_house(Settings(data=folder), readers=1) as house:
        house.record.registry.put_units(UNITS)
        bring_in(house, [Delivery(file, STUDENTS)])
    return folder


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: exit code, standard output, standard error."""
    monkeypatch.setenv("DAYANAK_DATA", str(data))
    monkeypatch.setenv("DAYANAK_LOG_LEVEL", "ERROR")

    def command(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        return code, *capfd.readouterr()

    return command


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["ucur"], "invalid choice", id="unknown command"),
        pytest.param([], "required", id="no command"),
        pytest.param(["crawl", "yok"], "invalid choice", id="unknown source"),
        pytest.param(["crawl"], "Hangi kaynak", id="no source"),
        pytest.param(["crawl", "resmi-gazete"], "DAYANAK_CRAWL_CONTACT", id="nobody to complain to"),
        pytest.param(["crawl", "resmi-gazete", "--from", "dün"], "YYYY-AA-GG", id="a day in words"),
        pytest.param(["ingest"], "required", id="no path"),
        pytest.param(["ingest", "/yok/boyle/yol"], "Böyle bir yol yok", id="missing path"),
        pytest.param(["ingest", ".", "--unit", "97999999"], "böyle bir birim yok", id="unknown unit"),
        pytest.param(["ingest", ".", "--kind", "ferman"], "invalid choice", id="unknown kind"),
        pytest.param(["explain"], "DOSYA", id="nothing to explain"),
        pytest.param(["explain", "/yok.pdf"], "açılamadı", id="missing file to explain"),
        pytest.param(["registry", "import", "units", "/yok.tsv"], "Böyle bir dosya yok", id="missing table"),
        pytest.param(["registry", "import", "laws", "x"], "invalid choice", id="unknown table"),
        pytest.param(["keys", "new", "--unit", "97999999"], "böyle bir birim yok", id="key of no unit"),
        pytest.param(["search", "izin", "--group", "sentence"], "invalid choice", id="unknown group"),
        pytest.param(["search", "izin", "--kind", "ferman"], "kind", id="unknown kind searched"),
        pytest.param(["search", "izin", "--size", "1000"], "size", id="too many results"),
        pytest.param(["serve", "--port", "seksen"], "invalid int", id="port in words"),
    ],
)
def test_wrong_use_is_exit_2_and_prints_no_result(run: Run, words: list[str], says: str) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DAYANAK_PORT", "seksen"), ("DAYANAK_DATA", "/dev/null/x"), ("DAYANAK_DATABASE_URL", "yok://x")],
)
def test_a_wrong_setting_is_exit_2(run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    code, out, err = run("search", "izin")
    assert (code, out) == (2, "")
    assert "dayanak: " in err


def test_ingest_says_one_line_a_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    (tmp_path / "alt" / "koy.txt").write_text(directive("KOY", "Koyda yüzmek izne bağlıdır."), "utf-8")
    (tmp_path / "kopya.txt").write_text(directive("KOY", "Koyda yüzmek izne bağlıdır."), "utf-8")
    (tmp_path / "bozuk.pdf").write_bytes(b"%PDF-1.7 kesik")
    (tmp_path / "bos.txt").touch()
    (tmp_path / "eski.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "metinsiz.jsonl").write_text('{"id": 1}\n', "utf-8")
    rows = [{"id": f"r{n}", "title": "Liman Kanunu", "text": f"x\n---\nMADDE 1 – Rıhtım {n}."} for n in (1, 2)]
    hostile = {"id": "r3", "title": "Kötü\u202e Kanun\ud800", "text": "MADDE 1 – Deniz\u0000 feneri \udfff yanar."}
    lines = [json.dumps(row) for row in (*rows, hostile)]
    (tmp_path / "satirlar.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "yarim.jsonl").write_text(
        f"{json.dumps(rows[0] | {'id': 'y1'})}\n{'[' * 100_000}\n{json.dumps(rows[1] | {'id': 'y3'})}", "utf-8"
    )
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(b"{}" * 1000)[:14] + b"\xff" * 40)
    (tmp_path / os.fsdecode(b"adi\xff.txt")).write_text(directive("ADA", "Adaya köprüden geçilir."), "utf-8")
    command = [sys.executable, "-m", "dayanak.app.cli", "ingest", str(tmp_path), "--json", "--unit", STUDENTS]
    process = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert process.returncode == 0, process.stderr
    outcomes = [json.loads(line) for line in process.stdout.decode().splitlines()]
    assert all(set(one) == {"file", "row", "state", "document", "reason"} for one in outcomes)
    states: dict[Any, str] = {(one["file"], one["row"]): one["state"] for one in outcomes}
    assert sorted([states.pop(("koy.txt", None)), states.pop(("kopya.txt", None))]) == ["duplicate", "published"]
    assert states == {
        ("bozuk.pdf", None): "rejected",
        ("bos.txt", None): "rejected",
        ("eski.doc", None): "rejected",
        ("metinsiz.jsonl", None): "rejected",
        ("satirlar.jsonl", "r1"): "published",
        ("satirlar.jsonl", "r2"): "published",
        ("satirlar.jsonl", "r3"): "published",
        ("yarim.jsonl", "y1"): "published",
        ("yarim.jsonl", "satir-2"): "rejected",
        ("yarim.jsonl", "y3"): "published",
        ("dev.jsonl.gz", None): "rejected",
        ("adi\ufffd.txt", None): "published",
    }
    assert all(one["reason"] for one in outcomes if one["state"] == "rejected")
    assert all((one["document"] is None) == (one["state"] == "rejected") for one in outcomes)


def test_search_says_what_the_api_says(run: Run, data: Path) -> None:
    code, out, _ = run("search", "kuyudan su", "--unit", UNIVERSITY, "--json")
    assert code == 0
    with open_house(Settings(data=data)) as house:
        answer = house.service.search(SearchParams.of(q="kuyudan su", unit=[UNIVERSITY]))
        assert_whole(house)
    told = json.loads(out)
    assert told["hits"] == answer.model_dump()["hits"]
    assert told["total"] == answer.total > 0


def test_a_query_of_stray_bytes_is_answered(run: Run) -> None:
    code, out, err = run("search", os.fsdecode(b"kuyu \xff"), "--json")
    assert code == 0, err
    assert json.loads(out)["understood"]["text"] == "kuyu ?"


def test_reindex_keeps_search_answering(run: Run, data: Path) -> None:
    ids: list[list[str]] = []
    done = threading.Event()

    def keep_asking() -> None:
        with open_house(Settings(data=data)) as house:
            while not done.is_set() or not ids:
                hits = house.service.search(SearchParams.of(q="kuyudan su")).hits
                ids.append([hit.document.id for hit in hits])

    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        for _ in range(3):
            assert run("reindex")[0] == 0
    finally:
        done.set()
        asking.join()
    assert ids[0]
    assert all(found == ids[0] for found in ids)
    with open_house(Settings(data=data)) as house:
        assert_whole(house)


def test_check_says_what_is_there(run: Run) -> None:
    code, out, _ = run("check")
    assert code == 0
    assert re.search(r"kayıt: \d+ belge", out)
    assert re.search(r"dizin: \d+ hüküm", out)


def test_check_says_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYANAK_DATABASE_URL", "sqlite:////dev/null/x/dayanak.sqlite3")
    code, out, _ = run("check")
    assert code == 2
    assert "YANLIŞ kayıt" in out


def test_a_new_key_stands_alone_on_standard_output(run: Run, data: Path) -> None:
    code, out, _ = run("keys", "new", "--unit", UNIVERSITY)
    assert code == 0
    key = out.removesuffix("\n")
    assert re.fullmatch(r"dyn_[\w-]{43}", key)
    with open_house(Settings(data=data)) as house:
        assert house.access.unit_of(key).detsis_no == UNIVERSITY
    listed = run("keys", "list", "--unit", UNIVERSITY)[1]
    assert UNIVERSITY in listed
    assert key not in listed
    assert run("keys", "revoke", "--unit", UNIVERSITY)[0] == 0
    assert "geçersiz" in run("keys", "list")[1]


def test_a_withdrawn_document_is_gone_and_comes_back_with_its_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gol.txt").write_text(directive("GÖL", "Gölde yüzmek izne bağlıdır."), "utf-8")
    ingest = ("ingest", str(tmp_path), "--unit", STUDENTS, "--json")
    document = json.loads(run(*ingest)[1])["document"]
    code, out, _ = run("withdraw", document)
    assert (code, out) == (0, f"{document} geri çekildi; 0 belgenin yürürlük durumu değişti.\n")
    assert run("withdraw", document)[0] == 1
    assert json.loads(run(*ingest)[1])["document"] == document


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path, data: Path) -> None:
    table = tmp_path / "birimler.tsv"
    table.write_text(HEADER + "97000009\tDenizfeneri Müdürlüğü\t97000001\tmavi\nabc\tYanlış\t\t\n", "utf-8")
    code, out, err = run("registry", "import", "units", str(table), "--dry-run")
    assert code == 0
    assert out.startswith("1 satır alınabilir")
    assert "renk" in err
    assert "abc" in err or "3" in err
    with open_house(Settings(data=data)) as house:
        assert house.record.registry.unit("97000009") is None
    assert run("registry", "import", "units", str(table))[0] == 0
    with open_house(Settings(data=data)) as house:
        assert house.record.registry.unit("97000009") is not None


def test_a_dry_run_makes_no_data_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "birimler.tsv"
    table.write_text(HEADER, "utf-8")
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path / "data"))
    assert run("registry", "import", "units", str(table), "--dry-run")[0] == 0
    assert not (tmp_path / "data").exists()


def test_a_table_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "birimler.xlsx"
    table.write_bytes(b"PK\x03\x04 kesik")
    code, _, err = run("registry", "import", "units", str(table))
    assert code == 1
    assert "Excel" in err


LINES = [
    b'{"id": 1, "text": "MADDE 1 \xe2\x80\x93 (1) Birinci.", "this": null}',
    b"{bozuk",
    b'{"id": 3}',
    b'{"id": 4, "text": 7}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"id": "7", "text": "", "this": 5}',
    b'{"id": 8, "text": "5018 say\xc4\xb1l\xc4\xb1 Kanun \\u0000", "this": "kanun:1774"}',
]


def test_a_broken_line_does_not_end_explain(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path / "none"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(LINES))))
    command = [sys.executable, "-m", "dayanak.app.cli", "explain", "--jsonl"]
    process = subprocess.run(command, input=b"\n".join(LINES), capture_output=True, check=False, timeout=60)
    assert process.returncode == 0, process.stderr
    answers = [json.loads(line) for line in process.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 3, 4, None, None, "7", 8]
    assert [place for place, answer in enumerate(answers) if "error" in answer] == [1, 2, 3, 4, 5]
    assert answers[7]["citations"][0]["surface"] == "5018 sayılı Kanun"
    assert not (tmp_path / "none").exists()


def test_explain_needs_no_data(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "yonerge.txt"
    file.write_text(directive("BALIK", "Balıklar sayılır."), "utf-8")
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path / "none"))
    code, out, _ = run("explain", str(file), "--json")
    assert code == 0
    told = json.loads(out)
    assert set(told) >= {"id", "facts", "nodes", "citations", "effects", "mentions", "warnings"}
    assert "madde:2/fikra:1" in [node["path"] for node in told["nodes"]]
    assert "MADDE 2" in run("explain", str(file))[1]
    assert not (tmp_path / "none").exists()


def test_explain_of_a_bad_file_is_exit_1_with_its_reason(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bozuk.pdf"
    file.write_bytes(b"%PDF-1.7 kesik")
    code, out, err = run("explain", str(file))
    assert (code, out) == (1, "")
    assert "PDF bozuk" in err


@pytest.mark.parametrize("words", [["--as-of", "2020-01-01"], ["--as_of=2020-01-01"], ["--service", "1"], ["--lapsed"]])
def test_a_search_option_of_a_later_time_says_so(run: Run, words: list[str]) -> None:
    code, out, err = run("search", "su", *words)
    assert (code, out) == (2, "")
    assert "not yet" in err
    assert words[0].partition("=")[0] not in run("search", "--help")[1]
