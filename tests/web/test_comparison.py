"""The page of what differs between two versions: what is marked, what is folded, what is said where nothing can be."""

import re
import time

import pytest
from starlette.testclient import TestClient

from search_api.schemas import ComparisonAnswer, VersionsAnswer, WordsPart
from tests.web.fake import DOCUMENT_ID, HOSTILE, FakeService, reference
from tests.web.site import make_app
from tests.web.versions import long_comparison, versions_of
from web.views.comparison import words

PAGE = f"/mevzuat/{DOCUMENT_ID}/karsilastir"
BOTH = f"{PAGE}?eski=1&yeni=3"


def test_words_that_came_or_went_are_told_to_who_does_not_see_them() -> None:
    """Trap: most screen readers pass over <ins> and <del> without a word."""
    parts = [
        WordsPart(op="delete", text=f"{HOSTILE} "),
        WordsPart(op="insert", text="otuz"),
        WordsPart(op="equal", text="."),
    ]
    page = words(parts)
    read = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert read == "[çıkarılan: &lt;script&gt;alert(1)&lt;/script&gt;] [eklenen: otuz] ."
    assert page.count("<del>") == page.count("<ins>") == 1
    assert "</del> <ins>" in page, "a space is neither struck out nor underlined"


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("", "?eski=2&yeni=3"),
        ("?yeni=2", "?eski=1&yeni=2"),
        ("?eski=1", "?eski=1&yeni=3"),
        ("?yeni=1", "?eski=1&yeni=1"),
    ],
)
def test_the_address_names_both_versions(client: TestClient, asked: str, address: str) -> None:
    answer = client.get(PAGE + asked, follow_redirects=False)
    assert answer.headers["location"] == PAGE + address


def test_what_is_the_same_is_folded_away_and_a_few_stay_around(client: TestClient) -> None:
    text = client.get(BOTH).text
    folds = re.findall(r'<details class="same"><summary>(.*?)</summary>', text)
    assert folds == ["Madde 1 – Madde 4: 2 yer aynı", "5 hüküm aynı"]
    assert "Burs verilecek öğrencilerde" in text, "folded, not left out"


def test_every_change_is_listed_and_has_its_anchor(client: TestClient) -> None:
    text = client.get(BOTH).text
    listed = re.findall(r'<li><a href="#([^"]+)">', text)
    assert listed == ["art_5", "art_7", "eski-art_6"]
    assert all(text.count(f'id="{anchor}"') == 1 for anchor in listed)


def test_versions_that_there_are_not(client: TestClient) -> None:
    for wrong in ("?eski=1&yeni=9", "?eski=99999999999999999999&yeni=1"):
        assert client.get(PAGE + wrong).status_code == 404
    for wrong in ("?eski=0&yeni=1", "?eski=x&yeni=1"):
        assert client.get(PAGE + wrong).status_code == 422
    assert client.get("/mevzuat/yok/karsilastir").status_code == 404


class OneVersion(FakeService):
    """Only the first version is there."""

    def versions(self, document_id: str) -> VersionsAnswer:
        return versions_of(reference(), 1)


def test_the_first_version_has_nothing_before_it() -> None:
    client = TestClient(make_app(OneVersion()))
    assert "tek sürümü var" in client.get(PAGE).text
    assert "karsilastir" not in client.get(f"/mevzuat/{DOCUMENT_ID}").text


def test_the_document_lists_its_versions_the_last_one_first(client: TestClient) -> None:
    text = client.get(f"/mevzuat/{DOCUMENT_ID}").text
    listed = re.findall(r">(\d)\. sürüm</[ab]>", text)
    assert listed == ["3", "2", "1"]
    assert re.findall(r'href="[^"]+(\?eski=[^"]+)"', text) == ["?eski=2&amp;yeni=3", "?eski=1&amp;yeni=2"]


def test_a_change_leads_to_the_two_versions_that_show_it(client: TestClient) -> None:
    text = client.get(f"/mevzuat/{DOCUMENT_ID}/art_7").text
    assert f'<a href="{BOTH.replace("&", "&amp;")}#art_7">önceki metinle farkı</a>' in text
    assert "Kayıttaki sürümlerde metni değişti" in text


class LongLaw(FakeService):
    """A law of a thousand articles that all changed."""

    def comparison(self, document_id: str, before: int | None = None, after: int | None = None) -> ComparisonAnswer:
        return _LONG


_LONG = long_comparison(reference(), 1_000)


def test_a_thousand_changed_articles_are_shown_soon() -> None:
    client = TestClient(make_app(LongLaw()))
    client.get(BOTH)
    started = time.process_time()
    text = client.get(BOTH).text
    assert time.process_time() - started < 1
    assert text.count("<ins>") == 3_001, "with that of the legend"
    assert '<details class="causes"><summary>' in text, "so long a list waits closed"
    assert len(text) < 4_000_000
