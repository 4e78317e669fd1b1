"""Texts made to be slow: whatever is repeated, reading takes time in proportion to the length."""

import time

import pytest

from nlp.read import read

REPEATED = [
    "\n", " ", "\t", " \n", "(", "a) ", "(1) ", "a) b) c) ç) ", "|", "| a ", "–", "“", "”", "...", ". ", "; ", "x", "ı",
    "\u0301", "MADDE 1 –\n", "MADDE 1 – (1) x\n", "GEÇİCİ ", "BİRİNCİ BÖLÜM\n", "1/1/2020 ", "99999999 ",
    "5018 sayılı Kanunun ", "3 üncü maddesinin ", "(a) bendi, ", "aynı maddenin ", "Bakanlığı, ", "Üniversitesi ",
    "(bundan sonra X olarak anılır) ", "ibaresi “a” şeklinde değiştirilmiştir. ", "1-2-", "TBK 5 ",
    "Kurumu Başkanlığı Dairesi ", "4/5/2020 tarihli ve 31117 sayılı Resmî Gazete’de yayımlanan ", "6379 sayılı ve ",
    "Kanununun X Hakkında ", "Kararın Uygulanmasına İlişkin Tebliğ ", "A.Ş. Genel ", "Tebliği ( ",
]  # fmt: skip
LENGTH, SECONDS = 20_000, 5.0


@pytest.mark.parametrize("part", REPEATED, ids=repr)
def test_a_text_of_one_thing_repeated_is_read_soon(part: str) -> None:
    text = "MADDE 1 – (1) Amaç. " + part * (LENGTH // len(part))
    begun = time.process_time()
    tree = read(text).tree
    assert time.process_time() - begun < SECONDS
    assert tree.text == text
