"""A clause while it is read, and what goes on with what was named before in it: "aynı maddenin", "maddeye", "aynı
listeye", quotations that are rows of a table or names of parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dayanak.law.citation import Citation
from dayanak.law.letters import lower
from dayanak.law.target import split
from nlp.amend.parts import Phrase, Unit, case_of, noun_after, read_phrase
from nlp.amend.rows import read_code, read_row
from nlp.cite.endings import RANK, kind, level
from nlp.cite.tokens import Tokens

_BARE = {"maddeye": "madde", "maddenin": "madde", "metninde": "madde", "fıkraya": "fikra", "bende": "bent"}
_LISTS = frozenset({"cetvel", "liste"})
_SAME = frozenset({"aynı", "anılan", "mezkur"})
_PLACED = frozenset({"altında", "altına", "başlıklı"})
"""What follows the name of a part of a list, which is not itself changed."""
PROVISIONS = frozenset({"hükümleri", "hükümleriyle", "hükümler", "hükmü", "ahkamı", "ahkamiyle"})
"""What of a unit ends where it is not named as a whole."""
_KEPT = ("saklı", "hariç", "mahfuz", "müstesna", "dışında", "uyarınca", "gereğ", "göre", "uygulan", "çerçeve", "kapsam")
PARTS = frozenset({"bölümü", "bölümleri", "kısmı", "kısımları"})
"""What a court calls the words that it annuls, "“… ve Albay …” bölümü"; else they are the names of parts."""
_OF_PARTS = frozenset({"genitive", "locative"})
_IN_HEADINGS = frozenset({"kaldırılan", "değiştirilen", "değişen", "eklenen"})
_JOINING = frozenset({"", ",", "ve", ", ve", "ile"})
_IN_LAWS = frozenset({"kanunlarda", "kanunlardaki", "mevzuatta", "mevzuattaki"})
_ANY = frozenset({"muhtelif", "çeşitli", "diğer", "ilgili", "tüm", "bütün", "sair"})
_LAWS = ("ayılı", "anun", "ararname", "KHK")
_OF_MANY = ("larının", "lerinin")
_MOST_PARTS = 400


@dataclass
class Open:
    """The clause that is being read: where it began, and what it may go on with."""

    first: int = 0
    parts: list[Unit | Phrase] = field(default_factory=list)
    by: Unit | None = None
    carried: tuple[str, ...] = ()
    named: str | None = None
    words: set[str] = field(default_factory=set)

    @property
    def renames(self) -> bool:
        """Whether a name comes next: "… Kanununun adı “…” olarak"."""
        return bool(self.parts) and isinstance(last := self.parts[-1], Unit) and last.word.startswith("adı")

    def add(self, part: Unit | Phrase) -> None:
        if isinstance(part, Unit) and part.role == "by" and len(self.parts) == 1 and _acts_too(self.parts[0]):
            self.parts.pop()
        if len(self.parts) < _MOST_PARTS:
            self.parts.append(part)
        if isinstance(part, Unit) and part.targets:
            self.by = self._dated(part) if part.role == "by" else self.by
            self.named = part.targets[-1] if part.role == "target" else self.named

    def _dated(self, act: Unit) -> Unit:
        """The act, which has its day from before where it is named once more: "aynı madde ile"."""
        again = self.by is not None and self.by.targets == act.targets
        return replace(act, date=act.date or self.by.date) if again and self.by else act


def _acts_too(part: Unit | Phrase) -> bool:
    """Whether the first of two acts has been read: "… sayılı Kanunun 1 inci maddesi ve … 10 uncu maddesi ile"."""
    if not isinstance(part, Unit) or part.role != "target" or part.case or part.word != "ve":
        return False
    return all("/" in target and not target.startswith("this") for target in part.targets)


def not_by_the_act(citation: Citation, unit: Unit, now: Open) -> Unit:
    """Behind "… sayılı Kanunun 94 üncü maddesiyle" a provision named without a law is none of the act's: "aynı
    maddenin" is the article that changes, "11 inci maddesinin" one of this text."""
    act = now.by.targets[0] if now.by else ""
    document = split(act)[0]
    if not act or unit.role != "target" or any(word in citation.surface for word in _LAWS):
        return unit
    last = now.named or (now.carried[0] if now.carried else "")
    same = "/".join(last.split("/")[:2]) if last and citation.surface[:4] in ("aynı", "Aynı") else ""
    return replace(unit, targets=tuple(_of_this(target, act, same, document) for target in unit.targets))


def _of_this(target: str, act: str, same: str, document: str) -> str:
    if same and target.startswith(act):
        return same + target.removeprefix(act)
    return f"this{target.removeprefix(document)}" if target.startswith(f"{document}/") else target


def within(tokens: Tokens, now: Open, unit: Unit) -> Unit:
    """The unit as a part of the one right before it: "(c) bendinin birinci paragrafında"."""
    before = now.parts[-1] if now.parts else None
    if not isinstance(before, Unit) or before.case != "genitive" or before.role != "target" or unit.role != "target":
        return unit
    if tokens.text[before.span[1] : unit.span[0]].strip() or not (unit.targets and before.targets):
        return unit
    steps = [target.rpartition("/")[2] for target in unit.targets]
    above, below = (one.partition(":")[0].lstrip("@") for one in (before.targets[-1].rpartition("/")[2], steps[0]))
    if below != "paragraf" and RANK.get(below, 0) <= RANK.get(above, 0):
        return unit
    now.parts.pop()
    return replace(unit, targets=tuple(f"{whole}/{step}" for whole in before.targets for step in steps))


def read_quotation(tokens: Tokens, place: int, now: Open) -> int:
    """Reads the quotation at `place` into the open clause: words, or with those before it the codes of rows."""
    phrase, end = read_phrase(tokens, place)
    places = not phrase.noun or phrase.noun.startswith("başlı")
    if not phrase.words.strip() or (places and tokens.word(end) in _PLACED):
        return end
    if not phrase.noun and _names_part(tokens, end):
        if tokens.word(end) in PARTS:
            now.add(replace(phrase, noun=tokens.word(end)))
        return end
    above = next((part for part in reversed(now.parts) if isinstance(part, Unit) and part.role == "target"), None)
    if above is None or phrase.noun or not (row := read_row(tokens, end, above)):
        now.add(phrase)
        return end
    codes = [phrase.words]
    while now.parts and isinstance(before := now.parts[-1], Phrase) and not before.noun:
        codes.insert(0, before.words)
        now.parts.pop()
    rows = tuple(f"{target}/satir:{''.join(code.split())}" for target in above.targets for code in codes)
    now.add(replace(row[0], targets=rows))
    return row[1]


def read_coded(tokens: Tokens, place: int, now: Open) -> int:
    """Reads the row whose code stands at `place` without quotation marks into the open clause: the place after it, 0
    where there is none."""
    above = now.parts[-1] if now.parts else None
    code = read_code(tokens, place) if isinstance(above, Unit) and above.role == "target" else None
    row = read_row(tokens, code[1], above) if code and isinstance(above, Unit) else None
    if code is None or row is None:
        return 0
    unit, end = row
    now.add(replace(unit, targets=tuple(f"{target}/satir:{code[0]}" for target in unit.targets)))
    return end


def _names_part(tokens: Tokens, place: int) -> bool:
    """Whether the quotation before `place` is the name of a part: "“Posta İşletmesi” bölümüne"."""
    noun = level(tokens.word(place))
    return noun is not None and noun.name in ("bolum", "kisim") and noun.possessive


def narrow(tokens: Tokens, place: int, now: Open) -> bool:
    """Marks the units of which only the provisions that "hükümleri" at `place` tells end, "… Kanununun harçlara dair
    hükümleri"; those of a list in the genitive have them together. Provisions that nothing tells are all of them."""
    if tokens.word(place + 1).startswith(_KEPT) or tokens.word(place - 1) in _IN_HEADINGS:
        return False
    owners = _owners(tokens, now.parts)
    alone = bool(owners) and not tokens.text[owners[0].span[1] : tokens.starts[place]].strip()
    for owner in owners:
        now.parts[now.parts.index(owner)] = replace(owner, partial=not alone, case="" if alone else owner.case)
    return bool(owners)


def _owners(tokens: Tokens, parts: list[Unit | Phrase]) -> list[Unit]:
    """The units, the last one first, whose provisions are told; of "A Kanununun B Kanununun cezalandırdığı suçlara ait
    hükümleri" only A."""
    owners: list[Unit] = []
    for part in parts[::-1]:
        if not isinstance(part, Unit) or part.role != "target" or part.case not in _OF_PARTS:
            break
        between = tokens.text[part.span[1] : owners[-1].span[0]].strip() if owners else ","
        if between not in _JOINING:
            break
        if not between:
            parts.remove(owners.pop())
        owners.append(part)
    if len(owners) > 1 and owners[0].case == "locative" and not tokens.text.endswith("ki", 0, owners[0].span[1]):
        owners = owners[1:]  # "bu Kanunun, … sayılı Kanunda sayılan görevlere ilişkin hükümleri"
    if owners and tokens.text.endswith(_OF_MANY, 0, owners[-1].span[1]):
        owners += _sharing(tokens, parts, owners[-1])
    return [] if owners and owners[0].word == "değişiklik" else owners


def _sharing(tokens: Tokens, parts: list[Unit | Phrase], last: Unit) -> Iterator[Unit]:
    """The documents before `last` of which only it bears the kind: "1 numaralı Askerlik ve 2 numaralı Tapu
    Kanunlarının"."""
    for part in parts[: parts.index(last)][::-1]:
        if not isinstance(part, Unit) or part.role != "target" or part.case:
            return
        between = tokens.text[part.span[1] : last.span[0]].strip()
        noun = tokens.text[part.span[0] : part.span[1]].rpartition(" ")[2]
        if between not in _JOINING or kind(lower(noun)):
            return
        yield part
        last = part


def read_bare(tokens: Tokens, place: int, now: Open) -> Unit | None:
    """A unit named without a number: "… ve maddeye aşağıdaki fıkra eklenmiştir" means the one named before."""
    if tokens.words[place] in _IN_LAWS and (tokens.word(place - 1) in _ANY or tokens.capital(place)):
        return Unit(("@baglam",), "target", tokens.word(place + 1), case="locative")
    last = now.named or (now.carried[-1] if now.carried else None)
    if last is None:
        return None
    if tokens.word(place - 1) in _SAME and (noun := level(tokens.words[place])) and noun.name in _LISTS:
        before = now.carried[-1] if now.carried else last
        before = before.partition("/satir")[0].partition("/sira")[0]
        whole = before if f"/{noun.name}" in before or "/annex:" in before else f"{before}/{noun.name}"
        new, many = noun_after(tokens, place + 1)
        return Unit((whole,), "target", tokens.word(place + 1), new, case_of(tokens, place + 1), many=many)
    name = _BARE.get(tokens.words[place])
    if name is None or (tokens.words[place] == "metninde" and tokens.word(place + 1) not in ("yer", "geçen")):
        return None
    parts = last.split("/")
    depth = next((at for at, part in enumerate(parts) if part.partition(":")[0].endswith(name)), None)
    if depth is None:
        return None
    target = "/".join(parts[: depth + 1])
    new, many = noun_after(tokens, place + 1)
    return Unit((target,), "target", tokens.word(place + 1), new, "dative", many=many)
