"""What somebody sees while `dayanak crawl` runs."""

import io
import re

from tqdm import tqdm

from dayanak.app.commands.crawl import _progress

DAYS = "2026-03-05 – 2026-03-06"


class Terminal(io.StringIO):
    """A stream that says that somebody watches."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, *told: str) -> list[str]:
    """The states of the line, one after the other, without its speed."""
    with tqdm(desc=DAYS, unit=" yanıt", file=stream, disable=None, mininterval=0, miniters=1, ncols=200) as bar:
        progress = _progress(bar)
        for what in told:
            progress(what)
        bar.refresh()
    states = [state.strip() for state in re.split(r"[\r\n]", stream.getvalue()) if state.strip()]
    return [re.sub(r"\[[^,]*, *[^,\]]*", "[", state) for state in states]


def test_answers_are_counted_and_what_came_of_them_is_told_in_turkish() -> None:
    states = shown(Terminal(), "answered", "days", "issues", "answered", "listed", "listed", "received", "answered")
    assert states[-1] == f"{DAYS}: 3 yanıt [, 1 gün, 1 sayı, 2 metin listelendi, 1 alındı]"
    assert any("2 metin listelendi" in state and "alındı" not in state for state in states), "it moves as they come"


def test_the_order_is_the_same_whatever_came_first() -> None:
    first, second = (shown(Terminal(), *told)[-1] for told in (("failed", "days"), ("days", "failed")))
    assert first == second
    assert first.endswith("1 gün, 1 alınamadı]")


def test_what_has_no_words_is_not_shown() -> None:
    """Trap: the name of a counter (`retried`) on a Turkish screen."""
    assert shown(Terminal(), "retried", "answered")[-1] == f"{DAYS}: 1 yanıt []"


def test_nobody_watches_a_log() -> None:
    """Trap: a line for each answer in the log of a schedule."""
    assert shown(io.StringIO(), "answered", "days") == []
