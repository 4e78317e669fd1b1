"""Settings: read once, refused by name, documented whole."""

from dataclasses import fields
from pathlib import Path

import pytest

from dayanak.app import cli, logs
from dayanak.app.asgi import create_app
from dayanak.app.settings import Settings, kind_of, unknown, variable
from dayanak.app.wiring import open_house
from dayanak.law.errors import Misconfigured

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_defaults_need_no_service():
    settings = Settings.from_environment({})
    assert settings.record_url == "sqlite:///data/dayanak.sqlite3"
    assert settings.index_folder == Path("data/index")
    assert settings.host == "127.0.0.1"


def test_an_empty_variable_is_the_default():
    assert Settings.from_environment({"DAYANAK_PORT": ""}).port == 8000


def test_values_are_read_by_kind():
    settings = Settings.from_environment({"DAYANAK_PORT": "9", "DAYANAK_OCR": "0", "DAYANAK_DATA": "/x"})
    assert (settings.port, settings.ocr, settings.data) == (9, False, Path("/x"))


@pytest.mark.parametrize(("name", "value"), [("DAYANAK_PORT", "seksen"), ("DAYANAK_OCR", "belki")])
def test_what_cannot_be_read_is_named(name, value):
    with pytest.raises(Misconfigured, match=name):
        Settings.from_environment({name: value})


@pytest.mark.parametrize(
    ("name", "number", "says"),
    [
        ("PORT", "70000", "0 ile 65535 arasında"),
        ("PORT", "-1", "0 ile 65535 arasında"),
        ("CRAWL_PAUSE_MS", "-3000", "en az 0"),
        ("DATABASE_SECONDS", "0", "en az 1"),
        ("LEASE_SECONDS", "601", "1 ile 600 arasında"),
        ("MAX_UPLOAD_MB", "0", "en az 1"),
        ("INDEX_SHARDS", "0", "1 ile 1024 arasında"),
    ],
)
def test_a_number_that_cannot_be_meant_is_named_with_its_range(name, number, says):
    """The trap: no pause at all between questions, or a database without any limit of time."""
    with pytest.raises(Misconfigured, match=f"DAYANAK_{name} {says} olmalı: {number}"):
        Settings.from_environment({f"DAYANAK_{name}": number})


def test_every_number_has_a_range_that_its_default_keeps():
    numbers = {f.name: f.default for f in fields(Settings) if type(f.default) is int}
    assert numbers.keys() == {f.name for f in fields(Settings) if "range" in f.metadata}
    assert Settings().given(numbers) == Settings()


@pytest.mark.parametrize("words", [["--port", "70000"], ["--processes", "0"]])
def test_a_number_given_to_serve_is_held_to_the_same_range(words, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path / "data"))
    assert cli.main(["serve", *words]) == 2
    assert f"DAYANAK_{words[0].strip('-').upper()}" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "http://:gizli@", "http://a:gizli@h:9999999", "http://h/AD"])
def test_an_engine_that_cannot_be_understood_is_refused_without_its_secret(tmp_path, url):
    with (
        pytest.raises(Misconfigured, match="DAYANAK_INDEX_URL") as refused,
        open_house(Settings(tmp_path, index_url=url)),
    ):
        pass
    assert "gizli" not in refused.value.message


def test_a_bell_that_we_do_not_know_is_refused_clearly(tmp_path):
    settings = Settings(data=tmp_path / "data", broker_url="amqp://127.0.0.1")
    with pytest.raises(Misconfigured, match="DAYANAK_BROKER_URL"), open_house(settings):
        pass
    assert not settings.data.exists()


@pytest.mark.parametrize("contact", ["mevzuat birimi", "javascript:alert(1)", "a@b?bcc=c@d", "https://"])
def test_a_contact_that_is_no_address_is_refused_before_anything_is_served(tmp_path, contact):
    with (
        open_house(Settings(data=tmp_path / "data", contact=contact)) as house,
        pytest.raises(Misconfigured, match="DAYANAK_CONTACT"),
    ):
        create_app(house)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"public_url": "https://mevzuat.example.tr/"}, "https://mevzuat.example.tr"),
        ({"port": 8001}, "http://127.0.0.1:8001"),
        ({"host": "::1"}, "http://[::1]:8000"),
        ({"host": "0.0.0.0"}, ""),
    ],
)
def test_the_address_of_the_public(given, address):
    """Trap: a server that listens to everybody does not know how it is called."""
    assert Settings(**given).public_address == address


@pytest.mark.parametrize("url", ["mevzuat.example.tr", "https://a@b", "https://x/y?z", "javascript:1"])
def test_a_public_address_that_is_none_is_refused(url):
    with pytest.raises(Misconfigured, match="DAYANAK_PUBLIC_URL"):
        _ = Settings(public_url=url).public_address


def test_no_secret_is_in_what_a_value_prints_of_itself():
    told = repr(
        Settings(
            database_url="postgresql://a:gizli@h/d",
            index_url="http://a:gizli@h",
            broker_url="redis://:gizli@h/0",
            secret="gizli",
        )
    )
    assert "gizli" not in told


def test_a_log_level_that_there_is_not_is_refused():
    with pytest.raises(Misconfigured, match="DAYANAK_LOG_LEVEL"):
        logs.configure(logs.Style("gürültülü"))


def shown(default: object) -> str:
    """A default as a person would write it into the environment."""
    text = str(int(default) if isinstance(default, bool) else default)
    return f"`{text}`" if text else "(empty)"


def test_the_documented_settings_are_the_settings():
    """Names, kinds, defaults and help, in the same order; the message is what docs/settings.md should say."""
    rows = [
        f"| `{variable(f.name)}` | {kind_of(f)} | {shown(f.default)} | {f.metadata['help']} |" for f in fields(Settings)
    ]
    written = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `DAYANAK_")]
    assert written == rows, "docs/settings.md should say:\n" + "\n".join(rows)


def test_a_documented_default_can_be_written_as_it_stands():
    """The trap: `True` looks like a value and is refused."""
    lines = [line.split(" | ") for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `DAY")]
    given = {cells[0].strip("| `"): cells[2].strip("`") for cells in lines if cells[2] != "(empty)"}
    assert Settings.from_environment(given) == Settings()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("DAYANAK_PROT", "DAYANAK_PORT"),
        ("DAYANAK_DATABASE", "DAYANAK_DATABASE_URL"),
        ("DAYANAK_LOGLEVEL", "DAYANAK_LOG_LEVEL"),
        ("DAYANAK_QWERTZUIOP", None),
    ],
)
def test_a_variable_that_is_no_setting_is_named(name, meant, capsys, monkeypatch):
    assert unknown({name: "x", "DAYANAK_PORT": "1", "DAYANAK_SHARED": "/x", "PATH": "/bin"}) == {name: meant}
    monkeypatch.setenv(name, "x")
    assert cli.main(["explain", "/no/such/file"]) == 2
    said = capsys.readouterr().err
    assert f"{name} is no setting" in said
    assert meant is None or f"{meant} is, if that was meant" in said


@pytest.mark.parametrize(
    "url", ["http://u:gizli-1@[bozuk:9200/x", "oracle://u:gizli-1@h/x", "postgresql://u:gizli-1@h:kapı/x"]
)
@pytest.mark.parametrize("name", ["DATABASE_URL", "INDEX_URL", "BROKER_URL"])
def test_no_password_is_in_what_a_command_says(url, name, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DAYANAK_DATA", str(tmp_path))
    monkeypatch.setenv(f"DAYANAK_{name}", url)
    assert cli.main(["search", "izin"]) != 0
    captured = capsys.readouterr()
    assert "gizli" not in captured.err + captured.out
