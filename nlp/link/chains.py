"""Chains of bodies inside one name, and what a part is called when it stands alone below its parent."""

from dayanak.law.letters import capitalise
from nlp.link.heads import ALONE, Head, Rank, possessive, read_head

_COMPANIES = frozenset({"Anonim", "Limited"})
_SHORTEST_BRANCH = 2
_BELOW = frozenset({"senato", "rektörlük", "rektör", "sekreterlik", "sekreter"})


def read_lemma_of(name: str) -> str | None:
    """The head lemma that closes a name."""
    head = read_head(name.rsplit(maxsplit=1)[-1]) if name else None
    return head.lemma if head else None


def office(word: str, head: Head) -> str:
    """The unit that an office-holder heads: Başkanı → Başkanlığı."""
    if head.lemma == "vekil":
        return "Vekâleti"
    vowels = [letter for letter in head.lemma if letter in "aeıioöuü"]
    ending = {"a": "lık", "ı": "lık", "e": "lik", "i": "lik", "o": "luk", "u": "luk"}.get(vowels[-1], "lük")
    return possessive(word[: head.length] + ending)


def alone(part: str) -> str:
    """A part that is only a head loses its possessive below its parent: Senatosu → Senato."""
    words = part.split()
    head = read_head(words[-1])
    if head is None or not head.possessive or words[:-1] not in ([], ["Genel"]):
        return part
    stem = words[-1][: head.length]
    return " ".join([*words[:-1], capitalise(stem[:-1] + "k" if stem.endswith("ğ") else stem)])


def _follower(words: list[str], place: int) -> Head | None:
    """The head that directly follows a word; `Genel Müdürlüğü` is one, and `Merkezi` may be an adjective."""
    after = words[place + 1 : place + 3]
    if after[0] == "Merkezi" and len(after) > 1 and read_head(after[1]) is None:
        return None
    if after[0] == "Merkez" and len(after) > 1 and (held := read_head(after[1])):
        return None if held.rank is Rank.ORGAN or held.lemma == "saymanlık" else read_head(after[0])
    return read_head(after[1] if after[0] == "Genel" and len(after) > 1 else after[0])


def _closes_body(words: list[str], place: int) -> bool:
    """Whether the word at `place` ends the name of a body inside a chain."""
    head = read_head(words[place])
    if head is None or not head.nominative or head.rank is Rank.OFFICE or words[place + 1] in ("ve", "ile"):
        return False
    if place == 0 and head.possessive:
        return False
    if place and (not head.possessive or (words[place] == "Merkezi" and read_head(words[place - 1]))):
        return False
    if not head.possessive and head.lemma not in {*ALONE, "merkez"}:
        return False
    follower = _follower(words, place)
    if head.lemma == "daire" or (head.lemma == "birlik" and (not head.possessive or words[place - 1] == "Avrupa")):
        return False
    return follower is None or follower.lemma in _BELOW


def _company(words: list[str]) -> int:
    """The place behind the name of a company with which a chain begins, 0 where there is none."""
    for place, word in enumerate(words):
        if word == "A.Ş." or (place and word == "Şirketi" and words[place - 1] in _COMPANIES):
            return place + 1
    return 0


def split_chain(name: str) -> tuple[str, ...]:
    """The bodies inside a nominative chain: `Karaçam Üniversitesi Senatosu` → Karaçam Üniversitesi, Senato.

    A head directly after a head closes the same body (`Dairesi Başkanlığı`), unless it is one that lives below
    a university or a centre.
    """
    words = name.split()
    if (company := _company(words)) and len(words) - company > _SHORTEST_BRANCH and words[company] != "Genel":
        return (" ".join(words[:company]), *split_chain(" ".join(words[company:])))
    if any(word in _COMPANIES for word in words):
        return (name,)  # "Kıyı Ajansı Türk Anonim Şirketi": what a company is called by is no parent of it
    parts: list[str] = []
    low = 0
    for place in range(len(words) - 1):
        if _closes_body(words, place):
            parts.append(" ".join(words[low : place + 1]))
            low = place + 1
    parts.append(" ".join(words[low:]))
    return tuple(part if i == 0 else alone(part) for i, part in enumerate(parts))
