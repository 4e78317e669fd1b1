"""From names to mentions: which names count, their type, and the chain `Parent > Child` that the text gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dayanak.law.letters import lower
from dayanak.law.reading import Mention
from nlp.link.chains import alone, office, read_lemma_of, split_chain
from nlp.link.context import founded, is_of_another, is_office, said_before
from nlp.link.heads import ALONE, LEXICAL, PROPER, TOP, Rank, possessive, read_head
from nlp.link.ministries import ministry_of
from nlp.link.names import Name
from nlp.link.national import is_of_state, is_whole
from nlp.link.terms import Term, Terms, abbreviates
from nlp.link.types import type_of
from nlp.link.words import opens_sentence

# What stands before a full stop is looked at behind it: so only signs that may part two names are tried.
_BREAK = re.compile(r"[;\n.\[](?:(?<=[;\n])|(?<=[^\W\d_]{3}[.])(?=\s)|(?<=\[)…\])")
_GENITIVE = ("ın ", "in ", "un ", "ün ")
_BRACKET = re.compile(r"\s*\(")
_GENERIC_AFTER = re.compile(r"\s+(?:ve|veya|ya da)\s+[Kk]uruluş|\s+(?:içi|dışı|arası)\b")
_HOSTS = {
    "bakan": ("bakanlık",),
    "rektör": ("üniversite", "rektörlük"),
    "dekan": ("dekanlık", "fakülte"),
    "müdür": ("müdürlük", "merkez", "enstitü", "yüksekokul", "işletme"),
    "başkan": ("başkanlık", "kurum", "merkez", "birlik"),
    "koordinatör": ("koordinatörlük",),
    "sekreter": ("sekreterlik",),
}
_ONLY_OF = frozenset({"rektör", "dekan"})
"""Offices of one kind of body, whatever stands before them."""
_OF_THE_STATE = {"cumhurbaşkan": "Cumhurbaşkanlığı", "başbakan": "Başbakanlık"}
"""Offices that there is one of."""
_OF_UNIVERSITIES = frozenset({"ofis", "müze", "kütüphane", "hastane", "arşiv", "işletme", "orkestra"})
_ONE = frozenset({"merkez", "birim", "ajans", "birlik", "banka", "belediye", "ofis", "enstitü", "vakıf"})
"""Heads that a capital makes the name of one body, though they are common nouns too."""
_COMPANY = re.compile(r"\s+[A-ZÇĞİÖŞÜ]")
_WITHIN = re.compile(r"\s+(?:bünyesinde|tarafından|adına|tüzel)")
_MANY_BEFORE = re.compile(r"(?<!\w)(?:[Bb]ir|[Hh]er|[İi]lgili|[Dd]iğer|[Tt]üm|[Bb]ütün|/|ve|veya|da)\s*$")
_CORPORATE = ("yönetim ", "genel ", "denetim ", "denetleme ")
_SELF = frozenset({"üniversite", "üniversitemiz"})
_OWN = frozenset({"müşavirlik", "daire", "koordinatörlük", "dekanlık", "fakülte", "birim", "rektörlük"})


def _steps_down(last: Name, name: Name) -> bool:
    """Whether the line below names a part of the body of the line above, as in a letterhead."""
    if last.head.case or last.elliptic or name.head.rank is not Rank.PART or not name.head.possessive:
        return False
    if last.head.lemma in TOP:
        return True
    return lower(last.base).endswith("genel müdürlüğü") and ("daire" in lower(name.base) or name.head.lemma == "şube")


@dataclass(slots=True)
class Reader:
    """Reads the names of one text in order. `issuer` is the institution that issued it, if known."""

    text: str
    names: list[Name]
    terms: Terms
    issuer: str | None = None
    _open: set[str] = field(default_factory=set)
    _own: tuple[str, ...] | None = None
    _only: dict[str, Name | None] | None = None

    def mentions(self) -> Iterator[Mention]:
        """Mentions in reading order, acronyms aside."""
        meanings = {term.meaning.start: term for term in reversed(self.terms.by_word.values()) if term.formal}
        owners = {term.genitive.start for term in meanings.values() if term.genitive}
        parent: tuple[str, ...] = ()
        last: Name | None = None
        above: tuple[str, ...] = ()
        for name in self.names:
            gap = self.text[last.end : name.start] if last else ""
            if last and (self._owns(last, gap) or (gap == "\n" and _steps_down(last, name))):
                parent = above
            elif parent and _BREAK.search(gap):
                parent = ()
            last = name
            term = meanings.get(name.start)
            chain = self._chain_of_meaning(term) if term else self.chain(name, parent)
            above = chain or (() if self._is_undefined(name) else (name.base,))
            if name.start not in owners and self._counts(name):
                yield self._mention(name, term, chain)

    def _owns(self, last: Name, gap: str) -> bool:
        """Whether a name owns the one that follows after `gap`: a genitive, a bracket, the line above."""
        if last.head.rank in (Rank.OFFICE, Rank.ORGAN):
            return False
        return (gap == " " and last.head.case in ("gen", None)) or (_BRACKET.fullmatch(gap) is not None)

    def _is_undefined(self, name: Name) -> bool:
        return name.bare and name.own == 0

    def _counts(self, name: Name) -> bool:
        """Whether a name names a unit: no word that is being defined, no common noun."""
        if name.start in self.terms.heads:
            return False
        if name.own == 0 and (lower(name.base) in self.terms.kinds or not self._standsalone(name)):
            return False
        if name.own == 0 and is_of_another(self.text, name):
            return False
        if name.head.lemma == "fon" and not (
            self._acts(name) or self.terms.get(name.base) or is_whole(lower(name.base))
        ):
            return False
        common = name.own == 0 and name.head.lemma in ("kurum", "birim", "üniversite")
        generic = _GENERIC_AFTER.match(self.text, name.end) if common else None
        return generic is None or ("Kuruluş" in generic[0] and self.terms.get("Kuruluş") is not None)

    def _standsalone(self, name: Name) -> bool:
        """Whether a head without a modifier is enough of a name."""
        head = name.head
        if head.possessive and head.lemma not in LEXICAL:
            return self.text.endswith(_GENITIVE, 0, name.start)
        if self.terms.get(name.base) is not None:
            return True
        surface = self.text[name.start : name.end]
        if self._acts(name) or self._is_one(name):
            return True
        common = head.lemma == "şirket" and opens_sentence(self.text, name.start)
        return head.lemma in ALONE and not common and not (surface.isupper() and " " not in surface)

    def _is_one(self, name: Name) -> bool:
        """Whether a kind with a capital is the one body of that kind the text is about: "bu yılın sonunda Merkezde",
        "Merkezin amaçları"; where a sentence opens, only what can be no place."""
        if name.head.lemma not in _ONE or name.head.plural or name.small:
            return False
        if self.text[name.start : name.end].isupper() or _COMPANY.match(self.text, name.end):
            return False
        if opens_sentence(self.text, name.start):
            return name.head.case in ("gen", "dat") or _WITHIN.match(self.text, name.end) is not None
        return name.head.case is not None and not _MANY_BEFORE.search(self.text, max(0, name.start - 12), name.start)

    def _acts(self, name: Name) -> bool:
        """Whether a short form inside a sentence does something: Birlikçe, Enstitü tarafından."""
        agent = name.head.case == "agent" or self.text.startswith(" tarafından", name.end)
        return agent and name.head.rank is not Rank.OFFICE and not opens_sentence(self.text, name.start)

    def _mention(self, name: Name, term: Term | None, chain: tuple[str, ...]) -> Mention:
        start, base = name.start, name.base
        if term and term.genitive:
            start = term.genitive.start
            base = f"{self.text[start : term.genitive.end]} {base}"
        resolved = " > ".join(chain) or None
        kind = "definition" if term else type_of(name, self.terms)
        if resolved and kind in ("full", "definition", "elliptic") and lower(resolved) == lower(base):
            resolved = None
        sure = 1.0 if name.own or self.terms.get(name.base) else 0.7
        return Mention(start, name.end, self.text[start : name.end], base, kind, resolved, confidence=sure)

    def chain(self, name: Name, parent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The names from the topmost body that the text gives down to this one; empty where it gives none."""
        if name.head.rank is Rank.OFFICE:
            return self._chain_of_office(name, parent)
        if (term := self.terms.get(name.base)) is not None and not name.elliptic:
            return self._chain_of_meaning(term)
        if name.own == 0 or (name.bare and name.own == 1):
            return self._chain_of_alone(name)
        parts = self._from_defined(split_chain(name.base))
        if len(parts) > 1 or name.elliptic or name.head.lemma in TOP:
            return parts
        above = parent if self._may_be_part(name) and parent else self._above(name)
        return (*above, *parts) if above else ()

    @staticmethod
    def _may_be_part(name: Name) -> bool:
        """Whether a body of this kind can stand below the one named right before it."""
        return name.head.rank is not Rank.BODY or name.head.lemma in _OF_UNIVERSITIES

    def _chain_of_meaning(self, term: Term) -> tuple[str, ...]:
        word = lower(term.word)
        if word in self._open:
            return ()
        self._open.add(word)
        try:
            name = term.meaning
            parent = self.chain(term.genitive) if term.genitive else ()
            if name.head.rank is Rank.OFFICE:
                return self._chain_of_office(name, parent)
            parts = split_chain(name.base)
            if parent:
                return (*parent, *(part if i else alone(part) for i, part in enumerate(parts)))
            parts = self._from_defined(parts)
            above = () if len(parts) > 1 else self._ministry_above(name) or self._above(name)
            return (*above, *parts)
        finally:
            self._open.discard(word)

    def _ministry_above(self, name: Name) -> tuple[str, ...]:
        """A general directorate defined beside `Bakanlık` is one of its own."""
        own = self.terms.by_word.get("bakanlık")
        return self._chain_of_meaning(own) if own and "genel müdürlüğü" in lower(name.base) else ()

    def _from_defined(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """The parts with a short first part replaced by what the text defines it to be."""
        word, _, rest = parts[0].partition(" ")
        if rest and (term := self.terms.get(word)) is not None and (term.lemma is None or len(parts) > 1):
            parts = (word, rest, *parts[1:])
        first = self.terms.get(parts[0])
        if len(parts) > 1 and first is not None:
            return (*(self._chain_of_meaning(first) or (parts[0],)), *map(alone, parts[1:]))
        return self._from_own(parts)

    def _from_own(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """The parts with the institution itself for the acronym or the bare word that stands for it."""
        own = self.own()
        word, _, rest = parts[0].partition(" ")
        if not own or "üniversite" not in lower(own[0]):
            return parts
        if len(parts) > 1 and lower(parts[0]) in _SELF:
            return (*own, *parts[1:])
        if len(parts) > 1 and lower(parts[0]) == "kurum":
            return (*own, " ".join(parts[:2]), *parts[2:])
        if rest and word.isupper() and len(word) > 1 and word != parts[0] and abbreviates(word, own[0]):
            return (*own, alone(rest), *parts[1:])
        return parts

    def _chain_of_alone(self, name: Name) -> tuple[str, ...]:
        lemma = name.head.lemma
        if said := said_before(self.text, self.names, name):
            return self.chain(said) or (said.base,)
        own = self.own()
        if own and name.own and "üniversite" in lower(own[0]):
            return (*own, name.base)
        if own and lemma == "kurum" and "üniversite" in lower(own[0]):
            return ()
        if own and lemma in ("üniversite", "bakanlık", "kurum") and read_lemma_of(own[-1]) == lemma:
            return own
        if own and lemma in ("rektörlük", "senato"):
            return (*own, alone(name.base))
        only = self._only_one(lower(name.base))
        named = only is not None and only.start < name.start  # a short form stands behind the name that it is short for
        return self.chain(only) or (only.base,) if only and named else ()

    def _only_one(self, kind: str) -> Name | None:
        """The one body of a kind that the text names in full: the short form can only mean that."""
        if self._only is None:
            self._only = {}
            for name in self.names:
                if name.own and name.head.possessive and not name.elliptic and name.head.rank is not Rank.OFFICE:
                    self._see(name)
        return self._only.get(kind)

    def _see(self, name: Name) -> None:
        only = self._only if self._only is not None else {}
        general = "genel " if lower(name.base).rpartition(" ")[0].endswith(" genel") else ""
        kind = general + name.head.lemma
        first = only.setdefault(kind, name)
        if first is not None and lower(first.base) != lower(name.base):
            only[kind] = None

    def _chain_of_office(self, name: Name, parent: tuple[str, ...]) -> tuple[str, ...]:
        lemma = name.head.lemma
        if lemma in _OF_THE_STATE:
            return (_OF_THE_STATE[lemma],)
        words = name.base.split()
        if name.own == 0 or words[:-1] == ["Genel"]:
            return self._chain_of_host(name, parent)
        before = read_head(words[-2])
        if before and not is_office(lemma, before) and words[-2] != "Daire":
            whole = before.possessive or name.own == 1 or before.lemma in PROPER
            body = " ".join([*words[:-2], words[-2] if whole else possessive(words[-2])])
            term = self.terms.get(body)
            return self._chain_of_meaning(term) if term else self._from_defined(split_chain(body))
        unit = " ".join([*words[:-1], office(words[-1], name.head)])
        parts = self._from_defined(split_chain(unit))
        if len(parts) > 1 or lemma == "bakan" or parts == self.own():
            return parts
        own = self.own()
        if ministry := ministry_of(unit, own[0] if own else None):
            return (ministry, *parts)
        return (*(parent or (() if is_whole(lower(unit)) else own)), *parts)

    def _chain_of_host(self, name: Name, parent: tuple[str, ...]) -> tuple[str, ...]:
        if parent and (name.head.lemma not in _ONLY_OF or read_lemma_of(parent[-1]) in _HOSTS[name.head.lemma]):
            return parent
        term = self.terms.get(name.base)
        if term and lower(term.word) not in self._open:
            return self._chain_of_meaning(term)
        if name.own:
            return self._chain_of_general(name)
        for host in _HOSTS.get(name.head.lemma, ()):
            if host in self.terms.by_word:
                return self._chain_of_meaning(self.terms.by_word[host])
        own = self.own()
        fits = own and read_lemma_of(own[-1]) in _HOSTS.get(name.head.lemma, ())
        return own if fits else ()

    def _chain_of_general(self, name: Name) -> tuple[str, ...]:
        """The unit of a Genel Müdür or a Genel Sekreter."""
        unit = {"müdür": "Genel Müdürlük", "sekreter": "Genel Sekreterlik"}.get(name.head.lemma, "")
        if term := self.terms.get(unit):
            return self._chain_of_meaning(term)
        own = self.own()
        return (*own, unit) if own and unit == "Genel Sekreterlik" and "üniversite" in lower(own[0]) else ()

    def _above(self, name: Name) -> tuple[str, ...]:
        """The document's own institution, where a unit of this kind can only be its part."""
        own = self.own()
        if name.head.rank is Rank.PART and (ministry := ministry_of(name.base, own[0] if own else None)):
            return (ministry,)
        if not own or is_of_state(name.base):
            return ()
        if name.head.rank is Rank.ORGAN and lower(name.base).startswith(_CORPORATE) and "bakanlığı" in lower(own[-1]):
            return ()  # boards of companies and unions: a ministry has none
        lemma, words = name.head.lemma, lower(name.base)
        part = lemma in _OWN or "daire" in words or type_of(name, self.terms) == "internal"
        if "üniversite" in lower(own[0]):
            part = part or self._may_be_part(name)
        return own if part else ()

    def own(self) -> tuple[str, ...]:
        """The institution whose text this is, as far as its definitions or the issuer say."""
        if self._own is None:
            self._own = ()  # what stands here while the answer is being found: a definition may ask for it
            self._own = self._find_own()
        return self._own

    def _find_own(self) -> tuple[str, ...]:
        for word in ("üniversite", "bakanlık", "kurum"):
            if word in self.terms.by_word:
                return self._chain_of_meaning(self.terms.by_word[word])
        for term in self.terms.by_word.values():
            parts = split_chain(term.meaning.base)
            if read_lemma_of(parts[0]) in TOP and (len(parts) > 1 or term.meaning.head.rank is Rank.OFFICE):
                return parts[:1]
        if self.issuer:
            return (self.issuer,)
        if one := founded(self.text, self.names):
            return (one.base,)
        if university := self._only_one("üniversite"):
            return (university.base,)
        units = {name.base for name in self.names if name.head.rank is Rank.PART and not name.elliptic}
        ministries = {ministry for unit in units if (ministry := ministry_of(unit, None))}
        return (ministries.pop(),) if len(ministries) == 1 else ()
