"""Notes of editors in consolidated texts, "(Değişik: 3/6/2020-7249/5 md.)", "(Mülga ikinci fıkra: …)": which act did
what to the provision that bears them. A chain of notes is its history, one effect a verb."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dayanak.law.citation import Effect
from dayanak.law.letters import lower
from dayanak.law.provision import ARTICLE_KINDS, Provision, ProvisionKind, ProvisionTree
from nlp.amend.sources import Source, read_source
from nlp.cite.endings import level
from nlp.cite.numbers import ORDINALS, TENS

_VERB = (
    r"(?P<verb>Yeniden\s+[Dd]üzenle\w*|De[gğ]iştirilerek\s+[Kk]abul|Aynen\s+[Kk]abul"
    r"|[Dd]e[ğg]işik|Değ\.|[Mm]ülg[aâ]|[İi]ptal|[Ee]k)"
)
_UNIT = r"(?:fıkra|cümle|bent|bend|paragraf|madde|bölüm|ibare|hük[üm]m|satır|derece)\w*"
_OPENER = re.compile(
    r"\(\s?(?:"
    r"(?:(?:Madde\s+)?[Bb]aşlı[ğk]\w*\s+(?:(?:[İi]le\s+)?[Bb]irlikte\s+)?)?(?:Yeniden|De[gğ]iş|Değ\.|Aynen|Mülg|İptal|Ek\b)"
    rf"|(?:[\w,]{{1,20}}\s+){{0,5}}?{_UNIT}\s+{_VERB}\b"
    r"|\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}(?=[^()]{0,250}[.;]\s*(?:Mülga|Değişik|İptal)\b)"
    r")"
)
_BRACKET = re.compile(r"\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)")
_ITEM = re.compile(
    rf"(?P<before>[^:;\d]{{0,60}}?)\b{_VERB}\b(?P<words>[^:;]{{0,120}}?)(?:[:;]|(?=\s\d{{1,2}}\s?[/.]\s?\d))"
)
_BETWEEN = re.compile(r";(?!\s*K\.?\s?:?\s?\d)(?=\s*\W?\s*[\w(])|\.\s+(?=(?:Mülga|Değişik|İptal)\b)")
_NUMBER = re.compile(r"\((?P<mark>\w{1,3})\)|(?P<digits>\d{1,3})(?![\w/])|(?P<word>[^\W\d]+)")
_OPS = {"ek": "add", "de": "replace", "ye": "replace", "mü": "repeal", "ip": "annul"}
_UNIT_OPS = {"replace": "replace-unit", "repeal": "repeal-unit", "annul": "annul"}
_PHRASE_OPS = {"add": "insert-phrase", "replace": "replace-phrase", "repeal": "delete-phrase", "annul": "annul-phrase"}
_PHRASES = ("ibare", "kelime", "parantez", "sözcük", "hüküm", "hükm", "deyim")
_UP_TO = frozenset({"ila", "ilâ"})
_LOOSE = ("paragraf:", "/")
_LONGEST = 1500
_NEAR = 8
"""How far from the beginning of a paragraph its own note may open."""
_SURE, _UNSOURCED = 1.0, 0.6
_UNITS = frozenset(
    {"fikra", "bent", "altbent", "cumle", "paragraf", "satir", "sira", "tablo", "cetvel", "liste", "madde"}
)
_KIND_OF = {
    "fikra": frozenset({ProvisionKind.PARAGRAPH}),
    "bent": frozenset({ProvisionKind.SUBPARAGRAPH}),
    "altbent": frozenset({ProvisionKind.ITEM}),
    "madde": ARTICLE_KINDS,
    "paragraf": frozenset({ProvisionKind.TEXT}),
}


class _Part(NamedTuple):
    """What of the provision a note speaks of: a level with a number where one is named, words, or a heading. `others`
    are the further ones of a list: "ikinci ve üçüncü fıkralar"."""

    level: str = ""
    number: str | None = None
    plural: bool = False
    above: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()

    def each(self) -> Iterator["_Part"]:
        """One part for each number that is named."""
        for number in (self.number, *self.others):
            yield self._replace(number=number, others=(), plural=self.plural and not self.others)


def read_notes(tree: ProvisionTree) -> Iterator[Effect]:
    """The effects that the notes of a text report, in reading order; none of what stands in quoted provisions."""
    starts = [node.start for node in tree.nodes]
    end = 0
    for found in _OPENER.finditer(tree.text):
        place = bisect_right(starts, found.start()) - 1
        if found.start() < end or place < 0 or "alinti:" in tree.nodes[place].path:
            continue
        if closed := _BRACKET.match(tree.text, found.start(), found.start() + _LONGEST):
            end = closed.end()
            yield from _note(tree, place, found.start(), end)


def _note(tree: ProvisionTree, place: int, start: int, end: int) -> Iterator[Effect]:
    last: _Part | None = None
    items = [item.strip() for item in _BETWEEN.split(" ".join(tree.text[start + 1 : end - 1].split()))]
    for item, after in zip(items, [*items[1:], ""], strict=True):
        found = _ITEM.match(item)
        if not found:
            continue
        part = _part(f"{found['before']} {found['words']}")
        part = last = part if part.level or last is None else last
        op = _OPS.get(lower(found["verb"])[:2])
        part = _run(tree, place, part) if op in ("add", "replace") else part
        if op and "kabul" not in lower(found["verb"]):
            source, since = _source(item, found, after)
            if source.act or source.date:
                yield from (_effect(tree, place, op, one, source, start, end, since) for one in part.each())


def _run(tree: ProvisionTree, place: int, part: _Part) -> _Part:
    """The paragraphs that "fıkralar" without a number means: the one that bears the note and those behind it, up to the
    next that has one of its own."""
    node = tree.nodes[place]
    if part.level != "fikra" or not part.plural or part.number or node.kind is not ProvisionKind.PARAGRAPH:
        return part
    last = node
    for sibling in tree.children_of.get(node.parent, ()):
        behind = tree.nodes[sibling]
        if sibling > place and behind.kind is ProvisionKind.PARAGRAPH:
            if _OPENER.search(behind.text, 0, _NEAR):
                break
            last = behind
    return part if last is node else part._replace(number=f"{node.number}..{last.number}", plural=False)


def _source(item: str, found: re.Match[str], after: str) -> tuple[Source, str | None]:
    """The act of an item; where the item only says since when, the act is told in the next one."""
    source = read_source(f"{found['words']} {item[found.end() :]}")
    if source.date and not source.act and "itibar" in item and not _ITEM.match(after):
        return read_source(after), source.date
    return source, None


def _part(words: str) -> _Part:
    """What the words between verb and colon name: "birinci fıkranın ikinci cümlesi", "son fıkra", "ibare"."""
    low = lower(words)
    if "başlı" in low:
        return _Part("with-heading" if "birlikte" in low else "baslik")
    named: list[tuple[str, list[str], bool]] = []
    numbers: list[str] = []
    before = ""
    for found in _NUMBER.finditer(low):
        word = found["word"]
        if word is None:
            numbers.append(found["mark"] or found["digits"])
        elif word in ORDINALS or word == "son":
            numbers.append(str(ORDINALS[word] + TENS.get(before, 0)) if word in ORDINALS else word)
        elif word in _UP_TO:
            numbers.append("..")
        elif word.startswith(_PHRASES):
            named.append(("ibare", [], False))
        elif (noun := level(word)) and noun.name in _UNITS:
            name = "altbent" if noun.name == "bent" and before == "alt" else noun.name
            named.append((name, " ".join(numbers).replace(" .. ", "..").split(), noun.plural))
            numbers = []
        before = word or ""
    if not named:
        return _Part()
    *above, (name, numbers, plural) = named
    steps = tuple((one, at[-1]) for one, at, _ in above if at)
    return _Part(name, numbers[0] if numbers else None, plural, steps, tuple(numbers[1:]))


def _effect(
    tree: ProvisionTree, place: int, op: str, part: _Part, source: Source, start: int, end: int, since: str | None
) -> Effect:
    node = tree.nodes[place]
    common = {"by": source.act, "date": source.date, "method": "note", "since": since}
    confidence = _SURE if source.act else _UNSOURCED

    def effect(name: str, path: str, **told: object) -> Effect:
        target = f"this/{path}" if path else "this"
        if path.startswith(_LOOSE) and not any(one.kind in ARTICLE_KINDS for one in tree.nodes):
            target = "/".join(["this/@madde", *path.split("/")[1:]])  # a passage without its article
        return Effect(name, target, start, end, confidence=confidence, **common, **told)  # type: ignore[arg-type]

    if part.level == "baslik":
        return effect("replace-heading", _through(tree, place, "madde").path)
    if part.level == "ibare":
        return effect(_PHRASE_OPS[op], _below(node.path, part))
    if part.level == "tablo" and op == "replace":
        return effect("replace-table", node.path)
    if part.level in ("", "with-heading"):
        if op == "add":
            return effect("add-unit", _parent(tree, node), unit=_step(node)[0], number=_step(node)[1])
        return effect(_UNIT_OPS[op], node.path, with_heading=part.level == "with-heading")
    path = _named(tree, place, part)
    if op != "add":
        return effect(_UNIT_OPS[op], path)
    above, _, step = path.rpartition("/")
    name, _, number = step.partition(":")
    return effect("add-unit", above, unit=name, number=_printed(number) or None, plural=part.plural)


def _named(tree: ProvisionTree, place: int, part: _Part) -> str:
    """The path of the provision that a note names: the node that bears it where it is of that level, else the one so
    numbered in what bears it."""
    own = _through(tree, place, part.level)
    if own.kind in _KIND_OF.get(part.level, ()) and (part.number is None or own.path.endswith(f":{part.number}")):
        return own.path
    above = part.above
    if part.level == "fikra" or (above and above[0][0] == "fikra"):
        base = _through(tree, place, "madde").path
    elif own.kind in _KIND_OF.get(part.level, ()):
        base = own.path.rpartition("/")[0]
    else:
        base = tree.nodes[place].path
    steps = [f"{name}:{number}" for name, number in above]
    steps.append(f"{part.level}:{part.number}" if part.number else part.level)
    return "/".join([base, *steps])


def _below(path: str, part: _Part) -> str:
    return "/".join([path, *(f"{name}:{number}" for name, number in part.above)])


def _through(tree: ProvisionTree, place: int | None, name: str) -> Provision:
    """The nearest node of a level from the one at `place` upwards; the latter itself where there is none."""
    kinds = _KIND_OF.get(name, frozenset())
    at = place
    while at is not None and tree.nodes[at].kind not in kinds:
        at = tree.nodes[at].parent
    return tree.nodes[at if at is not None else place or 0]


def _parent(tree: ProvisionTree, node: Provision) -> str:
    return "" if node.parent is None else tree.nodes[node.parent].path


def _step(node: Provision) -> tuple[str, str | None]:
    name, _, number = node.path.rpartition("/")[2].partition(":")
    return name, _printed(number) or None


def _printed(number: str) -> str:
    return number.replace("-", "/")
