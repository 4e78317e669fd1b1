"""Reads the document of a citation by its date and number, or by the gazette that published it."""

import re

from dayanak.law.letters import comparison_key, fold, upper
from nlp.cite.dates import read_date
from nlp.cite.document_numbers import NUMBERING, REPEATED, read_document_numbers, read_issue
from nlp.cite.endings import level
from nlp.cite.kinds import BEFORE_KIND, NUMBERED, Head, Kind, abbreviated, kind_at
from nlp.cite.old_laws import title_behind_number
from nlp.cite.title_ends import after_initial, title_end
from nlp.cite.tokens import Tokens
from nlp.cite.units import skip_suffix

_DATED = frozenset({"tarihli", "tarih", "gün", "günlü"})
_PUBLISHED = frozenset({"yayımlanan", "yayınlanan", "yayımlanarak", "yayınlanarak", "yayımlanmış", "yayınlanmış"})
_ENACTING = frozenset({"yürürlüğe", "konulan", "giren", "girmiş", "kabul", "edilen", "olan", "bulunan"})
_ATTACHED = frozenset({"eki", "ekli"})
_SERIES = frozenset({"/", ".", "'", "sıra", "seri", "no", "lu", "nolu", "numaralı", "sayılı"})
_SERIES_ENDS = frozenset({"lu", "nolu", "numaralı", "sayılı"})
_LONGEST_QUOTED = 50
_BRACKETS = frozenset("()")
_BODY_BEFORE = 16
_MOST_ELLIPTIC = 12
_LONGEST_NAME = 8
_OF_BODIES = re.compile(r"\b(?:senato|kurul|danistay|yargitay|mahkeme|daire|komisyon|komite|encumen|meclis)")
_OF_LAWS = frozenset({"kanunu", "vergisi"})
_AFTER_LETTER = frozenset({".", ":", "no"})


def read_document(tokens: Tokens, place: int, *, published: bool = False) -> tuple[Head, int] | None:
    """The numbered document that is named at `place`, and the place after it; one that a gazette `published` is no
    gazette itself."""
    place += tokens.word(place) == "mülga"
    date, after = read_date(tokens, place)
    if date and tokens.word(after) == "-" and tokens.word(after + 1).isdecimal():
        after += 1  # "9/5/1955-6552 sayılı"
    elif date:
        if tokens.word(after) not in _DATED:
            return None
        after += 1 + (tokens.word(after + 1) in ("ve", ","))
    before = tokens.word(after) in REPEATED and tokens.word(after + 1).isdecimal()  # "ve Mükerrer 18488 sayılı"
    read = read_document_numbers(tokens, after + before)
    if not read and date and (listed := _dated_list(tokens, after)):
        return listed
    if not read or _of_a_judgment(tokens, after):
        return None
    numbers, issue, after = read
    if not date and tokens.word(after) == "ve":
        date, after = _day_behind(tokens, after)
    behind, past = read_issue(tokens, after)  # "sayılı beşinci mükerrer"
    if past > after and _is_gazette(tokens, past):
        issue, after = issue or behind, past
    issue = issue or "m" * before
    if _is_gazette(tokens, after):
        if published:
            return None
        return _gazette(tokens, after + 2, f"rg:{numbers[0]}{issue}@{date}" if date else "")
    return _titled(tokens, after, numbers, date, issue)


def _dated_list(tokens: Tokens, place: int) -> tuple[Head, int] | None:
    """The law whose number at `place` stands in a list of laws with their days: "3/6/1947 tarih ve 5087, 1/8/1951 tarih
    ve 5825 sayılı kanunlarla"."""
    at = place
    for _ in range(_MOST_ELLIPTIC):
        if not tokens.word(at).isdecimal() or tokens.word(at + 1) not in (",", "ve", "ile"):
            return None
        date, at = read_date(tokens, at + 2)
        if not date or tokens.word(at) not in _DATED:
            return None
        at += 1 + (tokens.word(at + 1) == "ve")
        if tokens.word(at + 1) in NUMBERING:
            named = kind_at(tokens, at + 2)
            if not named or not named.plural or named.name not in NUMBERED:
                return None
            return Head(named.name, (f"{named.name}:{tokens.word(place)}",)), place + 1
    return None


def _day_behind(tokens: Tokens, place: int) -> tuple[str, int]:
    """The day that stands behind the number, "790 sayılı ve 22/3/1926 tarihli", and the place after both."""
    date, after = read_date(tokens, place + 1)
    if date and tokens.word(after) in _DATED and kind_at(tokens, after + 1):
        return date, after + 1
    return "", place


def _of_a_judgment(tokens: Tokens, place: int) -> bool:
    """Whether the number is that of a court's file or judgment: "E.1994/54, K.1994/49 sayılı kararı"."""
    before = place - 1
    while tokens.word(before) in _AFTER_LETTER:
        before -= 1
    return before < place - 1 and tokens.word(before) in ("e", "k", "esas", "karar")


def _is_gazette(tokens: Tokens, place: int) -> bool:
    named = tokens.word(place) == "resmi" and tokens.word(place + 1).startswith("gazete")
    return named and tokens.word(place + 2) not in BEFORE_KIND


def _gazette(tokens: Tokens, place: int, issue: str) -> tuple[Head, int]:
    """What was published in a gazette: a numbered document inside keeps its own number."""
    place = skip_suffix(tokens, place)
    if tokens.word(place) not in _PUBLISHED:
        return Head("rg", (issue,) if issue else ()), place
    after = place + 1 + _parts(tokens, place + 1)
    after += tokens.word(after) == "mülga"
    while tokens.word(after) in _ENACTING or tokens.word(after) == "ve":
        after += 1
    inner = read_document(tokens, after, published=True)
    if inner and inner[0].targets and inner[0].kind not in ("teblig", "genelge"):
        return inner
    after = _past_series(tokens, after)
    named = _quoted_title(tokens, after) or title_end(tokens, after)
    if not named:
        return Head("rg", (issue,) if issue else ()), place
    title = comparison_key(tokens.text[tokens.starts[after] : named.base])
    return Head(named.name, (issue,) if issue else (), None, title), named.end


def _parts(tokens: Tokens, place: int) -> bool:
    """Whether a comma parts the gazette from the title that it published."""
    return tokens.word(place) == "," and (tokens.capital(place + 1) or tokens.word(place + 1).isdecimal())


def _past_series(tokens: Tokens, place: int) -> int:
    """The place after the number that a communiqué bears before its title: "130 Sıra No.lu", "2025/1 sayılı"."""
    after = place
    while after < place + 9 and (tokens.word(after).isdecimal() or tokens.word(after) in _SERIES):
        after += 1
    return after if tokens.word(after - 1) in _SERIES_ENDS else place


def _quoted_title(tokens: Tokens, place: int) -> Kind | None:
    """A title that stands in quotation marks, or that opens with a word in them: “CE” İşareti … Tebliği."""
    if tokens.word(place) != '"':
        return None
    for close in range(place + 2, min(place + _LONGEST_QUOTED, len(tokens))):
        if tokens.word(close) != '"':
            continue
        whole = title_end(tokens, place + 1)
        if whole and whole.end == close:
            return whole._replace(end=skip_suffix(tokens, _past_ending(tokens, close + 1)))
        return title_end(tokens, close + 1) if tokens.capital(close + 1) else None
    return title_end(tokens, place + 1)  # a mark that nothing closes


def _wholly_quoted(tokens: Tokens, place: int) -> Kind | None:
    """A title of which nothing stands outside of its quotation marks: 1164 sayılı “Arsa Ofisi Kanunu”nun."""
    named = _quoted_title(tokens, place)
    return named if named and tokens.quotes[named.noun] and tokens.word(named.noun + 1) == '"' else None


def _title_in_brackets(tokens: Tokens, place: int) -> Kind | None:
    """A title that brackets hold, as old laws have it: 29 sayılı (Kıyı bekçilerinin aylıkları hakkındaki Kanun)un."""
    if tokens.word(place) != "(":
        return None
    close = next((at for at in range(place + 2, min(place + _LONGEST_QUOTED, len(tokens)))
                  if tokens.words[at] in _BRACKETS), 0)  # fmt: skip
    if not close or tokens.words[close] != ")":
        return None
    named = next((one for at in range(place + 1, close) if (one := kind_at(tokens, at)) and one.end == close), None)
    return named._replace(end=skip_suffix(tokens, _past_ending(tokens, close + 1))) if named else None


def _title_behind_small(tokens: Tokens, place: int) -> Kind | None:
    """A title whose first word lacks its capital: "144 sayılı uçuş Hizmetleri Tazminat Kanunu"."""
    if not tokens.word(place).isalpha() or level(tokens.word(place)) or not tokens.capital(place + 1):
        return None
    named = title_end(tokens, place + 1)
    if not named or named.name != "kanun" or not named.possessive or tokens.word(place) in NUMBERING:
        return None
    return None if any(map(str.isdecimal, tokens.words[place : named.noun])) else named


def _past_ending(tokens: Tokens, place: int) -> int:
    """The place after a case ending that is glued to a closing quotation mark: “… Esaslar”a."""
    return place + (tokens.glued(place) and tokens.word(place).isalpha())


def _titled(tokens: Tokens, place: int, numbers: list[str], date: str, issue: str) -> tuple[Head, int] | None:
    if abbreviated(tokens, place) and not title_end(tokens, place):
        head = Head("kanun", tuple(f"kanun:{number}" for number in numbers))
        return head, skip_suffix(tokens, place + 1)
    place += tokens.word(place) in ("ek", "mülga") and kind_at(tokens, place + 1) is not None
    named = title_end(tokens, place) or _wholly_quoted(tokens, place) or title_behind_number(tokens, place)
    named = named or _title_in_brackets(tokens, place) or _title_behind_small(tokens, place)
    if not named:
        return _elliptic(tokens, place, numbers)
    title = comparison_key(tokens.text[tokens.starts[place] : named.base])
    if named.name == "karar" and _of_a_body(tokens, place, named):
        return None
    if named.name not in NUMBERED and _of_a_law(tokens, place, numbers):
        return Head(named.name, (f"ad:{_whole_title(tokens, place - 2, named)}",), None, title), named.end
    targets = tuple(_target(named.name, number, date, issue, title) for number in numbers)
    head = Head(named.name, tuple(filter(None, targets)), None, title)
    if not head.targets:
        return None
    return _enacted(tokens, named.end, head) if named.name in ("bkk", "cbkarar") else (head, named.end)


def _of_a_law(tokens: Tokens, place: int, numbers: list[str]) -> bool:
    """Whether the number is that of a law with which a title begins: "4458 Sayılı … Kanununun … Hakkında Karar"."""
    if len(numbers) > 1 or not tokens.capital(place - 1) or tokens.word(place - 1) != "sayılı":
        return False
    kinds = (kind_at(tokens, at) for at in range(place, min(place + 8, len(tokens))))
    first = next(filter(None, kinds), None)
    return first is not None and first.name in NUMBERED and not first.plural


def _whole_title(tokens: Tokens, place: int, named: Kind) -> str:
    return " ".join(tokens.text[tokens.starts[place] : named.base].split())


def _of_a_body(tokens: Tokens, place: int, named: Kind) -> bool:
    """Whether a decision without a title is one of a senate or board: "Senatosunun 3/5/2020 tarihli ve 10/18 sayılı
    kararı"; in small letters only that of a named council of ministers is legislation."""
    if named.noun > place:
        return False
    before = tokens.words[max(0, place - _BODY_BEFORE) : place]
    if "bakanlar" in before:
        return False
    return not tokens.capital(place) or any(_OF_BODIES.search(fold(word)) for word in before)


def _elliptic(tokens: Tokens, place: int, numbers: list[str]) -> tuple[Head, int] | None:
    """A document whose kind only the end of a list names: "6379 sayılı ve 25/5/1959 tarihli 7283 sayılı kanunlar",
    "1111 numaralı Askerlik ve 2644 numaralı Tapu Kanunları"."""
    at = own = _past_name(tokens, place)
    either = False
    for _ in range(_MOST_ELLIPTIC):
        if tokens.word(at) not in (",", "ve", "ile", "veya"):
            break
        either = either or tokens.word(at) == "veya"
        date, at = read_date(tokens, at + 1)
        at += bool(date) * (1 + (tokens.word(at + 1) in ("ve", ",")))
        if not (listed := read_document_numbers(tokens, at)):
            break
        at = _past_name(tokens, listed[2])
    named = kind_at(tokens, at) if at > place else None
    if not named or not (named.plural or either) or named.name not in NUMBERED:
        return None
    end = named.end if at == own else own
    return Head(named.name, tuple(f"{named.name}:{number}" for number in numbers)), end


def _past_name(tokens: Tokens, place: int) -> int:
    """The place after the words of a title that the kind of the whole list closes: "Kadastro ve Tapu Tahriri"."""
    at = place
    while at < place + _LONGEST_NAME and _in_name(tokens, at) and not kind_at(tokens, at):
        at += 1
        if tokens.word(at) == "ve" and tokens.capital(at + 1) and not kind_at(tokens, at + 1):
            at += 1
    return at


def _in_name(tokens: Tokens, place: int) -> bool:
    return tokens.capital(place) or after_initial(tokens, place)


def _target(name: str, number: str, date: str, issue: str, title: str) -> str:
    if name in NUMBERED:
        return f"{name}:{number}"
    if name == "anayasa":
        return "kanun:2709"
    if name == "kararname":
        return f"{'bkk' if '/' in number else 'khk'}:{number}"
    if name == "karar" and "/" in number and not _OF_BODIES.search(title):
        return f"bkk:{number}"
    if name == "sirkuler" or (name == "teblig" and not _OF_LAWS.isdisjoint(title.split())):
        return f"{name}:{_law_letters(title)}-{number}"
    if date and len(number) == 5:
        return f"rg:{number}{issue}@{date}"
    return f"{name}:{number}" if name in ("genelge", "teblig") else ""


def _law_letters(title: str) -> str:
    """The initials of the law that a tax circular belongs to: "vergi usul kanunu sirkuleri" → VUK, "kurumlar vergisi
    genel tebligi" → KVK."""
    words = title.split()[:-1]
    if "kanunu" in words:
        words = words[: words.index("kanunu") + 1]
    elif "vergisi" in words:
        words = [*words[: words.index("vergisi") + 1], "kanunu"]
    return upper("".join(word[0] for word in words).replace("i", "ı"))


def _enacted(tokens: Tokens, place: int, head: Head) -> tuple[Head, int]:
    """A decision with the text that it put into force: "… Kararı ile yürürlüğe konulan İhracat Rejimi Kararı", or that
    is attached to it: "… Kararının eki Kararın"."""
    if tokens.word(place) in _ATTACHED and (named := title_end(tokens, place + 1)):
        return head._replace(kind=named.name), named.end
    after = place + (tokens.word(place) in ("ile", "yla"))
    if tokens.word(after) not in _ENACTING or (after == place and not tokens.word(place - 1).endswith(("yla", "yle"))):
        return head, place
    while tokens.word(after) in _ENACTING:
        after += 1
    named = title_end(tokens, after)
    return (head._replace(kind=named.name), named.end) if named else (head, place)
