"""Around every request: an id that can be trusted, one line that names the route, and a count; nothing of the words."""

import asyncio
import logging
import re
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse, StreamingResponse

from dayanak import trace
from dayanak.http.problems import problem
from dayanak.http.watch import Watch
from dayanak.law.errors import NotFound

Seen = list[tuple[str, str, int, float]]


@pytest.fixture
def seen() -> Seen:
    return []


@pytest.fixture
def client(seen: Seen) -> TestClient:
    app = FastAPI()

    @app.get("/things/{name}")
    def thing(name: str) -> str:
        logging.getLogger("inner").info("in a thread")
        return f"{name} {trace.current()['request']}"

    @app.get("/stream")
    def stream() -> StreamingResponse:
        return StreamingResponse(iter(["a" * 10, "b" * 5]))

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError

    @app.get("/missing")
    def missing() -> Any:
        return problem(NotFound("Yok."))

    app.middleware_stack = Watch(app.build_middleware_stack(), lambda *it: seen.append(it))
    return TestClient(app, raise_server_exceptions=False)


def lines(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name == "dayanak.http.watch"]


@pytest.mark.parametrize("given", ["istek-00000001", "0af7651916cd43dd8448eb211c80319c", "a" * 64])
def test_an_id_that_comes_along_is_kept(client: TestClient, given: str) -> None:
    answer = client.get("/things/a", headers={"X-Request-ID": given})
    assert answer.headers["x-request-id"] == given
    assert given in answer.text


@pytest.mark.parametrize(
    "given", ["", "short", "a" * 65, "with blank in it", "x\ty-12345678", "<script>alert(1)", "'; --"]
)
def test_an_id_that_is_none_is_replaced(client: TestClient, given: str) -> None:
    answer = client.get("/things/a", headers={"X-Request-ID": given})
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["x-request-id"])


def test_no_two_requests_have_the_same(client: TestClient) -> None:
    assert len({client.get("/things/a").headers["x-request-id"] for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("method", "path", "counted"),
    [
        ("GET", "/things/ali?q=sir", ("/things/{name}", "GET", 200)),
        ("GET", "/stream", ("/stream", "GET", 200)),
        ("GET", "/broken", ("/broken", "GET", 500)),
        ("GET", "/nowhere/ali", ("(none)", "GET", 404)),
        ("POST", "/things/ali", ("/things/{name}", "POST", 405)),
        ("BREW", "/things/ali", ("/things/{name}", "OTHER", 405)),
    ],
)
def test_the_route_is_counted_and_not_the_address(
    client: TestClient, seen: Seen, method: str, path: str, counted: tuple[str, str, int]
) -> None:
    answer = client.request(method, path)
    assert seen[0][:3] == counted
    assert 0 < seen[0][3] < 10
    assert answer.headers["x-request-id"], "also where it failed"


def test_one_line_a_request(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/things/ali?q=gizli")
        client.get("/stream")
    first, second = lines(caplog)
    assert first.route == "/things/{name}"
    assert second.bytes == 15
    assert second.getMessage().startswith("GET /stream 200 ")
    assert all("ali" not in line.getMessage() and "gizli" not in line.getMessage() for line in (first, second))


def test_the_address_is_said_where_that_is_wanted(caplog: pytest.LogCaptureFixture) -> None:
    watch = Watch(PlainTextResponse("x"), lambda *_: None, addresses=True)
    with caplog.at_level(logging.INFO):
        TestClient(watch).get("/ara?q=izin")
    assert lines(caplog)[0].getMessage().startswith("GET /ara?q=izin 200 ")


def test_whoever_looks_after_us_is_not_told_of_every_time(caplog: pytest.LogCaptureFixture, seen: Seen) -> None:
    app = FastAPI()
    app.get("/api/live")(lambda: "ok")
    app.middleware_stack = Watch(app.build_middleware_stack(), lambda *it: seen.append(it))
    with caplog.at_level(logging.INFO):
        TestClient(app).get("/api/live")
    assert lines(caplog) == []
    assert len(seen) == 1


def test_a_problem_says_which_request_it_was(client: TestClient) -> None:
    answer = client.get("/missing")
    assert answer.json()["request"] == answer.headers["x-request-id"]


def test_requests_at_once_do_not_mix(seen: Seen) -> None:
    met: dict[str, str] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        before = trace.current()["request"]
        await asyncio.sleep(0.01)
        met[before] = trace.current()["request"]
        await PlainTextResponse("x")(scope, receive, send)

    async def send(_message: Any) -> None:
        pass

    async def several() -> None:
        watch = Watch(app, lambda *_: None)
        scopes = [{"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []} for _ in range(10)]
        await asyncio.gather(*(watch(scope, None, send) for scope in scopes))  # type: ignore[arg-type]

    asyncio.run(several())
    assert len(met) == 10
    assert all(before == after for before, after in met.items())
