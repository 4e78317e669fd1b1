"""The text of a query: its words, quoted phrases and excluded words, and the tree that they make."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, Protocol

from dayanak.law.letters import fold
from dayanak.search.port import AllOf, AnyOf, Best, Everything, Node, Phrase, Prefix, Term
from nlp.analyse import exact, fold5, stem, words

MOST_WORDS = 48
MOST_PHRASES = 8
LONGEST_PHRASE = 32
QUOTED_WORD = 0.5  # a word of a phrase also counts alone, to rank what has the phrase
QUESTION_WORD = 0.3  # it ranks what the other words find
SECOND_SPELLING = 1.0  # for the other spellings that a word may stand for
OWN = (("stem", stem, 1.0), ("fold5", fold5, 1.4))
HEADING = (("heading_stem", stem, 0.2), ("heading_fold5", fold5, 0.2))
TITLE = (("title_stem", stem, 0.2), ("title_fold5", fold5, 0.2))
NAMED = 4.0  # times the weight of titles, where a document seems to be asked for by its name
HEADED = 2.5  # times the weight of headings there, and where a term is quoted: headings are made of terms
_PARTS = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans("“”„‟«»", '""""""')
# fmt: off
QUESTION_WORDS = frozenset(
    map(fold, (
        "acaba", "ama", "bir", "bu", "çok", "da", "de", "değil", "diye", "en", "gerek", "gerekir", "gibi",
        "hangi", "hangisi", "için", "ile", "kaç", "kadar", "ki", "kim", "kime", "lazım", "mi", "mı", "mu",
        "mü", "miyim", "mıyım", "ne", "neden", "nedir", "neler", "nerede", "nereye", "nasıl", "olabilir",
        "olmak", "olur", "o", "şart", "şu", "var", "ve", "veya", "ya", "yapabilirim", "yapmak", "zaman",
    ))
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Sought:
    """A word that is looked for, and the other spellings it may stand for. Texts are so full of a `common` word that
    it only ranks what the others find."""

    word: str
    spellings: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of a query was read. `empty` means that nothing was written at all."""

    text: str
    sought: tuple[Sought, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()

    @property
    def empty(self) -> bool:
        return not self.text.strip()


class _Above(NamedTuple):
    """Times the weights of titles and headings."""

    title: float
    heading: float


class Lexicon(Protocol):
    """What is known of the words of the texts."""

    def spellings(self, word: str) -> Sequence[str]:
        """The other spellings that the word may stand for."""
        ...

    def known(self, word: str) -> bool:
        """Whether the texts have the word more than by chance."""
        ...

    def common(self, word: str) -> bool:
        """Whether so many clauses have the word that it tells little."""
        ...


def read(text: str, lexicon: Lexicon | None = None) -> Reading:
    """The reading of any text; what is no word, phrase or exclusion is passed over."""
    sought: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for part in _PARTS.finditer(text.translate(_QUOTES)):
        found = tuple(word.text for word in words(part["phrase"] if part["word"] is None else part["word"]))
        if not found:
            continue
        if part["minus"]:
            excluded.append(found[:LONGEST_PHRASE])
        elif part["phrase"] is not None:
            phrases.append(found[:LONGEST_PHRASE])
        else:
            sought += found
    kept = list(dict.fromkeys(sought))[:MOST_WORDS]
    return Reading(text, _known(kept, lexicon), _first(phrases), _first(excluded))


def _known(words: Sequence[str], lexicon: Lexicon | None) -> tuple[Sought, ...]:
    """The words with what is known of them; where only common ones can find anything, none counts as common."""
    if lexicon is None:
        return tuple(map(Sought, words))
    found = [Sought(word, tuple(lexicon.spellings(word)), lexicon.common(word)) for word in words]
    telling = (one for one in found if not _only_ranks(one))
    if any(one.spellings or lexicon.known(one.word) for one in telling):
        return tuple(found)
    return tuple(replace(one, common=False) for one in found)


def _first(phrases: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(phrases))[:MOST_PHRASES]


def tree(reading: Reading) -> tuple[Node, Node | None]:
    """What has to match, and what must not (None: nothing)."""
    named = names_a_kind(reading)
    above = _Above(NAMED if named else 1.0, HEADED if named or reading.phrases else 1.0)
    frame = [node for one in reading.sought if _only_ranks(one) for node in _word(one, above)]
    content = [node for one in reading.sought if not _only_ranks(one) for node in _word(one, above)]
    if reading.phrases:
        apart = [node for phrase in reading.phrases for word in phrase for node in _forms(word, QUOTED_WORD, above)]
        node: Node = AllOf(tuple(map(_phrase, reading.phrases)), (*content, *frame, *apart))
    elif content and frame:
        node = AllOf((AnyOf(tuple(content)),), tuple(frame))
    elif content or frame or not (reading.empty or reading.excluded):
        node = AnyOf((*content, *frame))
    else:
        node = Everything()
    excluded = AnyOf(tuple(_excluded(phrase) for phrase in reading.excluded)) if reading.excluded else None
    return node, excluded


def _only_ranks(sought: Sought) -> bool:
    """Whether the word adds to the score of what the others find, and finds nothing itself."""
    return sought.common or is_question_word(sought.word)


def names_a_kind(reading: Reading) -> bool:
    """Whether a document seems to be asked for by its name."""
    return any(stem(one.word) in _kinds() for one in reading.sought)


def is_question_word(word: str) -> bool:
    """Whether the word belongs to the frame of a question rather than to what is asked."""
    return fold(word) in QUESTION_WORDS


@cache
def _kinds() -> frozenset[str]:
    """Stems of the words with which titles of legislation end."""
    kinds = "anayasa genelge kanun kararname özelge sirküler statü şartname tebliğ tüzük yönerge yönetmelik"
    return frozenset(map(stem, kinds.split()))


def _word(sought: Sought, above: _Above) -> list[Term]:
    weight = QUESTION_WORD if is_question_word(sought.word) else 1.0
    nodes = _forms(sought.word, weight, above)
    known = {(node.field, node.token) for node in nodes}
    for spelling in sought.spellings:
        others = _forms(spelling, weight * SECOND_SPELLING, above)
        nodes += [node for node in others if (node.field, node.token) not in known]
    return nodes


def _forms(word: str, weight: float, above: _Above) -> list[Term]:
    headings = [(field, form, share * above.heading) for field, form, share in HEADING]
    titles = [(field, form, share * above.title) for field, form, share in TITLE]
    return [Term(field, form(word), share * weight) for field, form, share in (*OWN, *headings, *titles)]


def _phrase(phrase: Sequence[str]) -> Node:
    typed = [exact(word) for word in phrase]
    capitals = [[*typed[:place], _as_capitals(word), *typed[place + 1 :]] for place, word in enumerate(typed)]
    spellings = dict.fromkeys(map(tuple, (typed, map(_as_capitals, typed), *capitals)))
    nodes = tuple(Phrase("exact", tokens) for tokens in spellings)
    return nodes[0] if len(nodes) == 1 else Best(nodes)


def _excluded(phrase: Sequence[str]) -> Node:
    if len(phrase) > 1:
        return _phrase(phrase)
    word = exact(phrase[0])
    endings = (Prefix("exact", spelling) for spelling in dict.fromkeys((word, _as_capitals(word))) if len(word) > 2)
    return AnyOf((Term("stem", stem(phrase[0])), Term("exact", word), *endings))


def _as_capitals(word: str) -> str:
    """How a word reads when it stood in capitals without a dot: IBAN is read as ıban, and typed as iban."""
    return word.replace("i", "ı") if word.isascii() else word
