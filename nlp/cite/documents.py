"""Reads the document of a citation by its date and number, or by the gazette that published it."""

from dataclasses import replace

from dayanak.law.letters import comparison_key, upper
from nlp.cite.dates import read_date
from nlp.cite.kinds import BEFORE_KIND, NUMBERED, Head
from nlp.cite.numbers import ORDINALS
from nlp.cite.titles import title_end
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix

_DATED = frozenset({"tarihli", "tarih", "gün", "günlü"})
_NUMBERED = frozenset({"sayılı", "nolu", "numaralı"})
_PUBLISHED = frozenset({"yayımlanan", "yayınlanan", "yayımlanarak", "yayınlanarak", "yayımlanmış", "yayınlanmış"})
_ENACTING = frozenset({"yürürlüğe", "konulan", "giren", "girmiş", "kabul", "edilen", "olan"})
_ISSUE_MARKS = frozenset("().")


def read_document(tokens: Tokens, place: int) -> tuple[Head, int] | None:
    """The numbered document that is named at `place`, and the place after it."""
    place += tokens.word(place) == "mülga"
    date, after = read_date(tokens, place)
    if date:
        if tokens.word(after) not in _DATED:
            return None
        after += 1 + (tokens.word(after + 1) in ("ve", ","))
    read = _number_list(tokens, after)
    if not read:
        return None
    numbers, issue, after = read
    if _is_gazette(tokens, after):
        return _gazette(tokens, after + 2, f"rg:{numbers[0]}{issue}@{date}" if date else "")
    return _titled(tokens, after, numbers, date, issue)


def _marks_issue(word: str) -> bool:
    return word in _ISSUE_MARKS or word in ORDINALS or word.isdecimal()


def _is_gazette(tokens: Tokens, place: int) -> bool:
    named = tokens.word(place) == "resmi" and tokens.word(place + 1).startswith("gazete")
    return named and tokens.word(place + 2) not in BEFORE_KIND


def _number_list(tokens: Tokens, place: int) -> tuple[list[str], str, int] | None:
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
    issue, place = _issue(tokens, place)
    if tokens.word(place) == "no" and tokens.word(place + 1) == "'" and tokens.word(place + 2) == "lu":
        return numbers, issue, place + 3
    return (numbers, issue, place + 1) if tokens.word(place) in _NUMBERED else None


def _issue(tokens: Tokens, place: int) -> tuple[str, int]:
    """The repeated issue of a gazette: "mükerrer" is m, "beşinci mükerrer", "(5.) mükerrer" and "5. mükerrer" m5."""
    number, after = "", place
    while after < place + 4 and _marks_issue(tokens.word(after)):
        word = tokens.word(after)
        number = number if word in _ISSUE_MARKS else str(ORDINALS.get(word, word))
        after += 1
    if tokens.word(after) not in ("mükerrer", "mükerer"):
        return "", place
    return "m" + number.removeprefix("1"), after + 1 + (tokens.word(after + 1) == ")")


def _gazette(tokens: Tokens, place: int, issue: str) -> tuple[Head, int]:
    """What was published in a gazette: a numbered document inside keeps its own number."""
    place = skip_suffix(tokens, place)
    if tokens.word(place) not in _PUBLISHED:
        return Head("rg", (issue,) if issue else ()), place
    after = place + 1
    while tokens.word(after) in _ENACTING or tokens.word(after) == "ve":
        after += 1
    inner = read_document(tokens, after)
    if inner and inner[0].targets and inner[0].kind != "rg":
        return inner
    named = title_end(tokens, after)
    if not named:
        return Head("rg", (issue,) if issue else ()), place
    title = comparison_key(tokens.text[tokens.starts[after] : named.base])
    return Head(named.name, (issue,) if issue else (), None, title), named.end


def _titled(tokens: Tokens, place: int, numbers: list[str], date: str, issue: str) -> tuple[Head, int] | None:
    named = title_end(tokens, place)
    if not named:
        return None
    title = comparison_key(tokens.text[tokens.starts[place] : named.base])
    targets = tuple(_target(named.name, number, date, issue, title) for number in numbers)
    head = Head(named.name, tuple(filter(None, targets)), None, title)
    if not head.targets:
        return None
    return _enacted(tokens, named.end, head) if named.name in ("bkk", "cbkarar") else (head, named.end)


def _target(name: str, number: str, date: str, issue: str, title: str) -> str:
    if name in NUMBERED:
        return f"{name}:{number}"
    if name == "kararname":
        return f"{'bkk' if '/' in number else 'khk'}:{number}"
    if name == "karar" and "/" in number:
        return f"bkk:{number}"
    if name == "sirkuler":
        return f"sirkuler:{_law_letters(title)}-{number}"
    if date and len(number) == 5:
        return f"rg:{number}{issue}@{date}"
    return f"{name}:{number}" if name in ("genelge", "teblig") else ""


def _law_letters(title: str) -> str:
    """The initials of the law that a tax circular belongs to: "vergi usul kanunu sirkuleri" → VUK."""
    return upper("".join(word[0] for word in title.split()[:-1]).replace("i", "ı"))


def _enacted(tokens: Tokens, place: int, head: Head) -> tuple[Head, int]:
    """A decision with the text that it put into force: "… Kararı ile yürürlüğe konulan İhracat Rejimi Kararı"."""
    if tokens.word(place) not in ("ile", "yla") or tokens.word(place + 1) not in _ENACTING:
        return head, place
    after = place + 1
    while tokens.word(after) in _ENACTING:
        after += 1
    named = title_end(tokens, after)
    return (replace(head, kind=named.name), named.end) if named else (head, place)
