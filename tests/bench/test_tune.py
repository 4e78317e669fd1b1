"""The weights of search by meaning are added up as the engine would."""

import numpy as np

from bench.tune import Asked
from dayanak.storage.vectors import Nearby

PLACES = ["d/art_1", "d/art_2", "d/art_3"]
NEAR = Nearby(PLACES, np.array([0.9, 0.5, 0.1]), np.array([0.0, 0.4, 0.0]), np.zeros((3, 3), np.int8))
NAMES = {f"d/art_{n}": ("d", f"madde:{n}") for n in (1, 2, 3, 4)}
ASKED = Asked({}, {"d/art_4": 10.0, "d/art_3": 9.0}, NEAR, 10.0, NAMES, {"d/art_1": 0.5})


def order(like: float, standing: float, most: int) -> list[int]:
    return [int(article[-1]) for _, article in ASKED.ranked((like, standing, most))]


def test_without_meaning_the_words_order() -> None:
    assert order(0.0, 0.0, 0) == [4, 3]


def test_the_nearest_gets_a_share_of_the_best_and_what_is_out_of_force_half() -> None:
    assert order(1.5, 0.0, 3) == [4, 3, 1, 2]  # 10, 9, 7.5 = 15 halved, 7.5 = the middle of 15
    assert order(3.0, 0.0, 3) == [1, 2, 4, 3]


def test_standing_counts_among_the_nearest_only() -> None:
    assert order(1.5, 1.0, 3) == [2, 4, 3, 1]  # 7.5 + 4


def test_the_last_of_the_nearest_gets_nothing() -> None:
    assert order(1.5, 0.0, 2)[:2] == [4, 3]
    assert 2 in order(1.5, 0.0, 2)
