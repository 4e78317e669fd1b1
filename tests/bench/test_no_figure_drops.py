"""No figure of the gold set falls below the last report (docs/accuracy-items.json), over all of it and over the part
that is held out; and none below the floor that was set for it."""

from pathlib import Path

import pytest

from bench import outcomes
from bench.gold import LEVELS, parted
from bench.holdout import held_out
from bench.scoring import Item, Total, judged, loaded, questions, total
from dayanak.app.commands.explain import answers

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def held(shared: Path) -> frozenset[str]:
    return held_out(shared / "gold/dev")


@pytest.fixture(scope="module")
def items(shared: Path) -> list[Item]:
    """The gold set as it is read now, as `dayanak explain --jsonl` reads it."""
    scorer = loaded(shared / "eval/score.py")
    gold = shared / "gold/dev"
    return judged(scorer, gold, answers(questions(scorer, gold)))


@pytest.fixture(scope="module")
def before() -> outcomes.Outcomes:
    return outcomes.committed(outcomes.ACCURACY)


def of_report(report: outcomes.Outcomes, items: list[Item], measure: str) -> Total:
    return sum((Total(*report.get(item.name, {}).get(measure, (0, 0, 0))) for item in items), Total())


@pytest.mark.parametrize("measure", [level[0] for level in LEVELS])
def test_no_level_falls(items: list[Item], held: frozenset[str], before: outcomes.Outcomes, measure: str) -> None:
    """The held-out part for itself: what is gained by memorising the rest must not be paid for there."""
    lost = outcomes.changes(before, outcomes.of_items(items)).told(held)["lost"]
    for part in (items, parted(items, held)[1]):
        now, was = total(part, measure).f1, of_report(before, part, measure).f1
        assert was is None or (now is not None and now >= was), f"{measure}: {was} → {now}; lost: {lost}"


@pytest.mark.parametrize(("measure", "floor"), [(level[0], level[2]) for level in LEVELS if level[2]])
def test_every_level_is_above_its_floor(items: list[Item], measure: str, floor: float) -> None:
    assert (total(items, measure).f1 or 0) >= floor


def test_the_report_knows_every_item(items: list[Item], before: outcomes.Outcomes) -> None:
    """Else a figure could be taken over fewer items than are judged."""
    assert {item.name for item in items} == before.keys()


def test_the_scorer_itself_says_the_same(shared: Path, items: list[Item]) -> None:
    """Its own tally over the same answers: pooling per item must not change a figure."""
    scorer = loaded(shared / "eval/score.py")
    tally = scorer.Tally()
    for item in items:
        scorer.SCORERS[item.part](tally, item.name, item.truth, item.answer)
    theirs = {name: row["f1"] for name, row in tally.rows()}
    ours = {measure: total(items, measure).f1 for measure in theirs}
    assert ours == {name: pytest.approx(value, abs=1e-4) for name, value in theirs.items()}
