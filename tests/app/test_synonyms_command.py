"""`dayanak synonyms`: out as a table, edited, in again; and what is refused changes nothing."""

from pathlib import Path

import pytest

from dayanak.app.cli import parser
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured, NotFound, Rejected
from search_api.synonyms import shipped


def run(settings: Settings, *words: str) -> int:
    args = parser().parse_args(["synonyms", *words])
    return int(args.run(args, settings))


def test_a_list_goes_out_is_edited_and_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, file = Settings(data=tmp_path / "data"), tmp_path / "list.tsv"
    run(settings, "export")
    out = capsys.readouterr().out
    assert tuple(out.splitlines()) == shipped()
    file.write_text(f"\ufeff{out}yön\tmasa\tgişe\r\n", encoding="utf-8")  # as a spreadsheet writes it
    assert run(settings, "import", str(file), "--by", "ayla") == 0
    run(settings, "export")
    assert capsys.readouterr().out.splitlines()[-1] == "yön\tmasa\tgişe"
    run(settings, "history")
    assert "ayla" in capsys.readouterr().out
    run(settings, "export", "--revision", "0")
    assert tuple(capsys.readouterr().out.splitlines()) == shipped()


def test_what_is_refused_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, file = Settings(data=tmp_path / "data"), tmp_path / "list.tsv"
    file.write_text("yön\ta\tb\nyön\tb\ta\n", encoding="utf-8")
    with pytest.raises(Rejected):
        run(settings, "import", str(file))
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(Misconfigured):
        run(settings, "import", str(file))
    file.write_text("yön\ta\tb\n", encoding="utf-8")
    run(settings, "import", str(file), "--dry-run")
    capsys.readouterr()
    run(settings, "history")
    assert "başka liste yapılmamış" in capsys.readouterr().out
    with pytest.raises(NotFound):
        run(settings, "export", "--revision", "7")
