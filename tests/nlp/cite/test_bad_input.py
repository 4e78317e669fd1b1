"""Citations made to hurt: of themselves, by the thousand, without an end. Nothing raises, time grows with length."""

import time

import pytest

from nlp.cite import cite, ground
from nlp.read import read
from nlp.segment import segment

ITSELF = """MADDE 1- (1) Bu maddenin birinci fıkrası, 1 inci maddenin birinci fıkrası hükümlerine tabidir.
MADDE 2- (1) Kanun: Kanunun 2 nci maddesindeki Kanunu,
a) Bu fıkranın (a) bendi uyarınca (a) bendi,
b) Aynı maddenin aynı fıkrasının aynı bendi.
"""


def test_a_citation_may_cite_itself() -> None:
    tree = segment(ITSELF)
    found = ground(cite(tree.text, "kanun:1", tree), tree)
    assert found[0].targets == found[1].targets == ("this/madde:1/fikra:1",)
    assert "this/madde:2/fikra:1/bent:a" in {target for c in found for target in c.targets}


def test_ten_thousand_citations_in_one_paragraph() -> None:
    text = (
        "MADDE 1- (1) " + ", ".join(f"{n} sayılı Kanunun {n % 90 + 1} inci maddesi" for n in range(100, 10_100)) + "."
    )
    begun = time.process_time()
    reading = read(text)
    assert time.process_time() - begun < 20
    assert len(reading.citations) == 10_000
    assert reading.citations[-1].targets == ("kanun:10099/madde:20",)


GROWING = [
    "maddesinin ", "(", "7", "7 ", "Kanunun ", "Sözleşmesinin 5 ", "TCK ", "TCK m. ", "m.5 ", "1/1-", "“", "Kanun: ",
    "Aynı Yönetmeliğin ", "Kıyı ve ", "2547 sayılı ", "mük. ", "Kıyı Yönetmeliği: Kıyı ", "sayı l ", "(Ek: ",
]  # fmt: skip


@pytest.mark.usefixtures("uncleared")
@pytest.mark.parametrize("piece", GROWING, ids=repr)
def test_time_grows_with_the_length_only(piece: str) -> None:
    times = []
    for size in (30_000, 240_000):
        text = piece * (size // len(piece))
        begun = time.process_time()
        cite(text, "kanun:1")
        times.append(time.process_time() - begun)
    assert times[1] < 8 * 3 * max(times[0], 0.01)
