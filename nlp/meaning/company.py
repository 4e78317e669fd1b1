"""Words by the company they keep: how often they stand near each other (PPMI), in few dimensions (a randomised SVD).

Levy, Goldberg, Dagan: Improving Distributional Similarity with Lessons Learned from Word Embeddings, TACL 2015.
"""

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from nlp.meaning.texts import NONE, Floats, Numbers

WINDOW = 8
SMOOTHING = 0.75  # of how often a word is company: rare words would look too telling
ROUNDS = 3
SPARE = 32  # dimensions beyond those kept, which make the kept ones exact
CHUNK = 1_000_000


def word_vectors(tokens: Numbers, texts: Numbers, words: int, dimensions: int) -> Floats:
    """A vector for each word. `tokens` are the numbers of the words as they follow each other, `texts` says for each
    in which text it stands."""
    near = _near(tokens, texts, words)
    return _reduced(_telling(near), min(dimensions, words - 1))


def _near(tokens: Numbers, texts: Numbers, words: int) -> sparse.csr_matrix:
    """How often two words stand near each other, the nearer the more."""
    counted = sparse.csr_matrix((words, words), dtype=np.float32)
    for first in range(0, len(tokens), CHUNK):
        last = first + CHUNK + WINDOW
        counted = counted + _near_in(tokens[first:last], texts[first:last], words)
    return counted + counted.T


def _near_in(tokens: Numbers, texts: Numbers, words: int) -> sparse.csr_matrix:
    parts = list(_pairs(tokens, texts))
    left, right, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return sparse.coo_matrix((weights, (left, right)), shape=(words, words), dtype=np.float32).tocsr()


def _pairs(tokens: Numbers, texts: Numbers) -> Iterator[tuple[Numbers, Numbers, Floats]]:
    starts = min(len(tokens), CHUNK)
    for apart in range(1, WINDOW + 1):
        left, right = tokens[:starts][: len(tokens) - apart], tokens[apart:][:starts]
        together = (left != NONE) & (right != NONE) & (texts[: len(left)] == texts[apart:][: len(left)])
        weights = np.full(int(together.sum()), (WINDOW + 1 - apart) / WINDOW, np.float32)
        yield left[together], right[together], weights


def _telling(near: sparse.csr_matrix) -> sparse.csr_matrix:
    """How much more often than by chance, where it is more: positive pointwise mutual information."""
    often = np.asarray(near.sum(axis=1)).ravel()
    company = often**SMOOTHING
    company /= max(company.sum(), 1e-9)
    cells = near.tocoo()
    value = np.log(cells.data / (often[cells.row] * company[cells.col]))
    kept = value > 0
    return sparse.csr_matrix((value[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), shape=near.shape)


def _reduced(square: sparse.csr_matrix, dimensions: int) -> Floats:
    """Rows of a symmetric matrix in few dimensions (Halko, Martinsson, Tropp 2011)."""
    width = min(dimensions + SPARE, square.shape[0])
    found = square @ np.random.default_rng(1).standard_normal((square.shape[1], width), dtype=np.float32)
    for _ in range(ROUNDS):
        found = square @ np.linalg.qr(found)[0]
    base = np.linalg.qr(found)[0]
    turned, sizes, _ = np.linalg.svd(base.T @ (square @ base), full_matrices=False)
    vectors: Floats = (base @ turned)[:, :dimensions] * np.sqrt(sizes[:dimensions])
    return vectors.astype(np.float32)
