"""The difference of two texts, word by word."""

import time

import pytest

from search_api.word_diff import MOST_WORDS, words_diff


def shown(before: str, after: str) -> str:
    """The difference as editors print it."""
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[part.op].format(part.text) for part in words_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ("", "", ""),
        ("Süre on gündür.", "Süre on gündür.", "Süre on gündür."),
        ("", "Yeni söz.", "{+Yeni söz.+}"),
        ("Eski söz.", "", "[-Eski söz.-]"),
        # Trap: by letters "on" and "onbeş" would share two of them.
        ("Süre on gündür.", "Süre onbeş gündür.", "Süre [-on -]{+onbeş +}gündür."),
        # Trap: an apostrophe stands within a word.
        ("Kanun'un 4 üncü maddesi", "Kanun'da 4 üncü maddesi", "[-Kanun'un -]{+Kanun'da +}4 üncü maddesi"),
        # Trap: a sum of money has signs within.
        ("tutar 1.250,00 liradır", "tutar 2.000,00 liradır", "tutar [-1.250,00 -]{+2.000,00 +}liradır"),
        # Trap: i and İ, ı and I are different letters; no case is folded.
        ("ilgili Kurul karar verir", "İlgili Kurul karar verir", "[-ilgili -]{+İlgili +}Kurul karar verir"),
        # Trap: a comma that both have between two other words tears a list into shreds.
        (
            "Başvuru, dilekçe ve ekleriyle yapılır.",
            "Talep, form ve ekleriyle yapılır.",
            "[-Başvuru, dilekçe -]{+Talep, form +}ve ekleriyle yapılır.",
        ),
        ("Başvuru  bir ayda\nsonuçlanır.", "Başvuru bir ayda sonuçlanır.", "Başvuru bir ayda sonuçlanır."),
        # Trap: two texts that only share "ve" and the full stop are two texts.
        (
            "Staj yirmi gündür ve kesintisizdir.",
            "Yemekhane hafta içi açıktır ve ücretlidir.",
            "[-Staj yirmi gündür ve kesintisizdir.-]{+Yemekhane hafta içi açıktır ve ücretlidir.+}",
        ),
    ],
)
def test_what_went_and_what_came(before: str, after: str, difference: str) -> None:
    assert shown(before, after) == difference


def test_nothing_of_either_text_is_lost() -> None:
    before = "(1) Kurul, her ay toplanır; gündem üç gün önce üyelere bildirilir."
    after = "(1) Kurul, iki ayda bir toplanır; gündem beş gün önce (yazılı olarak) üyelere bildirilir."
    parts = words_diff(before, after)
    assert "".join(part.text for part in parts if part.op != "insert").replace(" ", "") == before.replace(" ", "")
    assert "".join(part.text for part in parts if part.op != "delete") == after


def test_a_long_table_is_compared_line_by_line() -> None:
    lines = [f"Satır {number} | {number * 7} | tutar\n" for number in range(MOST_WORDS)]
    other = [*lines[:700], "Satır 700 | yeni | tutar\n", *lines[701:]]
    parts = words_diff("".join(lines), "".join(other))
    assert [(part.op, part.text) for part in parts if part.op != "equal"] == [
        ("delete", lines[700]),
        ("insert", other[700]),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 500_000, "b " * 500_000),
        ("madde " * 200_000, "madde " * 199_999 + "fıkra"),
        ("".join(f"{n} eski " for n in range(MOST_WORDS // 2)), "".join(f"{n} yeni " for n in range(MOST_WORDS // 2))),
        ("".join(f"{n}\neski\n" for n in range(100_000)), "".join(f"{n}\nyeni\n" for n in range(100_000))),
        ("x" * 3_000_000, "y" * 3_000_000),
    ],
    ids=["all other", "all alike", "every second word", "every second line", "one long word"],
)
def test_hostile_texts_end_soon(before: str, after: str) -> None:
    started = time.process_time()
    assert words_diff(before, after)
    assert time.process_time() - started < 5
