"""Gives each citation its targets, with what the text said before: the documents and units in order of mention."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dayanak.law.citation import Citation
from nlp.cite.found import Found
from nlp.cite.kinds import Head
from nlp.cite.memory import Memory
from nlp.cite.paths import document_of, join, through
from nlp.cite.referents import Referents, may_have
from nlp.cite.standing import (
    Standing,
    changes_follow,
    is_act,
    is_listed,
    is_the_act,
    lacks_document,
    lacks_owner,
    standing,
    supplemented,
)
from nlp.cite.terms import called
from nlp.cite.tokens import Tokens
from nlp.laws import predecessors

_ORDERS = ("değiştiril", "eklen", "düzenlen")
_LEADS = frozenset({";", ":"})


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of a text from elsewhere: the places at which a new clause begins (`breaks`) and a new article does
    (`articles`); `day_at` tells since when the words at an offset stand there."""

    breaks: Sequence[int] = ()
    articles: Sequence[int] = ()
    day_at: Callable[[int], str | None] = lambda _: None


def resolve(
    tokens: Tokens,
    found: Iterable[Found],
    terms: Mapping[str, str],
    this: str | None,
    own: str | None = None,
    places: Places | None = None,
) -> Iterator[Citation]:
    """The citations with their targets. `terms` are the words that the document defines ("Kanun" → "kanun:2547"), `own`
    is the kind of the document itself."""
    kind = own or (this.partition(":")[0] if this else None)
    walk = _Walk(tokens, this, kind, dict(terms), places or Places())
    for one in found:
        if citation := walk.citation(supplemented(tokens, one)):
            yield citation


@dataclass
class _Walk:
    """The way through a text from citation to citation, with what it has named outside and inside of quotation marks:
    the law of each title (`titles`) and that of each word that stands for one (`terms`)."""

    tokens: Tokens
    this: str | None
    own: str | None
    terms: dict[str, str]
    places: Places
    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    outer: Memory = field(default_factory=Memory)
    inner: Memory = field(default_factory=Memory)
    quote: int = 0
    before: Found | None = None

    def citation(self, one: Found) -> Citation | None:
        """The citation with its targets; none of "bu maddeler", which are goods where no article was named."""
        tokens, start = self.tokens, self.tokens.starts[one.first]
        memory = self._memory(one, start)
        stands = standing(tokens, self.before, one, self.places.day_at(start) if one.head and one.head.named else None)
        self.before = one
        articles = memory.levels.get("madde")
        if is_the_act(tokens, one):
            memory.levels["madde"] = memory.levels.get("act", articles or ())
        targets = Referents(memory, self.titles, self.terms, self.this, self.own, stands).targets(one)
        self._remember(memory, one, stands, targets, articles)
        if not targets and one.steps and one.steps[0].relation == "these":
            return None
        settled = stands.day is not None or stands.repealed or _told(one.head, self.titles)
        targets, others = _weighed(one, targets, settled=settled)
        end = tokens.ends[one.last - 1]
        sure = 0.5 if not targets else 0.7 if others else 1.0
        method = "title" if one.head and one.head.named else "grammar"
        return Citation(start, end, tokens.text[start:end], targets, sure, method, others, stands.day)

    def _memory(self, one: Found, start: int) -> Memory:
        """What has been named up to the citation, where it stands."""
        tokens = self.tokens
        opened = tokens.quotes[one.first] if tokens.words[one.first] != '"' else 0
        if opened and opened != self.quote:
            self.inner, self.quote = _quoted(tokens, one.first, self.outer), opened
        memory = self.inner if opened else self.outer
        clause = bisect_right(self.places.breaks, start)
        memory.enter((tokens.sentences[one.first], clause), bisect_right(self.places.articles, start))
        if is_listed(tokens, one.first) and (memory.lead or lacks_owner(tokens, one)):
            memory.resume()
            if not memory.document and lacks_document(tokens, one):
                memory.document = ("@baglam",)
        return memory

    def _remember(
        self, memory: Memory, one: Found, stands: Standing, targets: tuple[str, ...], articles: tuple[str, ...] | None
    ) -> None:
        """Keeps what those that follow can go on with; `articles` are those named before this citation."""
        tokens, head = self.tokens, one.head
        if is_act(tokens, one) and changes_follow(tokens, one):
            memory.name_act(targets, articles)
        if stands.opens and head and head.relation is None and targets and changes_follow(tokens, one):
            memory.amended = (head.kind, (document_of(targets[0]),))
        if head and not one.steps and len(targets) == 1 and (term := called(tokens, one.last)):
            self.terms.setdefault(term, targets[0])
        if targets and tokens.word(one.last) in _LEADS:
            memory.lead = targets
        if tokens.word(one.last - 1).endswith(("yle", "yla")):
            memory.last = ()


def _weighed(found: Found, targets: tuple[str, ...], *, settled: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The targets, and what else the words can mean. Of a name without a number a law that is too short for the article
    cited gives way to one before it; where it is `settled` which law bore the name, those before it are not meant."""
    head = found.head
    if head is None or not head.named or not targets:
        return targets, ()
    law = document_of(targets[0])
    before = (*predecessors(head.targets[0]), *predecessors(law))
    meant = next((one for one in (law, *head.others, *before) if may_have(one, found.steps)), law)
    rest = tuple(one for one in (law, *head.others) if one != meant and not (settled and one in before))
    return targets if meant == law else tuple(join((meant,), found.steps, False)), tuple(join(rest, found.steps, False))


def _told(head: Head | None, titles: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the text has said which law it calls so."""
    return head is not None and head.title in titles


def _quoted(tokens: Tokens, place: int, outer: Memory) -> Memory:
    """The memory inside a quotation: new text stands in the amended document and, unless it brings its own, article."""
    number = tokens.quotes[place]
    while place and tokens.quotes[place - 1] == number:
        place -= 1
    order = tokens.words[max(0, place - 3) : place] if tokens.word(place - 1) != "ve" else []
    if not outer.document or not any(word.startswith(_ORDERS) for word in order):
        return Memory()
    article = through(outer.last[0], "madde") if outer.last else None
    own = tokens.word(place + 1) in ("madde", "ek", "geçici")
    inside = article.removeprefix(f"{document_of(article)}/") if article and not own else "@madde"
    return Memory(here=outer.document[0], article=inside)
