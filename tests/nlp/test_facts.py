"""Facts of documents: front matter in its many shapes, entry into force, who carries it out."""

import time

import pytest

from dayanak.law.document import DocumentFacts, DocumentKind, Fact
from nlp.facts import read_facts
from nlp.facts.dates import iso, later, month_after
from nlp.facts.titles import kind_of
from nlp.segment import segment

LAW = """
3959

ÇAY BAHÇELERİ VE KIYI
YERLERİ HAKKINDA KANUN
[1]

Kanun
Numarası : 9123

Kabul
Tarihi : 24/4/1969

Yayımlandığı
Resmî Gazete : Tarih : 10/5/1969 Sayı :
13195 (Mükerrer)

Madde 1 – Bu Kanunun amacı çay bahçelerini korumaktır.

Madde 2 – Bu Kanun yayımı tarihinde yürürlüğe girer.

Madde 3 – Bu Kanun hükümlerini Bakanlar
Kurulu yürütür.
"""
GAZETTE = """31 Aralık 2025 ÇARŞAMBA
Resmî Gazete
Sayı : 93124
TEBLİĞ
Çınar Bakanlığı ile Su ve Toprak Bakanlığından:
KIYI SULARI TEBLİĞİ (SERİ NO: 1)’NDE DEĞİŞİKLİK
YAPILMASINA DAİR TEBLİĞ
(SERİ NO: 24)
MADDE 1- Tebliğin 2 nci maddesi değiştirilmiştir.
MADDE 2- Bu Tebliğ yayımı tarihinden itibaren üç ay sonra yürürlüğe girer.
MADDE 3- Bu Tebliğ hükümlerini Çınar Bakanı ile Su ve Toprak Bakanı birlikte yürütür.
"""
DIRECTIVE = """01 Ekim 2021 Cuma
Sayı:2021/7/2
YÖNERGE
KARAÇAM ÜNİVERSİTESİ
KÜTÜPHANE YÖNERGESİ
BİRİNCİ BÖLÜM
Amaç ve Dayanak
Amaç
MADDE 1- (1) Bu Yönergenin amacı kütüphaneyi düzenlemektir.
Dayanak
MADDE 2- (1) Bu Yönerge, 2547 sayılı Yükseköğretim Kanununun 14 üncü maddesine dayanılarak hazırlanmıştır.
Yürürlük
MADDE 3- (1) Bu Yönerge, Senatoda kabul edildiği tarihte yürürlüğe girer.
Yürütme
MADDE 4- (1) Bu Yönerge hükümlerini Karaçam Üniversitesi Rektörü yürütür.
"""
CIRCULAR = """T.C.
ÇINAR BAKANLIĞI
Sayı : E-98000040-622.02-11836
Konu : Bilgi edinme başvuruları
10/7/2023
GENELGE
2023/7
Başvurularda farklı uygulamalar görülmüştür.
"""


def facts(text: str, **settings: object) -> dict[str, str | None]:
    read = read_facts(segment(text), **settings)
    names = ("kind", "title", "number", "issuer", "accepted", "gazette_date", "gazette_number", "in_force", "executor")
    return {name: (fact.value if (fact := getattr(read, name)) else None) for name in names}


def test_old_law_with_broken_labels_and_a_page_number():
    assert facts(LAW) == {
        "kind": "kanun",
        "title": "ÇAY BAHÇELERİ VE KIYI YERLERİ HAKKINDA KANUN",
        "number": "9123",
        "issuer": None,
        "accepted": "1969-04-24",
        "gazette_date": "1969-05-10",
        "gazette_number": "13195 (Mükerrer)",
        "in_force": "1969-05-10",
        "executor": "Bakanlar Kurulu",
    }


def test_gazette_item_that_amends():
    assert facts(GAZETTE) == {
        "kind": "teblig",
        "title": "KIYI SULARI TEBLİĞİ (SERİ NO: 1)’NDE DEĞİŞİKLİK YAPILMASINA DAİR TEBLİĞ (SERİ NO: 24)",
        "number": "24",
        "issuer": "Çınar Bakanlığı ile Su ve Toprak Bakanlığı",
        "accepted": None,
        "gazette_date": "2025-12-31",
        "gazette_number": "93124",
        "in_force": "2026-03-31",
        "executor": "Çınar Bakanlığı ile Su ve Toprak Bakanlığı",
    }


def test_directive_of_a_university():
    assert facts(DIRECTIVE) == {
        "kind": "yonerge",
        "title": "KARAÇAM ÜNİVERSİTESİ KÜTÜPHANE YÖNERGESİ",
        "number": "2021/7/2",
        "issuer": "Karaçam Üniversitesi",
        "accepted": "2021-10-01",
        "gazette_date": None,
        "gazette_number": None,
        "in_force": "2021-10-01",
        "executor": "Karaçam Üniversitesi",
    }
    assert read_facts(segment(DIRECTIVE)).basis == ("kanun:2547/madde:14",)


def test_circular_is_titled_by_its_subject_and_numbered_by_its_series():
    found = facts(CIRCULAR)
    assert found["title"] == "Bilgi Edinme Başvuruları Genelgesi (2023/7)"
    assert (found["number"], found["accepted"], found["issuer"]) == ("2023/7", "2023-07-10", "Çınar Bakanlığı")


def test_a_ruling_whose_lines_were_lost_is_titled_by_its_subject():
    text = (
        "T.C. ÇINAR BAŞKANLIĞI Usul Grup Müdürlüğü Tarih : 21/03/2012 Sayı : 98000040-105-7 Konu : Kıyıda çay "
        "satışının kaydı. İlgide kayıtlı özelge talep formunuzda kıyıda çay sattığınızı belirtmektesiniz."
    )
    found = facts(text)
    assert (found["kind"], found["title"]) == ("ozelge", "Kıyıda Çay Satışının Kaydı Hakkında Özelge")
    assert (found["accepted"], found["number"]) == ("2012-03-21", "98000040-105-7")


def test_a_flattened_item_of_the_gazette_has_its_title_and_its_institution():
    text = (
        "8 Ocak 2026 PERŞEMBE | Resmî Gazete | Sayı : 93131\nTEBLİĞ\nÇınar Birliği Başkanlığından: ÇAY TARİFESİNDE "
        "DEĞİŞİKLİK YAPILMASINA DAİR TARİFE MADDE 1- Çay Tarifesinin 10 uncu maddesi yürürlükten kaldırılmıştır."
    )
    found = facts(text)
    assert (found["title"], found["kind"]) == ("ÇAY TARİFESİNDE DEĞİŞİKLİK YAPILMASINA DAİR TARİFE", "tarife")
    assert (found["issuer"], found["gazette_number"]) == ("Çınar Birliği Başkanlığı", "93131")


TITLES = [
    ("on the cover and above the text", "SU ÜNİVERSİTESİ\nYAZ YÖNERGESİ\n2011\nYAZ YÖNERGESİ",
     "SU ÜNİVERSİTESİ YAZ YÖNERGESİ"),
    ("a division follows", "SU ÜNİVERSİTESİ\nYAZ YÖNERGESİ\nGENEL ESASLAR", "SU ÜNİVERSİTESİ YAZ YÖNERGESİ"),
    ("two brackets follow", "SU GENEL TEBLİĞİ\n(SU İŞLEMLERİ)\n(SERİ NO: 217)",
     "SU GENEL TEBLİĞİ (SU İŞLEMLERİ) (SERİ NO: 217)"),
    ("beside the box of control",
     "T.C. SU ÜNİVERSİTESİ YAZ YÖNERGESİ | Doküman No | YÖ-0042\nYayın Tarihi | 25.12.2017",
     "SU ÜNİVERSİTESİ YAZ YÖNERGESİ"),
    ("small letters styled as capitals", "Su elektrİk ve havagazI\nHAKKINDA KANUN",
     "SU ELEKTRİK VE HAVAGAZI HAKKINDA KANUN"),
    ("dates in lines of their own", "14.7.1965\nTARİHLİ VE 9657 SAYILI\nSU KANUNU",
     "14.7.1965 TARİHLİ VE 9657 SAYILI SU KANUNU"),
    ("in the case of a sentence", "Su Kurumuna İlişkin Düzenlemeler\nHakkında\nKanun\n[1]\nKanun Numarası : 9502",
     "Su Kurumuna İlişkin Düzenlemeler Hakkında Kanun"),
    ("a bracket over lines", "SU KANUNLARINDA DEĞİŞİKLİK KANUNU\n(213 SAYILI SU USUL\nKANUNU, 197 SAYILI SU KANUNU)",
     "SU KANUNLARINDA DEĞİŞİKLİK KANUNU (213 SAYILI SU USUL KANUNU, 197 SAYILI SU KANUNU)"),
    ("data of the approval on the title's line",
     "Su Üniversitesi Yaz Yönergesi Senato Karar Tarihi: 6/6/2024 Karar No: 2", "Su Üniversitesi Yaz Yönergesi"),
    ("who approved it on the title's line", "Su Belediyesi İzin Yönergesi Başkanlık Onayı: 3/2/2022 Sayı: 2114",
     "Su Belediyesi İzin Yönergesi"),
    ("again below the running head", "Su Kurulu Kararı\nT.C.\nSu Kurulu Kararı", "Su Kurulu Kararı"),
    ("an office is a word of the title", "CUMHURBAŞKANI\nSEÇİMİ KANUNU", "CUMHURBAŞKANI SEÇİMİ KANUNU"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "head", "title"), TITLES, ids=[row[0] for row in TITLES])
def test_titles(trap, head, title):
    assert facts(f"{head}\nMADDE 1- (1) Sular akar.")["title"] == title


def test_a_name_of_a_file_that_says_nothing_is_no_title():
    table = "SU ÜNİVERSİTESİ NOT TABLOSU\nDörtlük | Yüzlük\n4,00 | 100"
    assert facts(table, name="1606909297")["title"] == "SU ÜNİVERSİTESİ NOT TABLOSU"
    assert facts(table, name="not-tablosu")["title"] == "not-tablosu"
    guide = "SU ÜNİVERSİTESİ\nÖLÇME KILAVUZU [1]\nİÇİNDEKİLER TABLOSU\n1. Kuyular ölçülür."
    assert facts(guide, name="1606909297")["title"] == "SU ÜNİVERSİTESİ ÖLÇME KILAVUZU"


def test_a_date_of_printing_is_no_acceptance():
    printed = "09.07.2018\nBilgi Sistemi\nResmi Gazete Tarihi: 18.08.2012 Resmi Gazete Sayısı: 98388\nSU YÖNETMELİĞİ"
    assert facts(f"{printed}\nMADDE 1- (1) Sular akar.")["accepted"] is None


PRESIDENT = "17 Mart 2026 SALI\nResmî Gazete\nSayı : 93199\nCUMHURBAŞKANI KARARI\nKarar Sayısı: 11068\n"
COURT = "24 Mart 2026 SALI\nResmî Gazete\nSayı : 93203\nANAYASA MAHKEMESİ KARARI\nEsas Sayısı : 2022/7\n"


def test_decisions_of_the_president_and_of_a_court_are_told_apart():
    found = facts(f"{PRESIDENT}Ekli Kararın yürürlüğe konulması kararlaştırıldı.\nAyşe Deniz SOYADI\nCUMHURBAŞKANI\n"
                  "SU ARAÇLARINA İLİŞKİN KARAR\nMADDE 1- (1) Bu Karar su araçlarını kapsar.")  # fmt: skip
    assert (found["kind"], found["number"], found["issuer"]) == ("cb-karari", "11068", "Cumhurbaşkanlığı")
    assert found["title"] == "SU ARAÇLARINA İLİŞKİN KARAR"
    court = facts(f"{COURT}Karar Sayısı : 2025/111\nI. KONU\nSu Kanununun iptali istenmiştir.")
    assert (court["kind"], court["number"]) == ("karar", "2025/111")


def test_every_fact_read_from_the_text_says_where_it_stands():
    read = read_facts(segment(GAZETTE))
    assert GAZETTE[read.gazette_number.start : read.gazette_number.end] == "93124"
    assert GAZETTE[read.gazette_date.start : read.gazette_date.end] == "31 Aralık 2025"
    assert read.kind.method == "text"


def test_given_facts_win():
    given = DocumentFacts(number=Fact("7", "source"), gazette_date=Fact("2020-01-01", "source"))
    read = read_facts(segment(LAW), given=given)
    assert (read.number.value, read.number.method) == ("7", "source")
    assert read.in_force.value == "2020-01-01"
    assert read.accepted.value == "1969-04-24"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [("", "belge.pdf", "belge.pdf"), ("", None, "Başlıksız belge"),
     ("Sıra dışı bir metin.", None, "Sıra dışı bir metin."),
     ("31 Mart 2026 SALI\nResmî Gazete\nÇEŞİTLİ İLÂNLAR", "ilan.htm", "ilan.htm")],
    ids=["name of the file", "nothing at all", "first line", "no word for a kind"],
)  # fmt: skip
def test_a_title_is_never_missing(text, name, title):
    assert facts(text, name=name)["title"] == title


STATUSES = [
    ("repealed by a decree", "Bu KHK 2/7/2018 tarihli ve 903 sayılı KHK ile\nyürürlükten kaldırılmıştır.\nSU KANUNU",
     "repealed"),
    ("annulled by a court", "Bu Kararname Anayasa Mahkemesinin 1/6/2022 tarihli kararıyla iptal edilmiştir.\nSU KANUNU",
     "annulled"),
    ("remainder of a law", "SU KANUNUNUN YÜRÜRLÜKTEN KALDIRILMIŞ HÜKÜMLERİ", "repealed"),
    ("repeals another", "Bu Kanunla su yasakları düzenlenmiştir.", None),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "head", "status"), STATUSES, ids=[row[0] for row in STATUSES])
def test_status(trap, head, status):
    read = read_facts(segment(f"{head}\nMadde 1 – Sular akar."))
    assert (read.status.value if read.status else None) == status


def test_a_repealing_title_names_what_it_repeals():
    text = "SU ÜNİVERSİTESİ YAZ OKULU YÖNERGESİNİN YÜRÜRLÜKTEN KALDIRILMASINA DAİR YÖNERGE\nMADDE 1- Kalkar."
    assert read_facts(segment(text)).repeals == ("SU ÜNİVERSİTESİ YAZ OKULU YÖNERGESİ",)


KINDS = [
    ("SU KANUNU", DocumentKind.LAW),
    ("SU KANUNU (1) [2]", DocumentKind.LAW),
    ("SU VERGİSİ KANUNU (S.V.K.)", DocumentKind.LAW),
    ("SULAR HAKKINDA KANUN HÜKMÜNDE KARARNAME", DocumentKind.DECREE_LAW),
    ("KANUN HÜKMÜNDE KARARNAMENİN KABULÜNE DAİR KANUN", DocumentKind.LAW),
    ("SULAR HAKKINDA CUMHURBAŞKANLIĞI KARARNAMESİ", DocumentKind.PRESIDENTIAL_DECREE),
    ("SU YÖNETMELİĞİNDE DEĞİŞİKLİK YAPILMASINA DAİR YÖNETMELİK", DocumentKind.REGULATION),
    ("SU TEBLİĞİ (TEBLİĞ NO: 2026/7)", DocumentKind.COMMUNIQUE),
    ("SU PAYI SİRKÜLERİ / 4", DocumentKind.TAX_CIRCULAR),
    ("SU İŞLERİ GENEL ŞARTNAMESİ", DocumentKind.SPECIFICATION),
    ("SU İŞLETMESİ ANA STATÜSÜ", DocumentKind.CHARTER),
    ("SINAV USUL VE ESASLARI", DocumentKind.PRINCIPLES),
    ("2026 YILI SU TARİFESİ", DocumentKind.TARIFF),
    ("Sular Hakkında Yönerge", DocumentKind.DIRECTIVE),
    ("SINAV YONERGESI", DocumentKind.DIRECTIVE),
    ("KANUNLAR VE YÖNETMELİKLER", None),
]


@pytest.mark.parametrize(("title", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_kind_of_a_title(title, kind):
    assert kind_of(title) is kind


DATES = [
    ("1 0/6/1949", "1949-06-10"),
    ("3 Temmuz 1932", "1932-07-03"),
    ("15.01.2024", "2024-01-15"),
    ("30/2/2024", None),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_dates(written, day):
    assert iso(written) == day


def test_reckoning_with_dates():
    assert later("2025-11-30", 3, "ay") == "2026-02-28"
    assert later("2025-12-31", 90, "gün") == "2026-03-31"
    assert month_after("2025-12-15") == "2026-01-01"


@pytest.mark.parametrize("text", ["Bu " * 100_000, "A" * 300_000, "KANUN\n" * 60_000, "yürürlüğe girer " * 20_000])
def test_hostile_texts_are_read_in_linear_time(text):
    from dayanak.law.provision import ProvisionTree

    started = time.process_time()
    read_facts(ProvisionTree(text, ()))
    assert time.process_time() - started < 5


HISTORIES = [
    ("decision of a senate", "Yönergenin Kabul Edildiği Senato Kararının\nTarihi | Sayısı\n3.2.2016 | 2016/02",
     ("2016-02-03", "2016/02", None)),
    ("its changes come after", "Yönergede Değişiklik Yapan ve Kabul Edildiği Senato Kararı\n4.4.2020 | 2020/4",
     (None, None, None)),
    ("gazette", "Tebliğin Yayımlandığı Resmî Gazete’nin\nTarihi | Sayısı\n8/5/2020 | 31121",
     (None, None, "2020-05-08")),
    ("gazettes of the text and of its changes in one table",
     ("Tebliğin Yayımlandığı ve Tebliğde Değişiklik Yapılan Resmi Gazete’nin\nTarihi | Sayısı\n8/5/2020 | 31121\n"
     "9/6/2021 | 31506"), (None, None, "2020-05-08")),
    ("gazettes of changes", "Tebliğde Değişiklik Yapan Tebliğlerin Yayımlandığı Resmî Gazetelerin\n8/5/2020 | 31121",
     (None, None, None)),
    ("no row", "Yönergenin Kabul Edildiği Senato Kararının Tarih ve Sayısı\nTarih | Sayı", (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "tail", "facts_told"), HISTORIES, ids=[row[0] for row in HISTORIES])
def test_the_table_at_the_end(trap, tail, facts_told):
    read = read_facts(segment(f"KIYI YÖNERGESİ\nMADDE 1- (1) Su akar.\n{tail}"))
    told = (read.accepted, read.number, read.gazette_date)
    assert tuple(fact.value if fact else None for fact in told) == facts_told


def test_the_closing_article_tells_the_decision_where_the_head_does_not():
    closing = (
        "Bu Yönerge, Senatonun 3/2/2016 tarih ve SEN-2016/02/1 nolu kararı ile kabul edilerek yürürlüğe girmiştir."
    )
    found = facts(f"KARAÇAM ÜNİVERSİTESİ YAZ YÖNERGESİ\nMADDE 1- (1) Yaz.\nYürürlük\nMADDE 2- (1) {closing}\n")
    assert (found["accepted"], found["number"], found["in_force"]) == ("2016-02-03", "2016/02/1", "2016-02-03")
