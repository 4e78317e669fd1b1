"""The type of a mention, in the notation of the gold set: full, term, abbrev, office-holder, elliptic, internal."""

from dayanak.law.letters import lower
from nlp.link.heads import PROPER, Rank, read_head
from nlp.link.names import Name
from nlp.link.terms import Terms

_ORGANS_OF_BODIES = """
    yönetim yürütme danışma denetim denetleme disiplin etik kalite koordinasyon koordinatörler değerlendirme inceleme
    mezuniyet burs eğitim öğretim akademik bilim bilimsel ihale muayene sınav seçim seçici yayın program proje fakülte
    enstitü bölüm anabilim yüksekokul üniversite merkez birim kurum genel teknik itiraz intibak muafiyet uyum staj
    izleme yönlendirme uzmanlar başvuru jüri tez komisyon etkinlik
"""
_INSIDE = frozenset(_ORGANS_OF_BODIES.split())


def type_of(name: Name, terms: Terms) -> str:
    """The type of a name that is no definition."""
    if name.elliptic:
        return "elliptic"
    if name.head.rank is Rank.OFFICE:
        return "office-holder"
    if terms.get(name.base):
        return "term"
    if name.head.lemma in PROPER:
        return "full"
    if name.own == 0 or (name.bare and name.own == 1 and name.head.lemma in ("müdürlük", "kurul", "sekreterlik")):
        return "term"
    if name.head.rank is Rank.ORGAN and (name.acronym or _is_inside(name)):
        return "internal"
    return "abbrev" if name.acronym else "full"


def _is_inside(name: Name) -> bool:
    words = lower(name.base).split()[:-1]
    heads = [head for word in words if (head := read_head(word)) and not head.plural]
    national = any(h.lemma in ("bakanlık", "cumhurbaşkanlık") or (h.lemma == "birlik" and h.possessive) for h in heads)
    return not national and (bool(heads) or words[0] in _INSIDE or words[-1] in ("yönetim", "danışma"))
