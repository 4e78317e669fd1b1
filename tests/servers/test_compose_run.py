"""The commands, environments and health checks of our services as docker-compose.yml has them, against real servers.

The names of the servers become ports of loopback, the volume a folder; nothing else is changed. What this cannot show:
the image, the networks, the limits.
"""

import json
import os
import shlex
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest

from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from tests.app.town import UNITS, UNIVERSITY, directive
from tests.servers.compose import PASSWORDS, build, project
from tests.servers.fixtures import require
from tests.servers.opensearch import OpenSearch
from tests.servers.postgres import Postgres
from tests.servers.process import free_port, until
from tests.servers.redis import Redis

pytestmark = pytest.mark.servers
BIN = Path(sys.executable).parent
HEALTHY_S, FOUND_S = 120, 60
OURS = ("api", "worker", "crawler")
Replace = Callable[[str], str]


class Service:
    """A service of the file as a process of this machine."""

    def __init__(self, service: dict[str, Any], replaced: Replace) -> None:
        own = {name: replaced(value) for name, value in service["environment"].items()}
        self.environment = {"PATH": f"{BIN}:{os.defpath}", "HOME": "/nonexistent", "LANG": "C.UTF-8", **own}
        self.stop_s = _seconds(service["stop_grace_period"])
        kind, *self._check = [replaced(word) for word in service["healthcheck"]["test"]]
        assert kind == "CMD"
        words = [replaced(word) for word in service["command"]]
        self.process = subprocess.Popen(words, env=self.environment, cwd="/", start_new_session=True)

    def healthy(self) -> bool:
        """Whether its own health check says so."""
        assert self.process.poll() is None, "ended"
        done = subprocess.run(self._check, env=self.environment, cwd="/", capture_output=True, check=False)
        return done.returncode == 0

    def stop(self) -> int:
        """As `docker compose stop` does it: its exit code within its time."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(self.stop_s)

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _seconds(duration: str) -> int:
    """Of `30s` or `1m0s`."""
    minutes, _, rest = duration.rpartition("m")
    return 60 * int(minutes or 0) + int(rest.removesuffix("s") or 0)


@pytest.fixture
def file(tmp_path: Path) -> dict[str, Any]:
    """The services of docker-compose.yml."""
    given = {"COMPOSE_PROFILES": "crawler", "DAYANAK_CRAWL_SCHEDULE": "resmi-gazete 03:00", **PASSWORDS}
    found: dict[str, Any] = project(build(tmp_path), DAYANAK_CRAWL_CONTACT="deneme@example.org", **given)["services"]
    return found


@pytest.fixture
def servers(file: dict[str, Any], tmp_path: Path, opensearch: OpenSearch) -> Iterator[tuple[Replace, int]]:
    """What the services find in the place of the names in the file, and the port of the API."""
    require(Postgres)
    require(Redis)
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres(password=PASSWORDS["POSTGRES_PASSWORD"]))
        redis = stack.enter_context(Redis(password=PASSWORDS["REDIS_PASSWORD"]))
        postgres.run(f"CREATE DATABASE {file['postgres']['environment']['POSTGRES_DB']}")
        port = free_port()
        places = {
            "@postgres:5432/": f"@127.0.0.1:{postgres.port}/",
            "@redis:6379/": f"@127.0.0.1:{redis.port}/",
            "//opensearch:9200/dayanak": f"//127.0.0.1:{opensearch.port}/bilesik{port}",
            "/var/lib/dayanak": str(tmp_path / "files"),
            "0.0.0.0": "127.0.0.1",
            "8000": str(port),
        }
        seen = json.dumps([file[name] for name in OURS])
        assert [place for place in places if place not in seen] == []

        def replaced(word: str) -> str:
            for name, place in places.items():
                word = word.replace(name, place)
            return word

        yield replaced, port
        for index in _asked(opensearch, f"_cat/indices/bilesik{port}*?h=index").split():
            _asked(opensearch, index, method="DELETE")


def _asked(opensearch: OpenSearch, path: str, method: str = "GET") -> str:
    request = urllib.request.Request(f"{opensearch.url}/{path}", method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text: str = answer.read().decode()
        return text


def test_the_services_of_the_file_work_together(file: dict[str, Any], servers: tuple[Replace, int]) -> None:
    """From nothing to healthy, from an upload to a hit, and a clean end."""
    replaced, port = servers
    with ExitStack() as stack:
        api, *workers = services = [Service(file[name], replaced) for name in OURS]
        for service in services:
            stack.callback(service.end)
        for service in services:
            until(service.healthy, HEALTHY_S, f"{shlex.join(service.process.args)} is healthy")  # type: ignore[arg-type]
        key = _institution(api.environment)
        receipt = _upload(port, key)
        until(lambda: _get(port, f"uploads/{receipt}")["state"] == "published", FOUND_S, "the upload is published")
        found = _get(port, "search?q=kuyudan&unit=" + UNIVERSITY)
        assert found["total"] > 0
        assert "Kuyudan" in found["hits"][0]["snippet"]
        assert [worker.stop() for worker in workers] == [0, 0]
        assert api.healthy(), "without a worker the API is as well as before"
        assert api.stop() == 0


def test_a_wrong_password_stops_a_service_with_a_word_that_helps(
    file: dict[str, Any], servers: tuple[Replace, int]
) -> None:
    replaced, _ = servers
    own = {name: replaced(value) for name, value in file["worker"]["environment"].items()}
    own["DAYANAK_DATABASE_URL"] = own["DAYANAK_DATABASE_URL"].replace(PASSWORDS["POSTGRES_PASSWORD"], "baska")
    environment = {"PATH": f"{BIN}:{os.defpath}", "LANG": "C.UTF-8", **own}
    done = subprocess.run(
        file["worker"]["command"], env=environment, capture_output=True, text=True, check=False, timeout=HEALTHY_S
    )
    assert done.returncode == 2
    assert "DAYANAK_DATABASE_URL" in done.stderr
    assert not any(word in done.stderr + done.stdout for word in ("baska", *PASSWORDS.values()))


def _institution(environment: dict[str, str]) -> str:
    with open_house(Settings.from_environment(environment)) as house:
        house.record.registry.put_units(UNITS)
        return house.access.new_key(UNIVERSITY)


def _upload(port: int, key: str) -> str:
    files = {"file": ("yonerge.txt", directive("KUYU", "Kuyudan su çekmek izne bağlıdır.").encode())}
    own = {"Authorization": f"Bearer {key}"}
    sent = httpx2.post(f"http://127.0.0.1:{port}/api/uploads", files=files, data={"unit": UNIVERSITY}, headers=own)
    assert sent.status_code == 202, sent.text
    receipt: str = sent.json()["receipt"]
    return receipt


def _get(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/{path}", timeout=30) as answer:
        return json.loads(answer.read())


class Node(OpenSearch):
    """A node with the settings that the file gives it; its name and those of its peers are ports of loopback."""

    def __init__(self, service: dict[str, Any], ports: dict[str, int]) -> None:
        super().__init__(peers=(ports[service["environment"]["node.name"]],))
        self._given = {name: value for name, value in service["environment"].items() if "." in name}
        self._ports = ports

    def _settings(self) -> list[str]:
        seeds = ",".join(f"127.0.0.1:{self._ports[name]}" for name in self._given["discovery.seed_hosts"].split(","))
        machine = {
            "path.home": str(self.folder),
            "network.host": "127.0.0.1",
            "http.port": str(self.port),
            "transport.port": str(self._inner),
            "discovery.seed_hosts": seeds,
        }
        return [f"{name}={value}" for name, value in (self._given | machine).items()]


def test_the_nodes_of_the_profile_join_the_one_that_is_there(tmp_path: Path) -> None:
    """The first node is whole by itself; with the others it is one cluster, and what it held has its copies."""
    require(OpenSearch)
    nodes = project(build(tmp_path), COMPOSE_PROFILES="cluster", **PASSWORDS)["services"]
    names = [name for name in nodes if name.startswith("opensearch")]
    ports = {name: free_port() for name in names}
    with ExitStack() as stack:
        first, *others = (Node(nodes[name], ports) for name in sorted(names))
        stack.enter_context(first)
        first.ask("PUT", "/kalan", {"settings": {"number_of_replicas": 1}})
        assert first.ask("GET", "/_cluster/health")["number_of_nodes"] == 1
        for node in others:
            stack.enter_context(node)
        until(lambda: _whole(first, len(names)), HEALTHY_S, "three nodes are one cluster")
        until(lambda: len(_voters(first)) == len(names), HEALTHY_S, "all three elect: none is needed more than another")
        first.kill()
        until(lambda: _size(others[0]) == len(names) - 1, HEALTHY_S, "the others go on without the first node")
        assert others[0].ask("GET", "/kalan/_count")["count"] == 0


def _whole(node: OpenSearch, size: int) -> bool:
    return _size(node) == size and node.ask("GET", "/_cluster/health")["status"] == "green"


def _size(node: OpenSearch) -> int | None:
    """How many nodes there are; None as long as nobody leads them."""
    nodes: int | None = node.ask("GET", "/_cluster/health?cluster_manager_timeout=1s").get("number_of_nodes")
    return nodes


def _voters(node: OpenSearch) -> list[str]:
    part = "metadata.cluster_coordination.last_committed_config"
    voters: list[str] = node.ask("GET", f"/_cluster/state/metadata?filter_path={part}")["metadata"][
        "cluster_coordination"
    ]["last_committed_config"]
    return voters
