"""Predicates of units that act: what the verb of a clause says that a unit must do, or may decide.

A unit acts as the agent of a passive (`Bakanlıkça belirlenir`) or as the subject of an active verb (`Kurul bildirir`).
A decision, a permission and `-abilir` give a power; any other finite act is a duty.
"""

import re

DUTY, POWER, NAMES = "duty", "power", "names"
Role = tuple[str, str | None]
_NONE: Role = (NAMES, None)

_DECIDES = re.compile(
    r"(?<!\w)(?:belirle\w*|(?:tes[pb]it|takdir|tayin|iptal|kabul|feshe?)(?:\s+(?:ve|veya)\s+[^\W\d_]+)?\s*(?:ed|et|ol)\w*"
    r"|karar\s+ver\w*|karara?\s+(?:bağla|al)\w*"
    r"|kararlaştır\w*|onayla\w*|(?:onay|izin|yetki)\s+ver\w*|ata(?:r|n\w+|yabilir|ma\w*)|görevlendir\w*|seçe\w*|seçil\w*"
    r"|yetkilendir\w*|uygun\s+(?:gör|bul)\w*|redded\w*|yürürlüğe\s+ko\w*)$"
)
_GIVES = re.compile(r"veril(?:ir|en|m|eb|d|ec|er)")
_GRANTED = re.compile(r"(?<!\w)(?:[İi]zin|[İi]zni|[Oo]nay[ıi]?|[Kk]arar[ıi]?|[Rr]uhsat[ıi]?|[Ll]isans[ıi]?)(?!\w)")
_LONGEST_PHRASE = 40
_PASSIVE = r"(?:[ıiuü]l|[aeıioöuü]n)"
_FORM = re.compile(
    rf"(?<!\w)[^\W\d_]+?{_PASSIVE}(?:(?P<may>[ae]bil\w*)|(?P<finite>[ıiuü]r|[ae]c[ae][kğ]t[ıi]r)|(?P<negative>m[ae]z)"
    r"|(?P<converb>[ae]r[ae]k|[ıiuü]p)|(?P<other>[ae]n(?:l[ae]r\w*)?|m[ıiuü]ş\w*|d[ıiuü][kğ]\w*|[ae]c[ae][kğ]\w*|m[ae]\w*))"
    r"(?!\w)"
)
_LAST = re.compile(r"[^\W\d_]+(?=[^\w]*$)")
_ENDS_IN_PASSIVE = re.compile(r"\w(?:[ıiuü]l|[aeıioöuü]n)(?:[ıiuü]r|[ae]c[ae][kğ]t[ıi]r|m[ae]l[ıi]d[ıi]r)")
_LOOKS_PASSIVE = """
    kullanır kazanır tanır üstlenir edinir öğrenir savunur bulur bilir katılır kaçınır sakınır ilgilenir
"""
_ACTIVE = frozenset(_LOOKS_PASSIVE.split())
_STATES = """
    oluşur bulunur olur kalır sayılır girer geçer başlar biter erer doğar toplanır yararlanır kapsar içerir kazanır
    sürer denir düşer gelir taşır kurulur yeralır
"""
_NO_ACT = frozenset(_STATES.split())
_ENGAGES = re.compile(
    r"(?:faaliyet|girişim|bildirim|başvuru|müracaat|öneri|teklif|talep|istek|tavsiye|duyuru|çağrı|katkı|yardım)\w*[dt][ae]\s+bulunur$"
)
_STATE = re.compile(r"(?:ifade|teşkil|teşekkül|ihtiva|devam)\s+eder$|yer\s+alır$|sahip\s+olur$")
_CHARGED = re.compile(r"(?:görevli|sorumlu|yükümlü|mükellef|zorunda|mecbur|vazifeli)(?:d[ıiuü]r|t[ıiuü]r)$")
_ENTITLED = re.compile(
    r"(?:yetkili(?:dir)?|yetkisine\s+sahiptir|yetkisi\s+vardır|yetkiyi?\s+haizdir|yetkili\s+\w+m[ıi]ştır)$"
)
_MAY = re.compile(r"\w[ae]bil(?:ir|ecektir)$")
_ACT = re.compile(r"\w\w(?:(?<![fçhkpsşt]t)(?<!d)[ıiuü]r|[ae]r|[ae]c[ae][kğ]t[ıi]r|m[ae]l[ıi]d[ıi]r)$")

_POSSESSED = re.compile(
    r"(?:personeli|okulu|kuralı|(?:[^\W\d_]*(?:s[ıiuü]|l[ae]r[ıi])|[^\W\d_]{2,}(?<![lc])[ıiuü]))(?:n[ıiuü]n?|n[ae]|nd[ae]n?(?:ki)?|yl[ae]|nc[ae])?(?!\w)"
)
_NO_POSSESSION = """
    bilgi bilgiyi yeni yeniden kendi iki yedi diğer aynı ayrı karşı önceki sonraki resmi
"""
_NOT_POSSESSED = frozenset(_NO_POSSESSION.split())
_BESIDE = """
    ve veya ya ile için gibi dışında haricinde adına nezdinde bünyesinde içinde olarak kadar hakkında arasında üzerinden
    aracılığıyla başkanlığında dahil dâhil hariç
"""
_POSTPOSITIONS = frozenset(_BESIDE.split())
_NEXT = re.compile(r"\s+(?:[\d%]|([^\W\d_]+))")
_PURPOSE = re.compile(r"\s+(?:üzere|için|amacıyla|suretiyle|şartıyla|koşuluyla|kaydıyla)(?!\w)")
_APART = re.compile(r"(?:\s+tarafından)?,")
"""Behind an agent: what follows belongs to another, the agent to the verb of the sentence."""
_RULES = re.compile(
    r"(?<!\w)(?:yönetmelik|yönerge|tüzük|tebliğ|genelge|usul\s+ve\s+esas)(?:l[ae]r)?,?\s", re.IGNORECASE
)
_ISSUED = re.compile(r"çıkarıl|düzenlen|yayımlan")
_REGULATES = re.compile(
    r"(?:çıkarıl|hazırlan|yayımlan|düzenlen|yürürlüğe konul)(?:an|en|acak|ecek)\s+(?:bir\s+)?"
    r"(?:yönetmeli|yönerge|tebliğ|tüzü|genelge|usul|esas)"
)


def of_agent(text: str, start: int, end: int, low: int) -> Role:
    """The role of an agent whose passive is looked for in `text[start:end]`: the first form that it can govern. What
    is granted may stand before the agent, from `low` on: `İzin Bakanlıkça verilir`."""
    apart = _APART.match(text, start) is not None
    for found in _FORM.finditer(text, start, end):
        if _is_no_act(text, found) or (apart and found["other"]):
            continue
        if found["may"]:
            return POWER, "agent may"
        if _decides(text, start, found.end()) or (_GIVES.match(found[0]) and _GRANTED.search(text, low, start)):
            return (NAMES, None) if found["negative"] else (POWER, "agent decides")
        if found["other"] and _REGULATES.search(text, max(start, found.start() - 10), min(end, found.end() + 30)):
            return POWER, "agent regulates"
        if found["finite"]:
            issues = _ISSUED.match(found[0]) and _RULES.search(text, low, start)
            return (POWER, "agent regulates") if issues else (DUTY, "agent acts")
        if not found["converb"]:
            break
    return _NONE


def _is_no_act(text: str, form: re.Match[str]) -> bool:
    """Whether a form only looks like the passive of an act: what is somewhere (`bulunan`), or what it is done for
    (`faydalanmak üzere`)."""
    if form[0].startswith("bulun"):
        return not (form[0].startswith("bulunul") or text.endswith("uygun ", 0, form.start()))
    return form[0].endswith(("mak", "mek")) and _PURPOSE.match(text, form.end()) is not None


def of_subject(text: str, start: int, end: int) -> Role:
    """The role of a nominative that ends at `start`, by the last verb of its sentence `text[start:end]`."""
    if not _may_be_subject(text, start, end):
        return _NONE
    verb = _LAST.search(text, max(start, end - _LONGEST_PHRASE), end)
    if verb is None:
        return _NONE
    phrase = text[max(start, end - _LONGEST_PHRASE) : verb.end()]
    if _ENTITLED.search(phrase):
        return POWER, "entitled"
    if _CHARGED.search(phrase):
        return DUTY, "charged"
    return _of_verb(verb[0], phrase)


def owns_next(text: str, start: int, end: int) -> bool:
    """Whether a genitive that ends at `start` owns the word behind it: `Kurumun onayını`."""
    following = _NEXT.match(text, start, end)
    word = following[1] if following else None
    return word is not None and word not in _NOT_POSSESSED and _POSSESSED.fullmatch(word) is not None


def _of_verb(verb: str, phrase: str) -> Role:
    if _ENGAGES.search(phrase):
        return DUTY, "subject acts"
    passive = _ENDS_IN_PASSIVE.search(verb) is not None and verb not in _ACTIVE
    if _MAY.search(verb):
        return (POWER, "subject may") if not re.search(rf"{_PASSIVE}[ae]bil\w*$", verb) else _NONE
    if passive or verb in _NO_ACT or _STATE.search(phrase) or not _ACT.search(verb):
        return _NONE
    return (POWER, "subject decides") if _DECIDES.search(phrase) else (DUTY, "subject acts")


def _decides(text: str, start: int, end: int) -> bool:
    return _DECIDES.search(text, max(start, end - _LONGEST_PHRASE), end) is not None


def _may_be_subject(text: str, start: int, end: int) -> bool:
    """Whether a nominative is no attribute of what follows it: `Bakanlık personeli`, `Kurul için`."""
    if text.startswith((",", ";", ":"), start):
        return True
    following = _NEXT.match(text, start, end)
    if following is None:
        return False
    word = following[1]
    if word is None:
        return True
    return (
        word[0].islower()
        and word not in _POSTPOSITIONS
        and (word in _NOT_POSSESSED or _POSSESSED.fullmatch(word) is None)
    )
