"""Queries of every kind, made from the judged ones and from the clauses themselves: by a seed, and never one twice."""

import json
import random
import urllib.parse
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.shared import SHARED
from dayanak.law.letters import fold
from dayanak.storage.record import DocumentCopy, Record
from nlp.analyse import words
from search_api.query import SearchParams
from search_api.words import is_question_word

JUDGED = SHARED / "gold" / "dev" / "queries.jsonl"
DOCUMENTS = 160
FRAMES = ("nasıl {}", "{} için ne yapmak gerekir", "{} kaç gün", "{} zorunlu mu", "kim {}", "{} hangi durumda olur")
CITED = ("{} sayılı Kanun madde {}", "{} sk m.{}", "{} {}/1", "{} sayılı Kanunun {} inci maddesi")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: its kind, and the parameters of the API."""

    kind: str
    parameters: Mapping[str, str]

    @property
    def path(self) -> str:
        """What is asked of the server."""
        return f"/api/search?{urllib.parse.urlencode(self.parameters)}"

    def params(self) -> SearchParams:
        """The same for a service in the process."""
        read: dict[str, Any] = {"page": int, "unit": lambda number: [number]}
        return SearchParams.of(**{name: read.get(name, str)(value) for name, value in self.parameters.items()})


@dataclass
class Questions:
    """A source of queries on a record."""

    record: Record
    seed: int = 1
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._judged = {kind: list(rows) for kind, rows in _judged().items()}

    @classmethod
    def at(cls, data: Path, seed: int = 1) -> "Questions":
        """Those on a data folder."""
        return cls(Record.open(f"sqlite:///{data / 'dayanak.sqlite3'}"), seed)

    def close(self) -> None:
        self.record.close()

    def take(self, each: int, kinds: Collection[str] = ()) -> list[Asked]:
        """So many of every kind, or of these kinds, in a mixed order; none that was taken before."""
        makers = self._kinds()
        taken = [query for kind in makers if not kinds or kind in kinds for query in self._of(kind, makers[kind], each)]
        self._dice.shuffle(taken)
        return taken

    def _of(self, kind: str, make: Callable[[], Mapping[str, str]], each: int) -> Iterator[Asked]:
        judged = self._judged.get(kind, [])
        while each:
            query = Asked(kind, {"q": judged.pop()} if judged else make())
            if query.path not in self._seen:
                self._seen.add(query.path)
                each -= 1
                yield query

    def _kinds(self) -> dict[str, Callable[[], Mapping[str, str]]]:
        return {
            "all words": lambda: {"q": " ".join(f'"{word}"' for word in self._from_clause(2))},
            "lay": lambda: {"q": self._dice.choice(FRAMES).format(" ".join(self._from_clause(4)))},
            "phrase": lambda: {"q": f'"{self._run()}"'},
            "citation": lambda: {"q": self._dice.choice(CITED).format(*self._dice.choice(self._articles))},
            "title": lambda: {"q": self._title()},
            "institution": self._of_institution,
            "prefix left out": lambda: {"q": self._without()},
            "typo": lambda: {"q": " ".join([self._slip(), *self._from_clause(2)])},
            "by date": lambda: {"q": " ".join(self._from_clause(3)), "sort": "date"},
            "far page": lambda: {"q": " ".join(self._frequent(2)), "page": str(self._dice.randint(50, 900))},
            "documents": lambda: {"q": " ".join(self._from_clause(2)), "group": "document"},
            "clauses": lambda: {"q": " ".join(self._from_clause(3)), "group": "clause"},
        }

    @cached_property
    def _documents(self) -> list[DocumentCopy]:
        ids = list(self.record.documents.ids())
        chosen = random.Random(self.seed).sample(ids, min(DOCUMENTS, len(ids)))
        return [copy for key in chosen if (copy := self.record.documents.copy(key))]

    @cached_property
    def _clauses(self) -> list[list[str]]:
        """The words of clauses in force with something to ask for."""
        return [clause for copy in self._documents for clause in _clauses_of(copy)]

    @cached_property
    def _issued(self) -> list[tuple[str, list[str]]]:
        """The same with who issued them, where somebody did."""
        issued = (copy for copy in self._documents if copy.document.issuers)
        return [(copy.document.issuers[0].detsis_no, clause) for copy in issued for clause in _clauses_of(copy)]

    @cached_property
    def _often(self) -> list[str]:
        counts = Counter(word for clause in self._clauses for word in set(clause) if _tells(word))
        return [word for word, _ in counts.most_common(150)]

    @cached_property
    def _articles(self) -> list[tuple[str, str]]:
        """Number of a law, number of an article that it has."""
        rows = ((copy.document, row) for copy in self._documents for row in copy.provisions if row.kind == "madde")
        found = [(document.number, row.number) for document, row in rows if document.number and row.number]
        return [(law, article) for law, article in found if article.isdigit()]

    def _from_clause(self, count: int) -> list[str]:
        return self._some(self._dice.choice(self._clauses), count)

    def _some(self, clause: list[str], count: int) -> list[str]:
        telling = list(dict.fromkeys(filter(_tells, clause)))
        return self._dice.sample(telling, min(count, len(telling)))

    def _of_institution(self) -> Mapping[str, str]:
        unit, clause = self._dice.choice(self._issued)
        return {"q": " ".join(self._some(clause, 2)), "unit": unit}

    def _frequent(self, count: int) -> list[str]:
        return self._dice.sample(self._often, count)

    def _run(self) -> str:
        clause = self._dice.choice(self._clauses)
        size = self._dice.randint(2, 4)
        start = self._dice.randrange(max(1, len(clause) - size))
        return " ".join(clause[start : start + size])

    def _title(self) -> str:
        title = [word.text for word in words(self._dice.choice(self._documents).document.title)]
        start = self._dice.randrange(max(1, len(title) - 4))
        return " ".join(title[start : start + 5])

    def _without(self) -> str:
        wanted, other, gone = (self._from_clause(1)[0] for _ in range(3))
        return f"{wanted} {other} -{gone}"

    def _slip(self) -> str:
        """A word typed without Turkish letters, or with a letter too few."""
        word = self._from_clause(1)[0]
        place = self._dice.randrange(1, len(word) - 1)
        return fold(word) if self._dice.random() < 0.5 else word[:place] + word[place + 1 :]


def _tells(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and not is_question_word(word)


def _clauses_of(copy: DocumentCopy) -> Iterator[list[str]]:
    read = ([word.text for word in words(row.text)] for row in copy.provisions if row.status == "in_force")
    return (found for found in read if sum(map(_tells, found)) >= 6)


def _judged() -> dict[str, list[str]]:
    kinds = {
        "citation": "citation",
        "title": "title",
        "lay": "lay",
        "known-clause": "lay",
        "typo": "typo",
        "phrase": "phrase",
    }
    found: dict[str, list[str]] = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["class"] in kinds:
            found.setdefault(kinds[row["class"]], []).append(row["q"])
    return found
