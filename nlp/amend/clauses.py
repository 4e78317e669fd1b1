"""Cuts a text into clauses, each closed by one verb of amendment, with the units and phrases named before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dayanak.law.citation import Citation
from nlp.cite.endings import level
from nlp.cite.tokens import Tokens, tokenise

VERBS = {
    "değiştiril": "replace",
    "eklen": "add",
    "kaldırıl": "repeal",
    "çıkarıl": "delete",
    "teselsül": "renumber",
    "iptal": "annul",
    "düzenlen": "replace",
}
_STEMS = tuple(VERBS)
_BARE = {"maddeye": "madde", "maddenin": "madde", "fıkraya": "fikra", "bende": "bent"}
_PHRASE_NOUNS = (
    "ibare",
    "kelime",
    "sözcü",
    "deyim",
    "rakam",
    "cümle",
    "tarih",
    "değer",
    "oran",
    "başlı",
    "iken",
    "satır",
)


_ACTED = frozenset({"bu", "yürürlükten", "değişik", ";", ",", '"'})
_TIMES = frozenset({"yürürlüğe", "yayımı", "yayımlandığı", "kabul"})
_CLOSES = frozenset({"ve", "veya", "ile", "olup", "ise", "daha", "mevcut"})
_PARTICIPLES = frozenset({"olan", "olduğu", "bulunan", "olması", "olmak", "sayılan"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A citation in a clause. `role` is target, after, by, against or when; `word` is the word behind it, `noun` the
    first level or list named after it ("aşağıdaki fıkra eklenmiş")."""

    targets: tuple[str, ...]
    role: str
    word: str
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks and the noun they carry ("ibaresi"); `after` when new words go behind or before."""

    words: str
    noun: str
    after: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before a verb: units and phrases in order, and the loose words. `carried` are the targets of the
    clause before, `by` the amending act, `noun` the level named by the word before the verb."""

    verb: str
    parts: tuple[Unit | Phrase, ...]
    words: frozenset[str]
    start: int
    end: int
    by: str | None = None
    carried: tuple[str, ...] = ()
    noun: str = ""


def read_clauses(text: str, citations: Iterable[Citation]) -> Iterator[Clause]:
    """The clauses of `text` that end in a verb of amendment, outside of quotation marks."""
    tokens = tokenise(text)
    cited = _by_token(tokens, citations)
    parts: list[Unit | Phrase] = []
    first, place, by = 0, 0, None
    carried: tuple[str, ...] = ()
    while place < len(tokens):
        if first < place and _starts(tokens, place):
            parts, first, by, carried = [], place, None, ()
        if place in cited and (not tokens.quotes[place] or _names_quoted(tokens, *cited[place])):
            unit, place = _unit(tokens, *cited[place])
            by = unit.targets[0] if unit.role == "by" and unit.targets else by
            parts.append(unit)
        elif tokens.words[place] in _BARE and (bare := _bare(tokens, place, [*carried, *_named(parts)])):
            parts.append(bare)
            place += 1
        elif tokens.words[place] == '"':
            phrase, place = _phrase(tokens, place)
            parts.append(phrase)
        elif verb := _verb(tokens, place):
            clause = _clause(tokens, verb, parts, first, place)
            yield replace(clause, by=by, carried=carried)
            carried = _carried(verb, parts) or carried
            parts, place = [], place + 1
            first = place
        else:
            if tokens.words[place] == "olup" and not tokens.quotes[place]:
                parts = []
            place += 1


def _names_quoted(tokens: Tokens, citation: Citation, end: int) -> bool:
    """Whether a citation is a title in quotation marks that is meant as a document, not as words to change."""
    whole = tokens.text[citation.start] in '“"„' and end < len(tokens) and not tokens.quotes[end]
    return whole and not tokens.word(end).startswith((*_PHRASE_NOUNS, "şeklinde", "olarak"))


def _starts(tokens: Tokens, place: int) -> bool:
    """Whether a sentence or an article of the amending act begins here, outside of quotations."""
    if tokens.quotes[place]:
        return False
    article = tokens.words[place] == "madde" and tokens.capital(place) and tokens.word(place + 2) == "-"
    return article or (tokens.sentences[place] != tokens.sentences[place - 1] and not tokens.quotes[place - 1])


def _bare(tokens: Tokens, place: int, named: list[str]) -> Unit | None:
    """A unit named without a number: "… ve maddeye aşağıdaki fıkra eklenmiştir" means the one named before."""
    if tokens.quotes[place] or not named:
        return None
    name = _BARE[tokens.words[place]]
    parts = named[-1].split("/")
    depth = next((at for at, part in enumerate(parts) if part.partition(":")[0].endswith(name)), None)
    if depth is None:
        return None
    return Unit(("/".join(parts[: depth + 1]),), "target", tokens.word(place + 1), _noun(tokens, place + 1))


def _named(parts: list[Unit | Phrase]) -> list[str]:
    return [target for part in parts if isinstance(part, Unit) and part.role == "target" for target in part.targets]


def _by_token(tokens: Tokens, citations: Iterable[Citation]) -> dict[int, tuple[Citation, int]]:
    places = {start: place for place, start in enumerate(tokens.starts)}
    ends = {end: place + 1 for place, end in enumerate(tokens.ends)}
    return {places[c.start]: (c, ends[c.end]) for c in citations if c.start in places and c.end in ends}


def _unit(tokens: Tokens, citation: Citation, end: int) -> tuple[Unit, int]:
    word, last = tokens.word(end), tokens.word(end - 1)
    if word == "başlığı" and tokens.word(end + 1) == "ile":
        word = "başlığıyla"
    if word == "sonra" or (word == "önce" and tokens.word(end + 1) == "gelmek"):
        role = "after"
    elif word == "aykırı":
        role = "against"
    elif word in _TIMES:
        role = "when"
    elif last.endswith(("yle", "yla", "kanunla")) or (word == "ile" and _is_act(citation, tokens.word(end + 1))):
        role = "by"
    else:
        role = "target"
    return Unit(citation.targets, role, word, _noun(tokens, end)), end


def _noun(tokens: Tokens, place: int) -> str:
    for at in range(place, place + 4):
        noun = level(tokens.word(at))
        if noun and (noun.name != "annex" or noun.possessive or noun.plural):
            return _full_name(tokens, at, noun.name)
    return ""


def _full_name(tokens: Tokens, place: int, name: str) -> str:
    """The level of a noun with the word before it: "alt bent" is one of its own."""
    return "altbent" if name == "bent" and tokens.word(place - 1) == "alt" else name


def _is_act(citation: Citation, follower: str) -> bool:
    return (
        follower in _ACTED
        or follower.startswith(_STEMS)
        or any(target.startswith("aym:") for target in citation.targets)
    )


def _phrase(tokens: Tokens, place: int) -> tuple[Phrase, int]:
    """The quotation that opens at `place`, and the place after it and its noun."""
    number, last = tokens.quotes[place], place + 1
    while last < len(tokens) and tokens.quotes[last] == number and number:
        last += 1
    words = tokens.text[tokens.ends[place] : tokens.starts[last - 1]]
    noun = tokens.word(last) if tokens.word(last).startswith(_PHRASE_NOUNS) else ""
    place = last + bool(noun)
    after = bool(noun) and tokens.word(place) in ("sonra", "önce")
    return Phrase(words, noun, after), place


def _verb(tokens: Tokens, place: int) -> str | None:
    word = tokens.words[place]
    if not word.startswith(_STEMS):
        return None
    for stem, verb in VERBS.items():
        if word.startswith(stem) and _finite(tokens, place, verb):
            return verb
    return None


def _finite(tokens: Tokens, place: int, verb: str) -> bool:
    word, follower = tokens.words[place], tokens.word(place + 1)
    if verb in ("renumber", "annul"):
        return follower.startswith(("edilmiş", "ettirilmiş")) and not follower.endswith(("ler", "lar"))
    if word.endswith(("miş", "mış")):
        return not _modifies(tokens, place)
    return word.endswith(("miştir", "mıştır"))


def _modifies(tokens: Tokens, place: int) -> bool:
    """Whether the verb only describes what follows: "çıkarılmış aile", "kaldırılmış veya değiştirilmiş olan"."""
    follower = tokens.word(place + 1)
    joined = follower in ("veya", "ve") and tokens.word(place + 2).endswith(("miş", "mış"))
    return tokens.word(place + 3) in _PARTICIPLES if joined else follower.isalpha() and follower not in _CLOSES


def _clause(tokens: Tokens, verb: str, parts: list[Unit | Phrase], first: int, place: int) -> Clause:
    loose = frozenset(tokens.words[at] for at in range(first, place) if not tokens.quotes[at])
    noun = level(tokens.word(place - 1))
    names = _full_name(tokens, place - 1, noun.name) if noun else ""
    return Clause(verb, tuple(parts), loose, tokens.starts[first], tokens.ends[place], noun=names)


def _carried(verb: str, parts: list[Unit | Phrase]) -> tuple[str, ...]:
    """The targets that the next clause may go on with: of an addition its parent, else what was named last."""
    units = [part.targets for part in parts if isinstance(part, Unit) and part.role == "target"]
    if verb == "add" and not units:
        return tuple(part.targets[0].rpartition("/")[0] for part in parts if isinstance(part, Unit) and part.targets)[
            :1
        ]
    return (units[0] if verb == "add" else units[-1]) if units else ()
