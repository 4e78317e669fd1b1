"""A reading: everything that the NLP stage says about one text."""

from dataclasses import dataclass, field
from typing import Any

from dayanak.law.citation import Citation, Effect
from dayanak.law.document import DocumentFacts
from dayanak.law.provision import Doubt, ProvisionTree


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registry entry that a mention may mean, with a score 0–1."""

    key: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a unit. `type` as in the gold notation (full, term, definition, abbrev, office-holder,
    elliptic, internal). `detsis_no` is set only where one candidate is clearly meant. `role` is what the clause does
    with the unit: it charges it with a `duty`, gives it a `power`, or only `names` it; `role_rule` says by which words.
    """

    start: int
    end: int
    surface: str
    base: str
    type: str
    resolved: str | None = None
    detsis_no: str | None = None
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 1.0
    method: str = "grammar"
    role: str = "names"
    role_rule: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "base": self.base,
            "type": self.type,
            "resolved": self.resolved,
            "detsis_no": self.detsis_no,
            "candidates": [{"detsis_no": c.key, "name": c.name, "score": round(c.score, 3)} for c in self.candidates],
            "confidence": round(self.confidence, 3),
            "method": self.method,
            "role": self.role,
            "role_rule": self.role_rule,
        }


@dataclass(frozen=True, slots=True)
class ServiceMention:
    """A span in which a clause names a public service."""

    start: int
    end: int
    surface: str
    service_id: str
    confidence: float = 1.0
    method: str = "name"


@dataclass(frozen=True)
class Reading:
    """Facts, provisions, citations, effects and mentions of one text; offsets are code points of `tree.text`."""

    tree: ProvisionTree
    facts: DocumentFacts
    citations: tuple[Citation, ...] = ()
    effects: tuple[Effect, ...] = ()
    mentions: tuple[Mention, ...] = ()
    services: tuple[ServiceMention, ...] = ()
    warnings: tuple[Doubt, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The object that `dayanak explain --json` prints, without its id."""
        return {
            "facts": self.facts.as_json(),
            "nodes": [node.as_json() for node in self.tree.nodes],
            "citations": [c.as_json() for c in self.citations],
            "effects": [e.as_json() for e in self.effects],
            "mentions": [m.as_json() for m in self.mentions],
            "services": [
                {"start": s.start, "end": s.end, "surface": s.surface, "service": s.service_id} for s in self.services
            ],
            "warnings": [w.as_json() for w in (*self.tree.warnings, *self.warnings)],
        }
