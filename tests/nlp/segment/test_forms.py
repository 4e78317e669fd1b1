"""Splits in documents of varied form, one trap a row. The institutions and texts do not exist."""

# ruff: noqa: E501 - a text stays in one piece

import pytest

from nlp.segment import segment

_FRONT = "KARAÇAM ÜNİVERSİTESİ\nBURS YÖNERGESİ\n"
_LAST = "MADDE 2- Bu Yönergeyi Rektör yürütür.\n"
_FIRST = "MADDE 1- Burs verilir.\n"

CASES = [
    (
        "several decisions in one document, lists that begin anew in each",
        (
            "KARAÇAM SENATO KARARI\nToplantı Tarihi : 1/2/2024\nKarar Sayısı : 2024/9\nSenato toplanmıştır.\n"
            "KARAR 2024/9-1\nYazı görüşüldü. Burs için;\na) Başvuru alınmasına,\nb) İlan edilmesine karar verildi.\n"
            "KARAR 2024/9-2\nStaj için;\na) Rapor istenmesine,\nb) Süre verilmesine karar verildi.\nAyşe ÇINAR\nRektör"
        ),
        (
            "kurum tarih belge-no paragraf:1 no:2024-9-1 no:2024-9-1/paragraf:1 no:2024-9-1/bent:a no:2024-9-1/bent:b "
            "no:2024-9-2 no:2024-9-2/paragraf:1 no:2024-9-2/bent:a no:2024-9-2/bent:b imza"
        ),
    ),
    (
        "decisions numbered plainly, their subject on the line",
        "SENATO KARARLARI\nKARAR NO: 1 - Staj\nStaj uygundur.\nKARAR NO: 2 - Burs\nBurs uygundur.",
        "head:1 no:1 no:1/paragraf:1 no:2 no:2/paragraf:1",
    ),
    (
        "a figure behind the decimal number that is due",
        "1. İade\n1.1. İade yapılır.\n1.2. 50.000 TL altı incelenmez.\n1.3. Mahsup edilir.",
        "no:1 no:1/no:1.1 no:1/no:1.2 no:1/no:1.3",
    ),
    (
        "a decimal that is not due is a figure",
        "1. İade\n1.1. Oran şöyledir.\n4.5 oranı uygulanır.\n1.2. Mahsup edilir.",
        "no:1 no:1/no:1.1 no:1/no:1.1/paragraf:2 no:1/no:1.2",
    ),
    (
        "labelled head lines, the farewell and the signature belong to no section",
        (
            "SU PAYI SİRKÜLERİ / 4\nKonusu : Beyan\nTarihi : 1/2/2024\nSayısı : SP-4\nİlgili olduğu maddeler : 3\n"
            "1. Giriş\nBeyan verilir.\n2. Süre\n2.1. Bir aydır.\nDuyurulur.\nSu Payı Başkanı"
        ),
        "kurum konu tarih sayi ilgi no:1 no:1/paragraf:1 no:2 no:2/no:2.1 paragraf:1 imza",
    ),
    (
        "the kind of a letter is no addressee; references go on behind the number",
        (
            "ÖRNEK BAKANLIĞI\nSayı : 1\nKonu : İzin\nG E N E L G E\n2024/7\nİlgi : a) Yazı.\nb) Karar.\nİzin verilir.\n"
            "Gereğini rica ederim.\nAli ÇINAR\nBakan"
        ),
        "kurum sayi konu tur belge-no ilgi paragraf:1 paragraf:2 imza",
    ),
    (
        "a sentence behind a finished list in a letter",
        "ÖRNEK BAŞKANLIĞI\nKonu : Ödeme\nBuna göre;\na) Pay alınır.\nb) Faiz alınmaz.\nÖte yandan, itiraz edilebilir.",
        "kurum konu paragraf:1 bent:a bent:b paragraf:2",
    ),
    (
        "a line of a letter that begins with a number in the middle of a sentence",
        "ÖRNEK BAŞKANLIĞI\nKonu : Ödeme\n3.2 nci bölümde indirim verileceği,\n4.3 üncü bölümde süre yazılıdır.",
        "kurum konu paragraf:1",
    ),
    (
        "a division's head at the end of the last line before it",
        "BÖLÜM I\nGenel\nMadde 1 - (1) Bir iştir. BÖLÜM II\nİŞİN YÜRÜTÜLMESİ\nSüre\nMadde 2 - (1) İki gündür.",
        "bolum:1 madde:1 madde:1/fikra:1 bolum:2 madde:2 madde:2/fikra:1",
    ),
    (
        "a dash between the word and the number of an article",
        "MADDE-1: (1) Bir.\nMADDE-2: (1) İki.",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1",
    ),
    (
        "a mention of an article with a dash is no head",
        "MADDE 1- (1) Bir.\nMadde-5 kapsamında olan işler yapılır.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/paragraf:2",
    ),
    (
        "annexes with numbers are each their own",
        _FIRST + _LAST + "EK-1\nFORM\n1. Ad\nEK-2\nTARİFE\nBelge | 20",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 annex:1 annex:2",
    ),
    (
        "the label of an annex printed on every page of it",
        _FIRST + _LAST + "EK-1\nFORM\nBirinci sayfa\nEK-1\nİkinci sayfa",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 annex:1",
    ),
    (
        "numbered lists of posts behind a law, cells that look like heads",
        (
            "Madde 1 –\nYetki verilir.\n\nMadde 2 –\nBu Kanunu Kurul yürütür.\n\n(1) SAYILI LİSTE\n\nYENİ NUMARALAR\n\n"
            "Ek\nMadde 1\n\nEk\nMadde 2\n\n(2) SAYILI LİSTE\n\nKADROLAR"
        ),
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 annex:1 annex:2",
    ),
    (
        "a list of posts before later articles does not swallow them",
        (
            "Madde 1 –\nBu Kanunu Kurul yürütür.\n\n(I) SAYILI CETVEL\n\nKADROLAR\n\n"
            "Geçici Madde 1 – (Ek: 1/2/2003-4444/5 md.)\nKadrolar aktarılır."
        ),
        "madde:1 madde:1/fikra:1 madde:1/fikra:2 gecici-madde:1 gecici-madde:1/fikra:1",
    ),
    (
        "the date of signing and the table of senate decisions are not the last article's",
        _FIRST + _LAST + "21/5/2024\nYönergenin Kabul Edildiği Senato Kararının\nTarihi | Sayısı\n1/2/2023 | 4",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 tarih not:1 tablo:1",
    ),
    (
        "the names below an act",
        _FIRST + _LAST + "Prof. Dr. Ayşe ÇINAR\nRektör",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 imza",
    ),
    (
        "a second paragraph behind the execution formula stays with the article",
        "MADDE 1- (1) Bu Yönergeyi Rektör yürütür.\n(2) Dekan yardım eder.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:2",
    ),
    (
        "rows with bars are one table, and the list goes on behind it",
        "MADDE 1- (1) Burslar şunlardır:\nTür | Tutar\nBaşarı | 3.000\nYemek | Öğün\n(2) Ödeme aylıktır.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tablo:1 madde:1/fikra:2",
    ),
    (
        "decimal clauses of a specification",
        (
            "Madde 4 - Teminat\n4.1. Teminat verilir.\n4.1.1. Türleri:\na) Para,\nb) Mektup.\n4.2. İade edilir.\n"
            "4.3. 5.000 TL altında aranmaz."
        ),
        (
            "madde:4 madde:4/no:4.1 madde:4/no:4.1/no:4.1.1 madde:4/no:4.1/no:4.1.1/bent:a "
            "madde:4/no:4.1/no:4.1.1/bent:b madde:4/no:4.2 madde:4/no:4.3"
        ),
    ),
    (
        "a date with points is no clause of article 5",
        "Madde 5 - (1) Süre bir yıldır.\n5.1.2023 tarihli yazı geçerlidir.",
        "madde:5 madde:5/fikra:1 madde:5/fikra:1/paragraf:2",
    ),
    (
        "a mention of a point opens no list",
        "MADDE 1- (1) Ceza şöyledir:\na) (b) bendinin ihlalinde on gün,\nb) (c) ve (d) bentlerinin ihlalinde bir ay.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b",
    ),
    (
        "a mention of a paragraph opens none",
        "MADDE 1- (1) Birinci fıkra.\n(2) numaralı listede yazılanlar saklıdır.\n(2) İkinci fıkra.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/paragraf:2 madde:1/fikra:2",
    ),
    (
        "closing words on a line of their own without a comma before",
        "MADDE 1- (1) Deftere;\na) Tarih,\nb) Süre,\nc) Arızalar\nyazılır.\n(2) Defter iki yıl birimde saklanır.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/bent:c "
            "madde:1/fikra:1/kapanis madde:1/fikra:2"
        ),
    ),
    (
        "closing words on the line of the last point",
        "MADDE 1- (1) Yetki;\na) Başarısızlık,\nb) Kayıt tutulmaması hâllerinde iptal edilir.\n(2) Karar bildirilir.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b madde:1/fikra:1/kapanis "
            "madde:1/fikra:2"
        ),
    ),
    (
        "points that are sentences of their own have no closing words",
        "MADDE 1- (1) Esaslar:\na) Acil hâllerinde çalışma sürer.\nb) Gece hâllerinde çalışma durur.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:b",
    ),
    (
        "triple letters behind zz",
        "MADDE 1- (1) Şunlar:\nyy) Bir,\nzz) İki,\naaa) Üç,\nbbb) Dört,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in ("yy", "zz", "aaa", "bbb")),
    ),
    (
        "editors put brackets around the letter they add",
        "MADDE 1- (1) Şunlar:\nb) Bir,\nc) İki,\n(ç) (Ek:1/2/2003-4444/5 md.) Üç,\nd) Dört,",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "bcçd"),
    ),
    (
        "dashes stuck to their words",
        "MADDE 1- (1) Süreler:\n-Öğretim üyeleri on beş gün;\n-Öğrenciler on gün.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tire:1 madde:1/fikra:1/tire:2",
    ),
    (
        "a paragraph of a point in the middle of the list, behind a comma",
        "MADDE 1- Şunlar:\na) 3 üncü maddenin;\nBirinci fıkrasına uymayana on,\nİkincisine uymayana yirmi,\nb) Bir.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/paragraf:2 "
            "madde:1/fikra:1/bent:a/paragraf:3 madde:1/fikra:1/bent:b"
        ),
    ),
    (
        "dashes below a point do not end the letters",
        "MADDE 1- (1) Kurullar:\na) Üniversite Kurulu;\n- Rektör,\n- Üyeler,\nb) Birim Kurulu,\nc) Diğer kurullar.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/tire:1 "
            "madde:1/fikra:1/bent:a/tire:2 madde:1/fikra:1/bent:b madde:1/fikra:1/bent:c"
        ),
    ),
    (
        "closing words of an inner list leave the outer one open",
        "MADDE 1- (1) Ceza;\na) Şunlara:\n1) Birinciye,\n2) İkinciye,\nyarı oranında,\nb) Diğerlerine tam,\nverilir.",
        (
            "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/altbent:1 "
            "madde:1/fikra:1/bent:a/altbent:2 madde:1/fikra:1/bent:a/kapanis madde:1/fikra:1/bent:b "
            "madde:1/fikra:1/kapanis"
        ),
    ),
    (
        "a letter that is missing in a list of letters with points",
        "MADDE 1- (1) Kurul;\na. Karar alır,\nb. Görüş verir, c. Rapor yazar,\nd. Toplanır,\ne. Denetler.",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "abde"),
    ),
    (
        "footnotes with far numbers are no paragraphs",
        "MADDE 1- (1) Kurs verilir.\n(25) Kurs Yönetmeliği\n(2) Kurs bir aydır.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/paragraf:2 madde:1/fikra:2",
    ),
    (
        "ordinal and division without a space",
        "BİRİNCİBÖLÜM\nGenel\nMADDE 1- Bir.\nİKİNCİBÖLÜM\nSüre\nMADDE 2- İki.",
        "bolum:1 madde:1 madde:1/fikra:1 bolum:2 madde:2 madde:2/fikra:1",
    ),
    (
        "a footnote on an amendment in the middle of a sentence",
        (
            "MADDE 1- Eksik üyelikler\n58 22/2/2018 tarihli ve 7777 sayılı Kanunla bu fıkra değiştirilmiştir.\nkurulca "
            "tamamlanır.\nMADDE 2- İki."
        ),
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1",
    ),
    (
        "a quoted article whose title begins with a year, the closing mark on a line of its own",
        (
            "MADDE 1- Aynı Tebliğe aşağıdaki geçici madde eklenmiştir.\n“2025 yılı uygulamaları\n"
            "GEÇİCİ MADDE 2- (1) Eski hükümler uygulanır.\n”\nMADDE 2- Bu Tebliğ yayımı tarihinde yürürlüğe girer."
        ),
        (
            "madde:1 madde:1/fikra:1 madde:1/alinti:1 madde:1/alinti:1/gecici-madde:2 "
            "madde:1/alinti:1/gecici-madde:2/fikra:1 madde:2 madde:2/fikra:1"
        ),
    ),
    (
        "divisions that begin with their number",
        "I. BÖLÜM\nGenel\nMadde 1 – Bir.\nII.BÖLÜM\nSüre\nMadde 2 – İki.\n3. BÖLÜM\nSon\nMadde 3 – Üç.",
        "bolum:1 madde:1 madde:1/fikra:1 bolum:2 madde:2 madde:2/fikra:1 bolum:3 madde:3 madde:3/fikra:1",
    ),
    (
        "a division whose title begins with the word for it, and one misprinted",
        "BİRİNCİ BÖLÜM\nBölüm ve Derslerin Yürütülmesi\nMADDE 1- Bir.\nDÖRÜNCÜ BÖLÜM\nSon Hükümler\nMADDE 2- İki.",
        "bolum:1 madde:1 madde:1/fikra:1 bolum:4 madde:2 madde:2/fikra:1",
    ),
    (
        "a group title above an article's own title",
        "MADDE 1- (1) Bir.\nÜniversite Organları\nRektör\nMADDE 2- (1) İki.",
        "madde:1 madde:1/fikra:1 baslik:1 madde:2 madde:2/fikra:1",
    ),
    (
        "the last cells of a table are no titles",
        "Madde 1 – Ücretler şunlardır:\n\nBelge\n\nTutar\n\nBir\n\n20\n\nİki\n\n30\n\nÜç\n\n40\n\nDört\n\nMadde 2 – Bir.",
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/tablo:1 madde:2 madde:2/fikra:1",
    ),
    (
        "an annotation in pieces is one, and its rest is no title of the next article",
        "Ek Madde 1 –\n\n(Ek: 1/2/2003-4444/5 md.;\n\nMülga:3/4/2005-5555/6 md.)\n\nEk Madde 2 –\n\n(Ek:\n\n1/2/2003-4444/5 md.)\n\nBir.",
        "ek-madde:1 ek-madde:2 ek-madde:2/fikra:1",
    ),
    (
        "a title on the line of the head, its words on lines of their own",
        "Madde 1- Seçim Kurulu\nSeçim Kurulu üç üyeden oluşur.\nMadde 2- Seçim Kurulunun Görevleri\na) Seçimi yapar,\nb) İlan eder.",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1 madde:2/fikra:1/bent:a madde:2/fikra:1/bent:b",
    ),
    (
        "a numbered paragraph that lost one of its brackets",
        "MADDE 1- (1) Bir.\n(2 Seminerlerin düzenlenebilmesi için en az on katılımcı aranır.\n3) Seminer bir gündür.\n(4) Dört.",
        "madde:1 " + " ".join(f"madde:1/fikra:{n}" for n in (1, 2, 3, 4)),
    ),
    (
        "an amended point that stayed in its quotation marks",
        "MADDE 1- (1) Organlar:\na) Kurul,\n“b) Kurultay,” (Değişik: 1.2.2014 tarihli Senato kararı)\nc) Başkan.",
        "madde:1 madde:1/fikra:1 " + " ".join(f"madde:1/fikra:1/bent:{x}" for x in "abc"),
    ),
    (
        "a title and its article's head on one line",
        "MADDE 1- (1) Bir.\nDeğerlendirme MADDE 2 -\n(1) Kurul değerlendirir.",
        "madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1",
    ),
    (
        "a sentence that the end of a line parted at a comma",
        "ESASLAR\n1- Buçuk ve üzeri sayılar tama tamamlanır,\nbuçuğun altındaki sayılar geriye çekilir.\n2- İki.",
        "head:1 no:1 no:2",
    ),
    (
        "the letterhead printed again on a new page, in the middle of a sentence",
        (
            f"T.C.\n{_FRONT}MADDE 1- (1) Burs, başvuru yapan öğrencilerden şartları taşıyanlara Burs Kurulu ve\nT.C.\n"
            "KARAÇAM ÜNİVERSİTESİ\nÜniversite Yönetim Kurulunca verilir.\nMADDE 2- (1) İki."
        ),
        "head:1 head:2 head:3 madde:1 madde:1/fikra:1 madde:2 madde:2/fikra:1",
    ),
]


@pytest.mark.parametrize(("trap", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_paths(trap: str, text: str, expected: str) -> None:
    assert " ".join(node.path for node in segment(text).nodes) == expected, trap


def test_a_decision_keeps_its_label_as_printed() -> None:
    nodes = {node.path: node for node in segment("KARARLAR\nKARAR 2024/9-1\nBir.\nKARAR 2024/9-2: Staj\nİki.").nodes}
    assert nodes["no:2024-9-1"].label == "KARAR 2024/9-1"
    assert (nodes["no:2024-9-1"].text, nodes["no:2024-9-1"].eid) == ("", "lvl_2024-9-1")
    assert nodes["no:2024-9-2"].heading == "Staj"


def test_headings_stand_in_no_text() -> None:
    tree = segment("BİRİNCİ KISIM Genel\nBİRİNCİ BÖLÜM\nAmaç\nMadde 1 – Bir.\nÖzel Esaslar\nSüre\nMadde 2 – İki.")
    containers = [node for node in tree.nodes if node.path.split(":")[0] in {"kisim", "bolum", "baslik"}]
    assert [(node.heading, node.text) for node in containers][:2] == [("Genel", ""), ("Amaç", "")]


@pytest.mark.parametrize("text", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_nodes_stand_in_reading_order(text: str) -> None:
    starts = [node.start for node in segment(text).nodes]
    assert starts == sorted(starts)


def test_titles_of_divisions_go_on_behind_a_comma() -> None:
    tree = segment("BİRİNCİ KISIM\nAdaylık, Seçim Kurulları,\nSeçim ve İtiraz\nSeçim\nMADDE 1- Bir.")
    assert [node.heading for node in tree.nodes][:2] == ["Adaylık, Seçim Kurulları, Seçim ve İtiraz", "Seçim"]


def test_repeals_in_pieces_are_repeals() -> None:
    text = "Ek Madde 1 –\n\n(Ek: 1/2/2003-4444/5 md.;\n\nMülga:3/4/2005-5555/6 md.)\n\nEk Madde 2 –\n\nBir."
    assert [(node.status, node.heading) for _, node in segment(text).articles()] == [("mulga", None), (None, None)]


def test_a_footnote_mark_in_brackets_is_no_paragraph() -> None:
    text = (
        "Madde 1 –\n\nBirinci fıkra budur.\n\n(1)\n\nİkinci fıkra budur.\n\nMadde 2 –\n\nBir.\n\n(1) İki.\n\n"
        "Madde 3 –\n\nŞunlar:\n\na) Bir,\n\nb) İki.\n\n(1)\n\nMadde 4 – Son."
    )
    nodes = {node.path: node for node in segment(text).nodes}
    assert nodes["madde:1"].text == ""
    assert nodes["madde:1/fikra:1"].text == "Birinci fıkra budur."
    assert nodes["madde:1/fikra:2"].text == "(1) İkinci fıkra budur."
    assert nodes["madde:2/fikra:2"].text == "(1) İki."
    assert nodes["madde:3/fikra:1/bent:b"].text == "İki. (1)"
    assert "madde:3/fikra:2" not in nodes


def test_footnotes_of_printed_pages_stand_apart() -> None:
    text = (
        "MADDE 1- (1) Şunlar:\na) Bir,\n12 2/7/2018 tarihli ve 703 sayılı KHK ile bu bentte yer alan “İki” ibaresi “Bir” "
        "şeklinde değiştirilmiştir.\nb) İki.\nMADDE 2- İki."
    )
    tree = segment(text)
    assert " ".join(node.path for node in tree.nodes) == (
        "madde:1 madde:1/fikra:1 madde:1/fikra:1/bent:a madde:1/fikra:1/bent:a/dipnot:12 madde:1/fikra:1/bent:b "
        "madde:2 madde:2/fikra:1"
    )


def test_the_parts_of_a_ruling_in_running_text() -> None:
    text = (
        "T.C. AKÇINAR VERGİ DAİRESİ BAŞKANLIĞI Sayı : B.1 Konu : Burs ödemelerinin vergilendirilmesi hakkında görüş. "
        "İlgide kayıtlı dilekçenizde, öğrencilere ödenen burslardan vergi kesilip kesilmeyeceği sorulmaktadır. "
        "Burs Vergisi Kanununun 3 üncü maddesinde, bursların vergiye tabi tutulacağı hüküm altına alınmıştır. "
        "Buna göre, ödediğiniz burslardan vergi kesilmesi, kesilen verginin ertesi ay beyan edilmesi gerekmektedir. "
        "Bilgi edinilmesini rica ederim."
    )
    words = [node.text.split()[0] for node in segment(text).nodes if node.kind.value == "paragraf"]
    assert words[:3] == ["İlgide", "Burs", "Buna"]


def test_rows_of_a_text_without_articles_are_tables() -> None:
    rows = "".join(f"{n} | {n}0 | {n}5\n" for n in range(1, 6))
    text = f"Doküman No | YÖ-1\nNOT DÖNÜŞÜM TABLOSU\n{rows}Tablo onaylandı.\n1. Uygulama\n{rows}2. Son\nBitti."
    assert [node.path for node in segment(text).nodes] == [
        "head:1", "head:2", "tablo:1", "paragraf:1", "no:1", "no:1/tablo:1", "no:2", "no:2/paragraf:1",
    ]  # fmt: skip


def test_a_masthead_in_one_row_and_a_led_table_of_contents() -> None:
    text = "3 Mart 2026 SALI | Resmî Gazete | Sayı : 33185\nTEBLİĞ\nAkçınar Kurumundan:\nBURS TEBLİĞİ\nMADDE 1- Bir."
    assert [node.path for node in segment(text).nodes][:4] == ["rg-tarih", "rg-adi", "rg-sayi", "tur"]
    listed = "".join(f"1.{n}. Konu {n} ........ {n}\n" for n in range(1, 7))
    tree = segment(
        f"ÖLÇME KILAVUZU\nİÇİNDEKİLER\n{listed}1. Genel\n1.1.Konu bir\nÖlçme yapılır.\n1.2.Konu iki\nYapılmaz."
    )
    assert [node.path for node in tree.nodes] == [
        "head:1", "tablo:icindekiler", "no:1", "no:1/no:1.1", "no:1/no:1.1/paragraf:1", "no:1/no:1.2",
        "no:1/no:1.2/paragraf:1",
    ]  # fmt: skip
