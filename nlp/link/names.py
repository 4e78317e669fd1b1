"""Names of units as they stand in a text: a head word and the capitalised words that belong to it.

Walks once from the end to the beginning, so that a head reaches over the heads inside its own name
(`Merkezi Başkanlığı`) and no word is looked at more than a fixed number of times.
"""

import re
from dataclasses import dataclass, replace

from dayanak.law.letters import lower, title, upper
from nlp.link.act_titles import names_law, opens_title, stands_in_title
from nlp.link.generic import is_generic
from nlp.link.heads import LEXICAL, PROPER, SMALL, TOP, Head, Rank, dictionary_form
from nlp.link.insides import company_before, is_complement, is_field, is_numbered, is_region, owns_act
from nlp.link.lists import ministries, read_members
from nlp.link.ministries import is_ministry
from nlp.link.words import COMMA, SPACE, Words, opens_sentence

_LONGEST = 16
_SET_PHRASES = frozenset({("merkez", "kütüphane"), ("askeri", "yargıtay"), ("askerî", "yargıtay")})
_SOCIETIES = frozenset({"birlik", "federasyon", "konfederasyon", "sendika", "oda", "borsa", "şirket", "banka"})
"""Bodies that no ministry or institution has as its part."""
_COUNCILS = frozenset({"şura", "şûra"})
_GENERAL = frozenset({"genel", "üst", "alt", "yüksek", "mütevelli", "ulusal", "milli", "millî"})

_NO_PART = """
    bu işbu şu o her bir bazı tüm bütün ilgili söz konusu aynı anılan mezkûr mezkur adı geçen ancak ayrıca eğer ile
    veya ya da de ki ise için gibi kadar göre üzere tarafından olan olarak eden edilen sayılı tarihli hakkında dair
    ilişkin yer madde maddesi fıkra bent kısım ek geçici mükerrer değişik mülga kanun kanunu kanunun yönetmelik
    yönetmeliği yönetmeliğin yönerge yönergesi yönergenin tebliğ tebliği tebliğin tüzük genelge karar kararı
    kararnamenin adres sayı konu ilgi tarih tanımlar amaç kapsam dayanak birinci ikinci üçüncü dördüncü beşinci altıncı
    yedinci sekizinci dokuzuncu onuncu yirminci sayın diğer resmî gazete resmi görev görevleri yetki oluşumu
    sadece yalnız yalnızca keza kezalik hâlen halen özellikle gerekirse mevcut müstakil numaralı kesinleşmiş kanunla
    üyesi üyeleri üyelerinin yardımcısı yardımcıları
"""
_OUTSIDE = frozenset(_NO_PART.split())
_ANY = frozenset({"bir", "her", "ilgili", "diğer", "genel", "başka", "bu", "o"})
_INFLECTED = re.compile(
    r"[^\W\d_]+(?:[aeıiuü]n[ıiuü]n|l[ae]r[ıi]n|[ıiuü]yl[ae]|(?:s[ıiuü]|ğ[ıiuü]|l[ae]r[ıi])n[ae]|n[cç][ae])"
    r"|[^\W\d_]{4,}(?:(?<=[aeıioöuüâîûbcdgğjlmnrvyz])d|(?<=[fçhkpsşt])t)[ae]n?(?:ki)?"
    r"|[^\W\d_]{4,}(?:[ıiuü]l[ae]n|[ae]c[ae][kğ]|m[ae]y[ae]n)"
)
_FROM_AFAR = frozenset({"uzaktan"})
"""Words with a case that say of what kind something is: "Uzaktan Eğitim"."""
_OURS = ("miz", "mız", "muz", "müz")
"""Endings of "ours": "Üniversitemiz" owns what follows and is no part of its name."""
_ORDINAL_WORDS = """
    birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu
"""
_ORDINALS = frozenset(_ORDINAL_WORDS.split())
_NUMBERED = frozenset({"daire", "mahkeme", "müdürlük", "komutanlık", "savcılık"})
_NUMBER = re.compile(r"[ \t\xa0]+\d{1,3}\.[ \t\xa0]+")
_QUALITIES = """
    etik teknik akademik bilimsel hukuki idari mali ulusal bölgesel yerel merkezi karma ortak daimi sürekli bağımsız
    uluslararası özel icrai yüce
"""
_QUALITY = frozenset(_QUALITIES.split())
_PAPERS = frozenset({"formu", "raporu", "belgesi", "dilekçesi", "kararı", "tutanağı", "listesi", "önerisi"})
_PERSON_SUFFIX = re.compile(r"\s*(?:[Yy]ardımc|[Vv]ekil|YARDIMC|VEKİL)")
_SHORT = re.compile(r"[ \t\xa0]*\(([A-ZÇĞİÖŞÜ]{3,10})\)")
_MAKAM = re.compile(r"[ \t\xa0]+(?:[Mm]akam(?:ı\w*)?|MAKAM(?:I\w*)?)(?:['’]\w+)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """A unit name as written. `head` is its last head; `own` counts the words before that head word.
    `base` is the dictionary form; `members` hold the names of an elliptic list, the head included."""

    start: int
    end: int
    base: str
    head: Head
    own: int
    acronym: bool = False
    elliptic: bool = False
    small: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a short form without a possessive: Bakanlık, Genel Müdürlük."""
        return not self.head.possessive


def find_names(table: Words, defined: frozenset[str] = frozenset()) -> list[Name]:
    """Names in reading order, without overlaps. `defined` are heads that name one unit by themselves in this text, and
    the boards that it defines by two words, in small letters."""
    names: list[Name] = []
    used = len(table.words)
    for place in reversed(table.headed):
        head = table.heads[place]
        if place >= used or head is None:
            continue
        if _capital(table.words[place]) or _is_small_term(table, place, head, defined):
            used, found = _name_at(table, place, head)
            names.extend(reversed(found))
    names.reverse()
    return names


def _is_small_term(table: Words, place: int, head: Head, defined: frozenset[str]) -> bool:
    """Whether a word in small letters is a term of this text (not `her bir müdür`), or an old `Maliye vekâleti`."""
    if head.possessive and head.lemma in ("bakanlık", "vekalet", "vekâlet") and place:
        return _capital(table.words[place - 1]) and _belongs(table, place - 1, head, block=False, closing=False)
    if head.rank is Rank.OFFICE and head.possessive and head.lemma in SMALL and place:
        owner = table.heads[place - 1]  # "Üniversitenin rektörü", while of the chair of a board only the board counts
        owned = owner is not None and owner.case == "gen" and not owner.plural and owner.rank is not Rank.ORGAN
        return owned and _capital(table.words[place - 1]) and SPACE.fullmatch(table.gap(place - 1)) is not None
    if head.rank is Rank.ORGAN and place and _capital(table.words[place - 1]):
        return f"{table.low(place - 1)} {lower(dictionary_form(table.words[place], head))}" in defined
    if head.lemma not in SMALL or head.lemma not in defined or head.possessive:
        return False
    return place == 0 or not (table.low(place - 1) in _ANY or "/" in table.gap(place - 1))


def _name_at(table: Words, place: int, head: Head) -> tuple[int, list[Name]]:
    """The first word used up, and the names that end at the head at `place`."""
    if head.rank is Rank.OFFICE:
        if head.plural and head.lemma == "bakan" and head.possessive:
            first = _first_word(table, place, head)
            return first, [name for name in _members(table, first, place, head) if name.elliptic]
        if head.plural or _PERSON_SUFFIX.match(table.text, table.end(place)):
            return place, []
        before = table.heads[place - 1] if place else None
        if before and before.rank is Rank.ORGAN and before.nominative and SPACE.fullmatch(table.gap(place - 1)):
            return place, []
    first = _first_word(table, place, head)
    if head.lemma == "vekil" and not is_ministry(f"{table.phrase(first, place - 1)} Vekâleti"):
        return place, []  # who stands in for another: "Müdür Vekili"
    head = _as_accusative(table, first, place, head)
    if is_generic(table, first, place, head):
        return first, []
    if _is_in_title(table, first, place, head):
        return first, []
    if head.plural:
        return first, _members(table, first, place, head)
    if head.case is None and table.text.endswith(("T.C. ", "T.C.\n"), 0, table.start(first)):
        return first, _letterhead(table, first, place)
    if several := ministries(table, first, place, head):
        return first, [Name(table.start(low), table.end(end), base, head, end - low + (end != place),
                            elliptic=True) for low, end, base in several]  # fmt: skip
    return first, [_name(table, first, place, head)]


def _is_in_title(table: Words, first: int, place: int, head: Head) -> bool:
    """Whether the name belongs to the title of an act."""
    end = table.end(place)
    if head.lemma in PROPER and head.case is None and names_law(table.text, end):
        return True
    if not head.possessive and first == place:
        return False
    return (opens_title if head.case is None else stands_in_title)(table.text, end)


def _as_accusative(table: Words, first: int, place: int, head: Head) -> Head:
    """A possessive without anything that it belongs to is the accusative of the short form: Bakanlığı temsilen."""
    alone = first == place or (first == place - 1 and table.low(first) == "genel")
    if not alone or not head.possessive or head.case or head.plural or head.lemma in LEXICAL:
        return head
    owner = table.low(first - 1) if first and SPACE.fullmatch(table.gap(first - 1)) else ""
    return head if re.search(r"[ıiuü]n$", owner) else replace(head, possessive=False, case="acc")


def _letterhead(table: Words, first: int, last: int) -> list[Name]:
    """The bodies of a letterhead that was printed line by line: each one is a name of its own."""
    names = []
    for place in range(first, last + 1):
        head = table.heads[place]
        if head and head.possessive and head.nominative and (place == last or table.heads[place + 1] is None):
            names.append(_name(table, first, place, head))
            first = place + 1
    return names


def _capital(word: str) -> bool:
    return word[0].isupper()


def _first_word(table: Words, place: int, head: Head) -> int:
    """The first word of the name whose head stands at `place`."""
    if not head.possessive:
        return _first_of_short(table, place, head)
    if head.lemma in LEXICAL:
        return place
    if head.rank is Rank.ORGAN and not _capital(table.words[place]):
        return place - 1  # a board that the text defines: "Yönetim kurulu"
    block = table.words[place].isupper() and len(table.words[place]) > 1
    first, joined = place, head.plural
    while first > 0 and place - first < _LONGEST:
        left = first - 1
        gap = table.gap(left)
        if company := company_before(table, first):
            first = company
            continue
        if is_region(table, first):
            first = left
            continue
        if head.lemma in _NUMBERED and _NUMBER.fullmatch(gap) and _belongs(table, left, head, block, closing=False):
            first = left
            continue
        if (
            head.rank is Rank.ORGAN
            and is_numbered(table, left)
            and _belongs(table, left - 1, head, block, closing=False)
        ):
            first = left - 1
            continue
        if SPACE.fullmatch(gap) and table.low(left) == "ve" and first > 1 and SPACE.fullmatch(table.gap(left - 1)):
            mixed = _is_acronym(table.words[first]) and not (block or _is_acronym(table.words[left - 1]))
            if mixed or not _belongs(table, left - 1, head, block, closing=True):
                break
            first, joined = left - 1, True
        elif (
            SPACE.fullmatch(gap)
            and (_belongs(table, left, head, block, closing=False) or is_complement(table, left, place, head))
        ) or (joined and COMMA.fullmatch(gap) and _listed(table, left, head, block)):
            first = left
        else:
            break
    return first + 1 if _is_subject(table, first, place) else first


def _is_subject(table: Words, first: int, place: int) -> bool:
    """Whether the first word is rather the subject of the sentence: `Belgeler Öğrenci İşleri …`."""
    if place - first < 2 or table.heads[first] or not table.low(first).endswith(("lar", "ler")):
        return False
    if not SPACE.fullmatch(table.gap(first)) or table.low(first + 1) in {"ve", *_GENERAL}:
        return False
    return not table.heads[first + 1] and opens_sentence(table.text, table.start(first))


def _first_of_short(table: Words, place: int, head: Head) -> int:
    left = place - 1
    if place == 0 or not SPACE.fullmatch(table.gap(left)):
        return place
    word = table.low(left)
    fits = word in _GENERAL or (word, head.lemma) in _SET_PHRASES
    fits = fits or (head.rank is Rank.ORGAN and word in _QUALITY)
    if head.lemma in _COUNCILS and word in ("askeri", "askerî") and table.low(left - 1) == "yüksek":
        return left - 1  # "Yüksek Askeri Şûra"
    return left if fits and _capital(table.words[left]) == _capital(table.words[place]) else place


def _belongs(table: Words, left: int, head: Head, block: bool, *, closing: bool) -> bool:
    """Whether the word at `left` may be part of the name; `closing`: it stands before a conjunction."""
    word, other = table.words[left], table.heads[left]
    if not _capital(word) or (block and not word.isupper()):
        return False
    if table.low(left) in _OUTSIDE and not (head.lemma in _NUMBERED and table.low(left) in _ORDINALS and left):
        return False
    if any(mark in word for mark in "'’‘´‟`"):
        return False
    if other is None and table.low(left) in _PAPERS and table.heads[left + 1] not in (None, head):
        return False  # "Disiplin Raporu Rektörlük …": behind the paper another body begins
    if other is None:
        inflected = table.low(left) not in _FROM_AFAR and _INFLECTED.fullmatch(table.low(left))
        return not inflected or owns_act(table, left) or is_field(table, left)
    if table.low(left).endswith(_OURS):
        return table.heads[left + 1] == head  # "Belediyemiz Meclisi" is one body
    if other.plural:
        return other.case is None and not (closing and other.possessive)
    if other.case is not None or (closing and (other.possessive or other.lemma in table.alone)):
        return False
    return _may_hold(other, head, table, left)


def _may_hold(other: Head, head: Head, table: Words, left: int) -> bool:
    """Whether a name closed by `head` may go through the nominative head `other` to its left."""
    if other.rank is Rank.OFFICE:
        return other.possessive is False and other.lemma not in table.alone
    if other.lemma in TOP and (head.lemma in TOP or (other.possessive and head.lemma in _SOCIETIES)):
        return False  # the subject of a sentence and what it does something to
    followed = table.heads[left + 1]
    return not (other.rank is Rank.ORGAN and followed is not None and followed.rank is Rank.OFFICE)


def _listed(table: Words, left: int, head: Head, block: bool) -> bool:
    """Whether the word before a comma is a member of the enumeration inside the name."""
    word = table.low(left)
    return (
        _belongs(table, left, head, block, closing=True)
        and table.heads[left] is None
        and word not in _PAPERS
        and (head.plural or not word.endswith(("lar", "ler")))
    )


def _name(table: Words, first: int, place: int, head: Head) -> Name:
    word = table.words[place]
    before = table.phrase(first, place - 1)
    form = dictionary_form(word, head)
    if before.isupper() and word.isupper():
        before = title(before)
    base = f"{before} {form}" if before else form
    end = table.end(place)
    if not head.possessive and head.case is None and (makam := _MAKAM.match(table.text, end)):
        end = makam.end()
    acronym = first < place and not word.isupper() and _is_acronym(table.words[first])
    return Name(table.start(first), end, upper(base[:1]) + base[1:],
                head, place - first, acronym=acronym, small=not _capital(word))  # fmt: skip


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 10


def _members(table: Words, first: int, place: int, head: Head) -> list[Name]:
    """The members of `A, B ve C Bakanlıkları`; a plural without a list is one name or generic."""
    members = read_members(table, first, place, head)
    if len(members) > 1 and _is_one_by_acronym(table, first, place):
        base = f"{table.phrase(first, place - 1)} {dictionary_form(table.words[place], head)}"
        members = [(first, place, base)]
    return [Name(table.start(low), table.end(end), base, head, end - low + (end != place),
                 elliptic=len(members) > 1) for low, end, base in members]  # fmt: skip


def _is_one_by_acronym(table: Words, first: int, place: int) -> bool:
    """Whether the acronym behind a plural begins as its first word does, not as the last member of a list does."""
    acronym = _SHORT.match(table.text, table.end(place))
    joints = [at for at in range(first, place) if table.low(at) == "ve"]
    if acronym is None or not joints:
        return False
    initial = table.words[first][0]
    return acronym[1][0] == initial and table.words[joints[-1] + 1][0] != initial
