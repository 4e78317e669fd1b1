"""The numbers that name a document: "5510 sayılı", "1704 ve 2099 sayılı", "27097 mükerrer sayılı"."""

from nlp.cite.numbers import ORDINALS
from nlp.cite.tokens import Tokens

NUMBERING = frozenset({"sayılı", "nolu", "numaralı"})
REPEATED = frozenset({"mükerrer", "mükerer"})
_ISSUE_MARKS = frozenset("().")


def read_document_numbers(tokens: Tokens, place: int) -> tuple[list[str], str, int] | None:
    """Numbers before "sayılı", the mark of a repeated gazette ("m", "m5"), and the place after."""
    numbers: list[str] = []
    while len(numbers) < 20 and tokens.word(place).isdecimal() and len(tokens.word(place)) < 8:
        number, place = tokens.word(place), place + 1
        if tokens.word(place) == "/" and tokens.word(place + 1).isdecimal():
            number, place = f"{number}/{tokens.word(place + 1)}", place + 2
        numbers.append(number)
        if tokens.word(place) not in (",", "ve", "ile", "veya") or not tokens.word(place + 1).isdecimal():
            break
        place += 1
    if not numbers:
        return None
    if tokens.word(place) in NUMBERING:
        return numbers, "", place + 1
    issue, place = read_issue(tokens, place)
    if (after := _past_no(tokens, place)) > place:
        return numbers, issue, after
    return (numbers, issue, place + 1) if tokens.word(place) in NUMBERING else None


def _past_no(tokens: Tokens, place: int) -> int:
    """The place after "no'lu", "No.lu", "Sıra No.lu", "Seri No'lu"."""
    at = place + (tokens.word(place) in ("sıra", "seri"))
    if tokens.word(at) == "no" and tokens.word(at + 1) in ("'", ".") and tokens.word(at + 2) == "lu":
        return at + 3
    return at + 1 if at > place and tokens.word(at) in ("nolu", "numaralı") else place


def read_issue(tokens: Tokens, place: int) -> tuple[str, int]:
    """The repeated issue of a gazette: "mükerrer" is m, "beşinci mükerrer", "(5.) mükerrer" and "5. mükerrer" m5."""
    number, after = "", place
    while after < place + 4 and _marks_issue(tokens.word(after)):
        word = tokens.word(after)
        number = number if word in _ISSUE_MARKS else str(ORDINALS.get(word, word))
        after += 1
    if tokens.word(after) not in REPEATED:
        return "", place
    return "m" + number.removeprefix("1"), after + 1 + (tokens.word(after + 1) == ")")


def _marks_issue(word: str) -> bool:
    return word in _ISSUE_MARKS or word in ORDINALS or word.isdecimal()
