"""What becomes of titles as people shorten them: `python -m bench.titles DATA [--misses]`, a data folder with an index.

Documents in force are drawn, always the same ones, and their titles typed in every way of `WAYS`. Left out is what
another document in force may be called as well: one whose title has all these words and is no longer. Told is how
often the document is first and among the first ten. Half of the documents are for tuning; `--held` takes the other
half.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dayanak.app.settings import Settings
from dayanak.app.wiring import House, open_house
from dayanak.law.document import Status
from dayanak.law.letters import fold, lower
from nlp.analyse import fold5, words
from nlp.cite.endings import kind
from search_api.query import SearchParams

EACH = 200
FIRST = 10
LONGEST_ACRONYM = 7
LEFT_OUT_OF_ACRONYMS = frozenset(("ve", "ile"))
BARE = {"ği": "k", "ğü": "k", "su": "", "sı": "", "si": "", "sü": "", "u": "", "ü": "", "i": "", "ı": ""}
"""The endings that the noun of a title has behind its attributes, and how it ends alone."""
OTHER_WORDS = {"kanunu": "yasası", "kanun": "yasa", "tüzüğü": "nizamnamesi", "yönetmeliği": "talimatnamesi"}
"""Nouns of titles, and what else such texts are called."""
OFTEN = 0.05
"""A word in more of the titles tells none from another."""
Words = tuple[str, ...]


class Title(NamedTuple):
    """The words of a title, and those of them that tell it from others."""

    words: Words
    telling: frozenset[str]

    @property
    def noun(self) -> str:
        return self.words[-1]


Shorten = Callable[[Title, random.Random], Words]


class Query(NamedTuple):
    """What was typed for a title, and the document that bears it."""

    text: str
    document: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    with open_house(Settings(data=options.data, log_level="WARNING")) as house:
        titles = in_force(house)
        for way in WAYS:
            queries = list(drawn(titles, way, held=options.held))
            found = [(query, *found_by(house, query)) for query in queries]
            first, ten = (sum(0 < place <= most for _, place, _ in found) / len(found) for most in (1, FIRST))
            print(f"{way:12} {len(found):4}  first {first:.3f}  first ten {ten:.3f}", flush=True)
            for query, place, other in found if options.misses else ():
                if place != 1:
                    print(f"    {place:2}  {query.text}  |  {' '.join(titles[query.document])}  |  {other}")


def in_force(house: House) -> Mapping[str, Words]:
    """The words of the titles of documents in force, by document."""
    names = (one for one in house.record.documents.names() if one.status == Status.IN_FORCE.value)
    return {one.id: tuple(word.text for word in words(lower(one.title)) if not word.text.isdigit()) for one in names}


def drawn(titles: Mapping[str, Words], way: str, *, held: bool) -> Iterator[Query]:
    """Titles typed in this way, of the documents that are tuned on, or of those held out."""
    ids = [key for key in sorted(titles) if (random.Random(key).random() < 0.5) != held]
    random.Random(7).shuffle(ids)
    known = {key: frozenset(map(fold5, title)) for key, title in titles.items()}
    often = Counter(word for title in known.values() for word in title)
    taken = 0
    for key in ids:
        title = Title(titles[key], frozenset(word for word in titles[key] if often[fold5(word)] <= OFTEN * len(titles)))
        typed = WAYS[way](title, random.Random(f"{way} {key}")) if len(title.words) > 2 else ()
        if taken < EACH and typed and not _is_another(typed, key, titles, known):
            taken += 1
            yield Query(" ".join(typed), key)


def _is_another(typed: Words, own: str, titles: Mapping[str, Words], known: Mapping[str, frozenset[str]]) -> bool:
    """Whether another document may be called so as well."""
    others = [key for key, title in titles.items() if key != own and len(title) <= len(titles[own])]
    if len(typed) == 1:
        return any(acronym(titles[key]) == typed[0] for key in others)
    meant = set(map(fold5, typed))
    return any(meant <= known[key] for key in others)


def found_by(house: House, query: Query) -> tuple[int, str]:
    """At which place the document stands, 0 where it is not among the first; and the title of the first."""
    hits = house.service.search(SearchParams.of(q=query.text, size=FIRST, group="document")).hits
    found = [hit.document.id for hit in hits]
    return found.index(query.document) + 1 if query.document in found else 0, hits[0].document.title if hits else "–"


def whole(title: Title, _: random.Random) -> Words:
    return title.words


def dropped(title: Title, chance: random.Random) -> Words:
    """Without a third of the words before the noun."""
    before = len(title.words) - 1
    places = chance.sample(range(before), max(1, before // 3))
    return tuple(word for place, word in enumerate(title.words) if place not in places)


def first_words(title: Title, _: random.Random) -> Words:
    """The first two telling words and the noun."""
    telling = _telling(title)
    return (*telling[:2], title.noun) if len(telling) > 1 else ()


def folded(title: Title, chance: random.Random) -> Words:
    """The same without Turkish letters."""
    return tuple(map(fold, first_words(title, chance)))


def other_noun(title: Title, _: random.Random) -> Words:
    """The noun without the ending that it has behind its attributes."""
    noun = title.noun
    ending = next((ending for ending in BARE if noun.endswith(ending)), None)
    if ending is None or kind(noun) is None:
        return ()
    return (*title.words[:-1], noun.removesuffix(ending) + BARE[ending])


def turned(title: Title, chance: random.Random) -> Words:
    """Two telling words, the noun alone, what the title begins with: burs verme yönerge ada üniversitesi."""
    bare = other_noun(title, chance)
    telling = [word for word in _telling(title) if word not in title.words[:2]]
    return (*telling[:2], bare[-1], *title.words[:2]) if bare and len(telling) > 1 else ()


def other_word(title: Title, chance: random.Random) -> Words:
    """The first two telling words and another word for the noun."""
    typed = first_words(title, chance)
    return (*typed[:-1], OTHER_WORDS[title.noun]) if typed and title.noun in OTHER_WORDS else ()


def swapped(title: Title, chance: random.Random) -> Words:
    """Two words before the noun in each other's place."""
    if len(title.words) < 4:
        return ()
    one, other = chance.sample(range(len(title.words) - 1), 2)
    typed = list(title.words)
    typed[one], typed[other] = typed[other], typed[one]
    return tuple(typed)


def acronym(words: Words) -> str:
    """The first letters of the words."""
    return "".join(word[0] for word in words if word not in LEFT_OUT_OF_ACRONYMS)


def letters(title: Title, _: random.Random) -> Words:
    found = acronym(title.words)
    return (found,) if 3 <= len(found) <= LONGEST_ACRONYM else ()


def _telling(title: Title) -> list[str]:
    return [word for word in title.words[:-1] if word in title.telling]


WAYS: Mapping[str, Shorten] = {
    "whole": whole,
    "dropped": dropped,
    "first words": first_words,
    "folded": folded,
    "noun alone": other_noun,
    "turned": turned,
    "swapped": swapped,
    "other word": other_word,
    "acronym": letters,
}


if __name__ == "__main__":
    main()
