"""The words that people read: kinds, statuses, levels, and how a clause is called and cited. The one file for them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dayanak.law.document import DocumentKind, Status
from dayanak.law.letters import title as title_case
from dayanak.law.letters import upper
from dayanak.law.target import Cause
from dayanak.law.text import ReadBy
from dayanak.registry.standing import Level

_KINDS: Mapping[str, str] = {
    DocumentKind.CONSTITUTION: "Anayasa",
    DocumentKind.LAW: "Kanun",
    DocumentKind.DECREE_LAW: "Kanun Hükmünde Kararname",
    DocumentKind.PRESIDENTIAL_DECREE: "Cumhurbaşkanlığı Kararnamesi",
    DocumentKind.PRESIDENTIAL_DECISION: "Cumhurbaşkanı Kararı",
    DocumentKind.PRESIDENTIAL_CIRCULAR: "Cumhurbaşkanlığı Genelgesi",
    DocumentKind.STATUTE: "Tüzük",
    DocumentKind.REGULATION: "Yönetmelik",
    DocumentKind.DIRECTIVE: "Yönerge",
    DocumentKind.COMMUNIQUE: "Tebliğ",
    DocumentKind.CIRCULAR: "Genelge",
    DocumentKind.TAX_CIRCULAR: "Sirküler",
    DocumentKind.RULING: "Özelge",
    DocumentKind.CHARTER: "Ana statü",
    DocumentKind.SPECIFICATION: "Genel şartname",
    DocumentKind.PRINCIPLES: "Usul ve esaslar",
    DocumentKind.DECISION: "Karar",
    DocumentKind.TARIFF: "Tarife",
    DocumentKind.OTHER: "Diğer",
}
_STATUSES: Mapping[str, str] = {
    Status.IN_FORCE: "Yürürlükte",
    Status.REPEALED: "Mülga",
    Status.ANNULLED: "İptal",
    Status.NOT_YET: "Henüz yürürlükte değil",
}
_LEVELS: Mapping[str, str] = {
    Level.CENTRAL: "Merkez",
    Level.PROVINCIAL: "Taşra",
    Level.ABROAD: "Yurt dışı",
    Level.LOCAL: "Mahallî idare",
}
_GAZETTE = {"true": "Yayımlanan", "false": "Yayımlanmayan"}
_CAUSES: Mapping[str, str] = {
    Cause.NO_PROVISION: "anılan hüküm, belgenin kayıttaki metninde yok",
    Cause.REPEALED: "anılan düzenleme yürürlükten kaldırılmış",
    Cause.ANNULLED: "anılan düzenleme iptal edilmiş",
    Cause.GAP: "anılan hüküm, belgenin kayıttaki metninde bulunamadı",
    Cause.SEVERAL: "bu adla birden çok belge var, hangisinin anıldığı belirsiz",
    Cause.NO_DOCUMENT: "anılan belge bu kayıtta yok",
    Cause.CONTEXT: "neye atıf yapıldığı yalnız bu metinden anlaşılamıyor",
    Cause.UNREAD: "neye atıf yapıldığı anlaşılamadı",
}
_TOLD = frozenset({Cause.REPEALED.value, Cause.ANNULLED.value, Cause.GAP.value})
_FACTS = {
    "kind": "Tür",
    "title": "Başlık",
    "number": "Sayı",
    "issuer": "Çıkaran",
    "accepted": "Kabul tarihi",
    "gazette_date": "Resmî Gazete tarihi",
    "gazette_number": "Resmî Gazete sayısı",
    "in_force": "Yürürlük tarihi",
    "status": "Durum",
    "executor": "Yürüten",
}
_STEPS: dict[str, str] = {
    "kitap": "{}. Kitap",
    "kisim": "{}. Kısım",
    "bolum": "{}. Bölüm",
    "ayirim": "{}. Ayırım",
    "fasil": "{}. Fasıl",
    "bap": "{}. Bap",
    "baslik": "Başlık",
    "madde": "Madde {}",
    "ek-madde": "Ek Madde {}",
    "gecici-madde": "Geçici Madde {}",
    "mukerrer-madde": "Mükerrer Madde {}",
    "ek-gecici-madde": "Ek Geçici Madde {}",
    "fikra": "({})",
    "bent": "{}",
    "altbent": "{}",
    "kapanis": "Son cümleler",
    "paragraf": "{}. paragraf",
    "tanim": "{}. tanım",
    "ornek": "Örnek {}",
    "tire": "{}. tire",
    "alinti": "Alıntı",
    "no": "{}",
    "annex": "Ek {}",
    "tablo": "Tablo {}",
    "dipnot": "Dipnot {}",
    "islenemeyen": "İşlenemeyen hüküm {}",
    "head": "Başlık",
    "ust-baslik": "Üst başlık",
    "numarali-baslik": "{}",
    "numarali-paragraf": "{}",
    "kunye": "Künye",
    "rg-tarih": "Resmî Gazete tarihi",
    "rg-adi": "Resmî Gazete",
    "rg-sayi": "Resmî Gazete sayısı",
    "tur": "Tür",
    "kurum": "Kurum",
    "belge-basligi": "Belge başlığı",
    "sayi": "Sayı",
    "belge-no": "Belge numarası",
    "konu": "Konu",
    "muhatap": "Muhatap",
    "ilgi": "İlgi",
    "ozet": "Özet",
    "tarih": "Tarih",
    "yer": "Yer",
    "imza": "İmza",
    "not": "Not",
}
_METHODS = {
    "source": "kaynağın bildirdiği",
    "text": "metinden okundu",
    "unit": "gönderen birim",
    "filename": "dosyanın adı",
    "operator": "gönderenin bildirdiği",
    "order": "değiştiren hükmün sözü",
    "note": "metindeki değişiklik notu",
    "footnote": "metindeki dipnot",
    "erratum": "düzeltme ilanı",
    "grammar": "dil bilgisi",
    "gazetteer": "birim adları",
    "former-name": "birimin eski adı",
    "unresolved": "çözülemedi",
    "name": "ad eşleşmesi",
    "basis": "hizmet kaydındaki dayanak",
    "number": "mevzuat numarası",
    "title": "belge başlığı",
    "document": "belge; hüküm belirsiz",
}
_READERS: Mapping[str, str] = {
    ReadBy.PDFIUM: "metin katmanı",
    ReadBy.PDFMINER: "metin katmanı, ikinci okuyucu",
    ReadBy.OCR: "karakter tanıma",
    ReadBy.HTML: "HTML",
    ReadBy.DOCX: "Word",
    ReadBy.TEXT: "düz metin",
    ReadBy.UNREAD: "okunamadı",
}
_FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (DOCX)",
    "text/html": "HTML",
    "text/plain": "düz metin",
    "application/json": "JSONL satırı",
}
_CITED_ARTICLES = {
    "madde": "m.",
    "ek-madde": "ek m.",
    "gecici-madde": "geç. m.",
    "mukerrer-madde": "mük. m.",
    "ek-gecici-madde": "ek geç. m.",
}
_CITED_LEVELS = {"fikra", "bent", "altbent"}
_CITED_SERIES = {
    "kanun": "Kanun",
    "khk": "KHK",
    "cbk": "Cumhurbaşkanlığı Kararnamesi",
    "cbkarar": "Cumhurbaşkanı Kararı",
    "bkk": "Bakanlar Kurulu Kararı",
    "genelge": "Genelge",
    "teblig": "Tebliğ",
}
_BY_NUMBER = {
    DocumentKind.LAW: "sayılı",
    DocumentKind.DECREE_LAW: "sayılı",
    DocumentKind.PRESIDENTIAL_DECREE: "sayılı",
    DocumentKind.PRESIDENTIAL_DECISION: "sayılı",
}


_ROLES = {"duty": "görev veriyor", "power": "yetki veriyor"}
_FOOTNOTE_MARKS = re.compile(r"(?:(?:\s\d{1,3})?(?:\s*\[\d{1,3}\])+)(?=\s*:?\s*$)")
"""Marks as printed, "[3] [4]", with a raised one before them that the text has as a bare number."""


def kind_label(kind: str) -> str:
    """The Turkish name of a document kind; an unknown value is its own name."""
    return _KINDS.get(kind, kind)


def status_label(status: str) -> str:
    """The Turkish name of a status; an unknown value is its own name."""
    return _STATUSES.get(status, status)


def level_label(level: str) -> str:
    """The Turkish name of a level of the administration; an unknown value is its own name."""
    return _LEVELS.get(level, level)


def gazette_label(value: str) -> str:
    """Whether the Resmî Gazete published it, in words."""
    return _GAZETTE.get(value, value)


def role_label(role: str) -> str | None:
    """What a clause does with a unit, where its words say more than its name."""
    return _ROLES.get(role)


def cause_label(cause: str) -> str:
    """Why a citation leads nowhere; an unknown cause is its own name."""
    return _CAUSES.get(cause, cause)


def lapse_label(status: str | None, cause: str | None, since: str | None) -> str | None:
    """That what is cited is not law any more, or not yet, and since when; or that it was not found in its place; None
    for law in force."""
    day = f" ({day_label(since)})" if since else ""
    if status == Status.NOT_YET.value:
        return f"anılan düzenleme henüz yürürlükte değil{day}"
    return f"{cause_label(cause)}{day}" if cause in _TOLD else None


def day_label(value: str) -> str:
    """An ISO date as people write it: 31.12.2026; anything else as it is."""
    return ".".join(reversed(value.split("-"))) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def fact_label(name: str) -> str:
    """The name of a fact; an unknown one is its own name."""
    return _FACTS.get(name, name)


def fact_value(name: str, value: str) -> str:
    """A fact as people read it: kinds and statuses by name, days as day, month and year."""
    if name in ("kind", "status"):
        return kind_label(value) if name == "kind" else status_label(value)
    return day_label(value)


def method_label(method: str) -> str:
    """How a link was found; an unknown method is its own name."""
    return _METHODS.get(method, method)


def reader_label(read_by: str) -> str:
    """By what a page was read; an unknown reader is its own name."""
    return _READERS.get(read_by, read_by)


def format_label(media_type: str) -> str:
    """The name of a file's format; an unknown one is its media type."""
    return _FORMATS.get(media_type.partition(";")[0], media_type)


def steps_of(path: str) -> list[str]:
    """How each step of a path is called: `madde:5/fikra:2/bent:ç` → "Madde 5", "(2)", "ç"."""
    return [_step(step) for step in path.split("/")] if path else []


def breadcrumb(title: str, path: str) -> list[str]:
    """From the document down to the clause."""
    return [title_label(title), *steps_of(path)]


@lru_cache(maxsize=10_000)
def title_label(title: str) -> str:
    """The title as one writes it in a sentence: one in capitals gets small letters."""
    return title_case(title) if title == upper(title) else title


def heading_label(heading: str) -> str:
    """A heading as one reads it alone: without the footnote marks and the colon at its end."""
    return _FOOTNOTE_MARKS.sub("", heading).rstrip(" :")


def citation_text(title: str, kind: str, number: str | None, path: str = "") -> str:
    """A clause cited as lawyers do: "5510 sayılı Sosyal Sigortalar … Kanunu m. 4/1-a"."""
    word = _BY_NUMBER.get(DocumentKind(kind))
    named = f"{number} {word} {title_label(title)}" if word and number else title_label(title)
    cited = _cited(path)
    return f"{named} {cited}" if cited else named


def target_label(target: str) -> str:
    """A reference in words, where the record does not hold the document: "2547 sayılı Kanun m. 46"."""
    document, _, path = target.partition("/")
    series, _, number = document.partition(":")
    if series == "ad":
        named = title_label(number)
    elif series == "rg":
        issue, _, date = number.partition("@")
        day = f"{'.'.join(reversed(date.split('-')))} tarihli ve " if date else ""
        named = f"{day}{issue} sayılı Resmî Gazete"
    else:
        named = f"{number} sayılı {_CITED_SERIES[series]}" if series in _CITED_SERIES else document
    return f"{named} {_cited(path)}".strip()


@lru_cache(maxsize=10_000)
def _step(step: str) -> str:
    name, _, number = step.partition(":")
    words = _STEPS.get(name, f"{name} {{}}")
    return words.format(_number(number, name)).strip()


def _number(number: str, level: str) -> str:
    """`27-A` → 27/A, `39..40` → 39 ila 40, `11+12` → 11 ve 12; articles only: elsewhere the mark is the number."""
    said = number.replace("..", " ila ").replace("+", " ve ")
    return said.replace("-", "/") if level.endswith("madde") else said


def _cited(path: str) -> str:
    """The provision in short: article, then `/fıkra`, then `-bent`, `-alt bent`."""
    steps = [step.partition(":")[::2] for step in path.split("/")] if path else []
    articles = [place for place, (name, _) in enumerate(steps) if name in _CITED_ARTICLES]
    if not articles:
        return ", ".join(steps_of(path))
    name, number = steps[articles[0]]
    text = f"{_CITED_ARTICLES[name]} {_number(number, name)}"
    for depth, (level, value) in enumerate(steps[articles[0] + 1 :]):
        sign = "-" if depth else "/"
        text += f"{sign}{value}" if level in _CITED_LEVELS else f", {_step(f'{level}:{value}')}"
    before = ", ".join(_step(f"{level}:{value}") for level, value in steps[: articles[0]])
    return f"{before} {text}" if before else text
