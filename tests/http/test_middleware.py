"""HEAD, and the limit of a body that declares nothing."""

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from dayanak.http.middleware import BodyLimit, HeadAsGet
from dayanak.http.problems import problem
from dayanak.law.errors import DayanakError


@pytest.fixture
def client():
    app = FastAPI()

    @app.get("/x")
    def read():
        return {"a": 1}

    @app.post("/x")
    async def write(request: Request):
        return len(await request.body())

    @app.exception_handler(DayanakError)
    def known(request: Request, error: DayanakError):
        return problem(error)

    app.add_middleware(BodyLimit, max_bytes=100, refuse=lambda request, error: problem(error))
    app.add_middleware(HeadAsGet)
    return TestClient(app)


def test_head_has_the_headers_of_get_and_no_body(client):
    head, get = client.head("/x"), client.get("/x")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


def test_a_declared_size_is_refused_before_it_is_read(client):
    assert client.post("/x", content=b"a" * 101).status_code == 413


def test_a_body_without_a_declared_size_is_refused_while_it_is_read(client):
    assert client.post("/x", content=(b"a" * 50 for _ in range(4))).status_code == 413


def test_a_body_within_the_limit_passes(client):
    assert client.post("/x", content=b"a" * 100).json() == 100
