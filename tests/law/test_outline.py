"""Finding provisions by path: what is forgiven, and what is never denied."""

import pytest

from dayanak.law.eid import from_path, number_repeats
from dayanak.law.numbering import before, holds, is_beyond, overlap
from dayanak.law.outline import Outline, Place

PATHS = [
    "head",
    "madde:1",
    "madde:1/fikra:1",
    "madde:4",
    "madde:4/fikra:1",
    "madde:4/fikra:1/bent:a",
    "madde:4/fikra:1/bent:b",
    "madde:4/fikra:1/bent:ç",
    "madde:4/fikra:1/bent:ç/altbent:1",
    "madde:4/fikra:2",
    "madde:4/fikra:2/bent:a",
    "madde:5",
    "madde:27",
    "madde:27-A",
    "madde:39..41",
    "madde:42+43",
    "madde:50",
    "madde:50/bent:B",
    "gecici-madde:1",
    "annex:1",
    "annex:1/madde:90",
    "madde:51",
    "madde:51/alinti:1",
    "madde:51/alinti:1/madde:77",
]


def outline(paths: list[str] = PATHS, *, complete: bool = True, marked: bool = True) -> Outline:
    places: list[Place] = []
    for path, eid in zip(paths, number_repeats([from_path(path) for path in paths]), strict=True):
        above = path.rpartition("/")[0]
        parent = next((n for n in range(len(places) - 1, -1, -1) if places[n].path == above), None)
        places.append(Place(eid, path, parent, marked))
    return Outline(places, complete)


@pytest.mark.parametrize(
    ("asked", "found", "trap"),
    [
        ("madde:4/fikra:1/bent:ç", "madde:4/fikra:1/bent:ç", "as written"),
        ("madde:4/bent:b", "madde:4/fikra:1/bent:b", "the paragraph left out"),
        ("madde:4/bent:a", "madde:4/fikra:1/bent:a", "left out and twice there: the first, as 4/a is said"),
        ("madde:4/altbent:1", "madde:4/fikra:1/bent:ç/altbent:1", "two levels left out"),
        ("madde:5/fikra:1", "madde:5", "the only paragraph is no node"),
        ("madde:1/fikra:1/cumle:2", "madde:1/fikra:1", "a sentence is no node"),
        ("madde:1/cumle:son", "madde:1", "the last sentence of an article"),
        ("madde:4/fikra:son", "madde:4/fikra:2", "the last paragraph"),
        ("madde:40", "madde:39..41", "inside a range"),
        ("madde:43", "madde:42+43", "member of a joint head"),
        ("madde:39..41", "madde:39..41", "the joint head itself"),
        ("madde:4..27", "madde:4", "a range that is no node: its first member"),
        ("madde:27-a", "madde:27-A", "the letter in another case"),
        ("madde:50/bent:b", "madde:50/bent:B", "the only one, in another case"),
        ("kisim:2/bolum:1/madde:5", "madde:5", "book and chapter named though the number is enough"),
        ("madde:90", "annex:1/madde:90", "an article of the annexed by-law"),
    ],
)
def test_what_is_there_is_found(asked: str, found: str, trap: str) -> None:
    tree = outline()
    place = tree.find(asked)
    assert place.exists is True, trap
    assert place.place is not None
    assert tree.places[place.place].path == found, trap


@pytest.mark.parametrize(
    ("asked", "exists", "nearest", "trap"),
    [
        ("madde:52", False, "madde:51", "beyond the last article"),
        ("madde:4/fikra:3", False, "madde:4/fikra:2", "beyond the last paragraph"),
        ("madde:4/fikra:1/bent:d", False, "madde:4/fikra:1/bent:ç", "beyond the last letter"),
        ("madde:27-B", False, "madde:27-A", "beyond the last of the 27s"),
        ("gecici-madde:2", False, "gecici-madde:1", "each series counts for itself"),
        ("ek-madde:1", False, None, "no article of that series at all"),
        ("madde:28", None, "madde:27-A", "a gap may be our own fault"),
        ("madde:4/fikra:1/bent:c", None, "madde:4/fikra:1/bent:b", "c is not ç, and stands in a gap"),
        ("madde:1/fikra:1/bent:a", None, "madde:1/fikra:1", "no list was seen there"),
        ("madde:77", False, "madde:51", "new text quoted for another law is not this law's"),
        ("cetvel:I", None, None, "tables are no nodes"),
    ],
)
def test_what_is_not_there(asked: str, exists: bool | None, nearest: str | None, trap: str) -> None:
    tree = outline()
    found = tree.find(asked)
    assert found.exists is exists, trap
    assert (tree.places[found.place].path if found.place is not None else None) == nearest, trap


def test_nothing_is_denied_of_a_text_read_in_part() -> None:
    assert outline(complete=False).find("madde:52").exists is None


def test_counted_paragraphs_may_be_one_too_few() -> None:
    assert outline(marked=False).find("madde:4/fikra:3").exists is None
    assert outline(marked=False).find("madde:4/fikra:4").exists is False


@pytest.mark.parametrize(
    ("eid", "path"),
    [("art_40", "madde:39..41"), ("art_43", "madde:42+43"), ("art_4__para_2", "madde:4/fikra:2"), ("art_44", None)],
)
def test_a_member_of_a_joint_article_leads_to_it(eid: str, path: str | None) -> None:
    tree = outline()
    place = tree.place_of(eid)
    assert (tree.places[place].path if place is not None else None) == path


def test_within_is_the_node_and_everything_below() -> None:
    tree = outline()
    place = tree.place_of("art_4__para_1")
    assert place is not None
    assert [tree.places[n].path.rsplit("/", 1)[-1] for n in tree.within(place)] == [
        "fikra:1", "bent:a", "bent:b", "bent:ç", "altbent:1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("joint", "label", "held"),
    [
        ("39..41", "40", True),
        ("39..41", "42", False),
        ("11+12", "12", True),
        ("a..d", "ç", True),
        ("12", "12", False),
        ("39..41", "40-A", True),
    ],
)
def test_members_of_joint_labels(joint: str, label: str, held: bool) -> None:
    assert holds(joint, label) is held


def test_order_of_labels() -> None:
    assert before("d", ["a", "b", "c", "ç", "e"]) == "ç"
    assert before("1", ["2", "3"]) is None
    assert is_beyond("e", ["a", "d"])
    assert not is_beyond("ç", ["a", "d"])
    assert not is_beyond("5", ["a", "b"])


@pytest.mark.parametrize(
    ("asked", "found", "trap"),
    [
        ("madde:4..27", ["madde:4", "madde:5", "madde:27"], "those that there are; 27/A is behind 27"),
        ("madde:27..42", ["madde:27", "madde:27-A", "madde:39..41", "madde:42+43"], "joint heads that it touches"),
        ("madde:39..41", ["madde:39..41"], "a joint head itself"),
        ("madde:1+5", ["madde:1", "madde:5"], "joint, not a range"),
        ("madde:4/fikra:1..2", ["madde:4/fikra:1", "madde:4/fikra:2"], "paragraphs"),
        ("madde:4/fikra:1/bent:b..ç", ["madde:4/fikra:1/bent:b", "madde:4/fikra:1/bent:ç"], "letters, c is missing"),
        ("madde:4/bent:a..b", ["madde:4/fikra:1/bent:a", "madde:4/fikra:1/bent:b", "madde:4/fikra:2/bent:a"], "deeper"),
        ("madde:70..80", [], "what is quoted is not of this text"),
        ("madde:61..80", [], "none of them"),
        ("madde:5", ["madde:5"], "no range"),
        ("cetvel:1", ["annex:1"], "a table behind the law is an annex"),
        ("kisim:2/bolum:3", ["kitap:1/kisim:2/bolum:3"], "a chapter whose book is left out"),
        ("kisim:1/bolum:3", [], "a chapter of another part"),
        ("madde:4/fikra:1/paragraf:1", ["madde:4/fikra:1"], "the running text is the first part"),
        ("madde:60/fikra:2", ["madde:60/fikra:1/bent:2"], "a numbered bent cited like a paragraph"),
        ("madde:4/fikra:9", [], "no bent stands in for a paragraph among several"),
        ("madde:5/fikra:1", ["madde:5"], "what only holds what is meant"),
    ],
)
def test_a_range_means_all_that_there_is_of_it(asked: str, found: list[str], trap: str) -> None:
    one = outline(
        [
            *PATHS,
            "madde:60",
            "madde:60/fikra:1",
            "madde:60/fikra:1/bent:1",
            "madde:60/fikra:1/bent:2",
            "kitap:1",
            "kitap:1/kisim:2",
            "kitap:1/kisim:2/bolum:3",
        ]
    )
    assert [one.places[place].path for place in one.find_all(asked)] == found, trap


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("madde:5/fikra:1", 0),
        ("madde:4/fikra:1/cumle:2", 0),
        ("madde:4/fikra:1", 1),
        ("madde:4..5", 2),
        ("madde:40", 1),
    ],
)
def test_what_only_holds_what_is_meant_is_not_named(asked: str, named: int) -> None:
    assert len(outline().named(asked)) == named


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("7..9", "9..12", True),
        ("7..9", "10", False),
        ("8-A", "7..9", True),
        ("a..ç", "1..9", False),
        ("x y", "1", False),
    ],
)
def test_labels_with_a_member_in_common(one: str, other: str, common: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is common
