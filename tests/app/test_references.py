"""`dayanak references`: which clause cites what, why it leads nowhere, and the nearest that there is."""

import contextlib
import json
from pathlib import Path

import pytest

from dayanak.app import cli
from dayanak.storage.record import Record
from tests.press import Press, facts_of


@pytest.fixture
def citing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a document with one citation that leads somewhere, one that does not, and one to another record."""
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path))
    with contextlib.closing(Record.open(f"sqlite:///{tmp_path}/dayanak.sqlite3")) as record:
        press = Press(record)
        law = facts_of(kind="kanun", title="Örnek Kanun", number="9001", accepted="2006-05-31")
        press.publish([("madde:1", "Amaç"), ("madde:2", "Süre")], law)
        text = [("madde:1", "Bir 2 nci madde, bir 7 nci madde, bir 9777 sayılı Kanun.")]
        cites = [
            ("2 nci madde", "kanun:9001/madde:2"),
            ("7 nci madde", "kanun:9001/madde:7"),
            ("9777 sayılı", "kanun:9777"),
        ]
        return press.publish(text, facts_of(kind="yonerge", title="Staj Yönergesi"), cites=cites).document_id


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main(["references", *words])
    return code, capsys.readouterr().out


def test_a_lawyer_can_read_it(citing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(capsys)
    assert code == 0
    assert (
        "  Madde 1: “7 nci madde” → 9001 sayılı Örnek Kanun m. 7: anılan hüküm, belgenin kayıttaki metninde yok\n"
        in out
    )
    assert "      en yakını: 9001 sayılı Örnek Kanun m. 2 (/mevzuat/kanun-9001-" in out
    assert "       1  anılan belge bu kayıtta yok\n" in out


def test_only_what_is_broken_as_json(citing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(capsys, "--broken", "--document", citing, "--json")
    assert code == 0
    answer = json.loads(out)
    assert (answer["document"]["id"], answer["total"]) == (citing, 1)
    assert answer["references"][0]["target"]["nearest"] == "kanun:9001/madde:2"


def test_no_such_document(citing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "--document", "yok")[0] == 2


def test_nothing_is_broken(citing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "--broken", "--document", "yok-1")[0] == 2
    with_nothing = asked(capsys, "--broken")[1]
    assert with_nothing.endswith("       1  anılan hüküm, belgenin kayıttaki metninde yok\n")
