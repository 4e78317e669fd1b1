"""Three versions of the directive of the fake service: the first, one that could not be read, the current one."""

from collections.abc import Sequence

from dayanak.law.errors import NotFound
from search_api import addresses
from search_api.schemas import (
    ArticleComparison,
    ComparisonAnswer,
    DocumentRef,
    ProvisionComparison,
    VersionsAnswer,
    VersionView,
)
from search_api.schemas.versions import Op
from search_api.word_diff import words_diff

HOSTILE = "<script>alert(1)</script>"
_LEAD = "Burs verilecek öğrencilerde aşağıdaki koşullar aranır:"
_TABLE = "Burs türü | Aylık tutar\nBaşarı | {}\nİhtiyaç | 1.500,00"
_GRADE = f"Not ortalaması en az {{}} {HOSTILE} olmak,"
_LONG = "İlgili birim başvuruyu on beş gün içinde sonuçlandırır ve yazılı olarak bildirir. " * 3


def versions_of(document: DocumentRef, number: int = 3) -> VersionsAnswer:
    """The first so many versions."""
    made = [
        VersionView(
            number=n, received_at=f"2026-0{n}-02T10:00:00Z", source=f"burs-{n}.pdf", media_type="application/pdf",
            digest="9f" * 32, complete=n != 3, clauses=0 if n == 2 else 20,
            url=addresses.comparison(document.id, n - 1, n) if n > 1 else None,
        )
        for n in range(1, number + 1)
    ]  # fmt: skip
    return VersionsAnswer(document=document, versions=made)


def compared(document: DocumentRef, before: int | None, after: int | None) -> ComparisonAnswer:
    """What differs between two of them; between the first and the last there is one of everything."""
    views = {one.number: one for one in versions_of(document).versions}
    if before not in views or after not in views:
        raise NotFound("Bu belgenin böyle bir sürümü yok.")
    answer = ComparisonAnswer(document=document, before=views[before], after=views[after])
    if 2 in (before, after):
        return answer
    same = [_article(document, number) for number in (1, 4)]
    if before == after:
        return answer.model_copy(update={"articles": same, "equal": 20})
    counts = {"inserted": 2, "deleted": 2, "replaced": 3, "equal": 9}
    return answer.model_copy(update={"articles": [*same, *_different(document)], **counts})


def long_comparison(document: DocumentRef, articles: int) -> ComparisonAnswer:
    """Every article of a long document got other words."""
    views, was, now = versions_of(document).versions, _LONG, _LONG.replace("on beş", "otuz", 1)
    found = [
        _article(document, n, [_row(n), *(_row(n, f"({p})", was, now) for p in (1, 2, 3))])
        for n in range(1, articles + 1)
    ]
    counts = {"replaced": 3 * articles, "equal": articles}
    return ComparisonAnswer(document=document, before=views[0], after=views[2], articles=found, **counts)


def _different(document: DocumentRef) -> list[ArticleComparison]:
    points = [_row(5, f"{letter})", f"{letter} koşulu,", f"{letter} koşulu,", depth=2) for letter in "abcç"]
    changed = [
        _row(5, heading=("Koşullar", "Koşullar ve öncelik")),
        _row(5, "(1)", _LEAD, _LEAD),
        *points,
        _row(5, "d)", _GRADE.format("2,50"), _GRADE.format("3,00"), depth=2),
        _row(5, "(2)", None, "Başvurular elektronik ortamda alınır."),
        _row(5, "(3)", "Başvurular dilekçeyle yapılır.", None),
        _row(5, " ", _TABLE.format("1.250,00"), _TABLE.format("2.000,00"), kind="tablo"),
    ]
    return [
        _article(document, 5, changed),
        _article(document, 7, [_row(7, "", None, "Bursiyerlere danışman atanır.", heading=("", "Danışman"))]),
        _article(document, 6, [_row(6, "", "Yemek yardımı yapılır.", None, heading=("Yemek yardımı", ""))]),
    ]


def _article(document: DocumentRef, number: int, provisions: Sequence[ProvisionComparison] = ()) -> ArticleComparison:
    ops: set[Op] = {one.op for one in provisions} or {"equal"}
    op = ops.pop() if len(ops) == 1 else "replace"
    return ArticleComparison(
        op=op,
        eid=f"art_{number}",
        place=f"Madde {number}",
        heading="Amaç" if number == 1 else None,
        url=None if op == "delete" else f"{document.url}/art_{number}",
        provisions=list(provisions),
    )


def _row(
    number: int,
    label: str = "",
    was: str | None = "",
    now: str | None = "",
    *,
    depth: int = 1,
    kind: str = "fikra",
    heading: tuple[str, str] = ("", ""),
) -> ProvisionComparison:
    head, eid = label or f"MADDE {number} –", f"art_{number}__{kind}_{label.strip()}" if label else f"art_{number}"
    same: Op = "equal" if (was, heading[0]) == (now, heading[1]) else "replace"
    return ProvisionComparison(
        op="insert" if was is None else "delete" if now is None else same,
        before=None if was is None else eid,
        after=None if now is None else eid,
        kind=kind if label else "madde",
        place=f"Madde {number} {label}".strip(),
        depth=depth if label else 0,
        label=words_diff("" if was is None else head, "" if now is None else head),
        heading=words_diff(*heading),
        text=words_diff(was or "", now or ""),
    )
