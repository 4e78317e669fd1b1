"""What a clause does with a unit that it names: charges it with a duty, gives it a power, or only names it.

Only words that say so count: the predicate of a unit that acts, a consent that is asked of it, the heading of a list
of its duties. Everything is looked for inside the sentence of the mention, a fixed stretch far at most.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dayanak.law.provision import ProvisionTree
from dayanak.law.reading import Mention
from nlp.link.heads import Head, read_head
from nlp.link.predicates import DUTY, NAMES, POWER, Role, of_agent, of_subject, owns_next

_FARTHEST = 800
_BACK = 80
_NEAR = 40
_LONGEST_JOINT = 12
_NONE = (NAMES, None)
_OBLIQUE = ("gen", "abl", "dat")
# What stands before a sign is looked at behind it: so only signs that may end a sentence are tried.
_END = re.compile(r"[;.:?!\n](?:(?<=;)|(?<=[^\W\d_]{2}[.:?!])(?=[\s”\"’)]|$)|(?<=\n)[ \t]*\n)")
_AGENT = re.compile(r"\s+tarafından(?!\w)")
_JOINS = re.compile(r",?\s+((?:ve|veya|ile|ya\s+da)\s+(?:de\s+)?)?")
_BRACKET = re.compile(r"\s*\(")
_TAIL = re.compile(r"['’‘´‟`]([^\W\d_]+)$")

_CONSENT = r"(?:izni|müsaadesi|onayı|kararı|muvafakati|(?:uygun\s+)?görüşü|tasvibi|teklifi|önerisi|talimatı|emri|oluru)"
_CONSENTS = re.compile(
    rf"\s+(?:[^\W\d_]+\s+){{0,2}}?(?P<act>{_CONSENT})(?:(?:,|\s+ve)\s+[^.;:,]{{2,90}}?\s{_CONSENT})?"
    r"(?:y?l[ae]|\s+(?:ile|üzerine|olma(?:dan|dıkça|ksızın)|alın\w*|alm\w*|alar\w*|gereğince|doğrultusunda|uyarınca)"
    r"|n[ae]\s+(?:sun\w+|bağlı\w*|tabi\w*|arz\w*)|nd[ae]n\s+(?:sonra|geç\w+))(?!\w)"
)
_PERMITS = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}?(?:izin|onay|muvafakat|ruhsat|uygun\s+görüş|yetki)\s+al(?:ın|m|ar|ır)")
_OF_DUTIES = re.compile(
    r"\s+(?:(?![^\W\d_]+[dt][ae],?\s)[^\W\d_]+,?\s+){0,2}?(?:(?P<duty>görev(?:leri(?:dir)?(?!\w)|i(?=dir)|,\s|\s+ve\s)|sorumlulukları(?!\w)|sorumluluğundadır"
    r"|yükümlülükleri|yükümlülüğündedir)|(?P<power>yetki(?:leri|sindedir|sidir|,\s|\s+ve\s)|takdirindedir))"
)
_ELSEWHERE = re.compile(
    r"(?:belirlen|düzenlen|gösteril|tanımlan|tes[pb]it\s+edil)(?:ir|miştir|ecektir)\W*$|hükümlerine\s+tabidir\W*$"
)
"""How a sentence ends that only says where the duties are to be found."""
_BELONGS = re.compile(r"\s+(?:aittir|verilmiştir|verilir)(?!\w)")
_OWED = re.compile(r"(?P<power>yetki(?:si|ler)?)|(?P<duty>görevi|sorumluluğu)")
_CLAUSE = re.compile(
    r"(?:h[aâ]linde|takdirde|durum(?:un)?da|üzerine|sonra|önce|olarak|kaydıyla|gerekçesiyle|[ae]r[ae]k|[ıiuü]p),?\s+$"
)
_MUST = re.compile(r"(?<![ıiuü]l)(?<![aeıiuü]n)m[ae]s[ıi]\s+(?:gerekir|zorunludur|şarttır|mecburidir)\W*$")


def with_roles(mentions: Sequence[Mention], text: str, tree: ProvisionTree | None = None) -> list[Mention]:
    """The mentions with what their clause does with them: `role` and the rule that says so."""
    reader = _Roles(text, sorted({node.start for node in tree.nodes}) if tree else [])
    roles: list[Role] = [_NONE] * len(mentions)
    closed = False  # whether a conjunction closes the list that the mention behind stands in
    for place in range(len(mentions) - 1, -1, -1):
        after = mentions[place + 1] if place + 1 < len(mentions) else None
        joint = _joint(text, mentions[place], after)
        closed = joint is not None and (joint[1] is not None or closed)
        if after is not None and joint is not None and _are_joined(joint, mentions[place], after, closed=closed):
            listed = text.startswith(",", mentions[place].end) and text.startswith(",", after.end)
            roles[place] = reader.read(mentions[place], roles[place + 1], listed=listed)
            if roles[place] == _NONE and _in_one_case(mentions[place], after):
                roles[place] = roles[place + 1]
        else:
            roles[place] = reader.read(mentions[place])
    for place in range(1, len(mentions)):
        if roles[place] == _NONE and _BRACKET.fullmatch(text, mentions[place - 1].end, mentions[place].start):
            roles[place] = roles[place - 1]
    return [
        mention if role == _NONE else replace(mention, role=role[0], role_rule=role[1])
        for mention, role in zip(mentions, roles, strict=True)
    ]


def _joint(text: str, mention: Mention, after: Mention | None) -> re.Match[str] | None:
    """The comma or the conjunction between two mentions, where nothing else stands between them."""
    return _JOINS.fullmatch(text, mention.end, min(after.start, mention.end + _LONGEST_JOINT)) if after else None


def _are_joined(joint: re.Match[str], mention: Mention, after: Mention, *, closed: bool) -> bool:
    """Whether two mentions are members of one list: a conjunction between them, or a comma in a list that one closes.
    `Kurul, Bakanlık tarafından` names two that do not act together."""
    if joint[1] is not None or after.type == "elliptic":
        return True
    comma = joint[0].startswith(",")
    return comma and (_in_one_case(mention, after) or (closed and _case(after)[1]))


def _in_one_case(mention: Mention, after: Mention) -> bool:
    """Whether two members of a list bear the same ending: "… Bakanlığının, … Bakanlığının ve … Kurumunun görüşü"."""
    case = _case(mention)[0]
    return case in _OBLIQUE and case == _case(after)[0]


class _Roles:
    """Reads the roles of the mentions of one text."""

    def __init__(self, text: str, provisions: list[int]) -> None:
        self._text = text
        self._provisions = provisions

    def read(self, mention: Mention, joined: Role = _NONE, *, listed: bool = False) -> Role:
        """The role of a mention; `joined`: of the mention that is joined to it; `listed`: both stand in a list."""
        if mention.type == "definition":
            return _NONE
        case, plain = _case(mention)
        end = self._end(mention.end)
        if case == "agent" or (plain and _AGENT.match(self._text, mention.end)):
            return of_agent(self._text, mention.end, end, self._begin(mention.start))
        if case in _OBLIQUE:
            return self._oblique(case, mention, end)
        if not plain:
            return _NONE
        return self._nominative(mention, end, joined, listed)

    def _begin(self, start: int) -> int:
        """The beginning of the sentence, a short way back at most."""
        low = max(0, start - _BACK)
        for found in _END.finditer(self._text, low, start):
            low = found.start()
        place = bisect_right(self._provisions, start)
        return max(low, self._provisions[place - 1] if place else 0)

    def _end(self, start: int) -> int:
        """The end of the sentence; a mark right behind the unit only sets its topic apart."""
        far = min(len(self._text), start + _FARTHEST)
        found = _END.search(self._text, start + self._text.startswith((";", ":"), start), far)
        place = bisect_right(self._provisions, start)
        provision = self._provisions[place] if place < len(self._provisions) else far
        return min(found.start() if found else far, provision)

    def _oblique(self, case: str, mention: Mention, end: int) -> Role:
        if case == "abl":
            return (POWER, "permits") if _PERMITS.match(self._text, mention.end, end) else _NONE
        if case == "dat":
            return self._belongs(mention, end)
        if _CONSENTS.match(self._text, mention.end, end):
            return POWER, "consents"
        found = _OF_DUTIES.match(self._text, mention.end, end)
        if found and not _ELSEWHERE.search(self._text, max(mention.end, end - _NEAR), end):
            return (DUTY, "list of duties") if found["duty"] else (POWER, "list of powers")
        near = end - mention.end <= _BACK and not owns_next(self._text, mention.end, end)
        return (DUTY, "must") if near and _MUST.search(self._text, mention.end, end) else _NONE

    def _belongs(self, mention: Mention, end: int) -> Role:
        if not _BELONGS.match(self._text, mention.end, end):
            return _NONE
        found = _OWED.search(self._text, max(0, mention.start - 40), mention.start)
        return _NONE if found is None else (POWER if found["power"] else DUTY, "belongs")

    def _nominative(self, mention: Mention, end: int, joined: Role, listed: bool) -> Role:
        if _CONSENTS.match(self._text, mention.end, end) and not self._text.endswith("sayılı ", 0, mention.start):
            return POWER, "consents"
        if joined != _NONE or listed:
            return joined
        role = of_subject(self._text, mention.end, end)
        return role if role[1] in ("entitled", "charged") or self._heads_clause(mention, end) else _NONE

    def _heads_clause(self, mention: Mention, end: int) -> bool:
        """Whether a nominative stands where a subject stands: near the beginning or the end of its sentence, or
        right behind a clause of its own."""
        near = end - mention.end <= _NEAR
        begin = self._begin(mention.start)
        return near or begin > mention.start - _BACK or _CLAUSE.search(self._text, begin, mention.start) is not None


def _case(mention: Mention) -> tuple[str | None, bool]:
    """The case of a mention, and whether it is a plain nominative."""
    head: Head | None = read_head(mention.surface.rsplit(maxsplit=1)[-1])
    if head is not None:
        accusative = head.possessive and head.case is None and mention.base == mention.surface[:-1]
        return ("acc", False) if accusative else (head.case, head.case is None)
    tail = _TAIL.search(mention.surface)
    if tail is None:
        return None, True
    return _of_tail(tail[1]), False


def _of_tail(tail: str) -> str | None:
    endings = {"agent": "n?[cç][ae]", "gen": "n?[ıiuü]n", "abl": "n?[dt][ae]n", "dat": "[ny]?[ae]"}
    return next((name for name, ending in endings.items() if re.fullmatch(ending, tail)), None)
