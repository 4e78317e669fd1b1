"""Each kind of legislation by its own head: what a lawyer would write on its catalogue card."""

import pytest

from nlp.facts import read_facts, told
from nlp.segment import segment

STATUTE = """SU SİCİLİ TÜZÜĞÜ

Bakanlar Kurulu Kararının Tarihi : 18/5/1994 No:94/95623
Dayandığı Kanunun Tarihi : 17/2/1926 No:9743
Yayımlandığı R. Gazetenin Tarihi : 7/7/1994 No:91953

Madde 1 - Bu Tüzük, su sicillerini düzenler.
Madde 2 - Danıştayca incelenen bu Tüzük hükümleri yayımı tarihinde yürürlüğe girer.
Madde 3 - Bu Tüzük hükümlerini Bakanlar Kurulu yürütür.
"""
TAX_CIRCULAR = """T.C.
ÇINAR BAKANLIĞI
Su İdaresi Başkanlığı

SU VERGİSİ SİRKÜLERİ/180

Konusu : Sayaçlar
Tarihi : 05/03/2024
İlgili olduğu maddeler : Su Vergisi Kanunu Madde 242

1. Giriş
Bu Sirkülerde sayaçlar açıklanmaktadır.
"""
CIRCULAR = """T.C.
ÇINAR BAKANLIĞI
Personel Genel Müdürlüğü

Sayı : E-98000040-010.06.01-4752                 12.03.2024
Konu : Yıllık izinler

DAĞITIM YERLERİNE

GENELGE
2024/5

Yıllık izinlerin kullanımında aşağıdaki esaslara uyulacaktır.
"""
OF_THE_PRESIDENT = """3 Mart 2024 PAZAR
Resmî Gazete
Sayı : 92479
GENELGE
Cumhurbaşkanlığından:
Konu : Su Tasarrufu

GENELGE
2024/7

Suyun tasarrufu esastır.
"""
CHARTER = """ÇAY İŞLETMELERİ GENEL MÜDÜRLÜĞÜ ANA STATÜSÜ
Amaç
MADDE 1- (1) Bu Ana Statünün amacı kuruluşu düzenlemektir.
Dayanak
MADDE 2- (1) Bu Ana Statü 9233 sayılı Kanun Hükmünde Kararnameye dayanılarak hazırlanmıştır.
"""
DECREE = """SU KURUMU HAKKINDA KANUN HÜKMÜNDE KARARNAME

Kanun Hük. Kar. nin Tarihi : 29/6/2011, No : 9645
Yetki Kanununun Tarihi : 6/4/2011, No : 96223
Yayımlandığı R. G. Tarihi : 4/7/2011, No : 97984 (Mükerrer)
MADDE 1 - (1) Su akar.
"""
CABINET = """Karar Sayısı : 2015/97500
Ekli “Su Desteği Hakkında Karar”ın yürürlüğe konulması; Çınar Bakanlığının yazısı üzerine, 9488 sayılı Kanunun 19 uncu \
maddesine göre, Bakanlar Kurulu’nca 23/3/2015 tarihinde kararlaştırılmıştır.
SU DESTEĞİ HAKKINDA KARAR
MADDE 1- (1) Bu Kararın amacı destektir.
"""
PRESIDENT = """1 Mayıs 2025 PERŞEMBE
Resmî Gazete
Sayı : 92887
CUMHURBAŞKANI KARARI
Karar Sayısı: 9771
Ekli “Su Vergisi Uygulanmasına İlişkin Kararda Değişiklik Yapılmasına Dair Karar”ın yürürlüğe konulmasına, 9474 \
sayılı Kanun hükümleri uyarınca karar verilmiştir.
30 Nisan 2025
Ayşe Deniz SOYADI
CUMHURBAŞKANI
SU VERGİSİ UYGULANMASINA İLİŞKİN KARARDA
DEĞİŞİKLİK YAPILMASINA DAİR KARAR
MADDE 1- Su Vergisi Uygulanmasına İlişkin Kararın 2 nci maddesi yürürlükten kaldırılmıştır.
MADDE 2- Bu Karar yayımı tarihini takip eden otuzuncu gün yürürlüğe girer.
"""
COUNCIL = """T.C.
KARAÇAM BELEDİYESİ
MECLİS KARARI
Karar Tarihi : 05.06.2023
Karar No : 2023/112
Belediye Meclisi toplandı.
"""
MINISTRY = """ÇINAR BAKANLIĞI TEFTİŞ KURULU ÇALIŞMA YÖNERGESİ
(Makam Onayı: 12/04/2022 tarihli ve E-98000040-010.07-1234 sayılı)
MADDE 1- (1) Bu Yönergenin amacı teftiştir.
Yürürlük
MADDE 2- (1) Bu Yönerge Bakan onayı ile yürürlüğe girer.
Yürütme
MADDE 3- (1) Bu Yönerge hükümlerini Bakan yürütür.
"""
LETTER = """T.C.
KARAÇAM BAKANLIĞI
Sayı : E-48219637-010.06-1845521 17.05.2023
Konu : Yangın Sezonu Hazırlıkları Hakkında
Uygulama
GENELGE
2023/14
Yangın sezonu başlamaktadır.
1. GENEL ESASLAR
Hazırlıklar tamamlanacaktır.
"""
TOWN = """KARAÇAM BÜYÜKŞEHİR BELEDİYE MECLİSİ
KARAR ÖRNEĞİ
Karar Tarihi: 14.06.2028
Karar No: 2028/211
Konu: Otopark ücretleri
Gereği görüşülüp düşünüldü;
"""
LAND = """ÇINAR BAKANLIĞI
KONU : Kat mülkiyeti işlemleri
GENELGE NO: 1755
TARİH: 12.11.2013
Açıklama gerekmiştir.
C- Yürürlükten Kaldırılan Genelge
2010/5 sayılı Genelge kaldırılmıştır.
"""
BOARD = """25 Mayıs 2030 CUMARTESİ
Resmî Gazete
Sayı : 94590
KURUL KARARI
Enerji Kurumundan:
ENERJİ DÜZENLEME KURULU KARARI
Karar No: 12345-2 Karar Tarihi: 23/05/2030
MADDE 1- Tarifeler onaylanmıştır.
"""
STAMPED = """KARAÇAM ÜNİVERSİTESİ
TEZ YAZIM USUL VE ESASLARI
MADDE 1- (1) Bu usul ve esasların amacı tezdir.
MADDE 2- (1) Bu usul ve esaslar, Senatonun kabul ettiği tarihte yürürlüğe girer.
MADDE 3- (1) Bu usul ve esasları Rektör yürütür.
Senato Karar Tarihi ve Sayısı: 15.05.2027 / 2027-11
"""
CARDS = [
    ("a numbered heading of a circular is no title of principles", LETTER, {"kind": "genelge", "number": "2023/14",
     "title": "Yangın Sezonu Hazırlıkları Hakkında Uygulama Genelgesi (2023/14)", "accepted": "2023-05-17"}, ()),
    ("decision of a town's council that only its subject names", TOWN, {"kind": "karar", "number": "2028/211",
     "title": "Otopark Ücretleri Hakkında Karar", "issuer": "Karaçam Büyükşehir Belediyesi"}, ()),
    ("a circular that names another one", LAND, {"kind": "genelge", "number": "1755", "accepted": "2013-11-12",
     "title": "Kat Mülkiyeti İşlemleri Genelgesi"}, ()),
    ("decision of a board, its kind in a line above", BOARD, {"kind": "karar", "number": "12345-2",
     "title": "ENERJİ DÜZENLEME KURULU KARARI", "issuer": "Enerji Kurumu"}, ()),
    ("the stamp of the decision behind the last article", STAMPED, {"accepted": "2027-05-15", "number": "2027-11",
     "in_force": "2027-05-15"}, ()),
    ("statute", STATUTE, {"kind": "tuzuk", "number": "94/95623", "accepted": "1994-05-18", "gazette_date": "1994-07-07",
     "in_force": "1994-07-07", "executor": "Bakanlar Kurulu", "issuer": None}, ("kanun:9743",)),
    ("tax circular", TAX_CIRCULAR, {"kind": "sirkuler", "number": "180", "accepted": "2024-03-05",
     "title": "SU VERGİSİ SİRKÜLERİ/180", "issuer": "Çınar Bakanlığı"}, ()),
    ("circular to all", CIRCULAR, {"kind": "genelge", "number": "2024/5", "accepted": "2024-03-12",
     "title": "Yıllık İzinler Genelgesi (2024/5)"}, ()),
    ("circular of the President", OF_THE_PRESIDENT, {"kind": "cb-genelgesi", "number": "2024/7",
     "title": "Su Tasarrufu Genelgesi (2024/7)", "issuer": "Cumhurbaşkanlığı"}, ()),
    ("charter", CHARTER, {"kind": "ana-statu", "issuer": "Çay İşletmeleri Genel Müdürlüğü"}, ("khk:9233",)),
    ("conditions", "EK-8\nSU İŞLERİ GENEL ŞARTNAMESİ\nMadde 1- Bu Şartname su işlerini kapsar.",
     {"kind": "genel-sartname", "title": "SU İŞLERİ GENEL ŞARTNAMESİ"}, ()),
    ("decree with the force of law", DECREE, {"kind": "khk", "number": "9645", "accepted": "2011-06-29",
     "gazette_number": "97984 (Mükerrer)"}, ("kanun:96223",)),
    ("decision of the cabinet", CABINET, {"kind": "karar", "number": "2015/97500", "accepted": "2015-03-23",
     "issuer": "Bakanlar Kurulu", "title": "SU DESTEĞİ HAKKINDA KARAR"}, ("kanun:9488/madde:19",)),
    ("decision of the President", PRESIDENT, {"kind": "cb-karari", "number": "9771", "accepted": "2025-04-30",
     "in_force": "2025-05-31", "issuer": "Cumhurbaşkanlığı",
     "title": "SU VERGİSİ UYGULANMASINA İLİŞKİN KARARDA DEĞİŞİKLİK YAPILMASINA DAİR KARAR"}, ("kanun:9474",)),
    ("decision of a town's council", COUNCIL, {"kind": "karar", "number": "2023/112", "accepted": "2023-06-05",
     "issuer": "Karaçam Belediyesi"}, ()),
    ("directive of a ministry", MINISTRY, {"kind": "yonerge", "accepted": "2022-04-12", "in_force": "2022-04-12",
     "issuer": "Çınar Bakanlığı", "executor": "Çınar Bakanlığı"}, ()),
]  # fmt: skip


def test_a_page_of_announcements_is_nobodys() -> None:
    page = "17 Mart 2026 SALI\nResmî Gazete\nSayı : 93199\nYARGI İLÂNLARI\nKaraçam 25. Asliye Ceza Mahkemesinden:\n"
    facts = read_facts(segment(f"{page}Çınar 3. Asliye Ceza Mahkemesinden:\n"))
    assert facts.issuer is None
    assert facts.title is not None
    assert facts.title.value == "YARGI İLÂNLARI"


@pytest.mark.parametrize(("name", "text", "card", "bases"), CARDS, ids=[row[0] for row in CARDS])
def test_card(name: str, text: str, card: dict[str, str | None], bases: tuple[str, ...]) -> None:
    facts = read_facts(segment(text))
    read = {field: (fact.value if (fact := getattr(facts, field)) else None) for field in card}
    assert (read, facts.basis) == (card, bases)


def test_facts_are_told_so_that_a_lawyer_can_check_them() -> None:
    lines = list(told(read_facts(segment(STATUTE)), STATUTE))
    assert "kabul: 18 Mayıs 1994" in lines
    assert "Resmî Gazete: 7 Temmuz 1994, 91953" in lines
    assert any("yayımı tarihinde yürürlüğe girer”" in line for line in lines)
    assert "yazı: birim 98000040, konu 010.06.01, kayıt 4752" in list(told(read_facts(segment(CIRCULAR))))


def test_what_is_not_read_from_the_text_says_where_it_comes_from() -> None:
    from dayanak.law.document import DocumentFacts, Fact

    given = DocumentFacts(number=Fact("12", "source"), issuer=Fact("Çınar Kurumu", "text", 0.5))
    assert list(told(given)) == ["kurum: Çınar Kurumu (kuşkulu)", "sayı: 12 (kaynağına göre)"]
