"""What becomes of queries typed wrong: `python -m bench.typed DATA [--ranks]`, a data folder with an index.

Queries are drawn from articles in force, always the same ones: headings, and five telling words of a clause in their
order. Each is typed in every way of `bench.fingers`. Of the words typed wrong: the share whose dictionary forms are all
looked for (`meant`), and of those for which only others are (`wrong`). Of the words typed right: the share for which
another word is looked for too (`false`). `--ranks` also tells how often the article is first and among the first ten.
Half of the documents are for tuning; `--held` takes the other half.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.fingers import WAYS, Typed, typed
from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.document import Status
from dayanak.law.letters import fold, lower
from nlp.analyse import is_read, stem, words
from search_api.query import SearchParams
from search_api.spelling import Speller, Vocabulary
from search_api.words import Reading, is_question_word, read

EACH = 150
WORDS, SHORTEST_TEXT, LONGEST_TEXT = 5, 8, 80
FIRST = 10


class Query(NamedTuple):
    """Words of an article, and the article."""

    words: list[str]
    document: str
    article: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--ranks", action="store_true")
    parser.add_argument("--words", action="store_true", help="without meaning")
    options = parser.parse_args()
    settings = Settings(data=options.data, log_level="WARNING", meaning=not options.words)
    with open_house(settings) as house:
        speller = Speller(house.engine)
        for source, queries in drawn(house, held=options.held):
            for way in WAYS:
                chance = random.Random(f"{source} {way}")
                asked = [(query, typed(query.words, way, chance)) for query in queries]
                line = "  ".join(f"{name} {value:.3f}" for name, value in judged(speller, asked).items())
                if options.ranks:
                    places = [place_of(house, query, spelled) for query, spelled in asked]
                    first, ten = (sum(0 < place <= most for place in places) / len(places) for most in (1, FIRST))
                    line += f"  first {first:.3f}  first ten {ten:.3f}"
                print(f"{source:8} {way:15} {len(asked):4}  {line}", flush=True)


def drawn(house: House, *, held: bool) -> Iterator[tuple[str, list[Query]]]:
    """Headings and telling words of clauses of the documents that are tuned on, or of those held out."""
    chance = random.Random(5)
    common = Vocabulary.of(house.engine).common
    ids = [key for key in sorted(house.record.documents.ids()) if (random.Random(key).random() < 0.5) != held]
    headed: list[Query] = []
    told: list[Query] = []
    while len(told) < EACH or len(headed) < EACH:
        key = chance.choice(ids)
        rows = house.record.documents.provisions(key)
        row = chance.choice(rows) if rows else None
        if row is None or row.status != Status.IN_FORCE.value:
            continue
        article = row.eid.split("__")[0]
        heading = _telling(row.heading or "", frozenset())
        if 2 <= len(heading) <= WORDS + 1 and len(headed) < EACH:
            headed.append(Query(heading, key, article))
        text = _telling(row.text, common)
        if SHORTEST_TEXT <= len(text) <= LONGEST_TEXT and len(told) < EACH:
            places = sorted(chance.sample(range(len(text)), WORDS))
            told.append(Query([text[place] for place in places], key, article))
    yield "heading", headed
    yield "text", told


def _telling(text: str, common: frozenset[str]) -> list[str]:
    """The words of a text that people would type."""
    found = [word.text for word in words(lower(text))]
    return [
        word
        for word in found
        if word.isalpha()
        and len(word) > 2
        and is_read(word)
        and stem(word) not in common
        and not is_question_word(word)
    ]


def judged(speller: Speller, asked: Sequence[tuple[Query, Sequence[Typed]]]) -> dict[str, float]:
    """How the words typed wrong and those typed right were taken."""
    wrong = [0, 0, 0]
    right = [0, 0]
    for query, spelled in asked:
        reading = read(" ".join(one.text for one in spelled), speller)
        sought = {stem(word) for one in reading.sought for word in one.meant}
        own = set(map(stem, query.words))
        for one in spelled:
            others = _others(reading, one)
            if one.is_right:
                right[0] += 1
                right[1] += bool(others - own)
            elif fold(one.text) != one.meant or fold(one.meant) != one.text:
                found = set(map(stem, one.meant.split())) <= sought
                wrong[0] += 1
                wrong[1] += found
                wrong[2] += not found and bool(others)
    shares = {"meant": wrong[1] / max(wrong[0], 1), "wrong": wrong[2] / max(wrong[0], 1)}
    return shares | {"false": right[1] / max(right[0], 1)}


def _others(reading: Reading, one: Typed) -> set[str]:
    """Dictionary forms that are looked for beside what was typed."""
    own = {word.text for word in words(one.text)}
    corrected = (sought for sought in reading.sought if own & {sought.word, *sought.apart})
    return {stem(part) for sought in corrected for spelling in sought.corrections for part in spelling.split()}


def place_of(house: House, query: Query, spelled: Sequence[Typed]) -> int:
    """At which place the article stands, 0 where it is not among the first."""
    text = " ".join(one.text for one in spelled)
    hits = house.service.search(SearchParams.of(q=text, size=FIRST)).hits
    found = [(hit.document.id, hit.eid.split("__")[0]) for hit in hits]
    wanted = (query.document, query.article)
    return found.index(wanted) + 1 if wanted in found else 0


if __name__ == "__main__":
    main()
