"""Where a title begins and ends: signs, years, quotations, kinds inside it; each row names its trap."""

import pytest

from nlp.cite import cite

GAZETTE = "4/5/2020 tarihli ve 31117 sayılı Resmî Gazete’de yayımlanan"
ROWS = [
    ("series before the title", f"{GAZETTE} 130 Sıra No.lu Kıyı Vergisi Kanunu Genel Tebliği", "rg:31117@2020-05-04"),
    ("series with its own number", f"{GAZETTE} 2020/1 sayılı Kıyı Tebliği", "rg:31117@2020-05-04"),
    ("a quoted word opens it", f"{GAZETTE} “KY” İşareti Taşıyan Kayıkların Denetimi Tebliği", "rg:31117@2020-05-04"),
    ("quoted whole", f"{GAZETTE} “Kıyı Yönetmeliğinde Değişiklik Yapılmasına Dair Yönetmelik”", "rg:31117@2020-05-04"),
    ("quoted, with an ending", f"{GAZETTE} “Kıyı Yönetmeliği”ne", "rg:31117@2020-05-04"),
    ("a mark that nothing closes", f"{GAZETTE} “Kıyı Yönetmeliği", "rg:31117@2020-05-04"),
    ("principles before the kind", f"{GAZETTE} Kıyıların Kullanılmasına Dair Usul ve Esaslar Tebliğine",
     "rg:31117@2020-05-04"),
    ("a kind that another kind is about", f"{GAZETTE} Kıyı Statüsüne İlişkin Kıyı Genel Tebliği (Sıra No: 1)’nin",
     "rg:31117@2020-05-04"),
    ("a day and a number inside", ("3230 sayılı Kıyı Fonu Teşkili ile 11/7/1939 tarihli ve 3670 sayılı Liman Teşkiline "
     "Dair Kanunun 4 üncü Maddesine Bir Bent Eklenmesi Hakkında Kanunun"), "kanun:3230"),
    ("a first word without its capital", "144 sayılı kıyı Hizmetleri Tazminat Kanunu", "kanun:144"),
    ("a comma before the title", f"{GAZETTE}, 2007 Yılı Kıyı Bütçe Kanununun", "rg:31117@2020-05-04"),
    ("the number of another act inside",
     ("399 sayılı Kıyı Kurumları Rejiminin Düzenlenmesi ve 233 Sayılı Kanun Hükmünde Kararnamenin Bazı Maddelerinin"
      " Yürürlükten Kaldırılmasına Dair Kanun Hükmünde Kararnamenin"), "khk:399"),
    ("a law with its number inside", (f"{GAZETTE} 5627 Sayılı Kıyı Kanununun 10 uncu Maddesine Göre 2025 Yılında"
     " Uygulanacak Cezalara İlişkin Tebliğ (Sıra Numarası: 2025/1)"), "rg:31117@2020-05-04"),
    ("years before the title",
     f"{GAZETTE} 2025-2027 Yıllarında Yapılacak Kıyı Destekleri Hakkında Tebliğ (Tebliğ No: 2024/3)’in",
     "rg:31117@2020-05-04"),
    ("what changes a numbered act",
     f"{GAZETTE} Kıyı Korumasına İlişkin Tebliğ (Tebliğ No: 2015/9)’de Değişiklik Yapılmasına Dair Tebliğ",
     "rg:31117@2020-05-04"),
    ("an ending before the series", "Kıyı Korumasına İlişkin Tebliğde (Tebliğ No: 2022/14)",
     "ad:Kıyı Korumasına İlişkin Tebliğ (Tebliğ No: 2022/14)"),
    ("Anayasa in the name of the court",
     "30/3/2011 tarihli ve 6216 sayılı Anayasa Mahkemesinin Kuruluşu ve Yargılama Usulleri Hakkında Kanun’un",
     "kanun:6216"),
    ("rules of the court", "Anayasa Mahkemesi İçtüzüğü", "ad:Anayasa Mahkemesi İçtüzüğü"),
    ("a law that the title rests on", f"{GAZETTE} Kıyı Usul Kanunu Uyarınca Verilen Belgeler Hakkında Yönetmeliğe",
     "rg:31117@2020-05-04"),
    ("a directive on a by-law", "Kıyı Üniversitesi Sınav Yönetmeliği Uygulama Yönergesinin 5 inci maddesi",
     "ad:Kıyı Üniversitesi Sınav Yönetmeliği Uygulama Yönergesi/madde:5"),
    ("a law that is no possessive", f"{GAZETTE} 5746 Sayılı Kıyılar Hakkında Kanun Genel Tebliği (Seri No: 5)",
     "rg:31117@2020-05-04"),
    ("a decision on a law", "4458 Sayılı Kıyı Kanununun Bazı Maddelerinin Uygulanması Hakkında Kararın",
     "ad:4458 Sayılı Kıyı Kanununun Bazı Maddelerinin Uygulanması Hakkında Karar"),
    ("Tarife is a noun before ve too", f"{GAZETTE} Kıyı Tarife ve Talimatları ile Esaslarına Dair Tebliğin",
     "rg:31117@2020-05-04"),
    ("enacted with one word", "8/5336 sayılı Bakanlar Kurulu Kararıyla yürürlüğe konulan Kıyı Hakkında Yönetmelik",
     "bkk:8/5336"),
    ("principles without a number", "Kıyı Kontrolüne İlişkin Usul ve Esaslara",
     "ad:Kıyı Kontrolüne İlişkin Usul ve Esaslar"),
    ("two brackets", f"{GAZETTE} Kıyı Genel Tebliği (Yük İşlemleri) (Seri No: 1)’nin", "rg:31117@2020-05-04"),
    ("a year inside", f"{GAZETTE} Kayıkların 2025 Yılı Listesi Hakkında Tebliğ", "rg:31117@2020-05-04"),
    ("Esas ve Usuller is a kind", f"{GAZETTE} Sosyal Tesislere Dair Esas ve Usuller", "rg:31117@2020-05-04"),
    ("Tarife is a noun here",
     ("1/7/2026 tarihli ve 11499 sayılı Cumhurbaşkanı Kararı ile yürürlüğe konulan Kayık İthalatında Tarife Kontenjanı"
     " Uygulanması Hakkında Karar"), "cbkarar:11499"),
    ("amending title by name", "Kıyı Yönetmeliğinde Değişiklik Yapılmasına Dair Yönetmelik",
     "ad:Kıyı Yönetmeliğinde Değişiklik Yapılmasına Dair Yönetmelik"),
    ("a decision inside", "Kıyı Yardımları Hakkında Kararın Uygulanmasına İlişkin Tebliğin",
     "ad:Kıyı Yardımları Hakkında Kararın Uygulanmasına İlişkin Tebliğ"),
    ("softened k", "Kıyılarda Uyulacak Esaslara İlişkin Yönetmeliğin",
     "ad:Kıyılarda Uyulacak Esaslara İlişkin Yönetmelik"),
    ("principles inside", "Kıyı Programları Ölçme Esasları Yönergesi", "ad:Kıyı Programları Ölçme Esasları Yönergesi"),
    ("acronym in brackets", "Kıyı Çift Ana Dal Programı (KÇAP) Yönergesi",
     "ad:Kıyı Çift Ana Dal Programı (KÇAP) Yönergesi"),
    ("a comma in a list", "Kıyı Eğitim, Öğretim ve Sınav Yönetmeliği", "ad:Kıyı Eğitim, Öğretim ve Sınav Yönetmeliği"),
    ("a comma far from ve", "Kıyı Kurumları Yönetici, Deniz Elemanı ve Memurları Disiplin Yönetmeliğinin",
     "ad:Kıyı Kurumları Yönetici, Deniz Elemanı ve Memurları Disiplin Yönetmeliği"),
    ("a number before the first word", "2022 sayılı 65 Yaşını Doldurmuş Kıyılılara Aylık Bağlanması Hakkında Kanunun",
     "kanun:2022"),
    ("an accusative behind hakkında", "Kıyı Hakkında Yönetmeliği", "ad:Kıyı Hakkında Yönetmelik"),
    ("a law in the accusative", "Toplantı ve Gösteri Hakkında Kanunu", "ad:Toplantı ve Gösteri Hakkında Kanun"),
    ("hakkındaki", "Amme Alacaklarının Tahsil Usulü Hakkındaki Kanun", "kanun:6183"),
    ("an ordinal inside", "2302 sayılı Kıyının Açılışının 100 üncü Yılının Kutlanması Hakkında Kanunun", "kanun:2302"),
    ("an old statute", "Kıyı Nizamnamesine", "ad:Kıyı Nizamnamesi"),
    ("a court with files in words",
     "Anayasa Mahkemesinin 12/11/2020 tarihli, Esas No.:2020/10; Karar No.:2020/67 sayılı Kararı",
     "aym:2020/10-2020/67"),
    ("the day instead of a number", "12 Eylül 1930 tarihli Kıyı Tayinat Kanununun", "ad:Kıyı Tayinat Kanunu"),
    ("a word behind the kind", "12 Eylül 1930 tarihli Sulh Kıyıları Hakkında Kanunu Muvakkatın",
     "ad:Sulh Kıyıları Hakkında Kanunu Muvakkat"),
    ("a regulation named by its law", f"{GAZETTE} Kıyı Uyuşmazlıkları Kanunu Yönetmeliği", "rg:31117@2020-05-04"),
    ("the repeated issue before the name of the gazette",
     "4/5/2020 tarihli ve 31117 sayılı Mükerrer Resmî Gazete’de yayımlanan Kıyı Tebliği", "rg:31117m@2020-05-04"),
    ("a decision with its number inside",
     f"{GAZETTE} Kıyı Ortak Komitesinin 1/2023 Sayılı Kararı Kapsamı Menşe Kuralları Hakkında Yönetmeliğin",
     "rg:31117@2020-05-04"),
    ("a word in small letters that ve repeats", "Kıyı Üniversitesi Ön lisans ve Lisans Sınav Yönetmeliğinin",
     "ad:Kıyı Üniversitesi Ön lisans ve Lisans Sınav Yönetmeliği"),
    ("the number of another law behind a comma",
     ("4045 sayılı Kıyı Personelinin Haklarının Verilmesine ve 1402 Numaralı Kıyı Kanununda Değişiklik Yapılmasına"
     " İlişkin Kanun"), "kanun:4045"),
    ("two numbers", ("298 sayılı 190 sayılı Kıyı Kadroları Hakkında Kanun Hükmünde Kararnamenin Eki Cetvellerde"
     " Değişiklik Yapılmasına Dair Kanun Hükmünde Kararname"), "khk:298"),
    ("a list of nouns with a hyphen in it", "Kıyı Kurumları, Mediko-Sosyal, Sağlık ve Spor İşleri Yönetmeliğinin",
     "ad:Kıyı Kurumları, Mediko-Sosyal, Sağlık ve Spor İşleri Yönetmeliği"),
    ("a hyphen at a line that was joined", "Kıyı Eğitim- Öğretim ve Sınav Yönergesi",
     "ad:Kıyı Eğitim- Öğretim ve Sınav Yönergesi"),
    ("a vowel that joins two words", "12 Eylül 1930 tarihli Cem'i Kıyı Nizamnamesinin", "ad:Cem'i Kıyı Nizamnamesi"),
    ("a court, abbreviated",
     "Anayasa Mah.’nin 8/7/1994 tarih ve E.1994/54, K.1994/49 sayılı kararı", "aym:1994/54-1994/49"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "target"), ROWS, ids=[row[0] for row in ROWS])
def test_a_title_is_one_span(trap: str, text: str, target: str) -> None:
    (found,) = cite(f"işlemde {text} uygulanır.", "kanun:1")
    assert (found.surface, found.targets) == (text, (target,))


def test_a_decision_begins_with_its_own_court() -> None:
    heading = "Anayasa Mahkemesi Kararının Numarası\n\n"
    (found,) = cite(f"{heading}Anayasa Mahkemesinin 1/2/2020 tarihli ve E: 2019/1, K: 2020/2 sayılı Kararı", "kanun:1")
    assert (found.start, found.targets) == (38, ("aym:2019/1-2020/2",))


NONE = [
    ("a judgment", "Kıyı Dairesinin E.1994/54, K.1994/49 sayılı kararı ile"),
    ("a judgment with two signs", "Kıyı Dairesinin E.:2019/1, K.:2022/2 sayılı kararı"),
    ("a decision of a senate with its day", "Kıyı Senatosunun 20/06/2023 tarih 10/18 sayılı karar ile kabul edilen"),
    ("a number with three parts", "Kıyı Senatosunun SEN-2020/1/4 numaralı kararı ile"),
    ("a term that is being defined", "g) Kıyı Çerçeve Yönetmeliği: Senatonun kabul ettiği"),
    ("laws in general", "bu kanunlarla ilgili"),
    ("goods are no articles", "bu maddelerin cinslerini"),
    ("a decision of a senate", "2010/18 sayılı Senato Kararı ile kabul edilen"),
    ("a name in brackets is no number", "9 uncu (Kıyı ve Liman Bakanlığı) maddesine"),
    ("a series is no row", "130 Sıra No.lu kutuda"),
    ("the heading of an article", "Madde 25 fıkra iki hakkında"),
]


@pytest.mark.parametrize(("trap", "text"), NONE, ids=[row[0] for row in NONE])
def test_numbers_that_name_no_legislation(trap: str, text: str) -> None:
    assert cite(text, "kanun:1") == ()
