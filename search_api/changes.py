"""What was done to provisions, in sentences that a lawyer would write, and led to the clause that did it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dayanak.law.document import Status
from dayanak.law.letters import upper
from dayanak.law.target import split
from dayanak.storage.record import Change, EffectRow, ProvisionRow, Resolution
from search_api import addresses
from search_api.acts import by_document, by_reference
from search_api.labels import steps_of, title_label
from search_api.refs import document_ref
from search_api.schemas import ChangeView, EffectView
from search_api.targets import citation_target

_DONE = {
    "repeal-document": "yürürlükten kaldırılmıştır",
    "repeal-unit": "yürürlükten kaldırılmıştır",
    "repeal-conflicting": "bazı hükümleri yürürlükten kaldırılmıştır",
    "annul": "iptal edilmiştir",
    "annul-amendment": "yapılan değişiklik iptal edilmiştir",
    "replace-unit": "değiştirilmiştir",
    "add-unit": "eklenmiştir",
    "replace-heading": "başlığı değiştirilmiştir",
    "replace-annex": "değiştirilmiştir",
    "add-annex": "eklenmiştir",
    "replace-table": "tablosu değiştirilmiştir",
    "renumber": "numarası değiştirilmiştir",
    "add-to-list": "listeye ekleme yapılmıştır",
    "remove-from-list": "listeden çıkarma yapılmıştır",
}
_PHRASES = {
    "replace-phrase": "“{old}” ibaresi “{new}” şeklinde değiştirilmiştir",
    "insert-phrase": "“{new}” ibaresi eklenmiştir",
    "delete-phrase": "“{old}” ibaresi metinden çıkarılmıştır",
    "annul-phrase": "“{old}” ibaresi iptal edilmiştir",
}
_PLAIN = {
    "replace-phrase": "bir ibaresi değiştirilmiştir",
    "insert-phrase": "bir ibare eklenmiştir",
    "delete-phrase": "bir ibaresi metinden çıkarılmıştır",
    "annul-phrase": "bir ibaresi iptal edilmiştir",
}
_ENDING = {Status.REPEALED.value: ("repeal-unit", "repeal-document"), Status.ANNULLED.value: ("annul",)}
_LONGEST = 120


def change_view(change: Change, rows: Sequence[ProvisionRow], comparison: str | None = None) -> ChangeView:
    """The change with the provision that it concerns and the act that made it. `rows` are those of the document;
    `comparison` is where the change is seen."""
    at = rows[change.place] if change.place is not None else None
    url = None
    if change.act:
        clause, act = change.provision, change.act.id
        url = addresses.clause(act, clause.eid) if clause else addresses.document(act)
    return ChangeView(
        op=change.op,
        eid=at.eid if at else None,
        place=" ".join(steps_of(at.path)) if at else None,
        says=_sentence(change),
        date=change.date,
        coming=change.coming,
        by=change.by,
        document=document_ref(change.act) if change.act else None,
        url=url,
        comparison=comparison,
        surface=change.words,
        method=change.method,
    )


def effect_view(effect: EffectRow, led: Resolution) -> EffectView:
    """The effect with the provision that it leads to."""
    return EffectView(
        op=effect.op,
        target=citation_target(led),
        says=_done(effect.op, effect.told),
        date=effect.date,
        coming=effect.coming,
        surface=effect.words,
    )


def ending_of(changes: Iterable[Change], status: str, *, coming: bool = False) -> Change | None:
    """The change by which something has this status (or will have any, `coming`)."""
    ops = {op for one in _ENDING.values() for op in one} if coming else set(_ENDING.get(status, ()))
    return next((one for one in changes if one.op in ops and one.coming is coming), None)


def _sentence(change: Change) -> str:
    """By whom, and what was done: "7249 sayılı Kanunun 5 inci maddesiyle değiştirilmiştir"."""
    done = _done(change.op, change.told)
    if change.act:
        act = change.act
        return f"{by_document(act.kind, act.number, title_label(act.title), _acting_path(change))} {done}"
    if change.by:
        return f"{by_reference(change.by)} {done}"
    return upper(done[:1]) + done[1:]


def _acting_path(change: Change) -> str:
    """The acting provision as a note calls it ("7039/2 md."), though the record may hold a joint one ("MADDE 1 ila 27")
    in its place; else that of the acting clause."""
    said = split(change.by)[1] if change.by and change.method != "order" else ""
    return (said or change.provision.path) if change.provision else ""


def _done(op: str, told: Mapping[str, Any]) -> str:
    if op in ("repeal-document", "repeal-unit") and told.get("kept"):
        return f"bazı hükümleri dışında {_DONE[op]}"
    if op not in _PHRASES:
        return _DONE.get(op, "değiştirilmiştir")
    old, new = _short(told.get("old")), _short(told.get("new"))
    complete = all(word for word, field in ((old, "{old}"), (new, "{new}")) if field in _PHRASES[op])
    return _PHRASES[op].format(old=old, new=new) if complete else _PLAIN[op]


def _short(words: str | None) -> str:
    folded = " ".join((words or "").split())
    return folded if len(folded) <= _LONGEST else f"{folded[:_LONGEST].rstrip()}…"
