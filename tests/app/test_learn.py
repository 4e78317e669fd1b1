"""`dayanak learn`: what it learns is used beside words, goes round what asks for words, and may be missing or off."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dayanak.app import cli
from dayanak.app.wiring import open_house, vectors
from dayanak.law.letters import fold
from dayanak.storage.vectors import Late
from ingest.rebuild import Rebuild
from search_api.query import SearchParams
from tests.app.test_reindex import slowly
from tests.app.town import AUTHORITY, UNIVERSITY, Town, directive, open_town

SUBJECTS = {
    "BALIK": ("Derede balık tutmak olta iledir.", "Olta ile balık tutan kişi belge taşır."),
    "OLTA": ("Olta verilen kişi belge alır.", "Belge alan kişi derede olta kullanır."),
    "KÜTÜPHANE": ("Kitap ödünç alan okur süresinde geri verir.", "Okur kitap için kart alır."),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("learn") / "data"


@pytest.fixture(scope="module")
def town(folder: Path) -> Iterator[Town]:
    with open_town(folder) as town:
        for subject, sentences in SUBJECTS.items():
            unit = AUTHORITY if subject == "OLTA" else UNIVERSITY
            assert town.bring(directive(subject, *sentences * 3), unit=unit)["state"] == "published"
        assert titles(town.found("balık", size=50)) == {"BALIK"}, "by words, before anything is learned"
        assert learn(folder) == 0
        yield town


def learn(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAYANAK_DATA", str(folder))
        return cli.main(["learn"])


def titles(hits: list[dict[str, Any]]) -> set[str]:
    return {subject for hit in hits for subject in SUBJECTS if f" {fold(subject)} " in fold(hit["document"]["title"])}


def test_what_is_like_the_question_is_found_without_its_words(town: Town) -> None:
    hits = town.found("balık", size=50)
    assert "BALIK" in titles(hits[:1]), "what has the word stands first"
    assert "OLTA" in titles(hits), "and what stands in the same company is found"


def test_a_hit_says_what_its_meaning_gave_it(town: Town) -> None:
    hits = town.found("balık", size=50, explain=True)
    by_words = [hit["explanation"] for hit in hits if "balık" in str(hit["explanation"]["found_in"])]
    by_meaning = [hit["explanation"] for hit in hits if not any(hit["explanation"]["found_in"].values())]
    assert all(0 < one["meaning"] < one["score"] for one in by_words)
    assert by_meaning
    assert all(0 < one["meaning"] == pytest.approx(one["score"], abs=0.01) for one in by_meaning)
    assert {one["explanation"]["meaning"] for one in town.found('"balık tutmak"', explain=True)} == {0.0}


@pytest.mark.parametrize("q", ['"balık tutmak"', "balık -belge", "-balık", "", "balık yönergesi", "zzzz"])
def test_what_asks_for_words_goes_round_it(town: Town, folder: Path, q: str) -> None:
    with open_house(replace(town.house.settings, meaning=False)) as house:
        plain = house.service.search(SearchParams.of(q=q, size=50))
    answer = town.get("/api/search", q=q, size=50)
    assert answer["total"] == plain.total
    assert [hit["eid"] for hit in answer["hits"]] == [hit.eid for hit in plain.hits]


def test_filters_hold_for_it(town: Town) -> None:
    for wanted in ({"unit": AUTHORITY}, {"kind": "kanun"}, {"year": 1999}, {"status": "repealed"}):
        answer = town.get("/api/search", q="balık", size=50, **wanted)
        assert answer["total"] == len(answer["hits"]) == 0
    assert "OLTA" in titles(town.found("balık", kind="yonerge", size=50))


def test_within_an_institution_words_decide(town: Town) -> None:
    """Trap: of few clauses, most are near to any question; they stood above those that have its words."""
    assert titles(town.found("balık", unit=AUTHORITY)) == set()
    assert titles(town.found("balık", unit=UNIVERSITY)) == {"BALIK"}


def test_pages_follow_each_other_without_a_gap(town: Town) -> None:
    whole = [hit["url"] for hit in town.found("balık", size=50)]
    parts = [hit["url"] for page in range(1, 8) for hit in town.found("balık", size=2, page=page)]
    assert parts == whole[:14]


def test_order_by_date_is_of_words_alone(town: Town) -> None:
    assert titles(town.found("balık", sort="date", size=50)) == {"BALIK"}


def test_a_later_document_is_encoded_when_it_is_indexed(town: Town) -> None:
    """The trap: its vector would have to wait for the next learning, and a rebuild of the index would lose it."""
    assert town.bring(directive("SANDAL", "Sandal ile derede olta kullanılır.", "Olta belge ister."))["state"]
    live = vectors(town.house.settings).live()
    assert live
    assert Late(live.path, live.array("vectors").shape[1]).read()
    for _ in range(2):
        assert any("sandal" in fold(hit["document"]["title"]) for hit in town.found("balık", size=50))
        Rebuild(town.house.record, town.house.engine, 2).run(slowly(town, lambda _: None))


def test_learning_again_takes_everything_in(town: Town, folder: Path) -> None:
    before = vectors(town.house.settings).live()
    assert learn(folder) == 0
    live = vectors(town.house.settings).live()
    assert live
    assert before
    assert live.path != before.path
    assert any("sandal" in fold(hit["document"]["title"]) for hit in town.found("balık", size=50))


def test_what_is_broken_is_as_good_as_nothing(folder: Path, town: Town) -> None:
    """The trap: a disk that was full, a file that somebody deleted; whoever searches still finds by words."""
    live = vectors(town.house.settings).live()
    assert live
    for name in ("words.txt", "vectors.npy"):
        kept = (live.path / name).read_bytes()
        (live.path / name).write_bytes(kept[:20])
        with open_house(replace(town.house.settings)) as house:
            assert house.service.search(SearchParams.of(q="balık")).total > 0
        (live.path / name).write_bytes(kept)


def test_learning_from_nothing_leaves_a_search_by_words(tmp_path: Path) -> None:
    assert learn(tmp_path / "empty") == 0
    with open_house(cli.Settings(data=tmp_path / "empty")) as house:
        assert house.service.search(SearchParams.of(q="balık")).total == 0
