"""What a look at a part of the system says."""

from dataclasses import dataclass
from enum import StrEnum

from dayanak.law.errors import DayanakError, Misconfigured


class Verdict(StrEnum):
    """`WARNING` needs somebody's attention; `BROKEN` and `WRONG` make the command fail, `WRONG` by the settings."""

    WELL = "iyi"
    WARNING = "uyarı"
    BROKEN = "eksik"
    WRONG = "yanlış"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what it says, in Turkish."""

    name: str
    verdict: Verdict
    says: str


def failed(name: str, error: DayanakError) -> Finding:
    """What an error says of a part."""
    return Finding(name, Verdict.WRONG if isinstance(error, Misconfigured) else Verdict.BROKEN, error.message)
