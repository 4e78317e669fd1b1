"""Whatever is typed or put into an address: an answer or a refusal that names the field, soon, and never a 500."""

import html
import itertools
import json
import time
from typing import Any

import pytest

from tests.app.town import UNIVERSITY, Town, directive

SOON_S = 3.0  # of processor time: what others do on the machine does not count
LONGEST = 10_000


@pytest.fixture(scope="module", autouse=True)
def texts(town: Town) -> None:
    """A few documents to ask about."""
    town.bring(directive("IŞIK ISINMA", "IŞIKLI ISITICI İŞLETMESİ izne bağlıdır.", "Işık ısısı ölçülür."))
    town.bring(directive("İZİN", "İzin isteği yazılı yapılır.", "5018 sayılı Kanunun 3 üncü maddesi saklıdır."))


def ask(town: Town, q: str, **params: Any) -> tuple[int, dict[str, Any]]:
    """Status and JSON of a search that came in time."""
    begun = time.process_time()
    answer = town.client.get("/api/search", params={"q": q, **params})
    assert time.process_time() - begun < SOON_S
    if answer.status_code != 200:
        assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()


STRANGE = {
    "longest": "izin " * (LONGEST // 5),
    "one word of 10,000 letters": "ş" * LONGEST,
    "10,000 different words": " ".join(f"k{n}" for n in range(1700))[:LONGEST],
    "long exclusions": " ".join(f"-izin{n}" for n in range(1000)),
    "long phrase": f'"{"izin isteği " * 700}"',
    "thousands of phrases": '"izin" ' * 1400,
    "citations": "5018 sayılı Kanunun 3 üncü maddesi " * 280,
    "brackets": "((((" * 2000,
    "only operators": '- -- "" -"" + * ~ ^ : / \\ ( ) [ ] { } AND OR NOT && || !',
    "choices": "izin|" * 2000,
    "different choices": "".join(f"izin{n} VEYA " for n in range(700)),
    "brackets of exclusions": "-(izin (" * 1200,
    "beginnings": " ".join(f"iz{chr(97 + n % 26)}{n}*" for n in range(1100)),
    "short beginnings": "i* * iz* *in* " * 700,
    "near": "".join(f'"izin isteği yazılı k{n}"~50 ' for n in range(300)),
    "fields": "kurum:a tür:b yıl:c madde:d xyz:e başlık:f " * 230,
    "numbers of fields": "".join(f"madde:1..999 yıl:1800..2199 kurum:{n} " for n in range(250)),
    "fields of nothing": 'kurum: tür:( yıl:) madde:| başlık:" ',
    "groups in groups": "".join(f"(izin{n}|(isteği -" for n in range(500)),
    "unbalanced quote": '"izin isteği',
    "quote inside": 'iz"in ist"eği',
    "typographic quotes": "“izin isteği „yazılı",
    "only a minus": "-",
    "minus of nothing": '-""',
    "NUL": "iz\x00in",
    "controls": "".join(map(chr, range(32))),
    "direction marks": "\u202eizin\u2066 isteği",
    "emoji": "izin 😀👩‍👩‍👧‍👦🇹🇷",
    "combining": "i\u0307zin ış\u0327ık",
    "other scripts": "إجازة 許可 отпуск",
    "engine syntax": "stem:izin AND kind:kanun~2^9 [a TO b] /.*.*.*.*x/",
    "markup": "<script>alert(1)</script>",
    "template": "{{ 7*7 }}",
    "SQL": "'; DROP TABLE documents; --",
    "surrogate": "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "blanks": " \t\n\u00a0\u3000",
    "nothing": "",
}


@pytest.mark.parametrize("q", STRANGE.values(), ids=STRANGE)
def test_every_query_has_an_answer(town: Town, q: str) -> None:
    status, answer = ask(town, q)
    assert status == 200
    assert answer["total"] >= len(answer["hits"])


@pytest.mark.parametrize("q", STRANGE.values(), ids=STRANGE)
def test_every_query_has_a_page(town: Town, q: str) -> None:
    begun = time.process_time()
    page = town.client.get("/ara", params={"q": q})
    assert page.status_code == 200
    assert time.process_time() - begun < SOON_S
    assert "<script>alert" not in page.text
    assert "{{" not in page.text or q == STRANGE["template"]


@pytest.mark.parametrize("q", ["x" * (LONGEST + 1), "ş " * 5200, '"' * 20_000])
@pytest.mark.parametrize("path", ["/api/search", "/ara"])
def test_a_query_beyond_10000_characters_is_refused(town: Town, path: str, q: str) -> None:
    answer = town.client.get(path, params={"q": q})
    assert answer.status_code == 422
    assert "10.000" in answer.text


@pytest.mark.parametrize("q", ["".join(letters) for letters in itertools.product("ıİiI", "zZ", "ıİiI", "nN")])
def test_every_turkish_i_finds_the_same(town: Town, q: str) -> None:
    status, answer = ask(town, q)
    assert status == 200
    assert any("zin isteği" in hit["snippet"].replace("<mark>", "").replace("</mark>", "") for hit in answer["hits"])


@pytest.mark.parametrize("word", ["ışık", "IŞIK", "Işık", "isitici", "ISITICI", "ısıtıcı", "Isıtıcı"])
def test_words_in_capitals_are_turkish(town: Town, word: str) -> None:
    assert "art_2" in [hit["eid"].split("__")[0] for hit in ask(town, word)[1]["hits"]]


@pytest.mark.parametrize("path", ["/api/search", "/ara"])
@pytest.mark.parametrize("field", ["unit", "kind", "category", "place", "open"])
def test_500_filters_are_refused_in_few_words(town: Town, path: str, field: str) -> None:
    """Trap: a page with 500 chips, each an address with 499 filters."""
    answer = town.client.get(path, params={"q": "kaz", field: [str(98_000_000 + n) for n in range(500)]})
    assert answer.status_code == 422
    assert "en çok 100 değer" in html.unescape(answer.text)
    assert len(answer.content) < 200_000


def test_a_page_with_as_many_filters_as_may_be_is_short(town: Town) -> None:
    years = [str(year) for year in range(1920, 2020)]
    answer = town.client.get("/ara", params={"q": "kaz", "year": years, "facets": "all"})
    assert answer.status_code == 200
    assert "hepsini kaldır" in answer.text
    assert len(answer.content) < 200_000


WRONG = [
    ("page", "0", "page"),
    ("page", "-1", "page"),
    ("page", "99999999999999999999999", "page"),
    ("page", "bir", "page"),
    ("page", "1001", "page"),
    ("page", "١", None),
    ("size", "0", "size"),
    ("size", "101", "size"),
    ("size", "1e9", "size"),
    ("unit", "karaçam", "unit"),
    ("unit", "1 OR 1=1", "unit"),
    ("kind", "ferman", "kind"),
    ("kind", "", "kind"),
    ("year", "-44", "year"),
    ("year", "20244", "year"),
    ("from", "dün", "from"),
    ("from", "2024-02-30", "from"),
    ("to", "31.12.2024", "to"),
    ("status", "belki", "status"),
    ("gazette", "belki", "gazette"),
    ("level", "orta", "level"),
    ("category", "derebeylik", "category"),
    ("place", "Atlantis", "place"),
    ("facets", "renk", "facets"),
    ("open", "kök", "open"),
    ("group", "sentence", "group"),
    ("sort", "random", "sort"),
    ("cursor", "şş", "cursor"),
    ("cursor", "bzk", None),
    ("cursor", "x" * 9000, "cursor"),
    ("subtree", "belki", "subtree"),
    ("explain", "7", "explain"),
    ("as_of", "2020-01-01", "as_of"),
    ("service", "1", "service"),
    ("lapsed", "true", "lapsed"),
    ("q[]", "x", "q[]"),
    ("\x00", "x", "\x00"),
]


@pytest.mark.parametrize(("name", "value", "field"), WRONG)
def test_a_wrong_parameter_is_named(town: Town, name: str, value: str, field: str | None) -> None:
    status, answer = ask(town, "izin", **{name: value})
    if field is None:
        assert status in {200, 422}
        return
    assert status == 422
    assert answer["field"] == field
    assert answer["title"]


@pytest.mark.parametrize(("name", "value", "field"), WRONG)
def test_a_wrong_parameter_is_a_page_too(town: Town, name: str, value: str, field: str | None) -> None:
    answer = town.client.get("/ara", params={"q": "izin", name: value})
    assert answer.status_code in {200, 422}
    assert "<main" in answer.text


def test_a_cursor_far_beyond_the_end_is_an_empty_page(town: Town) -> None:
    far = "bzk5OTk5OTk5OQ"  # o999999999
    for group in ("article", "clause", "document"):
        status, answer = ask(town, "izin", cursor=far, group=group)
        assert status == 200
        assert answer["hits"] == []
        assert answer["next"] is None


@pytest.mark.parametrize(
    "path",
    [
        "/api/units?name=" + "x" * 60_000,
        "/api/units?name=" + "%C4%B1%20" * 900,
        "/api/units?page=101&size=100",
        "/api/units?below=yok",
        "/api/units?x=1",
        "/api/units/%00",
        "/api/units/97000001%2F..",
        "/api/services/%F0%9F%98%80",
        "/api/documents/..%2F..%2Fsecret",
        "/api/documents/yok/provisions/" + "art_" * 3000,
        "/api/documents/yok/original",
        "/api/uploads/%00",
        "/api/citations",
        "/api/citations?text=" + "a" * 50_000,
        "/mevzuat/%00",
        "/mevzuat/yok/%22%3E%3Cscript%3E",
        "/kurum/999999999999999999999999",
        "/Home/Kurum/x",
        "/hizmet/%2E%2E",
        "/yukle?sayfa=999999",
        "/static/..%2f..%2fpyproject.toml",
        "/docs/static/%2e%2e/%2e%2e/secret",
        "/%F0%9F%98%80",
        "/api/%E2%80%AE",
    ],
)
def test_no_address_is_a_500(town: Town, path: str) -> None:
    answer = town.client.get(path)
    assert answer.status_code in {200, 404, 422}
    if answer.status_code != 200 and path.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"text": 5}',
        b'{"text": "5018 say\\u0131l\\u0131 \\ud800 Kanunun 3 \\udfff"}',
        b'{"text": "\\u0000 5018 say\\u0131l\\u0131 Kanun"}',
        b'{"text": "' + b"a" * 200_001 + b'"}',
        b'{"text": ' + b"[" * 100_000 + b"}",
        b"\xff\xfe",
        json.dumps({"text": "5018 sayılı Kanunun 3 üncü maddesi " * 5000}).encode(),
    ],
    ids=lambda body: repr(body[:24]),
)
def test_any_body_of_a_citation_request_is_answered(town: Town, body: bytes) -> None:
    begun = time.process_time()
    answer = town.client.post("/api/citations", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in {200, 413, 422}
    assert time.process_time() - begun < 2 * SOON_S


def test_the_wrong_method_is_no_500(town: Town) -> None:
    for path in ("/api/search", "/ara", f"/api/units/{UNIVERSITY}", "/"):
        assert 400 <= town.client.delete(path).status_code < 500
