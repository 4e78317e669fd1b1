"""Meaning beside words: articles whose vectors are like the question's get a share of the score that the best article
has by its words. The engine still filters, counts and orders, so that totals and facets hold for what is shown."""

import logging
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np

from dayanak.search.port import AnyOf, Filters, Given, SearchQuery, Sort
from dayanak.storage.vectors import Nearby, Nearest, VectorStore
from nlp.analyse import stem
from nlp.meaning.encoder import Encoder, unit
from nlp.meaning.texts import Floats
from search_api.synonyms import everyday
from search_api.words import Reading, Sought, is_question_word, names_a_kind

log = logging.getLogger(__name__)

LIKE = 3.0
"""What the nearest article gets, in scores that the best one by words may have; the last of them gets nothing but its
standing."""
STANDING = 1.25
MOST = 300
"""Articles that get a share."""
ENOUGH = 20_000
"""Articles from which meaning has its full share; of few texts little is learned, and it follows the words, the more
so the fewer they are."""
FAR = 0.58
"""Where not even the nearest article is so like the question, it is asked together with the nearest."""
LEANT_ON = 8
LEANING = 0.6
"""So many of the nearest, and their weight beside the question's."""
Within = Callable[[Filters], Collection[str] | None]
"""The documents that pass filters; None for all."""


@dataclass(frozen=True, slots=True)
class _Learned:
    path: Path
    encoder: Encoder
    nearest: Nearest


class Meaning:
    """What was learned, opened when it is first needed, and anew when it was learned anew."""

    def __init__(self, store: VectorStore, within: Within) -> None:
        self._store = store
        self._within = within
        self._opening = Lock()
        self._open: _Learned | None = None
        everyday(())  # the list is read now, so that no question waits for it

    def beside(self, asked: SearchQuery, reading: Reading, most: int = MOST) -> SearchQuery:
        """The query with what is near the question beside its words; the query itself where nothing was learned, or
        where the question asks for words, a title, an order by date, or within institutions: there words find it."""
        found, best = self.near(asked, reading, most)
        return replace(asked, node=AnyOf((_given(found, best), asked.node))) if found else asked

    def near(self, asked: SearchQuery, reading: Reading, most: int) -> tuple[Nearby | None, float]:
        """The articles that are nearest to the question, of the documents that pass its filters; and the score that
        the best one by words may have."""
        learned = self._learned() if _asks_for_meaning(asked, reading) else None
        question = _vector(learned.encoder, reading) if learned else None
        if learned is None or question is None:
            return None, 0.0
        articles = learned.nearest.articles
        best = _best(len(_content(reading)), articles) * min(1.0, articles / ENOUGH) ** 1.5
        return nearest_to(question, learned.nearest, most, self._within(asked.filters)), best

    def _learned(self) -> _Learned | None:
        live = self._store.live()
        if live is None or (self._open and self._open.path == live.path):
            return self._open if live else None
        with self._opening:
            if self._open is None or self._open.path != live.path:
                try:
                    self._open = _Learned(live.path, Encoder.of(live), Nearest(live))
                except (OSError, ValueError):
                    log.warning("What was learned cannot be read; searches go by words", exc_info=True)
                    return None
            return self._open


def nearest_to(question: Floats, nearest: Nearest, most: int, documents: Collection[str] | None) -> Nearby:
    """At most so many articles, nearest first. Where all are far, the question is asked together with the nearest of
    them: who asks in everyday words has those of the law beside them then (Rocchio 1971, with the nearest taken for
    what is sought)."""
    found = nearest.near(question, most, documents)
    if not found or found.likeness[0] >= FAR:
        return found
    in_law = np.mean(found.first(LEANT_ON).pieces, axis=0, dtype=np.float32)
    asked, in_law = unit(np.stack([question, in_law]))
    return nearest.near(asked + LEANING * in_law, most, documents)


def shares_of(asked: SearchQuery) -> dict[str, float]:
    """What each article has by its meaning, by its place."""
    parts = asked.node.parts if isinstance(asked.node, AnyOf) else ()
    return {token: score for part in parts if isinstance(part, Given) for token, score in part.scores}


def _asks_for_meaning(asked: SearchQuery, reading: Reading) -> bool:
    filters = asked.filters
    institutions = filters.units or filters.levels or filters.categories or filters.regions
    exact = reading.exact or names_a_kind(reading) or institutions
    return bool(_content(reading)) and not exact and asked.sort is Sort.RELEVANCE


def _content(reading: Reading) -> list[str]:
    return [one.word for one in reading.sought if not is_question_word(one.word)]


def _vector(encoder: Encoder, reading: Reading) -> Floats | None:
    """The vector of the question; None where no word of it is known."""
    text = " ".join(one.likeliest for one in reading.sought)
    return encoder.question(said(reading), text)


def with_everyday(reading: Reading) -> Reading:
    """The reading with what the law says for the everyday words in it."""
    spellings = [one.meant for one in reading.sought]
    return replace(reading, everyday=tuple(everyday(spellings)))


def said(reading: Reading) -> list[tuple[str, ...]]:
    """The words of a question, each as the dictionary forms that it may stand for. What is meant by an expression that
    has synonyms, or for which the law has other words, is one word more, all of it together."""
    words = [one for one in reading.sought if not is_question_word(one.word)]
    meant: dict[tuple[str, ...], tuple[str, ...]] = defaultdict(tuple)
    for expansion in (*reading.expansions, *reading.everyday):
        meant[expansion.typed] += tuple(map(stem, expansion.meant))
    return [*(form for one in words for form in _forms(one)), *meant.values()]


def _forms(sought: Sought) -> Iterator[tuple[str, ...]]:
    """The dictionary forms that a word may stand for; where it may be several words, those of each."""
    apart = [spelling.split() for spelling in sought.spellings]
    if any(len(parts) > 1 for parts in apart):
        yield from ((stem(part),) for parts in apart for part in parts)
    else:
        yield tuple(dict.fromkeys(map(stem, (sought.word, *sought.spellings))))


def _best(words: int, articles: int) -> float:
    """About the score of the best article by so many words of a question. It was measured (decision 20): asking the
    engine for it would take as long as a search, and ranks no better."""
    return 0.78 * math.log(articles + 1) * math.sqrt(words)


def _given(found: Nearby, best: float) -> Given:
    first, last = found.likeness[0], found.likeness[-1]
    like = LIKE / max(first - last, 1e-6)
    scores = (like * (found.likeness - last) + STANDING * found.standings) * best
    return Given("place", tuple(zip(found.places, scores.round(6).tolist(), strict=True)))
