"""Speed, memory and growth of the reading: the whole of `nlp` on the laws' texts, its parts, and eyecite beside it.

MB are those of UTF-8; times are processor time of one thread. The laws are drawn by a seed until they have enough
text, so that old and new, short and long ones are among them; what is kept between calls has been warmed on others.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from tempfile import TemporaryDirectory
from typing import Any

from bench.corpus import LAWS, QUICK
from bench.english import opinion
from bench.figures import Figure

SEED = 2026
SIZE = 1_000_000 if QUICK else 4_000_000
ENGLISH = 88_000
WHOLE, HOSTILE = 10_000_000, 5_000_000
PART = 10
"""A text is compared with a tenth of it."""
PIECES = {"“(”": "(", "digits": "1234567890", "“maddesinin ”": "maddesinin "}
MEGABYTE = 1_000_000

_MEMORY = """
import sys
from nlp.read import read
text = sys.stdin.buffer.read().decode()
reading = read(text)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def figures() -> Iterator[Figure]:
    """Every figure of the reading."""
    laws = _laws()
    longest = max(laws, key=len)
    random.Random(SEED).shuffle(laws)
    warm, texts = laws[:20], _up_to(laws[20:], SIZE)
    yield from _stages(warm, texts)
    yield from _beside_eyecite(texts)
    yield Figure("memory, the longest law read", _memory(longest), "MB", aim=400, least=False,
                 note=f"{_size([longest]) / MEGABYTE:.2f} MB of text, in a process of its own")  # fmt: skip
    yield from _growth(laws)


def _laws() -> list[str]:
    from ingest.rows import read_row, rows

    return [read_row(line).text for _, line in rows(LAWS)]


def _up_to(texts: Sequence[str], size: int) -> list[str]:
    """The first texts that have together at least `size` bytes."""
    taken: list[str] = []
    while _size(taken) < size and len(taken) < len(texts):
        taken.append(texts[len(taken)])
    return taken


def _size(texts: Sequence[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def _stages(warm: Sequence[str], texts: Sequence[str]) -> Iterator[Figure]:
    """The whole and its parts, each over all the texts, effects from the tokens of the citations as `read` has them."""
    from nlp.amend import amend
    from nlp.cite.tokens import tokenise
    from nlp.facts import read_facts
    from nlp.link import link
    from nlp.read import read
    from nlp.segment import segment

    for text in warm:
        read(text)
    note = f"{len(texts)} laws, {_size(texts) / MEGABYTE:.1f} MB"
    yield Figure("nlp, the whole stage", _speed(read, texts), "MB/s", 0.7, 1.5, note=note)
    yield Figure("nlp: segmentation alone", _speed(segment, texts), "MB/s", aim=8)
    trees = [segment(text) for text in texts]
    cited = [(tokenise(tree.text), tree, _cite(tree)) for tree in trees]
    size = _size(texts)
    parts: dict[str, Callable[[], object]] = {
        "facts": lambda: [read_facts(tree) for tree in trees],
        "citations": lambda: [_cite(tree) for tree in trees],
        "effects": lambda: [amend(tokens, None, tree, found) for tokens, tree, found in cited],
        "units": lambda: [link(tree.text, tree) for tree in trees],
    }
    for name, part in parts.items():
        yield Figure(f"nlp: {name} alone", round(size / MEGABYTE / _seconds(part), 2), "MB/s")


def _cite(tree: Any) -> Any:
    """The citations of a segmented text, found and resolved."""
    from nlp.cite import cite, ground

    return ground(cite(tree.text, None, tree), tree)


def _beside_eyecite(texts: Sequence[str]) -> Iterator[Figure]:
    """Citation finding with resolution, as a ratio to eyecite's finding alone on as much English text of ours."""
    from nlp.segment import segment

    trees = [segment(text) for text in texts]
    count = sum(len(_cite(tree)) for tree in trees)
    own = _size(texts) / MEGABYTE / _seconds(lambda: [_cite(tree) for tree in trees])
    names = ("nlp: citations, ratio to eyecite", "nlp: citations, ratio to eyecite on Hyperscan")
    for name, aim, peer in zip(names, (5, 1), (_eyecite, _eyecite_hyperscan), strict=True):
        try:
            speed, cited = _peer_speed(peer, _size(texts))
        except Exception as error:  # noqa: BLE001 - a peer that is not there is a figure that could not be taken
            yield Figure(name, None, "ratio", aim=aim, note=f"not installed: {type(error).__name__}: {error}"[:200])
            continue
        told = (
            f"eyecite {version('eyecite')}: {speed:.2f} MB/s, {cited} citations in an opinion of {ENGLISH // 1000} kB"
        )
        yield Figure(
            name, round(own / speed, 2), "ratio", aim=aim, peer=told, note=f"{own:.2f} MB/s, {count} citations"
        )


def _peer_speed(peer: Callable[[], Callable[[str], int]], size: int) -> tuple[float, int]:
    """MB/s over one opinion repeated to `size`, and the citations of one; what is built once is not counted."""
    text = opinion(ENGLISH)
    read = peer()
    cited = read(text)
    times = max(1, size // len(text.encode()))
    seconds = _seconds(lambda: [read(text) for _ in range(times)])
    return times * len(text.encode()) / MEGABYTE / seconds, cited


def _eyecite() -> Callable[[str], int]:
    from eyecite import get_citations

    return lambda text: len(get_citations(text))


def _eyecite_hyperscan() -> Callable[[str], int]:
    from eyecite import get_citations
    from eyecite.tokenizers import HyperscanTokenizer

    with TemporaryDirectory() as folder:
        tokenizer = HyperscanTokenizer(cache_dir=folder)
        get_citations("Alder v. Vasey, 5 U.S. 9 (1925)", tokenizer=tokenizer)  # compiles its expressions
    return lambda text: len(get_citations(text, tokenizer=tokenizer))


def _memory(text: str) -> float:
    """Highest memory of a process that reads one text, its own imports and tables included."""
    command = [sys.executable, "-c", _MEMORY]
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    return round(int(done.stdout) / 1024, 1)


def _growth(laws: Sequence[str]) -> Iterator[Figure]:
    """How many times longer than in proportion a whole text takes than its tenth."""
    whole = "\n\n".join(_up_to(laws, WHOLE // 5 if QUICK else WHOLE))
    yield _grown("nlp: growth of time, acts one after another", whole, WHOLE)
    for name, piece in PIECES.items():
        size = HOSTILE // 5 if QUICK else HOSTILE
        yield _grown(f"nlp: growth of time, only {name}", piece * (size // len(piece)), HOSTILE)


def _grown(name: str, text: str, wanted: int) -> Figure:
    from nlp.read import read

    part = text[: len(text) // PART]
    shares = [_seconds(lambda one=one: read(one)) / len(one) for one in (part, text)]
    size = len(text.encode()) / MEGABYTE
    note = f"{size:.1f} MB of {wanted / MEGABYTE:.0f}, {shares[1] * len(text):.1f} s; against a tenth of it"
    ratio = round(shares[1] / shares[0], 2)
    return Figure(name, ratio, "times linear", floor=3, least=False, note=note)


def _speed(call: Callable[[str], object], texts: Sequence[str]) -> float:
    def through() -> None:
        for text in texts:
            call(text)  # what it gives is not kept: no reader keeps a thousand laws at once

    return round(_size(texts) / MEGABYTE / _seconds(through), 2)


def _seconds(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return max(time.process_time() - begun, 1e-9)
