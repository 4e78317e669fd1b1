"""Word vectors taught what belongs together: that the sum of a heading's words comes nearer to the sum of its text's
words than to any other text's (InfoNCE within a batch, both ways; Adam on the words of the batch alone)."""

from collections.abc import Callable

import numpy as np

from nlp.meaning.texts import Bags, Floats, Numbers

BATCH = 1024
SHARPNESS = 20.0
RATE = 0.002
_DECAY, _DECAY2, _TINY = 0.9, 0.99, 1e-8


class Contrast:
    """The vectors while they learn."""

    def __init__(self, vectors: Floats, seed: int = 1) -> None:
        self.vectors = vectors.copy()
        self._drift = np.zeros_like(vectors)
        self._spread = np.zeros_like(vectors)
        self._steps = 0
        self._chance = np.random.default_rng(seed)

    def learn(self, left: Bags, right: Bags, alike: Numbers, tell: Callable[[float], None]) -> None:
        """Once through all pairs: row i of `left` belongs to row i of `right`. Rows with the same number in `alike`
        are never set against each other. `tell` hears the loss of each batch."""
        order = self._chance.permutation(left.shape[0])
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            if len(rows) > 1:
                tell(self._step(left[rows], right[rows], alike[rows]))

    def _step(self, left: Bags, right: Bags, alike: Numbers) -> float:
        words = np.unique(np.concatenate([left.indices, right.indices]))
        left, right = left[:, words], right[:, words]
        vectors = self.vectors[words]
        (a, a_size), (b, b_size) = _unit(left @ vectors), _unit(right @ vectors)
        loss, pull = _pull(a @ b.T * SHARPNESS, alike)
        by_a, by_b = _across(pull @ b, a, a_size), _across(pull.T @ a, b, b_size)
        self._move(words, left.T @ by_a + right.T @ by_b)
        return loss

    def _move(self, words: Numbers, slope: Floats) -> None:
        self._steps += 1
        self._drift[words] = _DECAY * self._drift[words] + (1 - _DECAY) * slope
        self._spread[words] = _DECAY2 * self._spread[words] + (1 - _DECAY2) * slope * slope
        drift = self._drift[words] / (1 - _DECAY**self._steps)
        spread = np.sqrt(self._spread[words] / (1 - _DECAY2**self._steps))
        self.vectors[words] -= RATE * drift / (spread + _TINY)


def _unit(rows: Floats) -> tuple[Floats, Floats]:
    sizes = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / sizes, sizes


def _pull(likeness: Floats, alike: Numbers) -> tuple[float, Floats]:
    """The loss of a batch, and its slope in each likeness."""
    rows = np.arange(len(alike))
    twins = alike[:, None] == alike[None, :]
    twins[rows, rows] = False
    likeness[twins] = -1e4
    across, down = _shares(likeness, 1), _shares(likeness, 0)
    loss = -float(np.mean(np.log(np.maximum(across[rows, rows] * down[rows, rows], 1e-20)))) / 2
    slope: Floats = (across + down) * np.float32(SHARPNESS / 2 / len(rows))
    slope[rows, rows] -= SHARPNESS / len(rows)
    return loss, slope


def _shares(likeness: Floats, axis: int) -> Floats:
    shares: Floats = np.exp(likeness - likeness.max(axis=axis, keepdims=True))
    shares /= shares.sum(axis=axis, keepdims=True)
    return shares


def _across(slope: Floats, unit: Floats, size: Floats) -> Floats:
    """The part of the slope that turns the vector; its length does not count."""
    turning: Floats = (slope - unit * (slope * unit).sum(axis=1, keepdims=True)) / size
    return turning
