"""The text as the segmenter sees it: same length as the original, with look-alike characters made one."""

import re
from dataclasses import dataclass
from functools import cached_property

# Legacy fonts show İ ş Ş as Ġ ģ Ģ or Đ; every replacement is one for one, so that offsets stay.
_ALIKE = str.maketrans("ĠġĢģĐ\u00a0\u2007\u202f\u2011\u2212\u00ad\ufeff\x0c", "İşŞşİ   \u2010- \u0020\n")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Source:
    """A text and its matching view."""

    text: str

    @cached_property
    def view(self) -> str:
        """The text with look-alikes made one; offsets are those of `text`."""
        return self.text.translate(_ALIKE)

    def words(self, start: int, end: int) -> str:
        """The view of a span, white space folded."""
        return _SPACE.sub(" ", self.view[start:end]).strip()

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """The span without white space at its ends."""
        while start < end and self.view[start].isspace():
            start += 1
        while end > start and self.view[end - 1].isspace():
            end -= 1
        return start, end
