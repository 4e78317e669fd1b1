"""The answers have the shapes and the meanings that the interface promises."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dayanak.search.port import Everything, Filters, Group, SearchQuery
from search_api.schemas import SearchAnswer
from tests.app.town import AUTHORITY, STUDENTS, UNIVERSITY, Town, directive, open_town

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
GEESE = directive(
    "KAZ GÖLÜ",
    "Kazlar gölde aşağıdaki kurallara göre beslenir:\na) Yem sabah verilir.\nb) Yem akşam verilir.",
    "Kazların sayımı her yıl yapılır. Sayım tutanağı saklanır.",
)
GOATS = directive(
    "KEÇİ OTLAĞI", "Keçilerin sayımı yapılmaz.", "Otlatma, Kaz Gölü Yönergesinin 2 nci maddesine göre yapılır."
)
MILLS = """RÜZGÂR VE DEĞİRMEN KURUMU

DEĞİRMEN YÖNETMELİĞİ

Resmî Gazete Tarihi: 14.03.2021 Resmî Gazete Sayısı: 99999

MADDE 38 – (1) Değirmenler yem öğütür.

MADDE 39 ila 40 – (1) Yel değirmenleri birlikte düzenlenmiştir.

MADDE 41 – (1) Bu Yönetmelik yayımı tarihinde yürürlüğe girer.
"""
FILES = (("kaz.txt", GEESE, STUDENTS), ("keci.txt", GOATS, UNIVERSITY), ("degirmen.txt", MILLS, AUTHORITY))


@pytest.fixture(scope="module")
def ids(town: Town) -> dict[str, str]:
    """Ids of the three documents by the names of their files."""
    done = {name: town.bring(text, name, unit) for name, text, unit in FILES}
    assert {one["state"] for one in done.values()} == {"published"}, done
    return {name: one["document"] for name, one in done.items()}


def test_a_hit_is_a_clause_with_all_its_fields(town: Town, ids: dict[str, str]) -> None:
    answer = town.get("/api/search", q="kazların sayımı")
    assert set(answer) >= {"total", "took_ms", "next", "understood", "hits", "facets"}
    assert set(answer["understood"]) >= {"text", "citations", "corrections"}
    assert set(answer["facets"]) >= {"unit", "kind", "year", "status"}
    hit = answer["hits"][0]
    wanted = {"document", "eid", "path", "breadcrumb", "heading", "status", "snippet", "score", "more", "url"}
    assert set(hit) >= wanted
    assert set(hit["document"]) >= {"id", "ref", "source", "title", "kind", "unit", "status"}
    assert hit["document"]["unit"] == {"detsis_no": STUDENTS, "name": "Öğrenci İşleri Daire Başkanlığı"}
    assert hit["document"]["source"] == "kaz.txt"
    assert hit["document"]["kind"] == "yonerge"
    assert (hit["path"], hit["eid"]) == ("madde:2/fikra:2", "art_2__para_2")
    assert hit["url"] == f"/mevzuat/{ids['kaz.txt']}/art_2__para_2"
    assert hit["heading"] == "Uygulama"
    assert "<mark>Kazların</mark> <mark>sayımı</mark>" in hit["snippet"]
    assert town.client.get(hit["url"]).status_code == 200


@pytest.mark.parametrize("q", ["kazların sayımı", "kaz gölü yönergesi m. 2", '"yem sabah" -keçi', "", "bulunmaz"])
def test_a_search_is_what_its_schema_says(town: Town, ids: dict[str, str], q: str) -> None:
    """Trap: the answer goes out as it was built; nothing looks at it again on its way."""
    sent = town.client.get("/api/search", params={"q": q, "explain": "true", "status": "all"})
    assert sent.headers["content-type"] == "application/json"
    assert SearchAnswer.model_validate_json(sent.content, strict=True).model_dump_json().encode() == sent.content
    described = town.get("/openapi.json")["paths"]["/api/search"]["get"]["responses"]["200"]
    assert described["content"]["application/json"]["schema"]["$ref"].endswith("/SearchAnswer")


def test_a_unit_stands_for_everything_below_unless_it_is_told_not_to(town: Town, ids: dict[str, str]) -> None:
    def found(**params: Any) -> set[str]:
        return {hit["document"]["id"] for hit in town.found("sayımı", **params)}

    kaz, keci = ids["kaz.txt"], ids["keci.txt"]
    assert found() == found(unit=UNIVERSITY) == found(unit=[STUDENTS, UNIVERSITY]) == {kaz, keci}
    assert found(unit=UNIVERSITY, subtree="false") == {keci}
    assert found(unit=STUDENTS) == found(unit=STUDENTS, subtree="false") == {kaz}
    assert found(unit=AUTHORITY) == set()


@pytest.mark.parametrize("group", ["article", "clause", "document"])
@pytest.mark.parametrize("q", ["", "yem", "sayımı", "yem sayımı", "yem -sabah", '"sayım tutanağı"'])
def test_facets_count_the_clauses_under_the_same_filters(town: Town, ids: dict[str, str], q: str, group: str) -> None:
    facets = town.get("/api/search", q=q, group=group)["facets"]
    for name, entries in facets.items():
        assert all(set(entry) >= {"value", "label", "count"} for entry in entries)
        for entry in entries:
            same = town.get("/api/search", q=q, group=group, size=1, subtree="false", **{name: entry["value"]})
            narrowed = {one["value"]: one["count"] for one in same["facets"][name]}
            assert narrowed.get(entry["value"]) == entry["count"]
    if q == "":
        clauses = town.get("/api/search", q=q, group="clause")["total"]
        assert sum(entry["count"] for entry in facets["kind"]) == clauses


def test_groups_count_what_they_show_and_fold_the_rest(town: Town, ids: dict[str, str]) -> None:
    whole = {
        group: town.get("/api/search", q="yem", group=group, size=100) for group in ("article", "clause", "document")
    }
    clauses = whole["clause"]["hits"]
    assert whole["clause"]["total"] == len(clauses)
    assert all(hit["more"] == 0 for hit in clauses)
    articles = Counter((hit["document"]["id"], hit["eid"].split("__")[0]) for hit in clauses)
    documents = Counter(hit["document"]["id"] for hit in clauses)
    for group, counted, key in (
        ("article", articles, lambda hit: (hit["document"]["id"], hit["eid"].split("__")[0])),
        ("document", documents, lambda hit: hit["document"]["id"]),
    ):
        assert whole[group]["total"] == len(whole[group]["hits"]) == len(counted)
        assert {key(hit): hit["more"] + 1 for hit in whole[group]["hits"]} == counted


def test_a_minus_takes_the_whole_article_away(town: Town, ids: dict[str, str]) -> None:
    assert "art_2" in [hit["eid"].split("__")[0] for hit in town.found("kazların", unit=STUDENTS)]
    for minus in ("akşam", "tutanak", "saklanır", "AKŞAM"):
        left = town.found(f"kazların sayımı -{minus}", unit=STUDENTS)
        assert "art_2" not in [hit["eid"].split("__")[0] for hit in left]


def test_pages_of_a_search_are_disjoint_and_end(town: Town, ids: dict[str, str]) -> None:
    seen, cursor = [], None
    for _ in range(20):
        page = town.get("/api/search", q="", size=2, **({"cursor": cursor} if cursor else {}))
        seen += [(hit["document"]["id"], hit["eid"]) for hit in page["hits"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == page["total"]
    second = town.get("/api/search", q="", size=2, page=2)["hits"]
    assert [(hit["document"]["id"], hit["eid"]) for hit in second] == seen[2:4]


def test_a_document_is_its_card_and_its_provisions(town: Town, ids: dict[str, str]) -> None:
    document = town.get(f"/api/documents/{ids['degirmen.txt']}")
    assert set(document) >= {"id", "ref", "source", "title", "kind", "unit", "status", "provisions"}
    assert document["title"]
    assert document["kind"] == "yonetmelik"
    assert document["gazette_date"] == "2021-03-14"
    for name, value in document.items():
        if value and (name in {"date", "gazette_date", "accepted", "in_force", "valid_from", "valid_to"}):
            assert DATE.fullmatch(value), name
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*", document["received_at"])
    eids = [provision["eid"] for provision in document["provisions"]]
    assert len(eids) == len(set(eids))
    years = town.get("/api/search", q="değirmenler")["facets"]["year"]
    assert [year["value"] for year in years] == ["2021"]


def test_a_provision_is_itself_and_what_is_in_it(town: Town, ids: dict[str, str]) -> None:
    base = f"/api/documents/{ids['kaz.txt']}/provisions"
    paragraph = town.get(f"{base}/art_2__para_1")
    assert "aşağıdaki kurallara göre beslenir:" in paragraph["text"]
    assert "Yem sabah verilir." in paragraph["text"]
    assert "Yem akşam verilir." in paragraph["text"]
    assert "sayımı" not in paragraph["text"]
    point = town.get(f"{base}/art_2__para_1__point_a")
    assert "sabah" in point["text"]
    assert "akşam" not in point["text"]
    assert "beslenir" not in point["text"]
    assert set(point) >= {"text", "heading", "citations_in", "citations_out", "units", "services"}
    assert town.get(f"{base}/art_2")["heading"] == "Uygulama"


def test_a_citation_stands_on_both_its_ends(town: Town, ids: dict[str, str]) -> None:
    citing = town.get(f"/api/documents/{ids['keci.txt']}/provisions/art_2__para_2")
    assert citing["citations_out"]
    assert citing["citations_out"][0]["targets"][0]["url"] == f"/mevzuat/{ids['kaz.txt']}/art_2"
    cited = town.get(f"/api/documents/{ids['kaz.txt']}/provisions/art_2")
    assert [one["url"] for one in cited["citations_in"]] == [f"/mevzuat/{ids['keci.txt']}/art_2__para_2"]


def test_a_member_of_a_joint_article_leads_to_it(town: Town, ids: dict[str, str]) -> None:
    base = f"/api/documents/{ids['degirmen.txt']}/provisions"
    joint = town.get(f"{base}/art_40")
    assert joint["provision"]["eid"] == "art_39..40"
    assert "Yel değirmenleri" in joint["text"]
    assert town.client.get(f"/mevzuat/{ids['degirmen.txt']}/art_40").status_code == 200
    for missing in ("art_42", "art_37", "art_4", "xyz"):
        assert town.client.get(f"{base}/{missing}").status_code == 404


def test_citations_of_a_text_and_where_they_lead(town: Town, ids: dict[str, str]) -> None:
    text = "Bkz. Kaz Gölü Yönergesinin 2 nci maddesi"
    for answer in (
        town.get("/api/citations", text=text),
        town.client.post("/api/citations", json={"text": text}).json(),
        town.client.post("/api/citations", data={"text": text}).json(),
    ):
        (found,) = answer["citations"]
        assert set(found) >= {"start", "end", "surface", "targets"}
        assert text[found["start"] : found["end"]] == found["surface"]
        assert set(found["targets"][0]) >= {"target", "exists", "nearest", "url"}


def test_units_and_what_is_around_them(town: Town, ids: dict[str, str]) -> None:
    unit = town.get(f"/api/units/{STUDENTS}")
    assert (unit["detsis_no"], unit["name"]) == (STUDENTS, "Öğrenci İşleri Daire Başkanlığı")
    assert [one["detsis_no"] for one in town.get(f"/api/units/{STUDENTS}/ancestors")["units"]] == [UNIVERSITY]
    assert [one["detsis_no"] for one in town.get(f"/api/units/{UNIVERSITY}/children")["units"]] == [STUDENTS]
    below = town.get("/api/units", name="ogrenci isleri", below=UNIVERSITY)
    assert [one["detsis_no"] for one in below["units"]] == [STUDENTS]
    documents = town.get(f"/api/units/{UNIVERSITY}/documents")
    assert set(documents) >= {"total", "next", "documents"}
    assert {one["id"] for one in documents["documents"]} == {ids["kaz.txt"], ids["keci.txt"]}
    assert documents["total"] == 2
    first = town.get(f"/api/units/{UNIVERSITY}/documents", size=1)
    second = town.get(f"/api/units/{UNIVERSITY}/documents", cursor=first["next"])
    assert [one["id"] for one in (*first["documents"], *second["documents"])] == [
        one["id"] for one in documents["documents"]
    ]
    assert second["next"] is None


def test_ids_survive_a_reindex_and_another_ingest(town: Town, ids: dict[str, str], tmp_path: Path) -> None:
    shelf = town.house.engine.search(SearchQuery(Everything(), Filters(), group=Group.CLAUSE, size=1000))
    with open_town(tmp_path) as other:
        again = {name: other.bring(text, name, unit)["document"] for name, text, unit in FILES}
        anew = other.house.engine.search(SearchQuery(Everything(), Filters(), group=Group.CLAUSE, size=1000))
    assert again == ids
    assert {hit.id for hit in anew.hits} == {hit.id for hit in shelf.hits}


def test_the_interface_is_described_with_examples_and_asks_no_other_host(town: Town) -> None:
    described = town.get("/openapi.json")
    assert described["info"]["title"] == "Dayanak"
    for path in ("/api/search", "/api/uploads", "/api/citations", "/api/units", "/api/documents/{document_id}"):
        assert path in described["paths"]
    assert not [path for path in described["paths"] if not path.startswith("/api/")]
    text = json.dumps(described)
    assert '"examples"' in text
    assert not re.search(r"https?://", text)
    page = town.client.get("/docs")
    assert page.status_code == 200
    assert not re.search(r"(src|href)=\"(https?:)?//", page.text)
    for address in re.findall(r"(?:src|href)=\"(/[^\"]+)\"", page.text):
        assert town.client.get(address).status_code == 200, address


def test_every_error_that_a_route_can_answer_with_is_described(town: Town) -> None:
    wanted = {
        ("post", "/api/uploads"): {"202", "401", "403", "413", "422", "503"},
        ("get", "/api/search"): {"200", "422", "503"},
        ("get", "/api/documents/{document_id}"): {"200", "404", "422", "503"},
        ("post", "/api/citations"): {"200", "413", "422", "503"},
    }
    described = town.get("/openapi.json")
    for (verb, path), statuses in wanted.items():
        assert set(described["paths"][path][verb]["responses"]) == statuses
    for path, verbs in described["paths"].items():
        for answer in (one for verb in verbs.values() for status, one in verb["responses"].items() if status > "299"):
            assert list(answer["content"]) == ["application/problem+json"], path
            assert answer["content"]["application/problem+json"]["example"]["title"], path
        for parameter in (one for verb in verbs.values() for one in verb.get("parameters", [])):
            assert "examples" in json.dumps(parameter), (path, parameter["name"])


def test_the_key_is_asked_for_before_the_form_is_looked_at(town: Town) -> None:
    assert town.client.post("/api/uploads").status_code == 401


def test_health_counts(town: Town, ids: dict[str, str]) -> None:
    health = town.get("/api/health")
    assert health["status"] == "ok"
    assert health["documents"] >= len(ids)


@pytest.mark.parametrize("path", ["/", "/ara?q=yem", "/yukle", f"/kurum/{STUDENTS}", f"/Home/Kurum/{STUDENTS}"])
def test_the_pages_of_the_contract_are_there(town: Town, ids: dict[str, str], path: str) -> None:
    answer = town.client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_clause_is_an_anchor_of_its_document(town: Town, ids: dict[str, str]) -> None:
    page = town.client.get(f"/mevzuat/{ids['kaz.txt']}").text
    for eid in ("art_2", "art_2__para_1", "art_2__para_1__point_a"):
        assert f'id="{eid}"' in page


@pytest.mark.parametrize("path", [f"/api/search?q=izin&{name}=1" for name in ("as_of", "service")])
def test_what_is_not_built_yet_says_so(town: Town, path: str) -> None:
    for answer in (town.client.get(path), town.client.get(path.replace("/api/search", "/ara"))):
        assert answer.status_code == 422
        assert "not yet" in answer.text


def test_suggestions_while_one_types(town: Town, ids: dict[str, str]) -> None:
    def offered(typed: str) -> list[tuple[str, str, str]]:
        found = town.get("/api/suggest", q=typed)["suggestions"]
        return [(one["type"], one["text"], one["url"]) for one in found]

    goats = ("document", "Kızılcıklı Üniversitesi Keçi Otlağı Yönergesi", f"/mevzuat/{ids['keci.txt']}")
    assert offered("KECI OT") == [goats]  # capitals, and no Turkish letters
    assert ("unit", "Öğrenci İşleri Daire Başkanlığı", f"/kurum/{STUDENTS}") in offered("ogrenci")
    assert ("kind", "Yönerge", "/ara?kind=yonerge") in offered("yöner")
    morning = ("word", "sabah yem", "/ara?q=sabah+yem")
    assert morning in offered("sabah ye")
    assert morning not in offered("sabah y")  # one letter completes no word
    assert offered("x") == offered("") == offered("a" * 10_000) == []
    assert town.client.get("/api/suggest?q=izin&n=3").status_code == 422


def test_a_citation_leads_straight_to_its_provision(town: Town, ids: dict[str, str]) -> None:
    def leads(text: str) -> str:
        answer = town.client.get("/git", params={"atif": text}, follow_redirects=False)
        assert answer.status_code == 307
        return str(answer.headers["location"])

    assert leads("Kızılcıklı Üniversitesi Kaz Gölü Yönergesinin 2 nci maddesi") == f"/mevzuat/{ids['kaz.txt']}/art_2"
    assert leads("kaz yemi") == "/ara?q=kaz+yemi"
    assert leads("99999 sayılı Kanunun 5 inci maddesi").startswith("/ara?q=99999+say")  # where it is said not to exist
    assert leads(" ") == "/ara"


def test_an_unknown_parameter_is_refused_by_name(town: Town) -> None:
    answer = town.client.get("/api/search?q=izin&renk=mavi")
    assert (answer.status_code, answer.json()["field"]) == (422, "renk")


@pytest.mark.parametrize("path", ["/api/search", "/api/units/97000001", "/ara", "/mevzuat/x"])
def test_a_verb_that_an_address_does_not_know_is_405(town: Town, path: str) -> None:
    answer = town.client.delete(path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    if path.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"] == "Bu adres bu yöntemle sorulamaz"


@pytest.mark.parametrize(
    ("path", "field"), [("/api/search?q=a&unit=97999999", "unit"), ("/api/units?below=97999999", "below")]
)
def test_an_unknown_unit_is_refused_by_its_name(town: Town, path: str, field: str) -> None:
    answer = town.client.get(path)
    assert answer.status_code == 422
    assert answer.json()["field"] == field
