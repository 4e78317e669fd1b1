"""The lists that are open inside an article: which of them a mark goes on with, and which mark opens a new one."""

from collections.abc import Callable
from dataclasses import dataclass

from nlp.segment import marks
from nlp.segment.marks import Mark
from nlp.segment.source import Source
from nlp.segment.tree import Draft

_NEAR = 3
_DEEPEST = 8
Placed = tuple[int, int, str]  # depth of the list, place in its order, the glyph as meant


@dataclass(slots=True)
class Frame:
    """An open list: its class and form, the place of the last item, the item, and what the items hang under."""

    kind: str
    form: str
    last: int
    item: Draft
    owner: Draft
    closed: bool = False


def _same_form(frame: Frame, mark: Mark) -> bool:
    """Whether a mark is printed like the list's: editors add `(ç)` to a list of `a)`, `b)`, `c)`."""
    return mark.form == frame.form or (frame.kind == "lower" and {mark.form, frame.form} == {"paren", "close"})


class OpenLists:
    """A stack of open lists, innermost last; `owner` gives the unit that a new list hangs under."""

    def __init__(self, source: Source, root: Draft, all_marks: list[Mark | None], owner: Callable[[], Draft]) -> None:
        self.source, self.root, self.marks, self._owner = source, root, all_marks, owner
        self.frames: list[Frame] = []

    def place(self, place: int, mark: Mark) -> Placed | None:
        """Which open or new list a mark belongs to, or None."""
        if mark.form == "paren" and self.source.view[mark.end - 1] != ")":
            return None
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            if not self._is_reachable(frame):
                continue
            for kind, value in mark.readings:
                if kind == frame.kind and _same_form(frame, mark) and marks.follows(kind, frame.last, value):
                    return depth, value, mark.glyph
        return (
            self._printed_otherwise(place, mark)
            or self._repaired(place, mark)
            or self._opened(place, mark)
            or self._after_a_gap(mark)
        )

    def _printed_otherwise(self, place: int, mark: Mark) -> Placed | None:
        """A mark between two of an open list that only its printing tells apart: `d)` between `c.` and `e.`."""
        after = next(filter(None, self.marks[place + 1 : place + 12]), None)
        if after is None or mark.form in {after.form, "bullet"}:
            return None
        for depth, frame in reversed(list(enumerate(self.frames))):
            if after.form != frame.form or not self._is_reachable(frame):
                continue
            for kind, value in mark.readings:
                goes_on = kind == frame.kind and marks.follows(kind, frame.last, value)
                if goes_on and any(
                    one == kind and marks.follows(kind, value, number) for one, number in after.readings
                ):
                    return depth, value, mark.glyph
        return None

    def _is_reachable(self, frame: Frame) -> bool:
        """Whether what would hang under a list's owner comes after all that was read: its owner is the last unit."""
        unit = self.root
        while unit is not frame.owner and unit.children:
            unit = unit.children[-1]
        return unit is frame.owner

    def continues(self, mark: Mark) -> bool:
        """Whether a mark is the next one of an open list."""
        return any(
            frame.form == mark.form and marks.follows(frame.kind, frame.last, value)
            for frame in self.frames
            for kind, value in mark.readings
            if kind == frame.kind
        )

    def continued(self, place: int) -> int | None:
        """The depth of the open list that a later mark goes on with, or None."""
        for mark in self.marks[place + 1 : place + 12]:
            if not mark or (mark.form == "bullet" and all(frame.kind != "bullet" for frame in self.frames)):
                continue
            if mark.form == "paren" and mark.glyph.isdigit():
                return None
            for depth in range(len(self.frames) - 1, -1, -1):
                frame = self.frames[depth]
                for kind, value in mark.readings:
                    if kind == frame.kind and mark.form == frame.form and marks.follows(kind, frame.last, value):
                        return depth
            if any(marks.opens(kind, value) for kind, value in mark.readings):
                return None
        return None

    def push(self, kind: str, form: str, value: int) -> None:
        """Opens a list below the innermost unit."""
        owner = self.frames[-1].owner if self.frames and self.frames[-1].closed else self._owner()
        self.frames.append(Frame(kind, form, value, owner, owner))

    def restarts(self, mark: Mark) -> bool:
        """Whether a mark begins the open list once more, behind an item whose sentence ended."""
        frame = self.frames[-1]
        is_same = any(kind == frame.kind and marks.opens(kind, value) for kind, value in mark.readings)
        ended = self.source.words(max(frame.item.start, frame.item.end - 5), frame.item.end).endswith(".")
        return is_same and mark.form == frame.form and ended and not frame.closed

    def close(self, depth: int = 0) -> None:
        """Leaves the list at a depth and all below it; only that one can still go on."""
        del self.frames[depth + 1 :]
        for frame in self.frames[depth:]:
            frame.closed = True

    def ends_with_colon(self, item: Draft) -> bool:
        """Whether an item announces a list of its own."""
        return self.source.words(max(item.start, item.end - 5), item.end).endswith((":", ";"))

    def _repaired(self, place: int, mark: Mark) -> Placed | None:
        """A digit or sign that stands for the letter the open list needs."""
        if mark.form != "close" or not self.frames or not (mark.glyph in "18D£©&€$Jjİ" or mark.glyph == "Jj"):
            return None
        depth = next((d for d in range(len(self.frames) - 1, -1, -1) if self.frames[d].kind == "lower"), None)
        if depth is None or self.frames[depth].form != "close":
            return None
        frame = self.frames[depth]
        following = self._next_letter(place)
        if self._next_number(place) == 2 or self.ends_with_colon(frame.item):
            return None
        value = marks.next_letter(frame.last, following, self._modern())
        if mark.glyph == "1" and marks.letter_of(value) not in {"ı", "l", "i"}:
            return None
        return depth, value, marks.letter_of(value)

    def _next_letter(self, place: int) -> int | None:
        for mark in self.marks[place + 1 : place + 4]:
            if mark and mark.form == "close":
                for kind, value in mark.readings:
                    if kind == "lower":
                        return value
        return None

    def _next_number(self, place: int) -> int | None:
        for mark in self.marks[place + 1 : place + 6]:
            if mark and mark.form == "close":
                return int(mark.glyph) if mark.glyph.isdigit() else None
        return None

    def _modern(self) -> bool:
        letters = [mark.glyph for mark in self.marks if mark]
        return "ç" in letters or "ö" in letters or ("c" not in letters)

    def _opened(self, place: int, mark: Mark) -> Placed | None:
        for kind, value in mark.readings:
            if not marks.opens(kind, value) or (mark.form == "paren" and kind == "number" and not self.frames):
                continue
            if any(f.kind == kind and f.form == mark.form and not f.closed for f in self.frames) and kind != "bullet":
                return self._restarted(kind, value, mark)
            inner = mark.form in {"dot", "dash"} and kind in {"lower", "roman"}
            if inner and any(not f.closed for f in self.frames) and not self._is_followed(place, mark, kind):
                continue
            if self.frames and self.frames[-1].closed and kind != "bullet":
                self.frames = []
            if len(self.frames) == _DEEPEST:
                return None
            self.push(kind, mark.form, value)
            return len(self.frames) - 1, value, mark.glyph
        return None

    def _is_followed(self, place: int, mark: Mark, kind: str) -> bool:
        """Whether the next mark is the second of the list that a mark would open."""
        after = next((later for later in self.marks[place + 1 : place + 4] if later), None)
        return after is not None and after.form == mark.form and (kind, 2) in after.readings

    def _restarted(self, kind: str, value: int, mark: Mark) -> Placed:
        announced = self.ends_with_colon(self.frames[-1].item) or self.frames[-1].kind != kind or marks.is_double(mark)
        if announced and len(self.frames) < _DEEPEST:
            self.push(kind, mark.form, value)
            return len(self.frames) - 1, value, mark.glyph
        depth = next(d for d, f in enumerate(self.frames) if f.kind == kind and f.form == mark.form)
        return depth, value, mark.glyph

    def _after_a_gap(self, mark: Mark) -> Placed | None:
        if mark.form == "bullet" or (mark.form != "close" and mark.glyph.isdigit()):
            return None
        near = mark.form in {"dot", "dash"}
        for depth in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[depth]
            if not self._is_reachable(frame):
                continue
            for kind, value in mark.readings:
                if kind == frame.kind and mark.form == frame.form and (not near or 0 < value - frame.last <= _NEAR):
                    return depth, value, mark.glyph
        if (self.frames and not self.frames[-1].closed) or not mark.readings or mark.form != "close":
            return None
        kind, value = mark.readings[0]
        self.push(kind, mark.form, value)
        return len(self.frames) - 1, value, mark.glyph
