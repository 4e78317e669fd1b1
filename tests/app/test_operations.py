"""Liveness, readiness and figures: what they say, who may read them, and that nothing that hangs holds them up."""

import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dayanak.app.asgi import create_app
from dayanak.app.listening import shown
from dayanak.app.metrics import FOLDER, Metrics
from dayanak.app.operations import for_documents, may_read, readiness
from dayanak.app.readiness import Part, Probe, Readiness, State, ready
from dayanak.app.settings import Settings
from dayanak.app.wiring import open_house
from dayanak.law.errors import DayanakError, Forbidden, Misconfigured, Unauthenticated, Unavailable
from dayanak.storage.record import Incoming, JobKind
from tests.app.town import Town, directive, open_town
from tests.servers.process import free_port

LABELS = {
    "route", "method", "status", "code", "group", "sort", "found", "operation", "kind", "result", "state", "source",
    "le", "version", "python", "implementation",
}  # fmt: skip
"""All that there may be: no ids, no addresses, no words."""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with open_town(tmp_path_factory.mktemp("town")) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
        yield town


def local(town: Town) -> TestClient:
    """A client on this machine."""
    return TestClient(town.client.app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))


def figures(page: str) -> dict[str, float]:
    lines = (line.rpartition(" ") for line in page.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def test_it_lives(town: Town) -> None:
    assert town.get("/api/live") == {"status": "ok"}


def test_it_is_ready(town: Town) -> None:
    answer = town.get("/api/ready")
    assert answer["status"] == "ready"
    assert {name: (part["needed"], part["state"]) for name, part in answer["parts"].items()} == {
        "record": (True, "ok"),
        "index": (True, "ok"),
    }


def test_without_the_index_it_lives_and_is_not_ready(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        (tmp_path / "index" / "t0-000009").mkdir()  # of an older program
        (tmp_path / "index" / "CURRENT").write_text("t0-000009")
        answer = town.client.get("/api/ready")
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "not-ready"
        assert answer.json()["parts"]["index"]["state"] == "unbuilt"
        assert answer.json()["parts"]["record"]["state"] == "ok"
        assert town.client.get("/api/live").status_code == 200


def test_an_empty_index_of_a_full_record_is_not_ready_and_says_so(tmp_path: Path) -> None:
    """The trap: an index that answers "none" answers; whoever is sent here to search is refused."""
    with open_town(tmp_path) as town:
        assert town.get("/api/ready")["status"] == "ready", "where there is nothing, nothing is missing"
        document = town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))["document"]
        assert town.get("/api/ready")["status"] == "ready"
    shutil.rmtree(tmp_path / "index")
    with open_house(Settings(data=tmp_path, log_level="WARNING")) as house:  # nobody is there to build it anew
        client = TestClient(create_app(house), base_url="http://127.0.0.1")
        assert client.get("/api/search?q=kunduz").status_code == 503
        answer = client.get("/api/ready")
        assert (answer.status_code, answer.json()["code"]) == (503, "not-ready")
        assert answer.json()["parts"]["index"]["state"] == "unbuilt"
        assert client.get(f"/api/documents/{document}").status_code == 200
        reading = client.get("/api/ready?for=documents")
        assert (reading.status_code, reading.json()["status"]) == (200, "degraded")
        assert reading.json()["parts"]["index"] == answer.json()["parts"]["index"] | {"needed": False}
        assert client.get("/api/ready?for=search").status_code == 422
        assert client.get("/api/live").status_code == 200
        at_work = readiness(house, answers=False).parts()
        assert ready(at_work), "a worker has to be there to build it"
    with open_town(tmp_path) as town:
        until = time.monotonic() + 30
        while town.client.get("/api/ready").status_code != 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert town.found("kunduz"), "ready is when it is found"


def test_an_index_that_was_deleted_under_a_server_is_said_while_it_is_searched(tmp_path: Path) -> None:
    """The trap: the files are mapped, so everything looked well until the next start."""
    with open_town(tmp_path) as town:
        town.bring(directive("KUNDUZ", "Kunduz bendi korunur."))
        found = town.get("/api/search", q="kunduz")["total"]
    with open_house(Settings(data=tmp_path, log_level="WARNING")) as house:  # nobody is there to build it anew
        client = TestClient(create_app(house), base_url="http://127.0.0.1")
        assert client.get("/api/search?q=kunduz").json()["total"] == found
        assert client.get("/api/ready").json()["status"] == "ready"
        shutil.rmtree(tmp_path / "index")
        assert client.get("/api/search?q=kunduz").json()["total"] == found
        time.sleep(1.1)
        answer = client.get("/api/ready")
        assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
        assert answer.json()["parts"]["index"]["state"] == "damaged"


def test_without_the_record_no_documents_are_ready(tmp_path: Path) -> None:
    missing = Part(needed=True, state=State.MISSING)
    assert not ready(for_documents({"record": missing, "index": missing}))


def test_without_the_bell_it_is_degraded_and_ready(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, broker_url=f"redis://:gizli@127.0.0.1:{free_port()}/0")
    with open_house(settings) as house:
        answer = TestClient(create_app(house), base_url="http://127.0.0.1").get("/api/ready")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["parts"]["broker"] == {"needed": False, "state": "missing"} | {
        "ms": answer.json()["parts"]["broker"]["ms"]
    }
    assert "gizli" not in answer.text


def test_what_hangs_is_slow_and_asked_by_one_thread_only() -> None:
    wait, asked = threading.Event(), []

    def hang() -> None:
        asked.append(1)
        wait.wait(10)

    parts = Readiness({"record": Probe(True, hang), "index": Probe(True, lambda: None)}, limit_s=0.1)
    begun = time.monotonic()
    for _ in range(2):
        seen = parts.parts()
        time.sleep(1.05)
    assert time.monotonic() - begun < 5
    assert (seen["record"].state, seen["index"].state) == (State.SLOW, State.OK)
    assert not ready(seen)
    assert len(asked) == 1
    wait.set()
    time.sleep(0.05)
    assert ready(parts.parts())


def test_a_crowd_that_asks_is_answered_by_one_look() -> None:
    asked: list[int] = []
    parts = Readiness({"record": Probe(True, lambda: asked.append(1))})
    crowd = [threading.Thread(target=parts.parts) for _ in range(20)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(asked) == 1


def test_a_fault_of_the_probe_is_no_answer_of_the_part() -> None:
    def fails() -> None:
        raise Unavailable("Yanıt yok.")

    assert Readiness({"record": Probe(True, fails)}).parts()["record"].state is State.MISSING


def test_the_figures(town: Town) -> None:
    client = local(town)
    before = figures(client.get("/metrics").text)
    town.found("kunduz")
    town.found("bulunmayan")
    town.client.get("/api/documents/yok")
    seen = figures(client.get("/metrics").text)
    grown = {name: value - before.get(name, 0) for name, value in seen.items() if value != before.get(name, 0)}
    assert grown['dayanak_requests_total{method="GET",route="/api/search",status="200"}'] == 2
    assert grown['dayanak_requests_total{method="GET",route="/api/documents/{document_id}",status="404"}'] == 1
    assert grown['dayanak_request_seconds_count{method="GET",route="/api/search"}'] == 2
    assert grown['dayanak_refusals_total{code="not-found"}'] == 1
    assert grown['dayanak_searches_total{found="yes",group="article",sort="relevance"}'] == 1
    assert grown['dayanak_engine_seconds_count{operation="search"}'] >= 2
    assert seen['dayanak_job_seconds_count{kind="process",result="done"}'] == 1
    assert seen['dayanak_job_seconds_count{kind="index",result="done"}'] == 1
    assert (seen["dayanak_documents"], seen["dayanak_index_entries"]) == (1, 4)
    assert (seen["dayanak_record_up"], seen["dayanak_index_up"]) == (1, 1)
    assert seen["process_resident_memory_bytes"] > 0
    assert 'dayanak_build_info{implementation="CPython"' in "".join(seen)


def test_no_label_grows_without_end(town: Town) -> None:
    client = local(town)
    for number in range(30):
        client.get(f"/api/documents/{number}")
        client.get(f"/{number}")
        client.request(f"VERB{number}", "/api/search")
        client.get("/api/search", params={"q": f"x{number}", "year": "dün"})
    page = client.get("/metrics").text
    assert set(re.findall(r'[{,](\w+)="', page)) <= LABELS
    assert len([name for name in figures(page) if name.startswith("dayanak_requests_total")]) < 25


def test_jobs_that_wait_and_have_failed_are_seen_at_once(tmp_path: Path) -> None:
    with open_house(Settings(data=tmp_path)) as house:
        for number in range(3):
            house.record.receive(Incoming(f"{number:064x}", 1, "a.pdf", "application/pdf"))
        job = house.record.jobs.claim((JobKind.PROCESS,))
        assert job is not None
        house.record.jobs.fail(job, "olmadı", retry=False)
        client = TestClient(create_app(house), base_url="http://127.0.0.1", client=("::1", 1))
        seen = figures(client.get("/metrics").text)
    assert seen['dayanak_jobs{kind="process",state="failed"}'] == 1
    assert seen['dayanak_jobs{kind="process",state="waiting"}'] == 2
    assert seen['dayanak_oldest_job_seconds{kind="process"}'] >= 0


def test_a_failed_try_is_counted_by_its_error() -> None:
    metrics = Metrics()
    metrics.job_ended("index", 0.5, Unavailable("x"), 4)
    metrics.job_ended("process", 0.5, KeyError("kimlik-123"))
    seen = figures(metrics.page().decode())
    assert seen['dayanak_job_failures_total{code="unavailable",kind="index"}'] == 4
    assert seen['dayanak_job_failures_total{code="KeyError",kind="process"}'] == 1
    assert seen['dayanak_job_seconds_count{kind="index",result="failed"}'] == 4


@pytest.mark.parametrize(
    ("key", "said", "host", "passed_on", "refused"),
    [
        ("", "", "127.0.0.1", False, None),
        ("", "", "::1", False, None),
        ("", "", "10.0.0.7", False, Forbidden),
        ("", "", "testclient", False, Forbidden),
        ("", "", "127.0.0.1", True, Forbidden),  # a proxy on this machine asks for somebody else
        ("k-1", "Bearer k-1", "10.0.0.7", True, None),
        ("k-1", "Bearer k-2", "127.0.0.1", False, Unauthenticated),
        ("k-1", "", "127.0.0.1", False, Unauthenticated),
        ("k-1", "Bearer şş", "127.0.0.1", False, Unauthenticated),
    ],
)
def test_who_may_read_the_figures(
    key: str, said: str, host: str, passed_on: bool, refused: type[DayanakError] | None
) -> None:
    if refused is None:
        may_read(key, said, host, passed_on=passed_on)
    else:
        with pytest.raises(refused):
            may_read(key, said, host, passed_on=passed_on)


def test_a_stranger_is_refused_in_the_words_of_the_api(town: Town) -> None:
    answer = local(town).get("/metrics", headers={"X-Forwarded-For": "10.0.0.7"})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert "DAYANAK_METRICS_KEY" in answer.json()["detail"]


COUNT = """
from dayanak.app.metrics import Metrics
metrics = Metrics()
for _ in range(5): metrics.answered("/a", "GET", 200, 0.01)
print(metrics.page().decode())
"""


def test_processes_that_count_into_one_folder_answer_for_all(tmp_path: Path) -> None:
    pages = [
        subprocess.run(
            [sys.executable, "-c", COUNT], env={FOLDER: str(tmp_path)}, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    counted = [figures(page)['dayanak_requests_total{method="GET",route="/a",status="200"}'] for page in pages]
    assert counted == [5, 10], "what ended processes counted is not forgotten"
    assert "process_resident_memory_bytes" in pages[-1]


def _asked(url: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_worker_shows_its_own_figures(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, metrics_listen=f"127.0.0.1:{free_port()}", metrics_key="anahtar")
    with open_house(settings) as house, shown(house) as port:
        address = f"http://127.0.0.1:{port}"
        assert _asked(f"{address}/metrics")[0] == 401
        status, page = _asked(f"{address}/metrics", Authorization="Bearer anahtar")
        assert status == 200
        assert figures(page)["dayanak_documents"] == 0
        assert _asked(f"{address}/live") == (200, '{"status": "ok"}')
        assert _asked(f"{address}/ready") == (200, '{"parts": {"record": "ok", "index": "ok"}}')
        assert _asked(f"{address}/etc/passwd")[0] == 404
        with pytest.raises(Misconfigured, match="başka bir kapı"), shown(house):
            pass
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"{address}/live", timeout=5)


@pytest.mark.parametrize("listen", ["9464x", "127.0.0.1:", "127.0.0.1:99999", "no.such.host.invalid:1"])
def test_a_port_that_there_is_not_is_refused(tmp_path: Path, listen: str) -> None:
    with (
        open_house(Settings(data=tmp_path)) as house,
        pytest.raises(Misconfigured, match="DAYANAK_METRICS_LISTEN"),
        shown(replace(house, settings=replace(house.settings, metrics_listen=listen))),
    ):
        pass
