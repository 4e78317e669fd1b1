"""What a text has cited so far: the documents and units in order of mention, for those that go on with them."""

from dataclasses import dataclass, field

from nlp.cite.paths import document_of, name_of, through

_MOST_NAMED = 40


@dataclass
class Memory:
    """What was mentioned so far, outside or inside of quotation marks."""

    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    together: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    levels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbered: dict[str, str] = field(default_factory=dict)
    sentence: tuple[int, int] = (-1, -1)
    document: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    number: int = -1
    last: tuple[str, ...] = ()
    amended: tuple[str, tuple[str, ...]] = ("", ())
    here: str = "this"
    article: str = "@madde"

    def enter(self, sentence: tuple[int, int], article: int) -> None:
        """Forgets what only the sentence or the article before can carry over."""
        if sentence != self.sentence:
            self.sentence, self.document, self.last = sentence, (), ()
        if article != self.number:
            self.number, self.units, self.lead, self.topic = article, (), (), ()
            self.levels.clear()
            self.numbered.clear()

    def resume(self) -> None:
        """Goes on with what leads the list, else with the document or unit named last."""
        named = self.lead or self.units
        if not self.document and named:
            self.last = tuple(target for target in named if "/" in target)
            self.document = tuple(document_of(target) for target in named[:1])

    def name_document(self, kind: str, bases: tuple[str, ...]) -> None:
        """Keeps the document as the one of its kind named last, and whether it is not the only one."""
        sentence, others = self.together.get(kind, (self.sentence, ()))
        others = others[:_MOST_NAMED] if sentence == self.sentence else ()
        self.together[kind] = (self.sentence, tuple(dict.fromkeys((*others, *bases))))
        before = self.documents.pop(kind, bases)
        if before != bases:
            self.several.add(kind)
            known = self.named.get(kind, before)
            if len(known) < _MOST_NAMED:
                self.named[kind] = tuple(dict.fromkeys((*known, *bases)))
        self.topic = bases
        self.documents[kind] = bases  # the kinds stand in the order of their last mention

    def name_units(self, targets: tuple[str, ...]) -> None:
        """Keeps the units as those named last, of each level in them too."""
        self.units = targets
        for level in {name_of(part) for target in targets for part in target.split("/")[1:]}:
            self.levels[level] = targets
        for target in targets:
            article = through(target, "madde")
            if article:
                self.numbered[article.removeprefix(f"{document_of(article)}/")] = article

    def name_act(self, act: tuple[str, ...], articles: tuple[str, ...] | None) -> None:
        """Remembers the provision that changes others; "aynı maddenin" stays the one that it changes."""
        self.levels["act"] = act
        if articles:
            self.levels["madde"] = articles
