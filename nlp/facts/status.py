"""Whether a document says at its head that it is out of force, and which document its title repeals."""

import re
from dataclasses import replace

from dayanak.law.document import Fact, Status
from dayanak.law.letters import upper
from nlp.facts.front import Front
from nlp.facts.titles import is_remainder

_ANNULLED = re.compile(r"\bBu\s[^.]{0,90}Anayasa\s+Mahkemesi[^.]{0,40}[^;]{0,90}?iptal\s+edilmiştir")
_REPEALED = re.compile(r"\bBu\s[^;]{0,200}?yürürlükten\s+(?:kaldırılmıştır|kalkmıştır)|^\W*\(?MÜLGA\b")
_REPEALS = re.compile(r"^(?P<name>.+?)(?:N[IİUÜ]N)\s+YÜRÜRLÜKTEN\s+KALDIRILMA", re.DOTALL)
_SEARCHED = 1_500


def find_status(front: Front, title: Fact) -> Fact | None:
    """Repealed or annulled, where the head of the text or its title says so."""
    if is_remainder(title.value):
        return replace(title, value=Status.REPEALED.value)
    for pattern, status in ((_ANNULLED, Status.ANNULLED), (_REPEALED, Status.REPEALED)):
        if found := pattern.search(front.flat[:_SEARCHED]):
            return Fact(status.value, "text", 0.9, found.start(), found.end())
    return None


def repealed_by_title(title: str) -> tuple[str, ...]:
    """The document that a title says is repealed."""
    found = _REPEALS.match(upper(title))
    return (title[: found.end("name")],) if found else ()
