"""Parts of a file that are no provisions of its act: annexes with articles, footnotes; and which ones are doubtful."""

import pytest

from dayanak.law.provision import ProvisionKind
from dayanak.law.text import NormalText, Page, ReadBy
from nlp.segment import doubtful, on_pages, segment

_ACT = "MADDE 1- (1) Tip sözleşme uygulanır.\nMADDE 2- (1) Bu Yönergeyi Rektör yürütür.\n"


def test_articles_of_an_annex_hang_under_it() -> None:
    text = (
        f"{_ACT}EK-1\nTİP SÖZLEŞME\nTaraflar\nMADDE 1- (1) Taraflar şunlardır:\na) Üniversite,\nb) Öğrenci.\nSüre\n"
        "MADDE 2- (1) Süre bir yıldır.\nEK-2\nFORM\nAd, soyad"
    )
    tree = segment(text)
    assert [node.path for node in tree.nodes][4:] == [
        "annex:1", "annex:1/madde:1", "annex:1/madde:1/fikra:1", "annex:1/madde:1/fikra:1/bent:a",
        "annex:1/madde:1/fikra:1/bent:b", "annex:1/madde:2", "annex:1/madde:2/fikra:1", "annex:2",
    ]  # fmt: skip
    assert [node.number for _, node in tree.articles()] == ["1", "2"]
    nodes = {node.path: node for node in tree.nodes}
    assert nodes["annex:1"].text == "EK-1\nTİP SÖZLEŞME"
    assert [nodes[f"annex:1/madde:{n}"].heading for n in (1, 2)] == ["Taraflar", "Süre"]
    assert nodes["annex:1/madde:2"].eid == "att_1__art_2"
    assert not tree.warnings


def test_an_annex_with_divisions_and_an_order_of_its_own() -> None:
    text = f"{_ACT}EK: 3\nBİRİNCİ BÖLÜM\nGenel\nMadde 1 - Bir.\nİKİNCİ BÖLÜM\nSon\nMadde 2 - İki."
    tree = segment(text)
    assert [node.path for node in tree.nodes][4:] == [
        "annex:3", "annex:3/bolum:1", "annex:3/madde:1", "annex:3/madde:1/fikra:1",
        "annex:3/bolum:2", "annex:3/madde:2", "annex:3/madde:2/fikra:1",
    ]  # fmt: skip


def test_annotations_and_footnotes_are_data() -> None:
    text = (
        "Madde 1 – (Değişik: 1/2/2003-4444/5 md.)\n\nKurul [1] toplanır.\n\nMadde 2 –\nBu Kanunu Kurul yürütür.\n\n"
        "[1]\nBu maddede yer alan “Komisyon” ibaresi “Kurul” olarak değiştirilmiştir."
    )
    tree = segment(text)
    nodes = {node.path: node for node in tree.nodes}
    assert nodes["madde:1"].annotations == ("(Değişik: 1/2/2003-4444/5 md.)",)
    assert nodes["madde:1/fikra:1"].footnotes == ("1",)
    assert nodes["dipnot:1"].text.startswith("Bu maddede yer alan")
    assert nodes["dipnot:1"].label == "[1]"
    assert nodes["dipnot:1"].parent is None


def test_doubtful_provisions_come_first() -> None:
    tree = segment(
        "MADDE 1- (1) Bir.\nMADDE 2- (1) İki.\n(4) Dört.\nMADDE 5- (1) Beş.\nMADDE 5- (1) Yine beş.\nMADDE 6- Altı."
    )
    found = doubtful(tree)
    assert [one.provision.confidence for one in found] == sorted(one.provision.confidence for one in found)
    assert found[0].provision.eid == "art_5~2"
    assert found[0].reasons == ("“MADDE 5-” aynı yerde birden fazla geçiyor.",)
    sure = {node.eid: node.confidence for node in tree.nodes}
    assert sure["art_6"] == sure["art_1"] == 1.0
    assert sure["art_2__para_4"] < sure["art_2"] < 1.0
    assert {one.provision.eid for one in found} >= {"art_2", "art_2__para_4", "art_5", "art_5~2"}


def test_what_is_doubtful_about_a_unit_is_doubtful_below_it() -> None:
    tree = segment("MADDE 1- Bir.\nMADDE 4- (1) Dört.")
    sure = {node.eid: node.confidence for node in tree.nodes}
    assert sure["art_4__para_1"] == sure["art_4"] < 1.0
    assert [one.provision.eid for one in doubtful(tree)] == ["art_1", "art_4"]


def test_provisions_of_a_scanned_page_are_as_sure_as_the_page() -> None:
    text = "MADDE 1- (1) Bir.\nMADDE 2- (1) İki."
    pages = (Page(1, "", ReadBy.PDFIUM, 0.9), Page(2, "", ReadBy.OCR, 0.8))
    tree = on_pages(segment(text), NormalText(text, (0, text.index("MADDE 2")), (1, 2)), pages)
    assert {node.eid: node.confidence for node in tree.nodes} == {
        "art_1": 1.0, "art_1__para_1": 1.0, "art_2": 0.8, "art_2__para_1": 0.8,
    }  # fmt: skip


def test_footnotes_that_each_page_counts_anew_are_all_footnotes() -> None:
    text = (
        "MADDE 1- (1) Kurul toplanır. [2]\nMADDE 2- (1) Üyeler seçilir. [1]\n"
        "MADDE 3- (1) Bu Yönergeyi Rektör yürütür.\n[2] 2019 kararı.\n[1] 2020 kararı.\n[2] 2021 kararı."
    )
    notes = [node for node in segment(text).nodes if node.kind is ProvisionKind.FOOTNOTE]
    assert [(node.number, node.text) for node in notes] == [
        ("2", "2019 kararı."),
        ("1", "2020 kararı."),
        ("2", "2021 kararı."),
    ]


@pytest.mark.parametrize(("mark", "path"), [("[*]", "dipnot:*"), ("[3]", "dipnot:3"), ("[1]", "dipnot:1")])
@pytest.mark.parametrize("called", [True, False], ids=["called", "its call lost"])
def test_notes_that_end_the_text_are_none_of_the_last_article(mark: str, path: str, called: bool) -> None:
    call = f" {mark}" if called else ""
    text = f"MADDE 1 - (1) Başvuru Kurula yapılır.{call}\nMADDE 2 - (1) Rektör yürütür.\n{mark} Senato kararı."
    assert [node.path for node in segment(text).nodes][-2:] == ["madde:2/fikra:1", path]


def test_marks_alone_on_their_lines_end_the_sentence_above() -> None:
    tree = segment("MADDE 1 - (1) Bu Yönergeyi Rektör yürütür.\n[42]\n[43]")
    assert tree.nodes[-1].path == "madde:1/fikra:1"
    assert tree.nodes[-1].footnotes == ("42", "43")


LAST = "MADDE 2- (1) Bu Yönerge hükümlerini Rektör yürütür.\n"


def test_a_contract_behind_the_last_article_has_its_articles_below_it() -> None:
    contract = "Hizmet sözleşmesi\nTaraflar anlaşmıştır.\nMadde 1- Ücret ödenir.\nMadde 2- İş yapılır.\n"
    tree = segment(f"MADDE 1- (1) Kuyu açılır.\n{LAST}Başvuru formu\n{contract}")
    assert [node.path for _, node in tree.articles()] == ["madde:1", "madde:2"]
    assert [node.path for node in tree.nodes if node.path.startswith("not:1/madde")][:1] == ["not:1/madde:1"]


def test_an_article_that_follows_the_formula_is_one_of_the_act() -> None:
    tree = segment(f"MADDE 1- (1) Kuyu açılır.\n{LAST}Geçiş hükmü\nMADDE 3- (1) Eski kuyular ölçülür.\n")
    assert [node.path for _, node in tree.articles()] == ["madde:1", "madde:2", "madde:3"]


def test_decisions_that_made_and_changed_an_act_are_apart() -> None:
    made = "Staj Yönergesinin Kabul Edildiği Senato Kararının\nTarihi | Sayısı\n1/2/2024 | 2024/3\n"
    changed = "Yönergede Değişiklik Yapan Senato Kararlarının\nTarihi | Sayısı\n1/3/2024 | 2024/5\n"
    paths = [node.path for node in segment(f"MADDE 1- (1) Kuyu açılır.\n{LAST}{made}{changed}").nodes]
    assert paths[-4:] == ["not:1", "tablo:1", "not:2", "tablo:2"]


def test_a_figure_above_the_table_of_amendments_is_no_part_of_it() -> None:
    tail = "TOPLAM\n45\n9123 SAYILI KANUNA EK VE DEĞİŞİKLİK GETİREN MEVZUAT\n"
    tree = segment(f"MADDE 1- (1) Kuyu açılır.\n{LAST}EK-1\n{tail}")
    assert next(node.text for node in tree.nodes if node.path == "tablo:1").startswith("9123 SAYILI")
