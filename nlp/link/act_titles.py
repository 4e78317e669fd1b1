"""Titles of acts: a body that one of them names is no unit of the sentence in which it stands."""

import re

_WORDS = r"[A-ZÇĞİÖŞÜÂÎÛ][\w’'-]*"
_TITLE = re.compile(
    r"(?![ \t\xa0]+(?:ve|ile)\b)"
    rf"(?:[ \t\xa0]+(?:{_WORDS}|ve|ile|için|hakkında|\([^()\n]{{1,40}}\))){{0,14}}?[ \t\xa0]+(?:"
    r"(?:(?<=Hakkında )|(?<=İlişkin )|(?<=Dair ))Karar|"
    r"Kanun|Yönetmeli[kğ]|Yönerge|Tebliğ|Tüzü[kğ]|Kararname|Karar[ıi]|Genelge|Stat[üu]|Tarife|Sirküler|Esaslar"
    r"|Talimat|Şartname|"
    r"KANUN|YÖNETMELİ[KĞ]|YÖNERGE|TEBLİĞ|TÜZÜ[KĞ]|KARARNAME|KARARI|GENELGE|STATÜ|TARİFE|SİRKÜLER|ESASLAR)\w*"
)
_ABOUT = re.compile(
    rf"(?:[ \t\xa0]+(?:{_WORDS},?|ve|veya|ile|için|\d[\d/]*)){{0,24}}?[ \t\xa0]+(?:Hakkında|İlişkin|Dair)"
    rf"(?:[ \t\xa0]+{_WORDS}){{0,2}}?[ \t\xa0]+(?:Kanun|Yönetmeli[kğ]|Tebliğ|Tüzü[kğ]|Kararname|Yönerge|Genelge)"
)
_LAW = re.compile(r"[ \t\xa0]+(?:Kanun|İçtüzü[kğ]|KANUN|İÇTÜZÜ[KĞ])")


def opens_title(text: str, end: int) -> bool:
    """Whether a name in the nominative that ends at `end` opens a title: `Kıyı Kurumu Personel Yönetmeliği`."""
    return _TITLE.match(text, end) is not None


def stands_in_title(text: str, end: int) -> bool:
    """Whether a name with a case ending goes on in a title: `Kıyı Kurumunun Teşkilatı Hakkında Kanun`."""
    return _ABOUT.match(text, end) is not None


def names_law(text: str, end: int) -> bool:
    """Whether a name is only that of its law: `Danıştay Kanunu`."""
    return _LAW.match(text, end) is not None
