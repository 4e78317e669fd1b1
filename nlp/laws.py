"""Laws by their usual abbreviations and titles, as lawyers write them; numbers in reference notation."""

from collections.abc import Mapping
from functools import cache

from dayanak.law.letters import comparison_key

# number | abbreviations | title. Where two laws share a title or an abbreviation, the one meant today stands first.
_TABLE = """
2709|AY,Anayasa|Türkiye Cumhuriyeti Anayasası
4721|TMK|Türk Medeni Kanunu
6098|TBK|Türk Borçlar Kanunu
6102|TTK|Türk Ticaret Kanunu
5237|TCK|Türk Ceza Kanunu
5271|CMK|Ceza Muhakemesi Kanunu
5275|CGTİHK,CGTİK,İnfazK|Ceza ve Güvenlik Tedbirlerinin İnfazı Hakkında Kanun
5326|KabK|Kabahatler Kanunu
6100|HMK|Hukuk Muhakemeleri Kanunu
2004|İİK|İcra ve İflas Kanunu
2577|İYUK|İdari Yargılama Usulü Kanunu
2575|DK|Danıştay Kanunu
2576|BİMK|Bölge İdare Mahkemeleri, İdare Mahkemeleri ve Vergi Mahkemelerinin Kuruluşu ve Görevleri Hakkında Kanun
2797|YargıtayK|Yargıtay Kanunu
2802|HSK|Hâkimler ve Savcılar Kanunu
6087|HSKK|Hâkimler ve Savcılar Kurulu Kanunu
6216|AYMK|Anayasa Mahkemesinin Kuruluşu ve Yargılama Usulleri Hakkında Kanun
7201|TebK|Tebligat Kanunu
1136|AvK|Avukatlık Kanunu
1512|NK|Noterlik Kanunu
6325|HUAK|Hukuk Uyuşmazlıklarında Arabuluculuk Kanunu
6754|BilK|Bilirkişilik Kanunu
5718|MÖHUK|Milletlerarası Özel Hukuk ve Usul Hukuku Hakkında Kanun
657|DMK|Devlet Memurları Kanunu
926|TSKPK|Türk Silahlı Kuvvetleri Personel Kanunu
2547|YÖKK,YÖK|Yükseköğretim Kanunu
2914|YPK|Yükseköğretim Personel Kanunu
5018|KMYKK|Kamu Mali Yönetimi ve Kontrol Kanunu
4734|KİK|Kamu İhale Kanunu
4735|KİSK|Kamu İhale Sözleşmeleri Kanunu
2886|DİK|Devlet İhale Kanunu
6245|HarcırahK|Harcırah Kanunu
237|TaşıtK|Taşıt Kanunu
213|VUK|Vergi Usul Kanunu
193|GVK|Gelir Vergisi Kanunu
5520|KVK|Kurumlar Vergisi Kanunu
3065|KDVK|Katma Değer Vergisi Kanunu
4760|ÖTVK|Özel Tüketim Vergisi Kanunu
488|DVK|Damga Vergisi Kanunu
492|HK,HarçlarK|Harçlar Kanunu
1319|EVK|Emlak Vergisi Kanunu
7338|VİVK|Veraset ve İntikal Vergisi Kanunu
197|MTVK|Motorlu Taşıtlar Vergisi Kanunu
6802|GİVK|Gider Vergileri Kanunu
6183|AATUHK|Amme Alacaklarının Tahsil Usulü Hakkında Kanun
2464|BGK|Belediye Gelirleri Kanunu
4458|GK|Gümrük Kanunu
5607|KMK,KaçakçılıkK|Kaçakçılıkla Mücadele Kanunu
3568|SMMMK|Serbest Muhasebeci Mali Müşavirlik ve Yeminli Mali Müşavirlik Kanunu
5510|SSGSSK|Sosyal Sigortalar ve Genel Sağlık Sigortası Kanunu
5434|ESK|Türkiye Cumhuriyeti Emekli Sandığı Kanunu
4447|İSK|İşsizlik Sigortası Kanunu
4857|İşK|İş Kanunu
854|DİşK|Deniz İş Kanunu
5953|BİK|Basın Mesleğinde Çalışanlarla Çalıştıranlar Arasındaki Münasebetlerin Tanzimi Hakkında Kanun
6331|İSGK|İş Sağlığı ve Güvenliği Kanunu
6356|STİSK|Sendikalar ve Toplu İş Sözleşmesi Kanunu
4688|KGSTSK|Kamu Görevlileri Sendikaları ve Toplu Sözleşme Kanunu
5393|BelK|Belediye Kanunu
5216|BBK|Büyükşehir Belediyesi Kanunu
5302|İÖİK|İl Özel İdaresi Kanunu
442|KöyK|Köy Kanunu
5442|İİdK|İl İdaresi Kanunu
3194|İmarK|İmar Kanunu
3621|KıyıK|Kıyı Kanunu
2942|KamK|Kamulaştırma Kanunu
634|KMK,KatMK|Kat Mülkiyeti Kanunu
2644|TapuK|Tapu Kanunu
3402|KadK|Kadastro Kanunu
6306|ADK,AfetK|Afet Riski Altındaki Alanların Dönüştürülmesi Hakkında Kanun
2960|BoğK|Boğaziçi Kanunu
2863|KTVKK|Kültür ve Tabiat Varlıklarını Koruma Kanunu
2872|ÇevK|Çevre Kanunu
6831|OrmK|Orman Kanunu
2873|MPK|Milli Parklar Kanunu
4342|MeraK|Mera Kanunu
5403|TKAKK|Toprak Koruma ve Arazi Kullanımı Kanunu
1380|SÜK|Su Ürünleri Kanunu
5199|HKK|Hayvanları Koruma Kanunu
3213|MadenK|Maden Kanunu
6446|EPK|Elektrik Piyasası Kanunu
5015|PPK|Petrol Piyasası Kanunu
4646|DGPK|Doğal Gaz Piyasası Kanunu
5346|YEKK|Yenilenebilir Enerji Kaynaklarının Elektrik Enerjisi Üretimi Amaçlı Kullanımına İlişkin Kanun
4562|OSBK|Organize Sanayi Bölgeleri Kanunu
4691|TGBK|Teknoloji Geliştirme Bölgeleri Kanunu
5746|ArGeK|Araştırma, Geliştirme ve Tasarım Faaliyetlerinin Desteklenmesi Hakkında Kanun
6362|SPKn|Sermaye Piyasası Kanunu
5411|BankK|Bankacılık Kanunu
5464|BKKK|Banka Kartları ve Kredi Kartları Kanunu
6361|FKFK|Finansal Kiralama, Faktoring, Finansman ve Tasarruf Finansman Şirketleri Kanunu
5684|SigK|Sigortacılık Kanunu
1211|TCMBK|Türkiye Cumhuriyet Merkez Bankası Kanunu
5941|ÇekK|Çek Kanunu
1163|KoopK|Kooperatifler Kanunu
5174|TOBBK|Türkiye Odalar ve Borsalar Birliği ile Odalar ve Borsalar Kanunu
5253|DernK|Dernekler Kanunu
5737|VakK|Vakıflar Kanunu
4054|RKHK|Rekabetin Korunması Hakkında Kanun
6502|TKHK|Tüketicinin Korunması Hakkında Kanun
5846|FSEK|Fikir ve Sanat Eserleri Kanunu
6769|SMK|Sınai Mülkiyet Kanunu
6698|KVKK|Kişisel Verilerin Korunması Kanunu
5809|EHK|Elektronik Haberleşme Kanunu
5070|EİK|Elektronik İmza Kanunu
6563|ETDHK|Elektronik Ticaretin Düzenlenmesi Hakkında Kanun
5651|İnternetK|İnternet Ortamında Yapılan Yayınların Düzenlenmesi Hakkında Kanun
4982|BEHK|Bilgi Edinme Hakkı Kanunu
3071|DilK|Dilekçe Hakkının Kullanılmasına Dair Kanun
4483|MDKGYHK|Memurlar ve Diğer Kamu Görevlilerinin Yargılanması Hakkında Kanun
3628|MalBK|Mal Bildiriminde Bulunulması, Rüşvet ve Yolsuzluklarla Mücadele Kanunu
2918|KTK|Karayolları Trafik Kanunu
4925|KTaşK|Karayolu Taşıma Kanunu
2920|TSHK|Türk Sivil Havacılık Kanunu
6458|YUKK|Yabancılar ve Uluslararası Koruma Kanunu
5901|TVK|Türk Vatandaşlığı Kanunu
5490|NHK|Nüfus Hizmetleri Kanunu
5682|PasK|Pasaport Kanunu
2559|PVSK|Polis Vazife ve Salâhiyet Kanunu
3713|TMK,TerörMK|Terörle Mücadele Kanunu
5188|ÖGHDK|Özel Güvenlik Hizmetlerine Dair Kanun
6136||Ateşli Silahlar ve Bıçaklar ile Diğer Aletler Hakkında Kanun
298|STHSK|Seçimlerin Temel Hükümleri ve Seçmen Kütükleri Hakkında Kanun
2820|SPK,SiyPK|Siyasi Partiler Kanunu
5395|ÇKK|Çocuk Koruma Kanunu
6284||Ailenin Korunması ve Kadına Karşı Şiddetin Önlenmesine Dair Kanun
2828|SHK|Sosyal Hizmetler Kanunu
3308|MEK|Mesleki Eğitim Kanunu
1739|METK|Milli Eğitim Temel Kanunu
5580|ÖÖKK|Özel Öğretim Kurumları Kanunu
3359|SHTK|Sağlık Hizmetleri Temel Kanunu
1593|UHK|Umumi Hıfzıssıhha Kanunu
5996|VHBSGYK|Veteriner Hizmetleri, Bitki Sağlığı, Gıda ve Yem Kanunu
2634|TTeşK|Turizmi Teşvik Kanunu
7179|AskK|Askeralma Kanunu
775|GecK|Gecekondu Kanunu
1219||Tababet ve Şuabatı San’atlarının Tarzı İcrasına Dair Kanun
1567||Türk Parasının Kıymetini Koruma Hakkında Kanun
1618||Seyahat Acentaları ve Seyahat Acentaları Birliği Kanunu
1632||Askeri Ceza Kanunu
1774||Kimlik Bildirme Kanunu
210||Değerli Kağıtlar Kanunu
2108||Muhtar Ödenek ve Sosyal Güvenlik Yasası
211||Türk Silahlı Kuvvetleri İç Hizmet Kanunu
2429||Ulusal Bayram ve Genel Tatiller Hakkında Kanun
2443||Devlet Denetleme Kuruluna İlişkin Bazı Düzenlemeler Hakkında Kanun
2531||Kamu Görevlerinden Ayrılanların Yapamayacakları İşler Hakkında Kanun
2692||Sahil Güvenlik Komutanlığı Kanunu
2803||Jandarma Teşkilat, Görev ve Yetkileri Kanunu
2911||Toplantı ve Gösteri Yürüyüşleri Kanunu
2935||Olağanüstü Hal Kanunu
3095||Kanuni Faiz ve Temerrüt Faizine İlişkin Kanun
3201||Emniyet Teşkilat Kanunu
3218||Serbest Bölgeler Kanunu
3458||Mühendislik ve Mimarlık Hakkında Kanun
3573||Zeytinciliğin Islahı ve Yabanilerin Aşılattırılması Hakkında Kanun
4046||Özelleştirme Uygulamaları Hakkında Kanun
4059||Finansal İstikrar ile Bazı Düzenlemeler Hakkında Kanun
4250||İspirto ve İspirtolu İçkiler İnhisarı Kanunu
4708||Yapı Denetimi Hakkında Kanun
4749||Kamu Finansmanı ve Borç Yönetiminin Düzenlenmesi Hakkında Kanun
4922||Denizde Can ve Mal Koruma Hakkında Kanun
5187||Basın Kanunu
5355||Mahalli İdare Birlikleri Kanunu
5363||Tarım Sigortaları Kanunu
5369||Evrensel Hizmet Kanunu
5488||Tarım Kanunu
5502||Sosyal Güvenlik Kurumuna İlişkin Bazı Düzenlemeler Hakkında Kanun
5543||İskan Kanunu
5549||Suç Gelirlerinin Aklanmasının Önlenmesi Hakkında Kanun
5624||Kan ve Kan Ürünleri Kanunu
6023||Türk Tabipleri Birliği Kanunu
6085||Sayıştay Kanunu
6112||Radyo ve Televizyonların Kuruluş ve Yayın Hizmetleri Hakkında Kanun
618||Limanlar Kanunu
6197||Eczacılar ve Eczaneler Hakkında Kanun
6305||Afet Sigortaları Kanunu
6326||Turist Rehberliği Meslek Kanunu
6328||Kamu Denetçiliği Kurumu Kanunu
6415||Terörizmin Finansmanının Önlenmesi Hakkında Kanun
6475||Posta Hizmetleri Kanunu
6491||Türk Petrol Kanunu
6585||Perakende Ticaretin Düzenlenmesi Hakkında Kanun
6948||Sanayi Sicili Kanunu
7223||Ürün Güvenliği ve Teknik Düzenlemeler Kanunu
5402||Denetimli Serbestlik Hizmetleri Kanunu
7126||Sivil Savunma Kanunu
7315||Güvenlik Soruşturması ve Arşiv Araştırması Kanunu
818|eBK|Borçlar Kanunu
6762|eTTK|Türk Ticaret Kanunu
765|eTCK|Türk Ceza Kanunu
743|eMK|Türk Kanunu Medenisi
1412|CMUK|Ceza Muhakemeleri Usulü Kanunu
1086|HUMK|Hukuk Usulü Muhakemeleri Kanunu
506|SSK|Sosyal Sigortalar Kanunu
1479|BağkurK,Bağ-Kur|Esnaf ve Sanatkârlar ve Diğer Bağımsız Çalışanlar Sosyal Sigortalar Kurumu Kanunu
1475|eİşK|İş Kanunu
4077|eTKHK|Tüketicinin Korunması Hakkında Kanun
"""
_SHORT_NAMES = {
    "Ceza İnfaz Kanunu": "5275",
    "İnfaz Kanunu": "5275",
    "Avukatlık K": "1136",
    "Arabuluculuk Kanunu": "6325",
    "Kıdem Tazminatı Kanunu": "1475",
    "Sosyal Güvenlik Kanunu": "5510",
    "Trafik Kanunu": "2918",
    "Afet Kanunu": "6306",
    "Tüketici Kanunu": "6502",
    "Rekabet Kanunu": "4054",
    "İhale Kanunu": "4734",
    "Terörle Mücadele K": "3713",
    "Medeni Kanun": "4721",
    "Borçlar Kanunu": "6098",
    "Ticaret Kanunu": "6102",
    "KDV Kanunu": "3065",
    "ÖTV Kanunu": "4760",
    "Anayasa": "2709",
    "SGK Kanunu": "5510",
    "Muhasebei Umumiye Kanunu": "1050",
    "Grev ve Lokavt Kanunu": "2822",
    "Emekli Sandığı Kanunu": "5434",
    "Yüksek Öğretim Kanunu": "2547",
    "Çıraklık ve Meslek Eğitimi Kanunu": "3308",
}
# What people type and hardly a text says.
_TYPED_NAMES = {
    "Any": "2709",
    "Anayasası": "2709",
    "Anayasanın": "2709",
    "MK": "4721",
    "BK": "6098",
    "İK": "4857",
    "Sendikalar Kanunu": "6356",
    "Sendika Kanunu": "6356",
    "Basın İş Kanunu": "5953",
    "Bağ-Kur Kanunu": "1479",
    "Memurlar Kanunu": "657",
    "Memur Kanunu": "657",
    "İşsizlik Kanunu": "4447",
    "İş Güvenliği Kanunu": "6331",
    "Vergi Kanunu": "213",
    "Polis Kanunu": "2559",
    "Silah Kanunu": "6136",
    "Ateşli Silahlar Kanunu": "6136",
    "Terör Kanunu": "3713",
    "Kaçakçılık Kanunu": "5607",
    "Şiddet Kanunu": "6284",
    "Hayvan Hakları Kanunu": "5199",
    "İnternet Kanunu": "5651",
    "Bilgi Edinme Kanunu": "4982",
    "Dilekçe Kanunu": "3071",
    "Mal Bildirimi Kanunu": "3628",
    "Vatandaşlık Kanunu": "5901",
    "Nüfus Kanunu": "5490",
    "Yabancılar Kanunu": "6458",
    "Askerlik Kanunu": "7179",
    "Özel Güvenlik Kanunu": "5188",
    "Yapı Denetim Kanunu": "4708",
    "Apartman Kanunu": "634",
    "Kooperatif Kanunu": "1163",
    "Dernek Kanunu": "5253",
    "Vakıf Kanunu": "5737",
    "Büyükşehir Kanunu": "5216",
    "Elektronik Ticaret Kanunu": "6563",
    "E-Ticaret Kanunu": "6563",
    "Faktoring Kanunu": "6361",
    "Telif Kanunu": "5846",
    "Marka Kanunu": "6769",
    "Patent Kanunu": "6769",
    "Faiz Kanunu": "3095",
    "Arabulucu Kanunu": "6325",
    "Siyasi Parti Kanunu": "2820",
    "Seçim Kanunu": "298",
    "Gösteri Kanunu": "2911",
    "Çocuk Kanunu": "5395",
    "Üniversite Kanunu": "2547",
}
# Old codes whose additional articles bear small letters: 150/e is an article there, not a bent.
SMALL_LETTER_ARTICLES = frozenset({"kanun:2004", "kanun:1412"})

# Codes whose abbreviation means the law wherever it stands; others are also names of institutions (KİK, SPK, YÖK).
CODES = frozenset(
    f"kanun:{number}"
    for number in (4721, 6098, 6102, 5237, 5271, 6100, 2004, 2577, 657, 213, 193, 5520, 3065, 4760, 6183, 1086, 1412)
)

# newer|older|day: laws that took the place of another under the name by which both are cited ("TCK", "Anayasa"), and
# since when. Whatever else was renewed under one title, the record knows.
_SUCCESSIONS = """
2709|334|1982-11-09
334|491|1961-07-20
4721|743|2002-01-01
6098|818|2012-07-01
6102|6762|2012-07-01
6762|865|1957-01-01
5237|765|2005-06-01
5271|1412|2005-06-01
6100|1086|2011-10-01
4857|1475|2003-06-10
1475|931|1971-09-01
931|3008|1967-08-12
6502|4077|2014-05-28
"""

# The last article of laws that bear the title of an older one: what is cited beyond it is meant of that.
LAST_ARTICLES = {"kanun:5237": 345, "kanun:4857": 122, "kanun:6502": 88}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    rows = (line.split("|") for line in _TABLE.strip().splitlines())
    return tuple((f"kanun:{number}", tuple(filter(None, short.split(","))), title) for number, short, title in rows)


@cache
def titles() -> Mapping[str, str]:
    """Laws by the comparison key of their titles and of the short names in use."""
    table = dict(short_names())
    for number, _, title in reversed(_rows()):
        table[comparison_key(title)] = number
    return table


@cache
def namesakes() -> Mapping[str, tuple[str, ...]]:
    """The other laws of a title, by its comparison key: the Borçlar Kanunu in force and the one before it."""
    table: dict[str, tuple[str, ...]] = {}
    for number, _, title in _rows():
        key = comparison_key(title)
        if titles()[key] != number:
            table[key] = (*table.get(key, ()), number)
    return table


@cache
def _successions() -> Mapping[str, tuple[str, str]]:
    """The law before, and the day on which the law took its place."""
    rows = (line.split("|") for line in _SUCCESSIONS.split())
    return {f"kanun:{newer}": (f"kanun:{older}", day) for newer, older, day in rows}


def predecessors(law: str) -> tuple[str, ...]:
    """The laws that bore the name of a law before it, the latest first."""
    found: list[str] = []
    while law in _successions():
        law = _successions()[law][0]
        found.append(law)
    return tuple(found)


def named_on(day: str, law: str, title: str | None = None) -> str:
    """The law that is called so on a day (ISO 8601): `law` is what the name means today, unless its `title` (a
    comparison key) is a short name of a newer one."""
    law = short_names().get(title or "", law)
    while law in _successions() and day < _successions()[law][1]:
        law = _successions()[law][0]
    return law


@cache
def short_names() -> Mapping[str, str]:
    """Laws by the comparison key of the short names in use today: "Borçlar Kanunu" is the one in force."""
    return {comparison_key(name): f"kanun:{number}" for name, number in _SHORT_NAMES.items()}


@cache
def typed_names() -> Mapping[str, str]:
    """Laws by the comparison key of the names under which people look for them."""
    return {comparison_key(name): f"kanun:{number}" for name, number in _TYPED_NAMES.items()}


@cache
def titles_of() -> Mapping[str, str]:
    """The comparison keys of the titles of laws."""
    return {number: comparison_key(title) for number, title in _titles_as_written().items()}


@cache
def _titles_as_written() -> Mapping[str, str]:
    return {number: title for number, _, title in _rows()}


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Laws by the comparison key of their abbreviations, without blanks; several where the letters stand for more."""
    table: dict[str, tuple[str, ...]] = {}
    for number, shorts, _ in _rows():
        for short in shorts:
            key = comparison_key(short).replace(" ", "")
            table[key] = (*table.get(key, ()), number)
    return table


def abbreviated(letters: str) -> tuple[str, ...]:
    """The laws that an abbreviation as it is written can stand for, the likeliest first: İşK and İSK are two."""
    laws = abbreviations().get(comparison_key(letters).replace(" ", ""), ())
    return tuple(law for law in laws if letters in abbreviations_of()[law]) or laws


def title_of(letters: str) -> str | None:
    """The title of the one law that an abbreviation stands for."""
    laws = abbreviated(letters)
    return _titles_as_written()[laws[0]] if len(laws) == 1 else None


@cache
def abbreviations_of() -> Mapping[str, tuple[str, ...]]:
    """The abbreviations of laws as they are written."""
    return {number: shorts for number, shorts, _ in _rows()}


@cache
def numbers() -> frozenset[str]:
    """Numbers of the laws of the table: what a bare "5510" is likely to mean."""
    return frozenset(number.partition(":")[2] for number, _, _ in _rows())
