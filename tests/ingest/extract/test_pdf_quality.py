"""Which text layers are believed, doubted, dropped."""

import pytest

from ingest.extract.pdf_quality import BELIEVED, READABLE, quality


@pytest.mark.parametrize(
    "text",
    [
        "MADDE 1 – (1) Bu Yönergenin amacı, Karaçam Üniversitesinde görevli olanların haklarını düzenlemektir.",
        "BİRİNCİ BÖLÜM Amaç, Kapsam, Dayanak ve Tanımlar T.C. KARAÇAM BELEDİYESİ YÖNERGESİ",
        "4/11/1981 tarihli ve 2547 sayılı Kanunun 14/A maddesi, %80’i, TÜBİTAK’ın ve AKTS’ye uygun 1.250,50 TL",
        "KARAÇAM ÜNĠVERSĠTESĠ ÖĞRENCĠ ĠġLERĠ DAĠRE BaĢkanlığı çalıĢma esasları yönergesi",
        "7013.10.00.10.00 2.500 5.000 7013.22.90.00.00",
        "",
    ],
    ids=["prose", "capitals", "numbers and suffixes", "repairable glyphs", "numbers only", "nothing"],
)
def test_believed(text: str) -> None:
    assert quality(text) >= BELIEVED


@pytest.mark.parametrize(
    "text",
    [
        "7J5KHIE4K=KGFD KMVQ6;PSLR T9S$UR4 WQ;YX3KJ >=FLGELNJA A9BAC:DEI 3KGT<K HIE4K9 KHD7",
        ",:&;596 ';.;8740483;8 3 34$GÖZETİM14'.$' 3013&-034 #,04TEBLİĞ4 404++ 2 42 #, 6;5:$7: 69:7/;8; $;9%",
        "\x10\x07\x10 \x15\x18 \x0e\x14 \x18\x16\x04 \x12\x17\x08",
        "\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd \ufffd\ufffd\ufffd",
        "bcdfgh klmnprst vbnmkl qwrtp zxcvb hjklm ghjklş dfghjk rtypmn",
    ],
    ids=["shifted", "signs", "controls", "unmapped", "no vowels"],
)
def test_dropped(text: str) -> None:
    assert quality(text) < READABLE
