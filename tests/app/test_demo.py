"""`make run` on a folder that an older version left."""

import pytest

from dayanak.app.commands.demo import show
from dayanak.law.errors import Unavailable


class Rebuilding:
    """A service whose index is being built anew."""

    def search(self, _params: object) -> None:
        raise Unavailable("Arama dizini eski bir sürümden; yenisi kurulunca arama sürer.")


def test_searches_that_cannot_be_shown_yet_stop_no_server(capsys: pytest.CaptureFixture[str]) -> None:
    """Trap: whoever ends over them ends the rebuild too, at each start again."""
    show(Rebuilding())  # type: ignore[arg-type]
    assert "yenisi kurulunca" in capsys.readouterr().out
