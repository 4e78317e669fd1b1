"""The servers of the tests themselves: killed at once, and again there on the same address."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.servers.fixtures import require
from tests.servers.opensearch import Cluster, OpenSearch
from tests.servers.opensearch_jars import find_jdk
from tests.servers.postgres import Postgres
from tests.servers.process import Server, alive, descendants, until
from tests.servers.redis import Redis

pytestmark = pytest.mark.servers


@pytest.mark.parametrize("kind", [Postgres, Redis, OpenSearch])
def test_a_killed_server_is_gone_with_its_children_and_starts_again_where_it_was(kind: type[Server]) -> None:
    require(kind)
    with kind() as server:
        address, first = server.url, server.pid
        family = [first, *descendants(first)]
        server.kill()
        assert not server.running
        assert not any(alive(pid) for pid in family)
        server.start()
        assert (server.url, server.ready()) == (address, True)
        server.stop()
        assert not server.ready()
    assert not server.folder.exists()


def test_what_was_committed_outlives_kill_9() -> None:
    require(Postgres)
    with Postgres(fsync=True) as server:
        server.run("CREATE TABLE kept (name text)")
        server.run("INSERT INTO kept VALUES ('ıspanak')")
        server.kill()
        server.start()
        assert server.ask("SELECT name FROM kept") == [("ıspanak",)]


def test_a_paused_server_keeps_its_silence() -> None:
    require(Redis)
    with Redis() as server:
        server.pause()
        assert not server.ready()
        server.resume()
        assert server.ready()


@pytest.mark.parametrize("kind", [Postgres, Redis, OpenSearch])
def test_a_missing_server_skips_here_and_fails_in_ci(kind: type[Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "missing", classmethod(lambda _: "it is not there"))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        require(kind)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not there"):
        require(kind)


def test_three_processes_are_one_cluster_that_outlives_its_manager() -> None:
    require(OpenSearch)
    with Cluster() as cluster:
        manager = cluster.manager()
        rest = [node for node in cluster.nodes if node is not manager]
        manager.kill()
        until(lambda: rest[0].ask("GET", "/_cluster/health").get("number_of_nodes") == 2, 60, "two nodes go on")
        assert cluster.manager() in rest
        manager.start()
        cluster.whole()


def test_the_jdk_is_the_one_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    monkeypatch.setenv("OPENSEARCH_JAVA_HOME", str(tmp_path))
    for version, usable in (("17.0.9", False), ("21.0.2", True)):
        (tmp_path / "release").write_text(f'JAVA_VERSION="{version}"\n')
        jdk = find_jdk()
        assert (jdk is not None and jdk.home == tmp_path) is usable
    (tmp_path / "release").unlink()
    assert f"OPENSEARCH_JAVA_HOME={tmp_path}" in str(OpenSearch.missing())


def test_a_developers_node_says_where_it_is_and_ends_with_ctrl_c() -> None:
    """What `make opensearch` runs."""
    require(OpenSearch)
    words = [sys.executable, "-m", "tests.servers.opensearch"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as command:
        assert command.stdout is not None
        assert re.match(r"OpenSearch [\d.]+, build [0-9a-f]{40}$", command.stdout.readline())
        url = re.match(r"export DAYANAK_INDEX_URL=(http://127\.0\.0\.1:\d+)/dayanak ", command.stdout.readline())
        assert url is not None
        with urllib.request.urlopen(url[1], timeout=10) as answer:
            assert json.load(answer)["version"]["distribution"] == "opensearch"
        command.send_signal(signal.SIGINT)
        try:
            assert command.wait(30) == 0
        finally:
            command.kill()
    with pytest.raises(OSError):
        urllib.request.urlopen(url[1], timeout=2)
