"""The text of a query: its words, quoted phrases and excluded words, and the tree that they make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from dayanak.law.letters import fold
from dayanak.search.port import AllOf, AnyOf, Best, Everything, Node, Term
from nlp.analyse import spelled, stem
from nlp.laws import title_of
from search_api.expressions import (
    Either,
    Every,
    Expression,
    Field,
    FieldName,
    Leaf,
    Quoted,
    Without,
    Word,
    leaves,
    words_of,
    written,
)
from search_api.forms import Above, excluding, forms_of, meant_by, phrase_of
from search_api.institutions import Institutions, named
from search_api.nodes import node_of
from search_api.notes import law_by_letters
from search_api.parsing import parsed, strange
from search_api.synonyms import Expansion
from search_api.titled import called

QUOTED_WORD = 0.5  # a word of a phrase also counts alone, to rank what has the phrase
QUESTION_WORD = 0.3  # it ranks what the other words find
SHORTEST_LAW = 3  # letters that stand for a law: two are words, too
NAMED = 4.0  # times the weight of titles, where a document seems to be asked for by its name
HEADED = 2.5  # times the weight of headings there, and where a term is quoted: headings are made of terms
# fmt: off
QUESTION_WORDS = frozenset(
    map(fold, (
        "acaba", "ama", "bir", "bu", "çok", "da", "de", "değil", "diye", "en", "gerek", "gerekir", "gibi",
        "hangi", "hangisi", "için", "ile", "kaç", "kadar", "ki", "kim", "kime", "la", "lazım", "le", "mi", "mı",
        "mu", "mü", "miyim", "mıyım", "ne", "neden", "nedir", "neler", "nerede", "nereye", "nasıl", "olabilir",
        "olmak", "olur", "o", "şart", "şu", "var", "ve", "veya", "ya", "yapabilirim", "yapmak", "zaman",
    ))
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Sought:
    """A word that is looked for, and the other spellings it may stand for, or the two words as which it was typed
    `apart`. Texts are so full of a `common` word that it only ranks what the others find."""

    word: str
    spellings: tuple[str, ...] = ()
    common: bool = False
    apart: tuple[str, ...] = ()

    @property
    def meant(self) -> tuple[str, ...]:
        """The word and each word of its other spellings: one may be two words that were typed together."""
        return (self.word, *self.apart, *(part for spelling in self.spellings for part in spelling.split()))

    @property
    def corrections(self) -> tuple[str, ...]:
        """What is looked for beside what was typed, the likeliest first."""
        return (*((self.word,) if self.apart else ()), *self.spellings)

    @property
    def likeliest(self) -> str:
        """What was meant, as far as one spelling can say it."""
        return self.corrections[0] if self.corrections else self.word


@dataclass(frozen=True, slots=True)
class Reading:
    """How the text of a query was read: words that are looked for, phrases that have to be there and what must not be.
    `required` and `unwanted` are what else has to be there or must not; `conditions` are values of fields, of which
    each field asks for one. `written` is the query as it was read, where it is more than words; `notes` say what was
    read otherwise than typed; `citing` is the text in which citations may stand; `expansions` are synonyms; `everyday`
    is what the law says for everyday words, which only turns the question of a search with meaning; `chosen` are the
    words of `required`; `leads` where it cites a provision, which stands first."""

    text: str
    sought: tuple[Sought, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    required: tuple[Expression, ...] = ()
    unwanted: tuple[Expression, ...] = ()
    conditions: tuple[Field, ...] = ()
    written: str | None = None
    notes: tuple[str, ...] = ()
    citing: str = ""
    expansions: tuple[Expansion, ...] = ()
    everyday: tuple[Expansion, ...] = ()
    chosen: tuple[Sought, ...] = ()
    leads: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written at all."""
        return not self.text.strip()

    @property
    def told(self) -> list[Leaf]:
        """What is marked in texts of what is required."""
        return [leaf for part in self.required for leaf in leaves(part)]

    @property
    def exact(self) -> bool:
        """Whether it says which words there have to be or must not."""
        return bool(self.phrases or self.excluded or self.required or self.unwanted)

    @property
    def only_narrows(self) -> bool:
        """Whether all that passes its conditions and exclusions is asked for."""
        return self.empty or bool(self.excluded or self.unwanted or self.conditions)


class Lexicon(Protocol):
    """What is known of the words of the texts."""

    def spellings(self, word: str) -> Sequence[str]:
        """The other spellings that the word may stand for."""
        ...

    def together(self, first: str, second: str) -> str | None:
        """The one word that was typed as these two."""
        ...

    def known(self, word: str) -> bool:
        """Whether the texts have the word more than by chance."""
        ...

    def common(self, word: str) -> bool:
        """Whether so many clauses have the word that it tells little."""
        ...

    def expansions(self, typed: Sequence[Sequence[str]]) -> Sequence[Expansion]:
        """What words are widened by, each given with the spellings that it may stand for."""
        ...


def read(text: str, lexicon: Lexicon | None = None, institutions: Institutions | None = None) -> Reading:
    """The reading of any text; names of institutions ask for nothing where nobody looks them up."""
    found = parsed(text)
    told = (*found.notes, *strange(text, found))
    parts = _parts(found.expression)
    words = [part.text for part in parts if isinstance(part, Word)]
    if len(words) == len(parts):
        return _with_words(Reading(text, notes=told, citing=found.citing), words, lexicon)
    assert found.expression
    whole, said = named(found.expression, institutions)
    parts = _parts(whole)
    words = [part.text for part in parts if isinstance(part, Word)]
    less = [part.part for part in parts if isinstance(part, Without)]
    reading = Reading(
        text=text,
        phrases=tuple(part.words for part in parts if isinstance(part, Quoted)),
        excluded=tuple(tuple(words_of(part)) for part in less if isinstance(part, Word | Quoted)),
        required=tuple(part for part in parts if _is_required(part)),
        unwanted=tuple(part for part in less if not isinstance(part, Word | Quoted)),
        conditions=tuple(field for part in parts for field in _conditions(part)),
        written=written(whole) if len(words) < len(parts) else None,
        notes=(*told, *said),
        citing=found.citing,
    )
    return _with_words(reading, words, lexicon)


def _with_words(reading: Reading, words: Sequence[str], lexicon: Lexicon | None) -> Reading:
    """The reading with its words, what is known of them and what they are widened by."""
    laws = _lettered(words, lexicon)
    words = [part for word in words for part in (spelled(laws[word]) if word in laws else (word,))]
    said = (law_by_letters(letters, title) for letters, title in laws.items())
    sought = _known(_joined(words, lexicon), lexicon)
    chosen = _known([Sought(leaf.text) for leaf in reading.told if isinstance(leaf, Word)], lexicon)
    expansions = lexicon.expansions([one.meant for one in sought]) if lexicon else ()
    inside = lexicon.expansions([one.meant for one in chosen]) if lexicon and chosen else ()
    alone = (one for one in inside if len(one.typed) == 1 and one not in expansions)
    notes = (*reading.notes, *said)
    return replace(reading, sought=sought, chosen=chosen, expansions=(*expansions, *alone), notes=notes)


def _lettered(words: Iterable[str], lexicon: Lexicon | None) -> dict[str, str]:
    """The titles of the laws that lawyers call by letters which the texts hardly have: "tck meşru müdafaa"."""
    if lexicon is None:
        return {}
    titles = ((word, title_of(word)) for word in words if len(word) >= SHORTEST_LAW)
    return {word: title for word, title in titles if title and not lexicon.known(word)}


def _parts(whole: Expression | None) -> tuple[Expression, ...]:
    return whole.parts if isinstance(whole, Every) else (whole,) if whole else ()


def _is_required(part: Expression) -> bool:
    return not isinstance(part, Word | Quoted | Without) and not _conditions(part)


def _conditions(part: Expression) -> tuple[Field, ...]:
    """The values of one field, if the part is nothing but a choice of them, and filters can hold it."""
    fields = part.parts if isinstance(part, Either) else (part,)
    found = tuple(one for one in fields if isinstance(one, Field) and one.name is not FieldName.HEADING)
    return found if len(found) == len(fields) and len({one.name for one in found}) == 1 else ()


def _joined(words: Sequence[str], lexicon: Lexicon | None) -> Iterator[Sought]:
    """The words, those that were typed in two parts as one."""
    left = list(reversed(words))
    while left:
        first, second = left.pop(), left[-1:]
        both = lexicon.together(first, second[0]) if lexicon and second else None
        yield Sought(both, apart=(first, left.pop())) if both else Sought(first)


def _known(words: Iterable[Sought], lexicon: Lexicon | None) -> tuple[Sought, ...]:
    """The words with what is known of them; where only common ones can find anything, none counts as common."""
    if lexicon is None:
        return tuple(words)
    found = [_looked_up(one, lexicon) for one in words]
    telling = (one for one in found if not _only_ranks(one))
    if any(one.spellings or lexicon.known(one.word) for one in telling):
        return tuple(found)
    return tuple(replace(one, common=False) for one in found)


def _looked_up(one: Sought, lexicon: Lexicon) -> Sought:
    """What is known of a word; a part of one gets its Turkish letters and nothing else."""
    found = ((typed, spelling) for typed in one.apart or (one.word,) for spelling in lexicon.spellings(typed))
    spellings = tuple(spelling for typed, spelling in found if not one.apart or fold(spelling) == fold(typed))
    return replace(one, spellings=spellings, common=lexicon.common(one.word))


def tree(reading: Reading) -> tuple[Node, Node | None]:
    """What has to match, and what must not (None: nothing)."""
    named = names_a_kind(reading)
    above = Above(NAMED if named else 1.0, HEADED if named or reading.phrases else 1.0)
    frame: list[Node] = []
    content: list[Node] = [meant_by(one, above) for one in reading.expansions if len(one.typed) > 1]
    for one in reading.sought:
        (frame if _only_ranks(one) else content).extend(_widened(one, reading.expansions, above))
    if reading.phrases or reading.required:
        chosen = {one.word: _widened(one, reading.expansions, Above(1.0, 1.0)) for one in reading.chosen}
        asked = (node_of(part, chosen.__getitem__) for part in reading.required)
        required = (*map(phrase_of, reading.phrases), *asked)
        apart = [node for word in _apart(reading) for node in forms_of(word, QUOTED_WORD, above)]
        node: Node = AllOf(required, (*content, *frame, *apart))
    elif content and (frame or named):
        node = AllOf((AnyOf(tuple(content)),), (*frame, *(_titled(reading) if named and not reading.leads else ())))
    elif content or frame or not reading.only_narrows:
        node = AnyOf((*content, *frame))
    else:
        node = Everything()
    without = (*map(excluding, reading.excluded), *map(node_of, reading.unwanted))
    return node, AnyOf(without) if without else None


def _titled(reading: Reading) -> list[Node]:
    """What ranks documents that are called so."""
    telling = [_in_titles(one, reading) for one in reading.sought if not is_question_word(one.word)]
    nouns = (place for place, words in enumerate(telling) if any(map(is_kind_word, words)))
    return called(telling, nouns)


def _in_titles(sought: Sought, reading: Reading) -> Sequence[str]:
    """What a title may have for a word: any spelling, or the noun that it ends with ("iş yasası": İş Kanunu)."""
    others = (one.meant for one in reading.expansions if one.typed == (sought.word,))
    return (*sought.meant, *(meant[0] for meant in others if len(meant) == 1 and is_kind_word(meant[0])))


def _apart(reading: Reading) -> list[str]:
    """Words that rank where what they are a part of is required."""
    told = [words_of(leaf) for leaf in reading.told if not isinstance(leaf, Word)]
    return [word for words in (*reading.phrases, *told) for word in words]


def _only_ranks(sought: Sought) -> bool:
    """Whether the word adds to the score of what the others find, and finds nothing itself."""
    return sought.common or is_question_word(sought.word)


def names_a_kind(reading: Reading) -> bool:
    """Whether a document seems to be asked for by its name."""
    return any(is_kind_word(word) for one in reading.sought for word in _in_titles(one, reading))


def is_kind_word(word: str) -> bool:
    """Whether titles of legislation end with the word."""
    return stem(word) in _kinds()


def is_question_word(word: str) -> bool:
    """Whether the word belongs to the frame of a question rather than to what is asked."""
    return fold(word) in QUESTION_WORDS


@cache
def _kinds() -> frozenset[str]:
    """Stems of the words with which titles of legislation end."""
    kinds = "anayasa genelge kanun kararname özelge sirküler statü şartname tebliğ tüzük yönerge yönetmelik"
    return frozenset(map(stem, kinds.split()))


def _word(sought: Sought, above: Above) -> list[Term]:
    nodes: dict[tuple[str, str], Term] = {}
    for word in sought.meant:
        weight = QUESTION_WORD if is_question_word(word) else 1.0
        for node in forms_of(word, weight, above):
            nodes.setdefault((node.field, node.token), node)
    return list(nodes.values())


def _widened(sought: Sought, expansions: Sequence[Expansion], above: Above) -> Sequence[Node]:
    """A word with its synonyms: a text that has several of them has it once."""
    typed = _word(sought, above)
    meant = [meant_by(other, above) for other in expansions if other.typed == (sought.word,)]
    return [Best((AnyOf(tuple(typed)), *meant))] if meant else typed
