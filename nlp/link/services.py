"""Clauses that name a public service: the object of the service and its act stand in one sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dayanak.law.provision import FRONT_KINDS, Provision, ProvisionTree
from dayanak.law.reading import ServiceMention
from dayanak.registry.state import PublicService
from nlp.analyse import Word, stem, words
from nlp.link.basis import Basis, read_basis
from nlp.link.gazetteer import Gazetteer

__all__ = ["Basis", "link_services", "read_basis"]

_SENTENCE = re.compile(r"(?<=[^\W\d_][.;:])\s+|\n")
_FILLERS = frozenset(
    ("islem", "dair", "iliskin", "yonelik", "talep", "muracaat", "ve", "veya", "ile", "ilgili", "hizmet", "icin")
)
_BROAD_ACTS = frozenset(("yap", "et", "ol"))
_PASSIVE = re.compile(r"(?<=\w\w)(?:i|u)?[ln]$")
_PARTICIPLE = re.compile(r"\w{2,}(?<![dt])[ae]n")
_REACH = 8
_SHORTEST_OBJECT = 2


@dataclass(frozen=True, slots=True)
class _Name:
    """A service name as stems: the phrase that is its object, and the act."""

    service_id: str
    object: tuple[str, ...]
    act: str


def link_services(
    tree: ProvisionTree,
    services: Sequence[PublicService],
    *,
    gazetteer: Gazetteer | None = None,
    issuer: str | None = None,
    minimum: int = _SHORTEST_OBJECT,
) -> tuple[ServiceMention, ...]:
    """Where a clause names a service: its object words in one run, and its act in the same sentence near by.

    With a gazetteer and the number of the unit that issued the text only services of its institution count. A
    service whose object has fewer than `minimum` words is too common to be told from its look-alikes; services that
    share object and act (of two institutions, or told apart in brackets only) are ambiguous. Both are left out.
    """
    if gazetteer and issuer in gazetteer.units:
        top = gazetteer.top(issuer)
        services = [s for s in services if s.unit_no is None or gazetteer.top(s.unit_no) == top]
    by_first: dict[str, list[_Name]] = {}
    for name in _distinct(services):
        if len(name.object) >= minimum:
            by_first.setdefault(name.object[0], []).append(name)
    if not by_first:
        return ()
    nodes = (node for node in tree.nodes if node.kind not in FRONT_KINDS)
    return tuple(mention for node in nodes for mention in _in_node(tree.text, node, by_first))


def _distinct(services: Sequence[PublicService]) -> list[_Name]:
    names = [name for service in services if (name := _read_name(service))]
    counts = Counter((name.object, name.act) for name in names)
    return [name for name in names if counts[name.object, name.act] == 1]


def _read_name(service: PublicService) -> _Name | None:
    """Object and act of a service; None where the name holds no act beside its object."""
    plain = re.sub(r"\([^)]*\)", " ", service.name)
    stems = [(stem(word.text), word.text) for word in words(plain)]
    kept = [form for form, _ in stems if form not in _FILLERS]
    if len(kept) > 1 and kept[-1] in _BROAD_ACTS and any(form == "islem" for form, _ in stems):
        kept.pop()
    if len(kept) < 2:
        return None
    return _Name(service.service_id, tuple(kept[:-1]), _act(kept[-1]))


def _act(form: str) -> str:
    return _PASSIVE.sub("", form) if len(form) > 3 else form


def _in_node(text: str, node: Provision, by_first: dict[str, list[_Name]]) -> Iterator[ServiceMention]:
    start = node.start
    for part in _SENTENCE.split(text[node.start : node.end]):
        place = text.index(part, start) if part else start
        start = place + len(part)
        yield from _in_sentence(part, place, by_first)


def _in_sentence(sentence: str, offset: int, by_first: dict[str, list[_Name]]) -> Iterator[ServiceMention]:
    found = list(words(sentence))
    stems = [stem(word.text) for word in found]
    seen: set[str] = set()
    for place, form in enumerate(stems):
        for name in by_first.get(form, ()):
            last = place + len(name.object)
            if name.service_id in seen or tuple(stems[place:last]) != name.object:
                continue
            act = _act_near(stems, place, _reach(found, last), name.act)
            if act is None:
                continue
            seen.add(name.service_id)
            low, high = found[min(place, act)].start, found[max(last - 1, act)].end
            yield ServiceMention(offset + low, offset + high, sentence[low:high], name.service_id, 0.8)


def _reach(found: Sequence[Word], last: int) -> range:
    """The places after an object where its act may stand: a participle on the way has taken the object for its own."""
    end = min(last + _REACH, len(found))
    return range(last, next((place for place in range(last, end) if _PARTICIPLE.fullmatch(found[place].text)), end))


def _act_near(stems: Sequence[str], first: int, after: range, act: str) -> int | None:
    """The place of the act after the object, else before it."""
    before = range(max(0, first - _REACH // 2), first)
    return next((place for place in (*after, *before) if _act(stems[place]) == act), None)
