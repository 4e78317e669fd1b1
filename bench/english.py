"""English legal prose with citations for the peers that read English: made from templates of our own, about parties
and courts' rulings that do not exist. About two citations to a thousand characters, as opinions have them."""

import random
from collections.abc import Iterator

SEED = 2026
_NAMES = """
    Alder Beacon Carrow Dunmore Ellery Farrant Gadwell Harlow Ivors Jessup Kettering Lomax Marrick Norcott Oakhurst
    Penrose Quillan Radnor Selwyn Thorley Underhill Vasey Wexcombe Yardley
"""
_PARTIES = tuple(_NAMES.split())
_SUFFIXES = ("", "", " Co.", " Corp.", " Bd. of Educ.", " County", " Ins. Co.")
_REPORTERS = (*(("U.S.", ""),) * 12, *(("S. Ct.", ""),) * 4, ("F.2d", "9th Cir. "), ("F.3d", "2d Cir. "))
"""Mostly those of the highest court, which need no court in brackets: looking one up is what costs the peer most."""
_STATUTES = ("{} U.S.C. § {}", "{} C.F.R. § {}.1", "Fed. R. Civ. P. {1}", "Mass. Gen. Laws ch. {}, § {}")
_CITING = (
    "The rule was settled in {case}, and nothing in the record before us asks for another. ",
    "See {case} (holding that notice must be given before the claim is barred). ",
    "Under {statute}, the agency had ninety days in which to answer, and it let them pass. ",
    "We said as much in {case}; see also {case}. ",
    "Id. at {page}. ",
    "{party}, supra, at {page}, is not to the contrary. ",
)
_PROSE = """
The appellant contends that the notice she received was defective, because it named neither the amount owed nor
the office at which payment could be made.

We are not persuaded. The letter of March 3 stated both, in plain words and in the language that she had chosen.

It is true, as counsel urged at argument, that the county changed its practice in the following year; but a
later practice does not make an earlier one unlawful.

The district court heard eleven witnesses over four days, and its findings of fact are entitled to deference.

Nor does the statute define the term. Where a word is left undefined we give it its ordinary meaning, read in
the light of the whole instrument and of the evil that it was meant to cure.

The burden of proof rested on the insurer throughout, and at no point did the instructions to the jury move it.

A party that sits on its rights for 14 years, through 3 hearings and a remand, cannot be heard to complain that
memories have faded.
"""
_SENTENCES = tuple(" ".join(part.split()) + " " for part in _PROSE.split("\n\n"))


def opinion(size: int) -> str:
    """An opinion of at least `size` characters, always the same."""
    dice = random.Random(SEED)
    pieces: list[str] = []
    length = 0
    for sentence in _sentences(dice):
        pieces.append(sentence)
        length += len(sentence)
        if length >= size:
            break
    return "".join(pieces)


def _sentences(dice: random.Random) -> Iterator[str]:
    while True:
        for _ in range(dice.randint(2, 4)):
            yield dice.choice(_SENTENCES)
        citing = dice.choice(_CITING)
        while "{case}" in citing:
            citing = citing.replace("{case}", _case(dice), 1)
        yield citing.format(statute=_statute(dice), party=dice.choice(_PARTIES), page=dice.randint(1, 900))
        if not dice.randint(0, 4):
            yield "\n\n"


def _case(dice: random.Random) -> str:
    one, other = dice.sample(_PARTIES, 2)
    reporter, court = dice.choice(_REPORTERS)
    volume, page = dice.randint(1, 560), dice.randint(1, 1400)
    end = f", {page + dice.randint(1, 9)}" if dice.randint(0, 1) else ""
    year = dice.randint(1925, 2015)
    return f"{one} v. {other}{dice.choice(_SUFFIXES)}, {volume} {reporter} {page}{end} ({court}{year})"


def _statute(dice: random.Random) -> str:
    return dice.choice(_STATUTES).format(dice.randint(5, 49), dice.randint(10, 2000))
