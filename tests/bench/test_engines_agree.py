"""When two lists of hits count as the same."""

import pytest

from bench.engines_agree import Hit, same

A, B, C, D = (("1", f"art_{n}") for n in range(4))


@pytest.mark.parametrize(
    ("ours", "theirs", "alike"),
    [
        ([(A, 9.0), (B, 8.0)], [(A, 9.0), (B, 8.0)], True),
        ([(A, 9.0), (B, 8.0)], [(B, 9.0), (A, 8.0)], False),
        ([(A, 9.0), (B, 8.999)], [(B, 9.0), (A, 8.999)], True),  # near equals in either order
        ([(A, 9.0), (B, 8.0)], [(A, 9.0)], False),
        ([(A, 9.0), (B, 8.0)], [(A, 9.0), (C, 8.0)], True),  # near equals at the end, one of them cut off
        ([(A, 9.0), (B, 8.0), (C, 1.0)], [(A, 9.0), (D, 8.0), (C, 1.0)], False),  # the same score by chance
        ([], [], True),
    ],
)
def test_only_near_equals_may_change_places(ours: list[Hit], theirs: list[Hit], alike: bool) -> None:
    assert same(ours, theirs) is alike
