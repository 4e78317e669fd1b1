"""What a segmented text says against itself: gaps and repeats in the numbering, quotes without an end."""

from collections import Counter

from dayanak.law.provision import Doubt, Provision, ProvisionKind, ProvisionTree

_LONG = 20_000


def doubts(tree: ProvisionTree) -> tuple[Doubt, ...]:
    """Doubts about a tree, in reading order. Nothing is corrected: what is written is kept."""
    found = [*_article_order(tree), *_repeats(tree), *_quotations(tree), *_long(tree)]
    return tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.code)))


def _article_order(tree: ProvisionTree) -> list[Doubt]:
    found: list[Doubt] = []
    last = 0
    for _, node in tree.articles():
        if node.kind is not ProvisionKind.ARTICLE:
            continue
        first, final = _range(node)
        if last and first > last + 1:
            message = f"Madde {last} ile madde {first} arasında numara atlanmış."
            found.append(Doubt("article-gap", message, node.start, node.end))
        elif first < last:
            message = f"Madde {first}, madde {last} sonrasında geliyor."
            found.append(Doubt("article-order", message, node.start, node.end))
        last = max(last, final)
    return found


def _range(node: Provision) -> tuple[int, int]:
    numbers = [
        int(part) for part in (node.number or "").replace("..", "+").replace("-", "+").split("+") if part.isdigit()
    ]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def _repeats(tree: ProvisionTree) -> list[Doubt]:
    found: list[Doubt] = []
    seen: Counter[tuple[int | None, str]] = Counter()
    for node in tree.nodes:
        key = (node.parent, node.path)
        seen[key] += 1
        if seen[key] == 2 and node.number:
            message = f"“{node.label or node.path}” aynı yerde birden fazla geçiyor."
            found.append(Doubt("repeated-label", message, node.start, node.end))
    return found


def _quotations(tree: ProvisionTree) -> list[Doubt]:
    return [
        Doubt("unbalanced-quotes", "Alıntının kapanış tırnağı bulunamadı.", node.start, node.end)
        for node in tree.nodes
        if node.kind is ProvisionKind.QUOTATION and node.confidence < 1
    ]


def _long(tree: ProvisionTree) -> list[Doubt]:
    return [
        Doubt(
            "long-unit", "Bu hüküm alışılmadık ölçüde uzun; içinde ayrılmamış hükümler olabilir.", node.start, node.end
        )
        for node in tree.nodes
        if len(node.text) > _LONG
        and node.kind not in {ProvisionKind.TABLE, ProvisionKind.UNMERGED, ProvisionKind.ANNEX}
    ]
