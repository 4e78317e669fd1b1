"""Weights of search by meaning, tuned on judged queries: `python -m bench.tune DATA`, a data folder with the laws and
the two universities of gold/queries.md in which `dayanak learn` was run.

Every judged query that is no citation, has no quotes or minus and names no kind of document is asked once by its words
and once by its meaning; each choice of weights is then a sum over what was found, as the engine would add it up. A
third of the queries is kept aside (`bench.holdout`): the weights are chosen on the others, and both parts are told
apart, with a paired bootstrap interval (95 %) of the gain over words alone.
"""

import argparse
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.holdout import of_queries
from bench.relevance import LAWS, QUERIES
from bench.scoring import loaded
from bench.shared import SHARED
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house, vectors
from dayanak.search.port import SearchQuery
from dayanak.storage.vectors import Nearby
from search_api import meaning
from search_api.query import SearchParams, query
from search_api.spelling import Speller
from search_api.synonyms import LiveSynonyms
from search_api.words import read

CLASSES = ("known-clause", "lay", "typo", "title", "institution")
WEIGHED = {"known-clause": 1.0, "lay": 1.0, "typo": 0.5}
"""What is tuned for; the others are looked at."""
SCORER = SHARED / "eval/score_search.py"
DEPTH = 600
LIKE, STANDING, MOST = (1.0, 1.5, 2.0, 3.0, 4.0), (0.0, 0.5, 1.0, 1.25, 1.5, 2.0), (100, 200, 300)
Place = tuple[str, str]
Weights = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what its words found (score by article), what is near it, and the score of the best article by words
    as search takes it; `names` says which article of the
    judgments a place is, `weight` what its scores are multiplied by."""

    row: Mapping[str, Any]
    words: Mapping[str, float]
    near: Nearby | None
    best: float
    names: Mapping[str, Place]
    weight: Mapping[str, float]

    def ranked(self, weights: Weights) -> list[Place]:
        """The first hundred articles with these weights."""
        like, standing, most = weights
        scores = dict(self.words)
        if self.near and most and like:
            kept = self.near.first(most)
            first, last = kept.likeness[0], kept.likeness[-1]
            shares = like * (kept.likeness - last) / max(first - last, 1e-6) + standing * kept.standings
            for place, share in zip(kept.places, shares.tolist(), strict=True):
                scores[place] = scores.get(place, 0.0) + share * self.best * self.weight.get(place, 1.0)
        return [self.names[place] for place in sorted(scores, key=lambda place: -scores[place])[:100]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    with open_house(Settings(data=parser.parse_args().data, log_level="WARNING")) as house:
        asked = list(_asked(house))
    scorer, held = loaded(SCORER), of_queries(one.row for one in asked)
    laws = scorer.law_ids(LAWS)

    def scores(weights: Weights) -> dict[str, float]:
        return {one.row["id"]: _ndcg(scorer, one, weights, laws) for one in asked}

    tuned = [one.row for one in asked if one.row["id"] not in held]
    aside = [one.row for one in asked if one.row["id"] in held]
    words = scores((0.0, 0.0, 0))
    choices = {weights: scores(weights) for weights in itertools.product(LIKE, STANDING, MOST)}
    ordered = sorted(choices, key=lambda weights: -_goal(choices[weights], tuned))
    for weights in ordered[:5]:
        print("like {}, standing {}, most {}: goal {:.4f}".format(*weights, _goal(choices[weights], tuned)))
    now = (meaning.LIKE, meaning.STANDING, meaning.MOST)
    for name, weights in (("chosen", ordered[0]), ("in use", now)):
        found = choices.get(weights) or scores(weights)
        for part, rows in (("tuned on", tuned), ("held out", aside)):
            for line in _lines(words, found, rows):
                print(f"{name} {weights}  {part}  {line}")


def _asked(house: House) -> Iterator[Asked]:
    documents = {key: house.record.documents.document(key) for key in house.record.documents.ids()}
    speller = Speller(house.engine, thesaurus=LiveSynonyms(house.record.synonyms))
    learned = meaning.Meaning(vectors(house.settings), house.record.choosing.within)
    units = loaded(SCORER).UNITS
    for row in map(json.loads, QUERIES.read_text(encoding="utf-8").splitlines()):
        if row["class"] not in CLASSES:
            continue
        wanted = (row["filters"] or {}).get("institution")
        unit = [number for name, number in units.items() if wanted and wanted in name]
        params = SearchParams.of(q=row["q"], status=["all"], unit=unit)
        reading = meaning.with_everyday(read(row["q"], speller))
        plain = replace(query(params, reading), size=DEPTH, facets=())
        near, best = learned.near(plain, reading, max(MOST))
        names, weight, words = {}, {}, {}
        for place, score, source, article, status in _articles(house, documents, plain):
            words[place], names[place], weight[place] = score, (source, article), 1.0 if status else 0.5
        for place in near.places if near else ():
            if place not in names:
                document, _, eid = place.partition("/")
                clause = house.record.documents.provision(document, eid)
                names[place] = (documents[document].source, clause.path.split("/")[0] if clause else "")
                weight[place] = 1.0 if clause and clause.status == "in_force" else 0.5
        yield Asked(row, words, near, best, names, weight)


def _articles(
    house: House, documents: Mapping[str, Any], plain: SearchQuery
) -> Iterator[tuple[str, float, str, str, bool]]:
    hits = house.engine.search(plain).hits
    clauses = house.record.documents.clauses([(hit.document_id, hit.eid) for hit in hits])
    for hit, clause in zip(hits, clauses, strict=True):
        if clause:
            place = f"{hit.document_id}/{hit.eid.split('__')[0]}"
            yield (
                place,
                hit.score,
                documents[hit.document_id].source,
                clause.path.split("/")[0],
                clause.status == "in_force",
            )


def _ndcg(scorer: Any, one: Asked, weights: Weights, laws: Mapping[str, str]) -> float:
    hits = [{"document": {"source": source}, "path": article} for source, article in one.ranked(weights)]
    return float(scorer.judge(one.row, {"hits": hits, "missing": False}, laws)["ndcg@10"])


def _goal(found: Mapping[str, float], rows: Iterable[Mapping[str, Any]]) -> float:
    means = {name: np.mean([found[row["id"]] for row in rows if row["class"] == name]) for name in WEIGHED}
    return float(sum(weight * means[name] for name, weight in WEIGHED.items()))


def _lines(words: Mapping[str, float], found: Mapping[str, float], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    chance = np.random.default_rng(1)
    for name in CLASSES:
        ids = [row["id"] for row in rows if row["class"] == name]
        before, after = (np.array([scores[one] for one in ids]) for scores in (words, found))
        gains = (after - before)[chance.integers(0, len(ids), (4000, len(ids)))].mean(axis=1)
        low, high = np.percentile(gains, [2.5, 97.5])
        gain = after.mean() - before.mean()
        yield (
            f"{name:13} {len(ids):3}  nDCG@10 {before.mean():.3f} -> {after.mean():.3f}  "
            f"{gain:+.3f} [{low:+.3f}, {high:+.3f}]"
        )


if __name__ == "__main__":
    main()
