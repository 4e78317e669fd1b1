"""How a citation stands in its sentence: in a list, behind the document that owns it, before a verb of amendment."""

from typing import NamedTuple

from nlp.cite.endings import kind
from nlp.cite.found import Found
from nlp.cite.numbers import ORDINAL_ENDINGS
from nlp.cite.tokens import Tokens

_CHANGES = ("değiştirilmiş", "eklenmiş", "kaldırılmış", "çıkarılmış")
_REACH = 80
_BY = ("la", "le")
_BUDGETS = ("bütçenin", "bütçesinin", "bütçelerin")
_DONE = ("değiş", "eklen", "düzenlen", "muaddel")
_PROVISIONS = ("hüküm", "hükm")
_SUPPLEMENTING = frozenset({"müzeyyel", "zeyl", "ek", "muaddil", "değiştiren"})


class Standing(NamedTuple):
    """How a citation stands: whether it `opens` an article, `changes` what was named before it or `acts` on it, is
    `marked` by an apostrophe, is said to be `repealed`, is a table of the `budget`; `day` is that of its words, if it
    names a law and no number."""

    opens: bool
    changes: bool
    acts: bool
    marked: bool
    repealed: bool
    budget: bool
    day: str | None


def standing(tokens: Tokens, before: Found | None, found: Found, day: str | None) -> Standing:
    """How the citation stands behind the one `before` it, in words of that day."""
    head = found.head
    named = head is not None and head.named
    return Standing(
        opens=opens_article(tokens, found.first),
        changes=(is_annexed(tokens, found) and changes_follow(tokens, found))
        or is_owned(tokens, before, found)
        or _is_added(tokens, before, found),
        acts=_changes_others(tokens, found) or _in_dated_list(tokens, found),
        marked=head is not None and head.relation == "term" and tokens.word(found.first + 1) == "'",
        repealed=named and tokens.words[found.first] == "mülga",
        budget=_is_of_budget(tokens, before, found),
        day=day if named else None,
    )


def _is_added(tokens: Tokens, before: Found | None, found: Found) -> bool:
    """Whether a plain article is one that the document right before it gets: "927 sayılı Kanuna Ek 5 inci madde olarak
    eklenmiştir"."""
    follows = before is not None and before.head is not None and not before.steps and before.last == found.first
    return (
        follows and tokens.word(found.last) == "olarak" and tokens.word(found.last + 1).startswith(("eklen", "ilave"))
    )


def _is_of_budget(tokens: Tokens, before: Found | None, found: Found) -> bool:
    """Whether a table is one of the budget law of a year that is not named: "genel bütçenin (B) işaretli cetveline",
    "yılı bütçe kanununa bağlı (K) cetvelinde"."""
    if found.head or not found.steps or found.steps[0].level != "cetvel" or (before and before.last == found.first):
        return False
    owner = tokens.word(found.first - 1)
    return owner.startswith(_BUDGETS) or (owner.startswith("kanun") and tokens.word(found.first - 2) == "bütçe")


def _changes_others(tokens: Tokens, found: Found) -> bool:
    """Whether the citation says by what another was changed: "5611 sayılı Kanunla değişik"."""
    done = found.last + (tokens.word(found.last) == "yeniden")
    return tokens.word(found.last - 1).endswith(_BY) and tokens.word(done).startswith(_DONE)


def is_listed(tokens: Tokens, place: int) -> bool:
    """Whether the citation opens an item of a list: "b) Altıncı fıkrasında"."""
    return tokens.word(place - 1) == ")" and len(tokens.word(place - 2)) == 1 and tokens.word(place - 3) != "("


def lacks_owner(tokens: Tokens, found: Found) -> bool:
    """Whether an item of a list names a unit of what was named before it, "b) Altıncı fıkrasında", or changes it."""
    first = found.steps[0] if found.steps else None
    return first is not None and ((first.possessive and first.level != "bent") or changes_follow(tokens, found))


def is_owned(tokens: Tokens, before: Found | None, found: Found) -> bool:
    """Whether the provisions of a plain article are those of the document before it: "… Kanununun vergilere ilişkin 379
    ila 412 nci madde hükümleri"."""
    if not before or before.steps or not before.head or found.head or len(found.steps) != 1:
        return False
    if found.steps[0].level != "madde" or not tokens.word(found.last).startswith(_PROVISIONS):
        return False
    owner = kind(tokens.word(before.last - 1))
    genitive = owner is not None and owner.leads and owner.base < len(tokens.word(before.last - 1))
    return genitive and tokens.sentences[before.first] == tokens.sentences[found.first]


def is_annexed(tokens: Tokens, found: Found) -> bool:
    """Whether an annex or a table may be that of a law named before: "ekli (1) sayılı tablonun"."""
    first = found.steps[0].level if found.steps else ""
    leads_on = len(found.steps) > 1 or tokens.word(found.last - 1).endswith("n")
    return first == "annex" or (found.attached and first == "tablo" and leads_on)


def lacks_document(tokens: Tokens, found: Found) -> bool:
    """Whether an article changes in a document that stands elsewhere: "b) 9 uncu maddesi … değiştirilmiştir"."""
    if found.head or found.steps[0].level != "madde" or not found.steps[0].possessive:
        return False
    return changes_follow(tokens, found)


def changes_follow(tokens: Tokens, found: Found) -> bool:
    """Whether a verb of amendment follows in the sentence."""
    sentence = tokens.sentences[found.first]
    near = range(found.last, min(found.last + _REACH, len(tokens)))
    return any(tokens.sentences[at] == sentence and tokens.words[at].startswith(_CHANGES) for at in near)


def opens_article(tokens: Tokens, place: int) -> bool:
    """Whether the citation is the first word of an article: "MADDE 2- Aynı Yönetmeliğin"."""
    return tokens.word(place - 1) == "-" and tokens.word(place - 3) == "madde" and tokens.word(place - 2).isdecimal()


def supplemented(tokens: Tokens, found: Found) -> Found:
    """The citation, where "bu kanun" is the law just named, which another one supplements or changes, as one of that:
    "1841 sayılı kanun ve bu kanuna müzeyyel 1917 sayılı kanun"."""
    head = found.head
    if head is None or head.relation != "this":
        return found
    word, follower = tokens.word(found.last), tokens.word(found.last + 1)
    if tokens.word(found.last - 1) == "kanunu" and (word == "değiştiren" or (word, follower) == ("tadil", "eden")):
        return found._replace(head=head._replace(relation="same"))  # "3003 sayılı Kanun ve bu Kanunu değiştiren 5518"
    number = word in _SUPPLEMENTING and follower.isdecimal() and not _numbers_articles(tokens, found.last + 1)
    other = number or (word == "değişiklik" and follower == "yapan")
    return found._replace(head=head._replace(relation="same")) if other else found


def _numbers_articles(tokens: Tokens, place: int) -> bool:
    """Whether the numbers at `place` are those of articles: "bu Kanuna ek 24 üncü maddesi"."""
    while tokens.word(place).isdecimal() and tokens.word(place + 1) in (",", "ve", "ile", "ila"):
        place += 2
    return tokens.word(place).isdecimal() and (
        tokens.word(place + 1) in ORDINAL_ENDINGS or tokens.word(place + 1).startswith("madde")
    )


def is_act(tokens: Tokens, found: Found) -> bool:
    """Whether a citation names what changes others: "… sayılı Kanunun 4 üncü maddesiyle"."""
    named = found.head is not None and found.head.relation is None and bool(found.steps)
    return named and tokens.word(found.last - 1).endswith(("siyle", "siyla", "sıyla"))


def _in_dated_list(tokens: Tokens, found: Found) -> bool:
    """Whether a law is one of a list whose kind only the last bears: "3/6/1947 tarih ve 5087, 1/8/1951 tarih ve 5825
    sayılı kanunlarla muaddel"."""
    named = found.head is not None and found.head.kind == "kanun" and not found.steps
    return named and tokens.word(found.last - 1).isdecimal() and tokens.word(found.last) in (",", "ve", "ile")


def is_the_act(tokens: Tokens, found: Found) -> bool:
    """Whether the article that changes others is named once more: "aynı madde ile"."""
    step = found.steps[0] if found.steps and not found.head else None
    return step is not None and (step.level, step.relation) == ("madde", "same") and tokens.word(found.last) == "ile"
