"""Lists of synonyms as people write them: what is read, and what is refused by line and reason."""

import pytest

from dayanak.law.errors import Rejected
from dayanak.search.synonyms import MOST, Synonym, Way, read
from search_api.synonyms import shipped


def test_groups_and_ways_are_read_in_small_letters() -> None:
    lines = ["# not", "", "eş\tMüdürlük\t müdüriyet ", "yön\tEVRAK DOLABI\tarşiv\tbelge deposu\r\n"]
    assert read(lines) == (
        Synonym(Way.SAME, ("müdürlük", "müdüriyet")),
        Synonym(Way.TOWARDS, ("evrak dolabı", "arşiv", "belge deposu")),
    )


def test_what_is_read_is_written_alike() -> None:
    lines = ["eş\tmüdürlük\tmüdüriyet", "yön\tevrak dolabı\tarşiv"]
    assert [one.line for one in read(lines)] == lines


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        pytest.param(["eşit\ta\tb"], 1, "'eş' ya da 'yön'", id="another mark"),
        pytest.param(["eş müdürlük müdüriyet"], 1, "sekmeyle", id="spaces for tabs"),
        pytest.param(["eş\tmüdürlük"], 1, "2 ile 12", id="one expression alone"),
        pytest.param(["eş\t" + "\t".join(f"söz{n}" for n in range(13))], 1, "2 ile 12", id="too many"),
        pytest.param(["eş\tkağıt\tkâğıt"], 1, "iki kez", id="twice but for the circumflex"),
        pytest.param(["yön\tbir iki üç dört beş altı yedi\ta"], 1, "çok uzun", id="too many words"),
        pytest.param(["yön\t" + "a" * 81 + "\tb"], 1, "çok uzun", id="too many letters"),
        pytest.param(['eş\ta"b\tc'], 1, "yalnız harf", id="signs of the query language"),
        pytest.param(["eş\ta\tb", "eş\tc\tb"], 2, "1. satırda da var", id="in two groups"),
        pytest.param(["yön\ta\tb", "yön\tA\tc"], 2, "1. satırda da var", id="two ways from one"),
        pytest.param(["eş\ta\tb", "yön\ta\tb"], 2, "zaten 'eş'", id="a way within a group"),
        pytest.param(["yön\ta\tb", "yön\tb\ta"], 1, "a → b → a", id="there and back"),
        pytest.param(["yön\ta\tb", "yön\tb\tc", "yön\tc\tx\ta"], 1, "yön kendine dönüyor", id="a long way back"),
        pytest.param(["eş\ta\tb", "yön\tb\tc", "yön\tc\ta"], 2, "yön kendine dönüyor", id="back by way of a group"),
    ],
)
def test_what_is_wrong_is_said_by_line(lines: list[str], line: int, says: str) -> None:
    with pytest.raises(Rejected) as refused:
        read(lines)
    [complaint] = refused.value.message.splitlines()[1:]
    assert complaint.startswith(f"{line}. satır: ")
    assert says in complaint


def test_all_that_is_wrong_is_said_at_once_and_no_more_than_one_reads() -> None:
    with pytest.raises(Rejected) as refused:
        read(["x\ty"] * 500)
    assert len(refused.value.message.splitlines()) == 1 + 20 + 1


def test_a_list_has_an_end() -> None:
    lines = [f"yön\tsöz{n}\tsözcük" for n in range(MOST + 1)]
    assert len(read(lines[:MOST])) == MOST
    with pytest.raises(Rejected, match="En çok 2000 satır"):
        read(lines)


def test_ways_may_meet_without_a_circle() -> None:
    assert len(read(["yön\ta\tc", "yön\tb\tc", "yön\tc\td"])) == 3


def test_the_list_that_comes_with_dayanak_is_in_order() -> None:
    assert read(shipped())
