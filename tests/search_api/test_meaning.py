"""The articles nearest to a question: where all are far, the nearest say it in words of the law."""

from pathlib import Path

import numpy as np
import pytest

from dayanak.storage.vectors import Nearest, Rows, VectorStore, keep, signed
from search_api.meaning import nearest_to, said, with_everyday
from search_api.synonyms import Expansion
from search_api.words import Reading, Sought

# Three articles about one thing, .50, .42 and .40 like the question, and one about another, .45 like it
ABOUT = np.array([[0.5, 0.866, 0], [0.42, 0.9075, 0], [0.4, 0.9165, 0], [0.45, 0, 0.893]], np.float32)
PLACES = ["d/art_1", "d/art_2", "d/art_3", "d/art_4"]
QUESTION = np.array([1, 0, 0], np.float32)


@pytest.fixture
def nearest(tmp_path: Path) -> Nearest:
    store = VectorStore(tmp_path)
    with store.new() as draft:
        numbers = np.arange(4)
        keep(draft, Rows(signed(ABOUT), numbers, np.zeros(4, np.int64), np.zeros(4, np.float32)))
        draft.lines("places", PLACES)
        draft.lines("documents", ["d"])
    learned = store.live()
    assert learned
    return Nearest(learned)


def places(nearest: Nearest, question: np.ndarray, documents: set[str] | None = None) -> list[str]:
    return list(nearest_to(question, nearest, 9, documents).places)


def test_a_question_far_from_all_leans_on_what_the_nearest_have_in_common(nearest: Nearest) -> None:
    assert nearest.near(QUESTION, 9).places == ["d/art_1", "d/art_4", "d/art_2", "d/art_3"]
    assert places(nearest, QUESTION) == ["d/art_1", "d/art_2", "d/art_3", "d/art_4"]


def test_a_question_in_words_of_the_law_stands_for_itself(nearest: Nearest) -> None:
    question = np.array([0.8, 0, 0.6], np.float32)
    assert places(nearest, question) == nearest.near(question, 9).places


def test_where_no_document_is_let_through_nothing_is_near(nearest: Nearest) -> None:
    assert places(nearest, QUESTION, set()) == []


def test_all_that_an_everyday_expression_means_is_one_word_more() -> None:
    sought = tuple(map(Sought, ("kırık", "masa", "kaç")))
    expansions = tuple(Expansion(("kırık", "masa"), meant) for meant in (("ayıplı", "mal"), ("eşya",)))
    assert said(Reading("", sought)) == [("kirik",), ("masa",)], "who asks how many asks for no word of the law"
    assert said(Reading("", sought, expansions=expansions))[2:] == [("ayip", "mal", "esya")]


def test_what_the_law_says_for_an_everyday_word_is_asked_with_it() -> None:
    reading = Reading("", tuple(map(Sought, ("ehliyetimi", "aldılar"))))
    turned = with_everyday(reading)
    assert ("surucu", "belge") in said(turned)
    assert ("ehliyetimi",) in [one.typed for one in turned.everyday]
    assert not turned.expansions, "nothing is looked for by it"
