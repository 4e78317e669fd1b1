"""Heads that share the line of their titles, and misprinted words of heads. The texts do not exist."""

import pytest

from nlp.segment import segment

BEFORE = "Amaç\nMADDE 12 – (1) Kuyular her yıl ölçülür.\n"


@pytest.mark.parametrize(
    ("line", "path", "heading"),
    [
        ("Yürürlük Madde 13. Bu Yönerge yayımı tarihinde yürürlüğe girer.", "madde:13", "Yürürlük"),
        ("Yürürlük Madde 13. (1) Bu Yönerge yayımı tarihinde yürürlüğe girer.", "madde:13", "Yürürlük"),
        ("Kuyuların ölçülmesi MADDE 13 – (Değişik:RG-1/2/2015-29234)", "madde:13", "Kuyuların ölçülmesi"),
        ("Geçiş hükmü GEÇİCİ MADDE 1 – (1) Kuyular bir yıl içinde ölçülür.", "gecici-madde:1", "Geçiş hükmü"),
        ("GEÇİÇİ MADDE 1- (1) Kuyular bir yıl içinde ölçülür.", "gecici-madde:1", None),
        ("Gecici Madde 5-\nKuyular bir yıl içinde ölçülür.", "gecici-madde:5", None),
    ],
)
def test_heads_behind_their_titles(line: str, path: str, heading: str | None) -> None:
    articles = [node for _, node in segment(BEFORE + line).articles()]
    assert [(node.path, node.heading) for node in articles] == [("madde:12", "Amaç"), (path, heading)]


@pytest.mark.parametrize(
    "line",
    [
        "Bu Yönergenin Madde 3. Bu Yönerge uygulanmaz.",
        "Yardımcı Madde 2 (Auxiliary Material 2)",
        "Kuyu Yönetmeliği Madde 3. fıkrası uygulanmaz.",
    ],
)
def test_words_that_name_an_article_are_no_head(line: str) -> None:
    assert [node.path for _, node in segment(BEFORE + line).articles()] == ["madde:12"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Kuyuların ölçülmesi:\n(1)", "Kuyuların ölçülmesi: (1)"),
        ("Kuyuların ölçülmesi\n(2)", "Kuyuların ölçülmesi (2)"),
    ],
    ids=["behind a colon", "behind the bare title"],
)
def test_the_mark_of_a_footnote_alone_between_a_title_and_its_head(title: str, heading: str) -> None:
    _, article = list(segment(f"{BEFORE}\n{title}\n\nMadde 13 –\nKuyular ölçülür.").articles())[1]
    assert (article.path, article.heading) == ("madde:13", heading)


def test_the_mark_of_a_footnote_alone_behind_a_sentence_and_before_a_title() -> None:
    tree = segment(f"{BEFORE}\nKuyular kapatılır.\n\n(1)\nKuyuların ölçülmesi:\n(2)\n\nMadde 13 –\nKuyular ölçülür.")
    assert [(node.heading, node.text) for node in tree.nodes if node.text or node.heading][-3:] == [
        (None, "Kuyular kapatılır. (1)"), ("Kuyuların ölçülmesi: (2)", ""), (None, "Kuyular ölçülür."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("Madde (13 ila 15) – (Yerlerine işlenmiştir.)", "madde:13..15"),
        ("Madde (13 - 14) - (Yerlerine işlenmiştir.)", "madde:13..14"),
        ("Ek Madde (1 – 2) – (Yerlerine işlenmiştir.)", "ek-madde:1..2"),
    ],
)
def test_joint_articles_whose_numbers_stand_in_a_bracket(head: str, path: str) -> None:
    assert [node.path for _, node in segment(BEFORE + head).articles()] == ["madde:12", path]
