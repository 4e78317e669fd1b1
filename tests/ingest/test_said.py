"""What the list of a source says of a file, as facts."""

import pytest

from dayanak.storage.record.crawl_values import Listed, PageKind
from ingest.said import facts_said


def said(title: str, heading: str = "", kind: PageKind = PageKind.ACT, repeat: int = 0) -> Listed:
    return Listed("https://gazete.example/1", kind, "2026-09-06", repeat, "33362", heading=heading, title=title)


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Göl Yönetmeliği", "YÖNETMELİKLER", "yonetmelik"),
        ("Statü Verilmesine İlişkin Karar", "TEBLİĞLER", "karar"),  # the list is not always right about its own
        ("Programın Onaylanması Hakkında Karar", "CUMHURBAŞKANI KARARLARI", "cb-karari"),
        ("Kurumların Teşkilatı Hakkında", "CUMHURBAŞKANLIĞI KARARNAMELERİ", "cbk"),
        ("Andlaşma Metni", "MİLLETLERARASI ANDLAŞMALAR", None),
    ],
)
def test_the_kind_is_that_of_the_title_unless_the_highest_organs_decided(title, heading, kind):
    assert facts_said(said(title, heading)).as_json()["kind"] == kind


def test_the_number_of_a_decision_is_no_part_of_its_title():
    facts = facts_said(said("Programın Onaylanması Hakkında Karar (Karar Sayısı:\u200811752)")).as_json()
    assert (facts["title"], facts["number"]) == ("Programın Onaylanması Hakkında Karar", "11752")


@pytest.mark.parametrize(("repeat", "number"), [(0, "33362"), (1, "33362 (Mükerrer)"), (3, "33362 (3. Mükerrer)")])
def test_the_gazette_says_which_of_its_issues_of_the_day(repeat, number):
    assert facts_said(said("Göl Yönetmeliği", repeat=repeat)).as_json()["gazette"] == {
        "date": "2026-09-06",
        "number": number,
    }


def test_an_annex_is_not_of_the_kind_of_its_act():
    assert facts_said(said("Göl Yönetmeliği – Ek", "YÖNETMELİKLER", PageKind.ANNEX)).kind is None


def test_what_no_list_names_is_said_nothing_of():
    assert facts_said(None).as_json()["title"] is None
