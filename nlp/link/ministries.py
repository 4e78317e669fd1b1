"""The general directorates and presidencies of the ministries, by Presidential Decrees 1 and 4: which ministry a name
that stands alone belongs to. Units that every ministry has are missing: whose they are, the text must say."""

from functools import cache

from dayanak.law.letters import comparison_key
from nlp.link.former import FORMER

_UNITS = {
    "Adalet Bakanlığı": """
        Ceza İşleri; Hukuk İşleri; Ceza ve Tevkifevleri; Adli Sicil ve İstatistik; Mevzuat
    """,
    "Aile ve Sosyal Hizmetler Bakanlığı": """
        Aile ve Toplum Hizmetleri; Çocuk Hizmetleri; Kadının Statüsü; Engelli ve Yaşlı Hizmetleri; Sosyal Yardımlar;
        Şehit Yakınları ve Gaziler
    """,
    "Çalışma ve Sosyal Güvenlik Bakanlığı": "Çalışma; İş Sağlığı ve Güvenliği; Uluslararası İşgücü",
    "Çevre, Şehircilik ve İklim Değişikliği Bakanlığı": """
        Mekânsal Planlama; Çevre Yönetimi; Çevresel Etki Değerlendirmesi, İzin ve Denetim; Yapı İşleri; Tabiat
        Varlıklarını Koruma; Altyapı ve Kentsel Dönüşüm Hizmetleri; Coğrafi Bilgi Sistemleri; Mesleki Hizmetler; Yerel
        Yönetimler; Milli Emlak; Çölleşme ve Erozyonla Mücadele
    """,
    "Enerji ve Tabii Kaynaklar Bakanlığı": "Enerji İşleri",
    "Gençlik ve Spor Bakanlığı": "Gençlik Hizmetleri; Spor Hizmetleri; Kredi ve Yurtlar",
    "Hazine ve Maliye Bakanlığı": """
        Muhasebat; Kamu Mali Yönetim ve Dönüşüm; Kamu Sermayeli Kuruluş ve İşletmeler; Kamu Finansmanı; Finansal
        Piyasalar ve Kambiyo; Başhukuk Müşavirliği ve Muhakemat; Gelir İdaresi Başkanlığı; Vergi Denetim Kurulu
        Başkanlığı; Mali Suçları Araştırma Kurulu Başkanlığı
    """,
    "İçişleri Bakanlığı": """
        Nüfus ve Vatandaşlık İşleri; İller İdaresi; Sivil Toplumla İlişkiler; Göç İdaresi Başkanlığı
    """,
    "Kültür ve Turizm Bakanlığı": """
        Telif Hakları; Sinema; Güzel Sanatlar; Kültür Varlıkları ve Müzeler; Kütüphaneler ve Yayımlar; Tanıtma; Yatırım
        ve İşletmeler
    """,
    "Millî Eğitim Bakanlığı": """
        Temel Eğitim; Ortaöğretim; Mesleki ve Teknik Eğitim; Din Öğretimi; Özel Eğitim ve Rehberlik Hizmetleri; Hayat
        Boyu Öğrenme; Özel Öğretim Kurumları; Yenilik ve Eğitim Teknolojileri; Öğretmen Yetiştirme ve Geliştirme;
        Ölçme, Değerlendirme ve Sınav Hizmetleri; Yükseköğretim ve Yurt Dışı Eğitim; Talim ve Terbiye Kurulu Başkanlığı
    """,
    "Millî Savunma Bakanlığı": "Askeralma",
    "Sağlık Bakanlığı": """
        Halk Sağlığı; Kamu Hastaneleri; Sağlık Hizmetleri; Acil Sağlık Hizmetleri; Sağlığın Geliştirilmesi; Sağlık
        Yatırımları; Sağlık Bilgi Sistemleri
    """,
    "Sanayi ve Teknoloji Bakanlığı": """
        Sanayi; Sanayi Bölgeleri; Milli Teknoloji; Metroloji ve Sanayi Ürünleri Güvenliği; Teşvik Uygulama ve Yabancı
        Sermaye; Kalkınma Ajansları; Stratejik Araştırmalar ve Verimlilik; Ar-Ge Teşvikleri
    """,
    "Tarım ve Orman Bakanlığı": """
        Bitkisel Üretim; Hayvancılık; Gıda ve Kontrol; Balıkçılık ve Su Ürünleri; Tarım Reformu; Su Yönetimi; Tarımsal
        Araştırmalar ve Politikalar; Doğa Koruma ve Milli Parklar
    """,
    "Ticaret Bakanlığı": """
        İhracat; İthalat; Uluslararası Anlaşmalar ve Avrupa Birliği; Uluslararası Hizmet Ticareti; Gümrükler; Gümrükler
        Muhafaza; Risk Yönetimi ve Kontrol; İç Ticaret; Tüketicinin Korunması ve Piyasa Gözetimi; Esnaf, Sanatkârlar ve
        Kooperatifçilik; Ürün Güvenliği ve Denetimi; Serbest Bölgeler, Yurtdışı Yatırım ve Hizmetler; Tasfiye Hizmetleri
    """,
    "Ulaştırma ve Altyapı Bakanlığı": """
        Ulaştırma Hizmetleri Düzenleme; Altyapı Yatırımları; Denizcilik; Tersaneler ve Kıyı Yapıları; Haberleşme
    """,
}
_OTHERS = (
    "İktisat Vekâleti",
    "Ticaret Vekâleti",
    "Çalışma Vekâleti",
    "Gümrük ve İnhisarlar Vekâleti",
    "Dışişleri Bakanlığı",
    "Ticaret Bakanlığı",
    "Sanayi Bakanlığı",
    "Köy İşleri Bakanlığı",
)


@cache
def _parents() -> dict[str, str]:
    return {
        comparison_key(name if name.endswith("Başkanlığı") else f"{name} Genel Müdürlüğü"): ministry
        for ministry, names in _UNITS.items()
        for name in map(str.strip, names.split(";"))
    }


@cache
def _earlier() -> dict[str, frozenset[str]]:
    """Keys of the former names of each ministry."""
    found: dict[str, set[str]] = {}
    for row in FORMER:
        for today in row.today:
            found.setdefault(today, set()).add(comparison_key(row.name))
    return {today: frozenset(keys) for today, keys in found.items()}


def ministry_of(unit: str, own: str | None) -> str | None:
    """The ministry to which a unit belongs; `own`, as it is written, where that is this ministry or was once."""
    ministry = _parents().get(comparison_key(unit))
    if ministry is None or own is None:
        return ministry
    key = comparison_key(own)
    same = key == comparison_key(ministry) or key in _earlier().get(ministry, ())
    return own if same else ministry


@cache
def _ministries() -> frozenset[str]:
    """Keys of the names of all ministries, of today and of before."""
    former = [name for row in FORMER for name in (row.name, *row.today) if name.endswith(("Bakanlığı", "Vekâleti"))]
    return frozenset(map(comparison_key, [*_UNITS, *former, *_OTHERS]))


def is_ministry(name: str) -> bool:
    """Whether this is the name of one ministry."""
    return comparison_key(name) in _ministries()
