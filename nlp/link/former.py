"""Former names of bodies of the state and what they are today, by the decrees that reorganised them.

A row: the former name, the day from which the later ones took its place, their names today. Several names: its tasks
were divided among them. Sources: Laws 4848, 4856, 5429, 5502, 5809, 5902, 6769, 6771, 7330; Decree-laws 633–645, 655,
671, 696, 700, 703; Presidential Decrees 1, 4, 14, 57, 73, 85.
"""

from dataclasses import dataclass

_2011, _2018 = "2011-11-01", "2018-07-10"
_TREASURY, _TRADE, _INDUSTRY = "Hazine ve Maliye Bakanlığı", "Ticaret Bakanlığı", "Sanayi ve Teknoloji Bakanlığı"
_FARMING, _TRANSPORT = "Tarım ve Orman Bakanlığı", "Ulaştırma ve Altyapı Bakanlığı"
_CITIES, _CULTURE = "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı", "Kültür ve Turizm Bakanlığı"
_LABOUR, _FAMILY = "Çalışma ve Sosyal Güvenlik Bakanlığı", "Aile ve Sosyal Hizmetler Bakanlığı"
_PRESIDENCY, _PLANNING, _INSURANCE = "Cumhurbaşkanlığı", "Strateji ve Bütçe Başkanlığı", "Sosyal Güvenlik Kurumu"
_YOUTH, _RADIO, _FOREIGN = "Gençlik ve Spor Bakanlığı", "Bilgi Teknolojileri ve İletişim Kurumu", "Dışişleri Bakanlığı"
_DISASTERS = "Afet ve Acil Durum Yönetimi Başkanlığı"


@dataclass(frozen=True, slots=True)
class Former:
    """A body that bears another name today, or whose tasks others have; `since` is ISO 8601, None where unsure."""

    name: str
    since: str | None
    today: tuple[str, ...]


FORMER = (
    Former("Başbakanlık", _2018, (_PRESIDENCY,)),
    Former("Başvekâlet", _2018, (_PRESIDENCY,)),
    Former("Bakanlar Kurulu", _2018, (_PRESIDENCY,)),
    Former("Maliye Bakanlığı", _2018, (_TREASURY,)),
    Former("Maliye Vekâleti", _2018, (_TREASURY,)),
    Former("Hazine Müsteşarlığı", _2018, (_TREASURY,)),
    Former("Başbakanlık Hazine Müsteşarlığı", _2018, (_TREASURY,)),
    Former("Maliye ve Gümrük Bakanlığı", None, (_TREASURY, _TRADE)),
    Former("Gümrük ve Tekel Bakanlığı", "1983-12-14", (_TRADE, _TREASURY)),
    Former("Hazine ve Dış Ticaret Müsteşarlığı", "1994-12-20", (_TREASURY, _TRADE)),
    Former("Kalkınma Bakanlığı", _2018, (_PLANNING, _INDUSTRY)),
    Former("Devlet Planlama Teşkilatı Müsteşarlığı", "2011-06-08", (_PLANNING,)),
    Former("Başbakanlık Devlet Planlama Teşkilatı Müsteşarlığı", "2011-06-08", (_PLANNING,)),
    Former("Bilim, Sanayi ve Teknoloji Bakanlığı", _2018, (_INDUSTRY,)),
    Former("Sanayi ve Ticaret Bakanlığı", "2011-06-08", (_INDUSTRY, _TRADE)),
    Former("Gümrük ve Ticaret Bakanlığı", _2018, (_TRADE,)),
    Former("Gümrük Müsteşarlığı", "2011-06-08", (_TRADE,)),
    Former("Başbakanlık Gümrük Müsteşarlığı", "2011-06-08", (_TRADE,)),
    Former("Ekonomi Bakanlığı", _2018, (_TRADE,)),
    Former("Dış Ticaret Müsteşarlığı", "2011-06-08", (_TRADE,)),
    Former("Başbakanlık Dış Ticaret Müsteşarlığı", "2011-06-08", (_TRADE,)),
    Former("Gıda, Tarım ve Hayvancılık Bakanlığı", _2018, (_FARMING,)),
    Former("Tarım ve Köyişleri Bakanlığı", "2011-06-08", (_FARMING,)),
    Former("Tarım, Orman ve Köyişleri Bakanlığı", "1991-08-09", (_FARMING,)),
    Former("Tarım Bakanlığı", None, (_FARMING,)),
    Former("Ziraat Vekâleti", None, (_FARMING,)),
    Former("Orman Bakanlığı", "2003-05-08", (_FARMING,)),
    Former("Orman ve Su İşleri Bakanlığı", _2018, (_FARMING,)),
    Former("Çevre ve Orman Bakanlığı", "2011-07-04", (_CITIES, _FARMING)),
    Former("Çevre Bakanlığı", "2003-05-08", (_CITIES,)),
    Former("Çevre ve Şehircilik Bakanlığı", "2021-10-29", (_CITIES,)),
    Former("Bayındırlık ve İskân Bakanlığı", "2011-07-04", (_CITIES,)),
    Former("İmar ve İskân Bakanlığı", "1983-12-14", (_CITIES,)),
    Former("Bayındırlık Bakanlığı", "1983-12-14", (_CITIES,)),
    Former("Nafıa Vekâleti", None, (_CITIES,)),
    Former("Ulaştırma Bakanlığı", _2011, (_TRANSPORT,)),
    Former("Ulaştırma, Denizcilik ve Haberleşme Bakanlığı", _2018, (_TRANSPORT,)),
    Former("Denizcilik Müsteşarlığı", _2011, (_TRANSPORT,)),
    Former("Başbakanlık Denizcilik Müsteşarlığı", _2011, (_TRANSPORT,)),
    Former("Münakalat Vekâleti", None, (_TRANSPORT,)),
    Former("Kültür Bakanlığı", "2003-04-29", (_CULTURE,)),
    Former("Turizm Bakanlığı", "2003-04-29", (_CULTURE,)),
    Former("Turizm ve Tanıtma Bakanlığı", None, (_CULTURE,)),
    Former("Aile ve Sosyal Politikalar Bakanlığı", _2018, (_FAMILY,)),
    Former("Aile, Çalışma ve Sosyal Hizmetler Bakanlığı", "2021-04-21", (_FAMILY, _LABOUR)),
    Former("Çalışma Bakanlığı", None, (_LABOUR,)),
    Former("Sosyal Güvenlik Bakanlığı", "1983-12-14", (_LABOUR,)),
    Former("Avrupa Birliği Bakanlığı", _2018, (_FOREIGN,)),
    Former("Hariciye Vekâleti", None, (_FOREIGN,)),
    Former("Dahiliye Vekâleti", None, ("İçişleri Bakanlığı",)),
    Former("Adliye Vekâleti", None, ("Adalet Bakanlığı",)),
    Former("Millî Müdafaa Vekâleti", None, ("Millî Savunma Bakanlığı",)),
    Former("Maarif Vekâleti", None, ("Millî Eğitim Bakanlığı",)),
    Former("Millî Eğitim Gençlik ve Spor Bakanlığı", None, ("Millî Eğitim Bakanlığı", _YOUTH)),
    Former("Sağlık ve Sosyal Yardım Bakanlığı", None, ("Sağlık Bakanlığı",)),
    Former("Sıhhat ve İçtimai Muavenet Vekâleti", None, ("Sağlık Bakanlığı",)),
    Former("Devlet Personel Başkanlığı", _2018, (_LABOUR,)),
    Former("Sosyal Sigortalar Kurumu", "2006-05-20", (_INSURANCE,)),
    Former("Türkiye Cumhuriyeti Emekli Sandığı", "2006-05-20", (_INSURANCE,)),
    Former("T.C. Emekli Sandığı", "2006-05-20", (_INSURANCE,)),
    Former("Yüksek Öğrenim Kredi ve Yurtlar Kurumu", _2018, (_YOUTH,)),
    Former("Telekomünikasyon Kurumu", "2008-11-10", (_RADIO,)),
    Former("Telekomünikasyon İletişim Başkanlığı", "2016-08-17", (_RADIO,)),
    Former("Türk Patent Enstitüsü", "2017-01-10", ("Türk Patent ve Marka Kurumu",)),
    Former("Devlet İstatistik Enstitüsü", "2005-11-18", ("Türkiye İstatistik Kurumu",)),
    Former("İş ve İşçi Bulma Kurumu", "2000-10-04", ("Türkiye İş Kurumu",)),
    Former("Türkiye Atom Enerjisi Kurumu", "2020-03-28", ("Türkiye Enerji, Nükleer ve Maden Araştırma Kurumu",)),
    Former("Makina ve Kimya Endüstrisi Kurumu", "2021-07-03", ("Makine ve Kimya Endüstrisi Anonim Şirketi",)),
    Former("Tütün ve Alkol Piyasası Düzenleme Kurumu", "2017-12-24", (_FARMING,)),
    Former("Şeker Kurumu", "2017-12-24", (_FARMING,)),
    Former("Basın-Yayın ve Enformasyon Genel Müdürlüğü", "2018-07-24", ("İletişim Başkanlığı",)),
    Former("Afet İşleri Genel Müdürlüğü", "2009-12-17", (_DISASTERS,)),
    Former("Sivil Savunma Genel Müdürlüğü", "2009-12-17", (_DISASTERS,)),
    Former("Türkiye Acil Durum Yönetimi Genel Müdürlüğü", "2009-12-17", (_DISASTERS,)),
    Former("Hâkimler ve Savcılar Yüksek Kurulu", None, ("Hâkimler ve Savcılar Kurulu",)),
)  # fmt: skip
