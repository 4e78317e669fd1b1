"""Reads the title of a document typed with a provision of it, without the capitals that texts give to titles: "çayır
yönergesi 12/2", "CAYIR YONETMELIGI m. 4". Whether there is such a document only the record knows."""

import re

from nlp.cite.shorthand import LONGEST_QUERY, Shorthand, flat, provision

_KIND = re.compile(
    r"\s(?:yonetmeli[gk]|yonerge|tebli[gk]|genelge|tuzu[gk]|sirkuler|ozelge|esaslar|usuller|sartname|statu|talimat|"
    r"kararname|karar|tarife)(?:s?[iu])?(?=(?:'?n[iu]n)?(?:\s|,|$))"
)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\b")
_IN_NO_TITLE = re.compile(r'[/#:;"]')


def read(text: str) -> Shorthand | None:
    """The citation that a whole query is, None where it is something else."""
    low = flat(text)
    start = len(low) - len(low.lstrip())
    for kind in _KIND.finditer(low) if len(low) <= LONGEST_QUERY else ():
        title = text[start : kind.end()]
        end, candidates = provision(text, kind.end(), f"ad:{title}")
        alone = not low[end:].strip(" .") and not _YEAR.match(low, kind.end())
        if candidates and alone and not _IN_NO_TITLE.search(title):
            return Shorthand(start, end, text[start:end], candidates)
    return None
