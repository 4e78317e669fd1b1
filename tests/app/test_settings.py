"""Settings: read once, refused by name, documented whole."""

from dataclasses import fields
from pathlib import Path

import pytest

from dayanak.app import logs
from dayanak.app.settings import Settings, variable
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


def test_every_setting_is_documented():
    written = DOCS.read_text(encoding="utf-8")
    for field in fields(Settings):
        assert f"`{variable(field.name)}`" in written, field.name
        assert field.metadata["help"] in written, field.name
