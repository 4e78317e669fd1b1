"""Slips of the fingers, and what is spelled like a word."""

from search_api.slips import FAR_KEY, FIRST_LETTER, Letters, slips, within


def test_slips_are_one_letter_away_and_never_the_word_itself() -> None:
    found = slips("izin")
    assert {"izn", "izinn", "iizn", "izim"} <= found.keys()
    assert "izin" not in found  # a letter for itself, or two like ones swapped
    assert "in" not in found


def test_a_key_beside_the_right_one_is_hit_more_often() -> None:
    found = slips("ödev")
    assert (found["ödec"], found["öfev"], found["ödep"]) == (1.0, 1.0, FAR_KEY)
    assert (slips("koş")["kol"], slips("kod", "l")["kol"]) == (1.0, FAR_KEY)  # ş stands beside l, d does not


def test_rows_of_the_turkish_keyboard_touch() -> None:
    assert slips("aşar")["apar"] == 1.0  # p above ş
    assert slips("iç")["ic"] == FAR_KEY


def test_a_slip_is_seldom_in_the_first_letter() -> None:
    assert (slips("molası")["olası"], slips("molası")["mlası"]) == (FIRST_LETTER, 1.0)


def test_what_is_spelled_like_words_is_likelier() -> None:
    letters = Letters(["kararlar", "karar", "kararı", "yararı", "zarar"])
    assert letters.likely("yarar") > letters.likely("yrara")
    assert letters.likely("kararlar") > letters.likely("kararlrr")


def test_how_many_slips_are_between_two_words() -> None:
    assert within(1, "izin", "izn")
    assert within(1, "izin", "iizn")  # two swapped are one slip
    assert within(2, "uygulanması", "uyglanmsı")
    assert not within(2, "uygulanması", "uyglanms")
    assert not within(1, "karar", "yarara")
