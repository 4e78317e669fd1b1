"""What helps where nothing was found: which filter or which part of the query is in the way, and who may be meant.

Every way out is asked of the engine, which only counts, so none of them leads to nothing again. However long the query,
it is asked some thirty times at most.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dayanak.registry.state import Unit
from search_api import addresses
from search_api.expressions import Close, Every, Expression, Quoted, Word, every, words_of, written
from search_api.parsing import parsed
from search_api.query import SearchParams, pairs
from search_api.schemas import Nothing, RelatedUnit, WayOut
from search_api.words import Reading, is_question_word

MOST_PARTS = 8
MOST_LAST = 3
MOST_UNITS = 5
SHORTEST_NAME = 4
FILTERS = ("unit", "kind", "year", "level", "category", "place", "twin", "gazette")
NO_FILTERS: dict[str, object] = dict.fromkeys(FILTERS, ()) | {"gazette": None, "date_from": None, "date_to": None}
"""Every filter but the status, with the value that is none."""
_DATES = {"date_from": "from", "date_to": "to"}


@dataclass(frozen=True, slots=True)
class _Change:
    """A search that is a little wider than the one that found nothing."""

    drops: str
    value: str
    params: SearchParams


def nothing(
    params: SearchParams,
    reading: Reading,
    hits_of: Callable[[SearchParams], int],
    units_called: Callable[[str, int], Sequence[Unit]],
) -> Nothing:
    """The ways out. `hits_of` counts the hits of another search."""
    first = replace(params, page=1, cursor=None)
    bare = replace(first, **NO_FILTERS, status=())  # type: ignore[arg-type]
    in_the_way = bare != first and hits_of(bare) > 0  # else no filter is: without all of them there is nothing either
    ways = [*(_ways(_wider(first), hits_of) if in_the_way else ()), *_ways(_shorter(first), hits_of)]
    last = [_Change("all", "status", bare)] if in_the_way else _both(bare) if bare != first else ()
    ways = ways or list(islice(_ways(last, hits_of), MOST_LAST))
    own = SearchParams(collapse=params.collapse)
    return Nothing(ways=ways, units=list(_related(own, reading, hits_of, units_called)))


def _ways(changes: Iterable[_Change], hits_of: Callable[[SearchParams], int]) -> Iterator[WayOut]:
    for change in changes:
        if total := hits_of(change.params):
            url = addresses.search(pairs(change.params))
            yield WayOut(drops=change.drops, value=change.value, total=total, url=url)


def _wider(params: SearchParams) -> Iterator[_Change]:
    """Without each filter, and without all of them."""
    chosen = [name for name in NO_FILTERS if getattr(params, name) not in ((), None)]
    for name in chosen:
        yield _Change(_DATES.get(name, name), _said(getattr(params, name)), replace(params, **{name: NO_FILTERS[name]}))  # type: ignore[arg-type]
    if params.status:
        yield _Change("status", _said(params.status), replace(params, status=()))
    if len(chosen) > 1:
        yield _Change("all", "", replace(params, **NO_FILTERS))  # type: ignore[arg-type]


def _both(bare: SearchParams) -> Iterator[_Change]:
    """Without any filter, whether in force or not, and without a part of the query too."""
    return (replace(change, drops="but", value=change.params.q) for change in _shorter(bare))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _shorter(params: SearchParams) -> Iterator[_Change]:
    """The query without its quotation marks, without each of its parts that has to be there or must not, and without
    its words, any one of which would have been enough."""
    whole = parsed(params.q).expression
    parts: Sequence[Expression] = whole.parts if isinstance(whole, Every) else (whole,) if whole else ()
    loose = [every(map(Word, part.words)) if isinstance(part, Quoted | Close) else part for part in parts]
    if loose != list(parts):
        text = written(every(loose))
        yield _Change("quotes", text, replace(params, q=text))
    words: list[Expression] = [part for part in parts if isinstance(part, Word)]
    for dropped in [*([part] for part in parts if part not in words), words][:MOST_PARTS]:
        if dropped and (rest := [part for part in parts if part not in dropped]):
            yield _Change("word", written(every(dropped)), replace(params, q=written(every(rest))))


def _related(
    everything: SearchParams,
    reading: Reading,
    hits_of: Callable[[SearchParams], int],
    units_called: Callable[[str, int], Sequence[Unit]],
) -> Iterator[RelatedUnit]:
    """Units that are called by all words of the query, else by one of them, and whose legislation is held."""
    words = [one.likeliest for one in reading.sought]
    words += [word for leaf in (*map(Quoted, reading.phrases), *reading.told) for word in words_of(leaf)]
    names = [word for word in words if len(word) >= SHORTEST_NAME and not is_question_word(word)]
    called = units_called(" ".join(names), MOST_UNITS) if names else ()
    singly = (unit for name in names[:MOST_PARTS] for unit in units_called(name, MOST_UNITS))
    found = {unit.detsis_no: unit for unit in called or singly}
    for unit in islice(found.values(), MOST_UNITS):
        own = replace(everything, unit=(unit.detsis_no,))
        if total := hits_of(own):
            url = addresses.search(pairs(own)[1:])
            yield RelatedUnit(detsis_no=unit.detsis_no, name=unit.name, total=total, url=url)
