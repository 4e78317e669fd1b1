"""A real OpenSearch of the tests and of `make opensearch`: one node, or three processes that are one cluster.

The version is that of `opensearch_node/pom.xml`. There is neither security nor TLS in it, so it listens on loopback.
"""

import http.client
import json
import signal
import time
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from tests.servers import opensearch_jars
from tests.servers.opensearch_jars import Installation
from tests.servers.process import Server, free_port, until

HEAP_MB = 512
HEALTHY_S = 90


class OpenSearch(Server):
    """One node. `fast_start` is for tests; leave it out where queries are timed. `peers` are the ports on which all
    nodes of its cluster, itself among them, talk to each other."""

    name: ClassVar[str] = "opensearch"

    def __init__(
        self, *, heap_mb: int = HEAP_MB, fast_start: bool = True, port: int | None = None, peers: Sequence[int] = ()
    ) -> None:
        super().__init__(port)
        self.heap_mb = heap_mb
        self._fast_start = fast_start
        self._inner = peers[0] if peers else free_port()
        self._peers = sorted(peers)
        self._installation: Installation | None = None

    @classmethod
    def missing(cls) -> str | None:
        return opensearch_jars.missing()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def address(self, name: str) -> str:
        """The URL of our indexes of this name on it."""
        return f"{self.url}/{name}"

    @property
    def node_name(self) -> str:
        return f"node-{self._inner}"

    def prepare(self) -> None:
        self._installation = Installation.ready()
        if not self._installation.archive.exists():
            self._installation.dump(self._dump)

    def _dump(self, words: list[str]) -> None:
        """A start and an end of a node of its own, of which the class archive is made."""
        assert self._installation is not None
        with _Rehearsal(self._installation, words) as node:
            node.stop()

    def command(self) -> list[str]:
        assert self._installation is not None
        return [*self._installation.command(self.heap_mb, fast_start=self._fast_start), *self._settings()]

    def _settings(self) -> list[str]:
        settings = {
            "path.home": self.folder,
            "cluster.name": f"dayanak-{self._peers[0] if self._peers else self._inner}",
            "node.name": self.node_name,
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": self._inner,
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **self._discovery(),
        }
        return [f"{name}={value}" for name, value in settings.items()]

    def _discovery(self) -> dict[str, str]:
        if not self._peers:
            return {"discovery.type": "single-node"}
        return {
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{peer}" for peer in self._peers),
            "cluster.initial_cluster_manager_nodes": ",".join(f"node-{peer}" for peer in self._peers),
        }

    def ready(self) -> bool:
        try:
            return self.ask("GET", "/_cluster/health")["status"] in ("yellow", "green")
        except (OSError, http.client.HTTPException, KeyError, ValueError):
            return False

    def banner(self) -> dict[str, Any]:
        """What the node says of itself: `number` and `build_hash` among it."""
        version: dict[str, Any] = self.ask("GET", "/")["version"]
        return version

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Its answer to a request, past our own adapter."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            text = None if body is None else json.dumps(body)
            line.request(method, path, text, {"Content-Type": "application/json"} if text else {})
            return json.loads(line.getresponse().read())
        finally:
            line.close()


class _Rehearsal(OpenSearch):
    """A node that leaves the class archive behind."""

    def __init__(self, installation: Installation, words: list[str]) -> None:
        super().__init__()
        self._installation, self._words = installation, words

    def prepare(self) -> None:
        """Everything is there."""

    def command(self) -> list[str]:
        java, *words = super().command()
        return [java, *self._words, *words]


class Cluster:
    """Processes that are one cluster; each of `nodes` can be killed and started again by itself."""

    def __init__(self, size: int = 3, *, heap_mb: int = HEAP_MB) -> None:
        ports: list[int] = []
        while len(ports) < size:
            ports += [port] if (port := free_port()) not in ports else []
        self.nodes = [OpenSearch(heap_mb=heap_mb, peers=(own, *(p for p in ports if p != own))) for own in ports]

    @property
    def url(self) -> str:
        """One URL with all its nodes."""
        return "http://" + ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)

    def address(self, name: str) -> str:
        """The URL of our indexes of this name on it."""
        return f"{self.url}/{name}"

    def start(self) -> Self:
        """Itself, with all nodes in it and every shard where it belongs."""
        for node in self.nodes:
            node.prepare()
        for node in self.nodes:
            node.begin()
        self.whole()
        return self

    def whole(self) -> None:
        """Waits until all nodes are there and the cluster is green."""
        until(lambda: all(self._healthy(node) for node in self.nodes), HEALTHY_S, "the cluster is whole and green")

    def _healthy(self, node: OpenSearch) -> bool:
        if not node.running:
            raise AssertionError(f"{node.node_name} has ended:\n{node.log[-3000:]}")
        health = node.ask("GET", "/_cluster/health") if node.ready() else {}
        return health.get("status") == "green" and health.get("number_of_nodes") == len(self.nodes)

    def manager(self) -> OpenSearch:
        """The node that leads now."""
        living = next(node for node in self.nodes if node.running)
        leads = living.ask("GET", "/_cat/cluster_manager?format=json")[0]["node"]
        return next(node for node in self.nodes if node.node_name == leads)

    def stop(self) -> None:
        for node in self.nodes:
            node.stop()

    def kill(self) -> None:
        for node in self.nodes:
            node.kill()

    def close(self) -> None:
        for node in self.nodes:
            node.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()


def main() -> int:
    """`make opensearch`: a node until Ctrl-C."""
    reason = OpenSearch.missing()
    if reason:
        print(reason)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM):  # a script that begins us in the background has SIGINT ignored
        signal.signal(number, signal.default_int_handler)
    with OpenSearch(fast_start=False) as server:
        said = server.banner()
        print(f"OpenSearch {said['number']}, build {said['build_hash']}")
        print(f"export DAYANAK_INDEX_URL={server.address('dayanak')}    (Ctrl-C ends it)", flush=True)
        try:
            while server.running:
                time.sleep(0.5)
        except KeyboardInterrupt:
            return 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
