"""The text as the segmenter sees it: same length as the original, with look-alike characters made one."""

import re
from dataclasses import dataclass
from functools import cached_property

# Legacy fonts show İ ş Ş as Ġ ģ Ģ or Đ; every replacement is one for one, so that offsets stay.
_ALIKE = tuple(
    zip(
        "ĠġĢģĐ\u00a0\u2007\u202f\u2011\u2012\u2212\x0b\x0c\x85\u2028\u2029",
        "İşŞşİ   \u2010–-\n\n\n\n\n",
        strict=True,
    )
)
_RETURN = re.compile(r"\r(?!\n)")
"""The end of a line where no line feed follows."""


# White space other than blanks.
_SPACES = (
    "\n\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


@dataclass(frozen=True)
class Source:
    """A text and its matching view."""

    text: str

    @cached_property
    def view(self) -> str:
        """The text with look-alikes made one; offsets are those of `text`."""
        view = self.text
        for sign, alike in _ALIKE:  # many times faster than a table
            view = view.replace(sign, alike)
        return _RETURN.sub("\n", view) if "\r" in view else view

    def words(self, start: int, end: int) -> str:
        """The view of a span, white space folded."""
        return _folded(self._blank_view[start:end])

    def printed(self, start: int, end: int) -> str:
        """The text of a span, white space folded."""
        return _folded(self._blank_text[start:end])

    @cached_property
    def _blank_view(self) -> str:
        return _in_blanks(self.view)

    @cached_property
    def _blank_text(self) -> str:
        return self._blank_view if self.view == self.text else _in_blanks(self.text)

    @cached_property
    def is_plain(self) -> bool:
        """Whether blanks and the ends of lines are all the white space."""
        return self._blank_view == self.view.replace("\n", " ")

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        view = self.view
        while start < end and view[start].isspace():
            start += 1
        while end > start and view[end - 1].isspace():
            end -= 1
        return start, end


def _in_blanks(text: str) -> str:
    """The text with a blank for every sign of white space."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text


def _folded(words: str) -> str:
    """Words parted by blanks, each run of them made one; most have no run."""
    return " ".join(words.split()) if "  " in words else words.strip()
