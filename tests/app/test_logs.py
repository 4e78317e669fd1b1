"""Log lines: one form for every library, what was in hand on each, nothing secret, one line a line."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from contextvars import copy_context
from pathlib import Path

import pytest

from dayanak import trace
from dayanak.app import logs
from dayanak.app.settings import Settings
from dayanak.law.errors import Misconfigured
from ingest.child import Child
from tests.app.town import directive, open_town

log = logging.getLogger("tests.logs")


@contextmanager
def lines(form: str = "json", level: str = "INFO", **style: object) -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile; then the log is as before."""
    root = logging.getLogger()
    before, least = root.handlers[:], root.level
    with redirect_stderr(io.StringIO()) as written:
        logs.configure(logs.Style(level, form, **style))
        try:
            yield written
        finally:
            logging.captureWarnings(capture=False)
            root.handlers[:], root.level = before, least


def read(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_as_json() -> None:
    with lines() as written, trace.about(request="r-1"), trace.about(document="d-1"):
        log.info("merhaba %s", "dünya", extra={"ms": 2.5})
    (line,) = read(written)
    assert line.pop("time")
    assert line == {
        "level": "INFO",
        "logger": "tests.logs",
        "message": "merhaba dünya",
        "ms": 2.5,
        "request": "r-1",
        "document": "d-1",
    }


def test_a_line_as_text() -> None:
    with lines("text") as written, trace.about(job=7, source=3):
        log.warning("merhaba")
    assert written.getvalue().endswith(" WARNING tests.logs merhaba [job=7 source=3]\n")


@pytest.mark.parametrize("form", logs.FORMATS)
def test_what_is_sent_to_us_makes_no_line_of_its_own(form: str) -> None:
    with lines(form) as written:
        log.info("ad: %s", "x\r\n2026-01-01 ERROR sahte\x1b[31m")
    assert written.getvalue().count("\n") == 1
    assert "\x1b" not in written.getvalue()


@pytest.mark.parametrize("form", logs.FORMATS)
def test_a_traceback_is_kept(form: str) -> None:
    with lines(form) as written:
        try:
            _ = {}["yok"]
        except KeyError:
            log.exception("olmadı")
    assert "KeyError: 'yok'" in written.getvalue()
    if form == "json":
        assert "Traceback" in str(read(written)[0]["exception"])


SETTINGS = Settings(
    database_url="postgresql://dayanak:p%40rola-1@h/d",
    broker_url="redis://:parola-2@h:6379/0",
    index_url="https://u:parola-3@h1:9200,h2:9200/x",
    secret="parola-4",
    metrics_key="parola-5",
)


@pytest.mark.parametrize("form", logs.FORMATS)
def test_no_secret_comes_out(form: str) -> None:
    with lines(form, secrets=SETTINGS.secrets) as written:
        log.info("bağlanılamadı: %s %s %s", SETTINGS.database_url, SETTINGS.broker_url, SETTINGS.index_url)
        log.info("çözülmüş: p@rola-1 ve parola-4, parola-5")
        log.info("Authorization: Bearer abcdef0123456789, anahtar dyn_%s", "a1B2" * 10)
        log.info("başkasının adresi http://biri:baskasi@example.org/")
        log.error("olmadı", exc_info=ConnectionError(SETTINGS.broker_url))
    said = written.getvalue()
    assert "rola-" not in said
    assert not [word for word in ("abcdef0123456789", "a1B2", "baskasi") if word in said]
    assert "h1:9200,h2:9200/x" in said, "the rest of an address is of use"


def test_libraries_speak_in_the_same_form() -> None:
    with lines() as written, warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.getLogger("uvicorn.error").info("Started server process", extra={"color_message": "\x1b[36m"})
        logging.getLogger("dramatiq.worker").warning("bell")
        logging.getLogger("dramatiq.worker").info("noise")
        warnings.warn("eski", DeprecationWarning, stacklevel=1)
    assert [line["logger"] for line in read(written)] == ["uvicorn.error", "dramatiq.worker", "py.warnings"]
    assert "color_message" not in written.getvalue()


def test_a_thread_that_is_given_the_context_says_what_was_in_hand() -> None:
    with lines() as written, trace.about(job=7):
        for target in (copy_context().run, None):
            thread = threading.Thread(target=target or log.info, args=(log.info, "x") if target else ("y",))
            thread.start()
            thread.join()
    assert [line.get("job") for line in read(written)] == [7, None]


def test_a_password_of_a_letter_does_not_take_that_letter_out_of_every_word() -> None:
    settings = Settings(database_url="postgresql://dayanak:a@db/dayanak", broker_url="redis://:1@r/0")
    with lines("text", secrets=settings.secrets) as written:
        log.info("1 belge alındı: postgresql://dayanak:a@db/dayanak, redis://:1@r/0")
    assert "1 belge alındı: postgresql://***@db/dayanak, redis://***@r/0" in written.getvalue()


def test_a_short_password_is_hidden_where_it_is_a_word() -> None:
    settings = Settings(database_url="postgresql://u:belge@db/d", metrics_key="uzun-gizli")
    with lines("text", secrets=settings.secrets) as written:
        log.info("belgeler alındı; parola 'belge', anahtar xuzun-gizlix")
    assert "belgeler alındı; parola '***', anahtar x***x" in written.getvalue()


@pytest.mark.parametrize("form", logs.FORMATS)
def test_a_password_with_marks_is_hidden_in_every_form(form: str) -> None:
    r"""The trap: JSON writes `\"` for `"`."""
    with lines(form, secrets=('gi"zl\\i-şey',)) as written:
        log.info("parola: %s", 'gi"zl\\i-şey')
    assert "şey" not in written.getvalue()
    assert "parola: ***" in written.getvalue()


@pytest.mark.parametrize("style", [{"level": "gürültülü"}, {"form": "xml"}])
def test_a_style_that_there_is_not_is_refused(style: dict[str, str]) -> None:
    with pytest.raises(Misconfigured, match="DAYANAK_LOG_"):
        logs.configure(logs.Style(**style))


def tell(file: str) -> None:
    """In the child: what its log writes goes into the file."""
    sys.stderr = Path(file).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115 - as long as the child lives
    logs.configure(logs.Style("INFO", "json"))


def speak(words: str) -> None:
    logging.getLogger("reader").info(words)


def test_the_reading_child_says_what_its_caller_had_in_hand(tmp_path: Path) -> None:
    from functools import partial

    file = tmp_path / "log"
    with Child(begin=partial(tell, str(file))) as child:
        with trace.about(job="12", source=4):
            child.call(speak, "birinci")
        child.call(speak, "ikinci")
    first, second = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    assert (first["job"], first["source"], first["message"]) == ("12", 4, "birinci")
    assert "job" not in second


def test_the_way_of_one_file_can_be_followed(tmp_path: Path) -> None:
    with lines() as written, open_town(tmp_path) as town:
        sent = town.client.post(
            "/api/uploads",
            files={"file": ("kunduz.txt", directive("KUNDUZ", "Kunduz bendi korunur.").encode())},
            data={"unit": next(iter(town.keys))},
            headers={"Authorization": f"Bearer {next(iter(town.keys.values()))}", "X-Request-ID": "istek-00000001"},
        )
        assert sent.headers["X-Request-ID"] == "istek-00000001"
        document = town.settle(sent.json()["receipt"])["document"]
        town.client.get("/api/search", params={"q": "gizli merak"})
    said = read(written)
    (access,) = [line for line in said if line.get("route") == "/api/uploads" and line.get("method") == "POST"]
    assert (access["request"], access["status"]) == ("istek-00000001", 202)
    (received,) = [line for line in said if line["logger"] == "ingest.uploads"]
    assert received["request"] == "istek-00000001"
    (processed,) = [line for line in said if str(line["message"]).startswith("process of")]
    assert processed["source"] == received["source"]
    assert processed["job"]
    assert any(document in str(line["message"]) for line in said if str(line["message"]).startswith("index of"))
    ours = [line for line in written.getvalue().splitlines() if '"logger":"httpx' not in line]
    assert "gizli" not in "".join(ours), "what people look for is nobody's business"
    assert all(key not in written.getvalue() for key in town.keys.values())
