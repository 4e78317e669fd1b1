"""Errors as problem details, and the parameters that are refused."""

import json

import pytest
from fastapi import Depends, FastAPI, Request
from fastapi.testclient import TestClient

from dayanak.http.parameters import only
from dayanak.http.problems import problem
from dayanak.law import errors


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.Rejected, 422), (errors.TooLarge, 413), (errors.Unreadable, 422), (errors.Unauthenticated, 401),
        (errors.Forbidden, 403), (errors.NotFound, 404), (errors.Conflict, 409), (errors.Unavailable, 503),
        (errors.Misconfigured, 500), (errors.NotYet, 422), (errors.WrongVerb, 405),
    ],
)  # fmt: skip
def test_each_error_has_its_status_and_a_turkish_title(kind, status):
    answer = problem(kind("Açıklama ğüşıöç"), "/api/x")
    body = json.loads(answer.body)
    assert answer.status_code == body["status"] == status
    assert answer.media_type == "application/problem+json"
    assert body["detail"] == "Açıklama ğüşıöç"
    assert body["instance"] == "/api/x"


def test_what_is_inside_the_house_is_not_said_outside():
    error = errors.Unavailable("Arama sunucusuna ulaşılamıyor (http://10.0.0.7:9200).")
    error.told = "Arama şu anda yapılamıyor."
    assert json.loads(problem(error).body)["detail"] == "Arama şu anda yapılamıyor."


def test_a_401_says_how_to_authenticate():
    assert problem(errors.Unauthenticated("x")).headers["WWW-Authenticate"] == "Bearer"


def test_unknown_parameters_are_refused_by_name():
    app = FastAPI()
    app.add_api_route("/x", lambda: "ok", dependencies=[Depends(only("q"))])

    @app.exception_handler(errors.DayanakError)
    def answer(request: Request, error: errors.DayanakError):
        return problem(error)

    client = TestClient(app)
    assert client.get("/x?q=1").status_code == 200
    refused = client.get("/x?as_of=2020-01-01")
    assert refused.status_code == 422
    assert refused.json()["field"] == "as_of"
