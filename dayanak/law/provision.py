"""Provisions: the tree of a text and its levels (hüküm)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

_FOOTNOTE_MARK = re.compile(r"\[(\d{1,4}|\*+)\]")


class ProvisionKind(StrEnum):
    """Levels of a text; the value is the word of the reference notation."""

    BOOK = "kitap"
    PART = "kisim"
    CHAPTER = "bolum"
    SECTION = "ayirim"
    FASIL = "fasil"
    BAP = "bap"
    GROUP = "baslik"
    ARTICLE = "madde"
    ADDITIONAL_ARTICLE = "ek-madde"
    TRANSITIONAL_ARTICLE = "gecici-madde"
    REPEATED_ARTICLE = "mukerrer-madde"
    ADDITIONAL_TRANSITIONAL_ARTICLE = "ek-gecici-madde"
    PARAGRAPH = "fikra"
    SUBPARAGRAPH = "bent"
    ITEM = "altbent"
    CLOSING = "kapanis"
    TEXT = "paragraf"
    DEFINITION = "tanim"
    EXAMPLE = "ornek"
    DASH = "tire"
    QUOTATION = "alinti"
    LEVEL = "no"
    NUMBERED_HEADING = "numarali-baslik"
    NUMBERED_PARAGRAPH = "numarali-paragraf"
    ANNEX = "annex"
    TABLE = "tablo"
    FOOTNOTE = "dipnot"
    UNMERGED = "islenemeyen"
    HEAD = "head"
    SIDE_HEADING = "ust-baslik"
    MASTHEAD = "kunye"
    GAZETTE_DATE = "rg-tarih"
    GAZETTE_NAME = "rg-adi"
    GAZETTE_NUMBER = "rg-sayi"
    TYPE_LINE = "tur"
    INSTITUTION = "kurum"
    TITLE = "belge-basligi"
    REFERENCE = "sayi"
    DOCUMENT_NUMBER = "belge-no"
    SUBJECT = "konu"
    ADDRESSEE = "muhatap"
    INTEREST = "ilgi"
    SUMMARY = "ozet"
    DATE = "tarih"
    PLACE = "yer"
    SIGNATURE = "imza"
    NOTE = "not"


ARTICLE_KINDS = frozenset(
    {
        ProvisionKind.ARTICLE,
        ProvisionKind.ADDITIONAL_ARTICLE,
        ProvisionKind.TRANSITIONAL_ARTICLE,
        ProvisionKind.REPEATED_ARTICLE,
        ProvisionKind.ADDITIONAL_TRANSITIONAL_ARTICLE,
    }
)
CONTAINER_KINDS = frozenset(
    {
        ProvisionKind.BOOK,
        ProvisionKind.PART,
        ProvisionKind.CHAPTER,
        ProvisionKind.SECTION,
        ProvisionKind.FASIL,
        ProvisionKind.BAP,
        ProvisionKind.GROUP,
    }
)
FRONT_KINDS = frozenset(
    {
        ProvisionKind.HEAD,
        ProvisionKind.MASTHEAD,
        ProvisionKind.GAZETTE_DATE,
        ProvisionKind.GAZETTE_NAME,
        ProvisionKind.GAZETTE_NUMBER,
        ProvisionKind.TYPE_LINE,
        ProvisionKind.INSTITUTION,
        ProvisionKind.TITLE,
        ProvisionKind.REFERENCE,
        ProvisionKind.DOCUMENT_NUMBER,
        ProvisionKind.SUBJECT,
        ProvisionKind.ADDRESSEE,
        ProvisionKind.INTEREST,
        ProvisionKind.DATE,
        ProvisionKind.PLACE,
        ProvisionKind.SIGNATURE,
        ProvisionKind.SIDE_HEADING,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of a text."""

    start: int
    end: int


class Provision(NamedTuple):
    """One node in reading order.

    `path` is in reference notation (may repeat), `eid` is unique in the tree. `text` is the node's own text
    without its label and without its children, white space folded (tables and annexes keep their lines).
    `start`/`end` are the node's own part in the segmented text, label included; an article begins at its heading.
    `parent` is the place of the parent in `ProvisionTree.nodes`. `status` is None, "mulga", "iptal" or
    "yerine-islenmis".
    """

    path: str
    eid: str
    kind: ProvisionKind
    number: str | None
    label: str
    heading: str | None
    text: str
    start: int
    end: int
    parent: int | None = None
    container: str | None = None
    heading_start: int | None = None
    heading_end: int | None = None
    confidence: float = 1.0
    implicit: bool = False
    status: str | None = None
    annotations: tuple[str, ...] = ()
    heading_chain: tuple[str, ...] = ()

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The footnotes that its heading and its own text refer to, by the marks printed there in square brackets."""
        return tuple(_FOOTNOTE_MARK.findall(f"{self.heading or ''} {self.text}"))

    def as_json(self) -> dict[str, Any]:
        """The node as the contract prints it."""
        return {
            "path": self.path,
            "eid": self.eid,
            "kind": self.kind.value,
            "number": self.number,
            "label": self.label,
            "heading": self.heading,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "heading_start": self.heading_start,
            "heading_end": self.heading_end,
            "confidence": round(self.confidence, 3),
            "container": self.container,
            "implicit": self.implicit,
            "status": self.status,
            "annotations": list(self.annotations),
            "footnote_refs": list(self.footnotes),
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about a text: a code for programs, a Turkish message for people, the place."""

    code: str
    message: str
    start: int = 0
    end: int = 0

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class ProvisionTree:
    """A segmented text. Every non-space character of `text` lies in a node's own part, a heading, or `noise`."""

    text: str
    nodes: tuple[Provision, ...]
    noise: tuple[Span, ...] = ()
    warnings: tuple[Doubt, ...] = ()

    @cached_property
    def children_of(self) -> dict[int | None, tuple[int, ...]]:
        """Places of the children of each place (None: the top), in reading order."""
        lists: dict[int | None, list[int]] = {}
        for place, node in enumerate(self.nodes):
            lists.setdefault(node.parent, []).append(place)
        return {parent: tuple(places) for parent, places in lists.items()}

    def articles(self) -> Iterator[tuple[int, Provision]]:
        """The document's own articles: none inside quotations, annexes or unmerged provisions."""
        for place, node in enumerate(self.nodes):
            if node.kind in ARTICLE_KINDS and node.parent is None:
                yield place, node
