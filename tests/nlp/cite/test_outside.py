"""Treaties, contracts and charters: their articles are never taken for those of the text that names them."""

import pytest

from nlp.cite import cite

ROWS = [
    ("a treaty by its title", "Kıyı Hakları Sözleşmesinin 6 ncı maddesi", "ad:Kıyı Hakları Sözleşmesi/madde:6"),
    ("a paragraph behind a dot", "Kıyı Anlaşmasının 9.1 inci maddesi", "ad:Kıyı Anlaşması/madde:9/fikra:1"),
    ("named before", "anılan Sözleşmenin 8 inci maddesi", "@baglam/madde:8"),
    ("a protocol with an apostrophe", "Protokol’ün 3 üncü maddesi", "@baglam/madde:3"),
    ("specifications", "İdari Şartnamenin 7 nci maddesi", "@baglam/madde:7"),
    ("this charter", "bu Ana Statünün 5 inci maddesi", "this/madde:5"),
    ("this specification", "bu Genel Şartname", "this"),
]


@pytest.mark.parametrize(("trap", "text", "target"), ROWS, ids=[row[0] for row in ROWS])
def test_targets(trap: str, text: str, target: str) -> None:
    (found,) = cite(f"burada {text} uyarınca", "dosya:x")
    assert (found.surface, found.targets) == (text, (target,))


def test_a_charter_that_names_itself() -> None:
    assert cite("Ana Statünün 4 üncü maddesi", own="ana-statu")[0].targets == ("this/madde:4",)
