"""What differs between two versions of a document, and which change of an act that shows."""

from pathlib import Path

import pytest

from dayanak.law.citation import Effect
from dayanak.law.errors import NotFound
from dayanak.storage.archive import Archive
from dayanak.storage.record import Record
from search_api.schemas import ComparisonAnswer, ProvisionComparison, WordsPart
from search_api.service import Service
from tests.press import Clock, facts_of

UNIT = "98000001"
DIRECTIVE = facts_of(kind="yonerge", title="Staj Yönergesi", accepted="2020-05-01")
PLACE, LENGTH, LEAVE = (
    "Staj, Kurulun uygun gördüğü kamu kurumlarında ya da işyerlerinde yapılır.",
    "Staj süresi yirmi iş günüdür ve ara verilmeden tamamlanır.",
    "Mazereti olan öğrenciye Kurul kararıyla en çok on gün ara verilir.",
)
FIRST = [
    ("madde:1", ""),
    ("madde:1/fikra:1", PLACE),
    ("madde:2", "", None, "Süre"),
    ("madde:2/fikra:1", LENGTH),
    ("madde:2/fikra:2", LEAVE),
    ("madde:3", "Bu Yönerge yayımı tarihinde yürürlüğe girer."),
]
LONGER = LENGTH.replace("yirmi", "otuz")
SECOND = [
    FIRST[0],
    FIRST[1],
    ("madde:2", "Stajyere günlük yemek ve yol gideri karşılığı ödeme yapılır."),
    ("madde:3", "", None, "Süre ve ara"),
    ("madde:3/fikra:1", LONGER),
    ("madde:4", "Bu Yönerge yayımı tarihinde yürürlüğe girer."),
]


@pytest.fixture
def service(record: Record, tmp_path: Path) -> Service:
    return Service(record, None, Archive(tmp_path / "archive"))  # type: ignore[arg-type] -- no engine is asked


def publish(press, clock: Clock, *texts, effects=()) -> str:
    """The texts as versions of one document, a day between each two of them."""
    for number, text in enumerate(texts):
        clock.now += 86_400 if number else 0
        last = number == len(texts) - 1
        named = {"name": f"staj-{number}.pdf", "effects": effects if last else ()}
        document_id = press.publish(text, DIRECTIVE, unit=UNIT, **named).document_id
    return document_id


def ops(answer: ComparisonAnswer) -> dict[str, str]:
    return {article.place: article.op for article in answer.articles}


def shown(parts: list[WordsPart]) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[part.op].format(part.text) for part in parts)


def at(answer: ComparisonAnswer, place: str) -> ProvisionComparison:
    return next(one for article in answer.articles for one in article.provisions if one.place == place)


def test_clauses_are_told_by_identity_not_by_number(service: Service, press, clock: Clock) -> None:
    """Trap: by numbers alone, every article behind an inserted one has changed. The one that kept its words keeps its
    identity; of that whose number and words both changed nothing is known (decision 4)."""
    document_id = publish(press, clock, FIRST, SECOND)
    answer = service.comparison(document_id, 1, 2)
    assert ops(answer)["Madde 1"] == "equal"
    last = at(answer, "Madde 4")
    assert (last.op, last.before, last.after) == ("replace", "art_3", "art_4")
    assert shown(last.label) == "madde [-3-]{+4+}"
    assert {part.op for part in last.text} == {"equal"}


def test_an_inserted_article_is_the_only_change(service: Service, press, clock: Clock) -> None:
    """Trap: each article behind it is shown against the one that had its number."""
    moved = [(node[0].replace("madde:3", "madde:4").replace("madde:2", "madde:3"), *node[1:]) for node in FIRST[2:]]
    inserted = [*FIRST[:2], ("madde:2", "Stajyere günlük yemek ve yol gideri ödenir."), *moved]
    answer = service.comparison(publish(press, clock, FIRST, inserted))
    assert (answer.inserted, answer.deleted) == (1, 0)
    assert [one.op for article in answer.articles for one in article.provisions if one.op != "equal"] == [
        "insert", "replace", "replace",
    ]  # fmt: skip
    assert {part.op for part in at(answer, "Madde 3").heading} == {"equal"}
    assert shown(at(answer, "Madde 3").label) == "madde [-2-]{+3+}"


def test_words_that_went_and_came_stand_in_their_clause(service: Service, press, clock: Clock) -> None:
    second = [*FIRST[:3], ("madde:2/fikra:1", LONGER), FIRST[5]]
    answer = service.comparison(publish(press, clock, FIRST, second))
    assert (answer.before.number, answer.after.number) == (1, 2), "the last two where none are named"
    assert (answer.inserted, answer.deleted, answer.replaced, answer.equal) == (0, 1, 1, 4)
    assert ops(answer) == {"Madde 1": "equal", "Madde 2": "replace", "Madde 3": "equal"}
    assert [one.provisions == [] for one in answer.articles] == [True, False, True], "what is the same is only named"
    assert (
        shown(at(answer, "Madde 2 › (1)").text)
        == "Staj süresi [-yirmi -]{+otuz +}iş günüdür ve ara verilmeden tamamlanır."
    )
    gone = at(answer, "Madde 2 › (2)")
    assert (gone.op, gone.before, gone.after, gone.url) == ("delete", "art_2__para_2", None, None)
    assert shown(gone.text) == f"[-{LEAVE}-]"
    assert answer.articles[1].url == f"/mevzuat/{answer.document.id}/art_2"


def test_both_ways_say_the_same(service: Service, press, clock: Clock) -> None:
    document_id = publish(press, clock, FIRST, SECOND)
    there, back = service.comparison(document_id, 1, 2), service.comparison(document_id, 2, 1)
    assert (there.inserted, there.deleted) == (back.deleted, back.inserted)
    assert there.replaced == back.replaced
    assert not any(one.url for one in back.articles), "the older text has no pages"


def test_what_is_gone_stands_where_it_stood(service: Service, press, clock: Clock) -> None:
    without = [FIRST[0], FIRST[1], FIRST[5]]
    answer = service.comparison(publish(press, clock, FIRST, without), 1, 2)
    assert list(ops(answer).items()) == [("Madde 1", "equal"), ("Madde 2", "delete"), ("Madde 3", "equal")]
    assert [one.op for one in answer.articles[1].provisions] == ["delete"] * 3


def test_what_was_away_and_came_back_is_the_same(service: Service, press, clock: Clock) -> None:
    """Trap: between the first and the third version an article was away, so its identity is a new one."""
    away = [*FIRST[:2], FIRST[5]]
    answer = service.comparison(publish(press, clock, FIRST, away, [*FIRST[:3], *FIRST[4:]]), 1, 3)
    assert ops(answer)["Madde 2"] == "replace"
    assert [one.op for one in answer.articles[1].provisions] == ["equal", "delete", "equal"]


def test_two_versions_that_differ_in_nothing(service: Service, press, clock: Clock) -> None:
    answer = service.comparison(publish(press, clock, FIRST, SECOND), 2, 2)
    assert (answer.inserted, answer.deleted, answer.replaced) == (0, 0, 0)
    assert set(ops(answer).values()) == {"equal"}


def test_a_version_without_a_text_is_compared_with_nothing(service: Service, press, clock: Clock) -> None:
    """Trap: all of the other would seem to be new."""
    answer = service.comparison(publish(press, clock, FIRST, [], SECOND), 2, 3)
    assert (answer.before.clauses, answer.articles, answer.inserted) == (0, [], 0)


def test_versions_that_there_are_not(service: Service, press, clock: Clock) -> None:
    document_id = publish(press, clock, FIRST)
    assert [one.url for one in service.versions(document_id).versions] == [None]
    for before, after in ((1, 2), (7, 1), (None, None), (None, 10**30)):
        with pytest.raises(NotFound):
            service.comparison(document_id, before, after)
    with pytest.raises(NotFound):
        service.comparison("yok", 1, 1)


NOTED = f"{LONGER} (Değişik: 2/6/2022-2022/7 sayılı Senato kararı)"
NOTE = "(Değişik: 2/6/2022-2022/7 sayılı Senato kararı)"


def test_a_change_leads_to_the_comparison_that_its_note_came_with(service: Service, press, clock: Clock) -> None:
    noted = [*FIRST[:3], ("madde:2/fikra:1", NOTED), *FIRST[4:]]
    start = len("madde 1 \n" + f"fikra 1 {PLACE}\n" + "madde 2 \n" + "fikra 1 ") + len(LONGER) + 1
    note = Effect("replace-unit", "this/madde:2/fikra:1", start, start + len(NOTE), method="note", date="2022-06-02")
    longest = [*noted[:3], ("madde:2/fikra:1", NOTED.replace("otuz", "kırk")), *noted[4:]]
    document_id = publish(press, clock, FIRST, noted, longest, effects=[note])
    answer = service.provision(document_id, "art_2__para_1")
    assert [(one.before, one.after) for one in answer.rewritings] == [(2, 3), (1, 2)]
    address = f"/mevzuat/{document_id}/karsilastir?eski="
    assert answer.rewritings[0].url == f"{address}2&yeni=3#art_2__para_1"
    assert [one.comparison for one in answer.changes] == [f"{address}1&yeni=2"], "not the day of its reception"


def test_an_order_leads_to_the_versions_on_both_sides_of_its_day(service: Service, press, clock: Clock) -> None:
    second = [*FIRST[:3], ("madde:2/fikra:1", LONGER), *FIRST[4:]]
    document_id = publish(press, clock, FIRST, second)
    acting = facts_of(
        kind="yonerge", title="Staj Yönergesinde Değişiklik Yapılmasına Dair Yönerge", accepted="2023-11-15"
    )
    order = Effect("replace-unit", "ad:Staj Yönergesi/madde:2/fikra:1", 8, 30)
    press.publish([("madde:1", "Yönergenin 2 nci maddesi değiştirilmiştir.")], acting, unit=UNIT, effects=[order])
    [change] = service.provision(document_id, "art_2__para_1").changes
    received = [one.received_at[:10] for one in service.versions(document_id).versions]
    assert received[0] < str(change.date) <= received[1]
    assert change.comparison == f"/mevzuat/{document_id}/karsilastir?eski=1&yeni=2#art_2__para_1"


def test_a_document_of_one_version_has_no_rewritings(service: Service, press, clock: Clock) -> None:
    answer = service.provision(publish(press, clock, FIRST), "art_2")
    assert answer.rewritings == []
