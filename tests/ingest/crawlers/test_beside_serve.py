"""A scheduled crawl beside `dayanak serve`: what the gazette publishes today is found today, by nobody's hand."""

import json
import os
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.ingest.crawlers.crawling import CONTACT
from tests.ingest.crawlers.gazette import Issue
from tests.ingest.crawlers.replica import Replica
from tests.servers.process import free_port, until

pytestmark = pytest.mark.slow


def found(address: str, words: str) -> int:
    """How many clauses a search finds; 0 as long as nobody answers."""
    try:
        with urllib.request.urlopen(f"{address}/api/search?q={urllib.parse.quote(words)}", timeout=10) as answer:
            return int(json.load(answer)["total"])
    except OSError:
        return 0


def test_the_gazette_of_today_is_found(gazette: Replica, tmp_path: Path) -> None:
    today = datetime.now(UTC).astimezone(timezone(timedelta(hours=3))).date()
    gazette.pages |= Issue(today.isoformat(), 60001, {"1.htm": "Zürafa Ağılı Yönetmeliği"}).whole()
    port = free_port()
    told = {"data": tmp_path / "data", "crawl_contact": CONTACT, "crawl_pause_ms": 5, "log_level": "WARNING",
            "crawl_schedule": "resmi-gazete 0:00", "crawl_resmi_gazete_url": gazette.url}  # fmt: skip
    environment = os.environ | {f"DAYANAK_{name.upper()}": str(value) for name, value in told.items()}
    command = [sys.executable, "-m", "dayanak.app.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as server:
        try:
            until(lambda: found(f"http://127.0.0.1:{port}", "zürafa") > 0, 90, "the act is found")
            assert found(f"http://127.0.0.1:{port}", "devekuşu") == 0
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)
    assert len(gazette.of(f"/fihrist?tarih={today}")) == 1
