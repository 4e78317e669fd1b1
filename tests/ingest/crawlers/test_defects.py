"""What a run says of a defect of ours."""

import logging
import re

import pytest

from dayanak.law.errors import Unavailable
from ingest.crawlers.run import told


def test_a_defect_is_told_by_a_number_and_the_log_has_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    """Trap: `KeyError: 'day'` as the reason of a run, for whoever reads `dayanak crawl --list`."""
    with caplog.at_level(logging.ERROR):
        says = told(KeyError("day"))
    found = re.fullmatch(r"Programın bir hatası; günlükte ([0-9a-f]{8}) numarasıyla ayrıntısı var\.", says)
    assert found is not None
    assert f"defect {found[1]}" in caplog.text
    assert "KeyError: 'day'" in caplog.text


def test_what_has_words_is_told_in_them(caplog: pytest.LogCaptureFixture) -> None:
    assert told(Unavailable("Kayıt yanıt vermiyor.")) == "Kayıt yanıt vermiyor."
    assert caplog.records == []
