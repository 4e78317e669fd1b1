"""Citations typed into a search: which of their readings leads to a provision, or that there is no such one."""

from collections.abc import Callable, Iterator, Sequence

from dayanak.law.document import Status
from dayanak.law.target import is_relative, join, split
from dayanak.storage.record import Resolution
from search_api.targets import ReadCitation, read_citations

Resolve = Callable[[str], Resolution]
MOST = 10
MOST_BEFORE = 10  # articles that are looked at before one that is repealed
LONGEST = 500  # a text that is longer is no citation
_PREFERENCE = (True, False, None)
_ARTICLE = 2  # steps of a reference down to its article
_BY_TITLE = "ad:"


def cited(text: str, resolve: Resolve) -> list[Resolution]:
    """Where the citations typed in `text` lead, in order."""
    return led(read_citations(text[:LONGEST]), resolve)


def led(read: Sequence[ReadCitation], resolve: Resolve) -> list[Resolution]:
    """Where the first of these citations lead, in order."""
    return [found for one in read[:MOST] for found in _led(one, resolve)]


def _led(typed: ReadCitation, resolve: Resolve) -> list[Resolution]:
    """All that is cited; of several readings the first that exists, else the first whose article is there, else the
    first whose document is. Words in small letters that might be a title are one only where the record has it."""
    found: list[Resolution] = []
    for target in (target for target in typed.targets if not is_relative(target)):
        found.append(resolve(target))
        if typed.either and found[-1].exists:
            break
    if not typed.either or not found:
        return found
    led = min(found, key=lambda one: (not _article_is_there(one), _PREFERENCE.index(one.exists)))
    guessed = led.target.startswith(_BY_TITLE) and not typed.surface[0].isupper()
    return [] if guessed and led.document is None else [led]


def _article_is_there(one: Resolution) -> bool:
    """Whether the article exists, though what is cited in it may not: TMK 166 is of the Civil Code, not of the law
    against terror, which has none."""
    article = one.target.split("/")[:_ARTICLE]
    return one.exists is True or (one.nearest or "").split("/")[:_ARTICLE] == article


def places(found: Sequence[Resolution], resolve: Resolve) -> Iterator[tuple[str, str]]:
    """Document and eId of what is cited, or of the nearest place to it that exists and is in force."""
    for one in found:
        nearest = _nearest(one.nearest, resolve) if one.exists is False and one.nearest else one
        if nearest.document and nearest.eid:
            yield nearest.document.id, nearest.eid


def _nearest(target: str, resolve: Resolve) -> Resolution:
    """Where a place leads, or what it stands in or comes behind, if it is not law today: who asks for what is not there
    sees law of the same document."""
    found = map(resolve, (target, *_above_and_before(target)))
    first = next(found)
    in_force = (one for one in found if one.exists and one.status == Status.IN_FORCE.value)
    return first if first.status == Status.IN_FORCE.value else next(in_force, first)


def _above_and_before(target: str) -> Iterator[str]:
    """What a place stands in up to its article, then articles before that, the nearest first."""
    name, path = split(target)
    steps = path.split("/")
    yield from (join(name, "/".join(steps[:last])) for last in range(len(steps) - 1, 0, -1))
    series, _, number = steps[0].partition(":")
    last = int(number.partition("-")[0]) if number.partition("-")[0].isdecimal() else 0
    yield from (join(name, f"{series}:{before}") for before in range(last - 1, max(last - 1 - MOST_BEFORE, 0), -1))
