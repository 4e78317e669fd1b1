"""A citation as it is read, before it has targets."""

from typing import NamedTuple

from nlp.cite.kinds import Head
from nlp.cite.units import Step


class Found(NamedTuple):
    """A citation as read: tokens [first, last), its head if any, its steps from the whole to the part; `attached`
    to what was named before it ("ekli cetvel"), or `added` to it ("maddesine eklenen 7 numaralı bent")."""

    first: int
    last: int
    head: Head | None
    steps: tuple[Step, ...] = ()
    attached: bool = False
    added: bool = False
