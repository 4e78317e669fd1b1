"""The text as the segmenter sees it: same length as the original, with look-alike characters made one."""

from dataclasses import dataclass
from functools import cached_property

# Legacy fonts show İ ş Ş as Ġ ģ Ģ or Đ; every replacement is one for one, so that offsets stay.
_ALIKE = tuple(zip("ĠġĢģĐ\u00a0\u2007\u202f\u2011\u2212\x0c", "İşŞşİ   \u2010-\n", strict=True))


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
        return view

    def words(self, start: int, end: int) -> str:
        """The view of a span, white space folded."""
        return " ".join(self.view[start:end].split())

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        view = self.view
        while start < end and view[start].isspace():
            start += 1
        while end > start and view[end - 1].isspace():
            end -= 1
        return start, end
