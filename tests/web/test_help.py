"""The page that explains the language of queries: its examples are read as it says, and no element is missing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from search_api.expressions import Beginning, Close, Either, Every, Expression, Field, FieldName, Quoted, Without
from search_api.parsing import parsed
from search_api.service import LATEST
from tests.web.site import make_app
from tests.web.test_pages import Links
from web import Installation
from web.rendering import turkish_number


@pytest.fixture
def examples(client: TestClient) -> list[str]:
    hrefs = Links(client.get("/yardim").text).hrefs
    return [parse_qs(urlsplit(href).query)["q"][0] for href in hrefs if href.startswith("/ara?q=")]


def _all(expression: Expression) -> list[Expression]:
    parts = expression.parts if isinstance(expression, Either | Every) else ()
    within = [expression.part] if isinstance(expression, Without) else []
    return [expression, *(one for part in (*parts, *within) for one in _all(part))]


def test_every_example_is_read_without_a_note(examples: list[str]) -> None:
    assert len(examples) > 20
    assert not [(q, parsed(q).notes) for q in examples if parsed(q).notes]


def test_every_element_of_the_language_has_an_example(examples: list[str]) -> None:
    read = [one for q in examples if (whole := parsed(q).expression) for one in _all(whole)]
    for kind in (Quoted, Close, Beginning, Either, Without):
        assert [one for one in read if isinstance(one, kind)], kind
    assert {one.name for one in read if isinstance(one, Field)} == set(FieldName)


def test_it_tells_how_far_back_a_feed_looks() -> None:
    site = make_app(installation=Installation("https://mevzuat.example"))
    with TestClient(site, base_url="http://127.0.0.1") as client:
        assert f"değişen {turkish_number(LATEST)} belgeye bakar" in client.get("/yardim").text
