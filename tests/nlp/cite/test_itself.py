"""Citations that cite themselves: told with their place, and none that only says "this" is taken for one."""

import pytest

from nlp.read import read

_ACT = "Madde 1- (1) Kurul altı kişidir.\n(2) {second}\n(3) Bu Yönerge yayımı tarihinde yürürlüğe girer.\n"


def _told(second: str) -> list[str]:
    text = _ACT.format(second=second)
    return [text[doubt.start : doubt.end] for doubt in read(text).warnings if doubt.code == "cites-itself"]


@pytest.mark.parametrize(
    ("second", "surface"),
    [
        ("Üyeler, ikinci fıkra hükmüne göre seçilir.", "ikinci fıkra"),
        ("Bu Yönergenin 1 inci maddesinin ikinci fıkrası saklıdır.", "Bu Yönergenin 1 inci maddesinin ikinci fıkrası"),
        ("Bu Yönergenin 1 inci maddesi saklıdır.", "Bu Yönergenin 1 inci maddesi"),
        ("Üyeler şunlardır:\na) Başkan,\nb) İkinci fıkraya göre seçilen kişi.", "İkinci fıkraya"),
    ],
)
def test_its_own_number_is_told(second: str, surface: str) -> None:
    assert _told(second) == [surface]


def test_a_law_that_calls_itself_by_its_number_is_told() -> None:
    text = "MADDE 7- (1) 9999 sayılı Kanunun 7 nci maddesi ve 9999 sayılı Kanunun 8 inci maddesi saklıdır.\n"
    told = [doubt for doubt in read(text, this="kanun:9999").warnings if doubt.code == "cites-itself"]
    assert [text[doubt.start : doubt.end] for doubt in told] == ["9999 sayılı Kanunun 7 nci maddesi"]


@pytest.mark.parametrize(
    "second",
    [
        "Bu fıkra hükmü saklıdır.",
        "Bu maddede yazılı olmayan hâller saklıdır.",
        "Üyeler, birinci fıkra hükmüne göre seçilir.",
        "5510 sayılı Kanunun 1 inci maddesinin ikinci fıkrası saklıdır.",
        "Bu Yönergenin 1 inci maddesinin birinci ve ikinci fıkraları saklıdır.",
    ],
)
def test_what_leads_elsewhere_or_says_this_is_not(second: str) -> None:
    assert _told(second) == []
