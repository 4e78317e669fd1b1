"""Whether a file came whole: a page that breaks off in the middle is no text of a law."""

import re

HEAD, TAIL = 1024, 2048
_BEGINS, _ENDS = re.compile(rb"<html", re.IGNORECASE), re.compile(rb"</html", re.IGNORECASE)


def is_whole(body: bytes, name: str) -> bool:
    """False for a PDF without its end, and for an HTML page that was cut inside its markup."""
    if b"%PDF-" in body[:HEAD]:
        return b"%%EOF" in body[-TAIL:]
    if name.endswith((".htm", ".html")) and _BEGINS.search(body[:HEAD]):
        return _ENDS.search(body[-TAIL:]) is not None
    return True
