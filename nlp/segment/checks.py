"""What a segmented text says against itself: gaps and repeats in the numbering, quotes without an end."""

from collections.abc import Iterator

from dayanak.law.provision import Doubt, Provision, ProvisionKind, ProvisionTree
from nlp.segment import marks
from nlp.segment.tail import EXECUTION

_LONG = 20_000
_MANY = 2_000
_POINTS = frozenset({ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM})
_EXECUTING = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.ARTICLE})
_UNDIVIDED = frozenset({ProvisionKind.TABLE, ProvisionKind.UNMERGED, ProvisionKind.ANNEX})


def doubts(tree: ProvisionTree, flat: bool) -> tuple[Doubt, ...]:
    """Doubts about the units of a tree, in reading order. Nothing is corrected: what is written is kept. A `flat` text
    has no lines of its own."""
    found = [*_article_order(tree), *_unit_order(tree), *_repeats(tree), *_quotations(tree), *_long(tree)]
    found += [*_acts_in_annexes(tree), *_shared_lines(tree, flat)]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.code)))


def _article_order(tree: ProvisionTree) -> Iterator[Doubt]:
    last, count = 0, 0
    for _, node in tree.articles():
        count += 1
        if count == _MANY:
            message = f"Metinde {_MANY} maddeden fazlası var; dosyada birden fazla metin olabilir."
            yield Doubt("many-articles", message, node.start, node.end)
        if node.kind is not ProvisionKind.ARTICLE:
            continue
        first, final = _range(node)
        if not any(sign.isdigit() for sign in node.label):
            yield Doubt(
                "number-lost", f"“{node.label}” numarasız; sırasından madde {first} sayıldı.", node.start, node.end
            )
        if first == 1 and last > 1:
            message = f"Madde {last} sonrasında numaralar 1’den yeniden başlıyor; dosyada ikinci bir metin olabilir."
            yield Doubt("second-act", message, node.start, node.end)
            last = 0
        elif last and first > last + 1:
            message = f"Madde {last} ile madde {first} arasında numara atlanmış."
            yield Doubt("article-gap", message, node.start, node.end)
        elif first < last:
            yield Doubt("article-order", f"Madde {first}, madde {last} sonrasında geliyor.", node.start, node.end)
        last = max(last, final)


def _range(node: Provision) -> tuple[int, int]:
    numbers = [
        int(part) for part in (node.number or "").replace("..", "+").replace("-", "+").split("+") if part.isdigit()
    ]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _unit_order(tree: ProvisionTree) -> Iterator[Doubt]:
    """Numbered paragraphs and points that are not the next ones of those before them under the same parent."""
    before: dict[int | None, Provision] = {}
    for node in tree.nodes:
        if not node.label or (node.kind is not ProvisionKind.PARAGRAPH and node.kind not in _POINTS):
            continue
        last = before.get(node.parent)
        before[node.parent] = node
        if last is None or last.kind is not node.kind or last.number == node.number or _succeeds(last, node):
            continue
        code = "paragraph-gap" if node.kind is ProvisionKind.PARAGRAPH else "point-gap"
        message = f"“{last.label}” işaretinden sonra “{node.label}” geliyor."
        yield Doubt(code, message, node.start, node.end)


def _succeeds(last: Provision, node: Provision) -> bool:
    """Whether a unit can be the next one after another, in any reading of the two marks."""
    known = marks.readings(last.number or "")
    following = marks.readings(node.number or "")
    if any(kind == k and marks.follows(kind, value, v) for kind, value in known for k, v in following):
        return True
    return {kind for kind, _ in known}.isdisjoint(kind for kind, _ in following)


def _repeats(tree: ProvisionTree) -> Iterator[Doubt]:
    seen: dict[tuple[int | None, str], int] = {}
    for node in tree.nodes:
        key = (node.parent, node.path)
        seen[key] = times = seen.get(key, 0) + 1
        if times == 2 and node.number:
            message = f"“{node.label or node.path}” aynı yerde birden fazla geçiyor."
            yield Doubt("repeated-label", message, node.start, node.end)


def _acts_in_annexes(tree: ProvisionTree) -> Iterator[Doubt]:
    """Annexes with articles of their own and the formula of who executes them."""
    message = "Ekte kendi maddeleri ve yürütme hükmü olan bir metin var; dosyada ikinci bir metin olabilir."
    annex: Provision | None = None
    for node in tree.nodes:
        if node.parent is None:
            annex = node if node.kind is ProvisionKind.ANNEX else None
        elif annex and node.kind in _EXECUTING and EXECUTION.search(node.text):
            yield Doubt("act-in-annex", message, annex.start, annex.end)
            annex = None


def _shared_lines(tree: ProvisionTree, flat: bool) -> Iterator[Doubt]:
    """Numbered paragraphs and points that begin on the line on which the one before them ends."""
    if flat:
        return
    before: dict[int | None, Provision] = {}
    for node in tree.nodes:
        if not node.label or (node.kind is not ProvisionKind.PARAGRAPH and node.kind not in _POINTS):
            continue
        last = before.get(node.parent)
        before[node.parent] = node
        if last and last.end < node.start and tree.text[last.end : node.start] == " ":
            message = f"“{node.label}”, “{last.label}” ile aynı satırda; ayrı hüküm sayıldı."
            yield Doubt("shared-line", message, node.start, node.end)


def _quotations(tree: ProvisionTree) -> Iterator[Doubt]:
    for node in tree.nodes:
        if node.kind is ProvisionKind.QUOTATION and node.confidence < 1:
            yield Doubt("unbalanced-quotes", "Alıntının kapanış tırnağı bulunamadı.", node.start, node.end)


def _long(tree: ProvisionTree) -> Iterator[Doubt]:
    message = "Bu hüküm alışılmadık ölçüde uzun; içinde ayrılmamış hükümler olabilir."
    for node in tree.nodes:
        if len(node.text) > _LONG and node.kind not in _UNDIVIDED:
            yield Doubt("long-unit", message, node.start, node.end)
