"""Citations as they are read from a text, before anything is looked up."""

import pytest

from search_api.targets import read_citations


@pytest.mark.parametrize("text", ["DMK 104/C", "657 104/C", "657 sk m.104/C"])
def test_what_a_letter_may_mean_is_kept_however_the_law_is_named(text: str) -> None:
    """Trap: behind the abbreviation of a law, grammar alone reads article 104/C, which the law need not have."""
    [found] = read_citations(text)
    assert found.either
    assert {"kanun:657/madde:104-C", "kanun:657/madde:104/bent:C"} <= set(found.targets)


def test_what_grammar_alone_reads_is_kept() -> None:
    [found] = read_citations("657 sayılı Kanunun 104 ve 105 inci maddeleri")
    assert (found.targets, found.either) == (("kanun:657/madde:104", "kanun:657/madde:105"), False)
