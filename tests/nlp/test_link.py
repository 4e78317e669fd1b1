"""Mentions of units: spans and bases, types, chains, definitions; every row names its trap."""

import textwrap
import time

import pytest

from dayanak.law.provision import ProvisionTree, Span
from dayanak.law.reading import Mention
from nlp.link import link


def only(text: str, **settings: str) -> Mention:
    (mention,) = link(text, **settings)
    return mention


ENDINGS = [
    ("agent after the possessive", "İzin Çınar Bakanlığınca verilir.", "Çınar Bakanlığınca", "Çınar Bakanlığı"),
    ("apostrophe", "Belge Çınar Bakanlığı’na gönderilir.", "Çınar Bakanlığı’na", "Çınar Bakanlığı"),
    ("straight apostrophe", "Belge Çınar Bakanlığı'ndan istenir.", "Çınar Bakanlığı'ndan", "Çınar Bakanlığı"),
    ("relative -ki", "arşivin Çınar Enstitüsündeki sureti", "Çınar Enstitüsündeki", "Çınar Enstitüsü"),
    ("misspelt ending", "işler Kıyı Genel Müdürlüğunce görülür", "Kıyı Genel Müdürlüğunce", "Kıyı Genel Müdürlüğü"),
    ("circumflex kept", "işler Adliye Vekâletince görülür", "Adliye Vekâletince", "Adliye Vekâleti"),
    ("old ministry in small letters", "işler Maliye vekâletince görülür", "Maliye vekâletince", "Maliye Vekâleti"),
    ("capitals", "SU DAİRESİ BAŞKANLIĞINA", "SU DAİRESİ BAŞKANLIĞINA", "Su Dairesi Başkanlığı"),
    ("plain ending is a term", "talep Bakanlıkça incelenir", "Bakanlıkça", "Bakanlık"),
    ("two-word term", "bildirim Genel Müdürlükten istenir", "Genel Müdürlükten", "Genel Müdürlük"),
    ("accusative of a term", "toplantıda Bakanlığı temsil eder", "Bakanlığı", "Bakanlık"),
    ("with its seat", "karar Dekanlık makamına sunulur", "Dekanlık makamına", "Dekanlık"),
    ("with its seat, and an apostrophe", "karar Dekanlık Makamı'na sunulur", "Dekanlık Makamı'na", "Dekanlık"),
    ("the old prime ministry", "görev Başvekalet tarafından verilir", "Başvekalet", "Başvekalet"),
    ("a national committee", "plan Milli Komitenin onayına sunulur", "Milli Komitenin", "Milli Komite"),
    ("a paper before the name", "Kıyı Değerlendirme Raporu Yüksekokul Sekreterliği tarafından hazırlanır",
     "Yüksekokul Sekreterliği", "Yüksekokul Sekreterliği"),
    ("one of several boards", "listeyi Kıyıköy 1 Numaralı İlçe Seçim Kurulu ilan eder",
     "Kıyıköy 1 Numaralı İlçe Seçim Kurulu", "Kıyıköy 1 Numaralı İlçe Seçim Kurulu"),
    ("-tan that is no ending", "amaç Kıyı Uzaktan Eğitim Merkezinin kurulmasıdır", "Kıyı Uzaktan Eğitim Merkezinin",
     "Kıyı Uzaktan Eğitim Merkezi"),
    ("comma and conjunction inside", "görüş Su, Toprak ve Orman Bakanlığından alınır",
     "Su, Toprak ve Orman Bakanlığından",
     "Su, Toprak ve Orman Bakanlığı"),
    ("hyphen inside", "görüş Köy-Kent İlişkileri Başkanlığından alınır", "Köy-Kent İlişkileri Başkanlığından",
     "Köy-Kent İlişkileri Başkanlığı"),
    ("head inside the name", "görev Deniz Araştırma Merkezi Başkanlığının", "Deniz Araştırma Merkezi Başkanlığının",
     "Deniz Araştırma Merkezi Başkanlığı"),
    ("-den is no ending", "proje Nükleer ve Maden Araştırma Kurumuna gider", "Nükleer ve Maden Araştırma Kurumuna",
     "Nükleer ve Maden Araştırma Kurumu"),
    ("locative before the name", "Mevzuatta Kıyı ve Liman Kurumuna yapılan atıflar", "Kıyı ve Liman Kurumuna",
     "Kıyı ve Liman Kurumu"),
    ("plural subject before the name", "Belgeler Öğrenci İşleri Daire Başkanlığınca verilir",
     "Öğrenci İşleri Daire Başkanlığınca", "Öğrenci İşleri Daire Başkanlığı"),
    ("name that begins with a plural", "Vakıflar Genel Müdürlüğünce", "Vakıflar Genel Müdürlüğünce",
     "Vakıflar Genel Müdürlüğü"),
    ("possessive of the writer", "bilgi Bakanlığımızca verilir", "Bakanlığımızca", "Bakanlık"),
    ("weak head that acts", "adayları Enstitü tarafından seçilir", "Enstitü", "Enstitü"),
    ("name by one word", "ödenek Cumhurbaşkanlığı tarafından verilir", "Cumhurbaşkanlığı", "Cumhurbaşkanlığı"),
    ("company", "ilan KLM Taşımacılık A.Ş. Genel Müdürlüğünden alınır", "KLM Taşımacılık A.Ş. Genel Müdürlüğünden",
     "KLM Taşımacılık A.Ş. Genel Müdürlüğü"),
    ("field of a board", "yapılan incelemede İthalatta Kıyıyı Değerlendirme Kurulunca karar verilir",
     "İthalatta Kıyıyı Değerlendirme Kurulunca", "İthalatta Kıyıyı Değerlendirme Kurulu"),
    ("two words, no ending", "Askeri Yargıtay üyeliğine seçilenler", "Askeri Yargıtay", "Askeri Yargıtay"),
    ("plural of one", "Kıyı Hakem Komisyonları karar verir", "Kıyı Hakem Komisyonları", "Kıyı Hakem Komisyonu"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "surface", "base"), ENDINGS, ids=[row[0] for row in ENDINGS])
def test_span_and_base(trap, text, surface, base):
    mention = only(text)
    assert (mention.surface, mention.base) == (surface, base)
    assert text[mention.start : mention.end] == mention.surface


TYPES = [
    ("organ with an acronym", "KLM Senatosu’nda", "internal"),
    ("council with a union", "Çınar Birliği Ortaklık Konseyinin", "full"),
    ("full name", "Çınar Bakanlığınca", "full"),
    ("short name", "başvuru Bakanlığa yapılır", "term"),
    ("office", "başvuru Rektöre yapılır", "office-holder"),
    ("office with a name", "Su Daire Başkanının", "office-holder"),
    ("lexical possessive", "Cumhurbaşkanınca belirlenen", "office-holder"),
    ("body of the state by one word", "Danıştayca bozulan", "full"),
    ("board of the house", "Fakülte Disiplin Kuruluna", "internal"),
    ("national board", "Kıyı Piyasaları Kurulunca", "full"),
    ("name that opens with an acronym", "SUKUR Genel Müdürlüğüne", "abbrev"),
]


@pytest.mark.parametrize(("trap", "text", "kind"), TYPES, ids=[row[0] for row in TYPES])
def test_type(trap, text, kind):
    assert only(text).type == kind


NONE = [
    ("kind of office-holders", "Meslek Yüksekokulu Müdürleri toplanır."),
    ("one plural of ministers", "Devlet Bakanlarının görevi"),
    ("title of a decision", "Kota ve Kıyı İdaresi Hakkında Karara göre"),
    ("title of a regulation", "Sular Kurumu Numune Yönetmeliği uygulanır."),
    ("title of a law", "Kıyı Bankası Kanunu hükümleri"),
    ("generic plural", "bakanlıklar ve Üniversiteler"),
    ("deputy", "Rektör yardımcıları ve Bakan Yardımcısı"),
    ("chapter of the text", "Kanunun Üçüncü Bölümünde"),
    ("adverb that looks like a head", "Birlikte yapılan işler"),
    ("common noun in small letters", "kurumun ve kurulun kararı"),
    ("one of many in small letters", "her bir üniversitenin"),
    ("institutions in general", "Kurum ve kuruluşlar"),
    ("one of many", "bir Yükseköğretim Kurumundan"),
    ("place", "Çınar İl Merkezinde"),
    ("directive of a board", "Etik Kurul Yönergesi uygulanır"),
    ("cooperation", "İş Birliği yapılır"),
    ("administration as an act", "KOTA İDARESİNE İLİŞKİN KARAR"),
    ("election", "Cumhurbaşkanlığı seçiminde"),
    ("fund that is no body", "Çınar Yatırım Fonu kurulur"),
]


@pytest.mark.parametrize(("trap", "text"), NONE, ids=[row[0] for row in NONE])
def test_no_mention(trap, text):
    assert link(text) == ()


LISTS = [
    ("ministers", "Bu Kanunu Maliye, Sağlık ve Ticaret Bakanları yürütür.",
     ["Maliye Bakanı", "Sağlık Bakanı", "Ticaret Bakanı"]),
    ("three with a closing conjunction", "Kıyı, Orman ve Su Bakanlıklarınca müştereken",
     ["Kıyı Bakanlığı", "Orman Bakanlığı", "Su Bakanlığı"]),
    ("inner conjunction in the last member", "Kıyı, Gençlik ve Spor ve Su Bakanlıklarınca",
     ["Kıyı Bakanlığı", "Gençlik ve Spor Bakanlığı", "Su Bakanlığı"]),
    ("list that goes on after the head", "Kıyı, Yol ve Köprü, Sanayi ve Ticaret Bakanlıkları ile Liman Federasyonu",
     ["Kıyı Bakanlığı", "Yol ve Köprü Bakanlığı", "Sanayi ve Ticaret Bakanlığı", "Liman Federasyonu"]),
    ("two general directorates", "Tahsis ve Denetim Genel Müdürlüklerinin",
     ["Tahsis Genel Müdürlüğü", "Denetim Genel Müdürlüğü"]),
    ("one kind of unit in every place", "Kıyı ve Liman Bölge Müdürlükleri", ["Kıyı ve Liman Bölge Müdürlüğü"]),
    ("comma that lists no units", "Adaylık, Seçim Kurulları ve Seçim", ["Seçim Kurulu"]),
    ("two ministries under a singular", "Millî Savunma ve İçişleri Bakanlığı tarafından",
     ["Millî Savunma Bakanlığı", "İçişleri Bakanlığı"]),
    ("one ministry with a conjunction", "Çevre ve Orman Bakanlığı tarafından", ["Çevre ve Orman Bakanlığı"]),
    ("full names in a row", "Su Bakanlığı ile Tarım ve Orman Bakanlığından:",
     ["Su Bakanlığı", "Tarım ve Orman Bakanlığı"]),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "bases"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(trap, text, bases):
    assert [mention.base for mention in link(text)] == bases


CHAINS = [
    ("genitive parent", "Çınar Kurumunun Kıyı Genel Müdürlüğü", "Çınar Kurumu > Kıyı Genel Müdürlüğü"),
    ("the genitive reaches over a list", "Çınar Kurumunun Kıyı Genel Müdürlüğü, Liman Genel Müdürlüğü",
     "Çınar Kurumu > Liman Genel Müdürlüğü"),
    ("ends with the sentence", "Çınar Kurumunun Kıyı Genel Müdürlüğü yürütür. Liman Genel Müdürlüğü", None),
    ("bracket", "Çınar Bakanlığınca (Kıyı Genel Müdürlüğü)", "Çınar Bakanlığı > Kıyı Genel Müdürlüğü"),
    ("defined parent", "a) Bakanlık: Çınar Bakanlığını, b) Bakanlığın Kıyı Genel Müdürlüğü",
     "Çınar Bakanlığı > Kıyı Genel Müdürlüğü"),
    ("defined by another term", "a) Bakanlık: Çınar Bakanlığını, b) Genel Müdürlük: Bakanlık Su Genel Müdürlüğünü,",
     "Çınar Bakanlığı > Su Genel Müdürlüğü"),
    ("senate below its university", "a) Senato: Karaçam Üniversitesi Senatosunu, b) Senato karar verir",
     "Karaçam Üniversitesi > Senato"),
    ("genitive meaning", "b) Merkez: Karaçam Üniversitesi Çevre Merkezini, c) Müdür: Merkezin Müdürünü,",
     "Karaçam Üniversitesi > Çevre Merkezi"),
    ("defined later in the text", "a) Kurul: Üniversite Kurulunu, b) Üniversite: Karaçam Üniversitesini, c) Rektör",
     "Karaçam Üniversitesi"),
    ("office stands for its unit", "Kıyı Bakanı", "Kıyı Bakanlığı"),
    ("adjective after a head", "Karaçam Üniversitesi Merkezi Araştırma Birimi yapar",
     "Karaçam Üniversitesi > Merkezi Araştırma Birimi"),
    ("undefined short form names no chain", "Bakanlığın Kıyı Genel Müdürlüğü", None),
    ("semicolon for colon", 'a) Bakanlık; Çınar Bakanlığını, b) Bakanlığın Kıyı Genel Müdürlüğü',
     "Çınar Bakanlığı > Kıyı Genel Müdürlüğü"),
    ("acronym before the colon", "c) Merkez (KÇM): Karaçam Üniversitesi Çevre Merkezini, KÇM tarafından",
     "Karaçam Üniversitesi > Çevre Merkezi"),
    ("nominative meaning", "a) Kurum: Kıyı Kurumu, b) Kurumun Su Dairesi", "Kıyı Kurumu > Su Dairesi"),
    ("the one of its kind", "Kıyı Kurulu toplanır. Kararlar Kurulca alınır.", "Kıyı Kurulu"),
    ("one of two of its kind", "Kıyı Kurulu ve Liman Kurulu toplanır. Kararlar Kurulca alınır.", None),
    ("ministry of a general directorate", "başvuru Tüketicinin Korunması ve Piyasa Gözetimi Genel Müdürlüğüne",
     "Ticaret Bakanlığı > Tüketicinin Korunması ve Piyasa Gözetimi Genel Müdürlüğü"),
    ("the ministry that its unit tells", "Bakanlıkça (İç Ticaret Genel Müdürlüğü)",
     "Ticaret Bakanlığı > İç Ticaret Genel Müdürlüğü"),
    ("lines of a letterhead", "Ticaret Bakanlığı\nKıyı Genel Müdürlüğü\nSu Dairesi",
     "Ticaret Bakanlığı > Kıyı Genel Müdürlüğü > Su Dairesi"),
    ("organ of a union", "Türkiye Kıyılar Birliği Disiplin Kurulu", "Türkiye Kıyılar Birliği > Disiplin Kurulu"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "resolved"), CHAINS, ids=[row[0] for row in CHAINS])
def test_chain(trap, text, resolved):
    assert link(text)[-1].resolved == resolved


def test_a_short_form_is_not_that_of_a_name_behind_it():
    short, _ = link("Esaslar Bakanlık tarafından belirlenir; Çınar Bakanlığının görüşü alınır.")
    assert (short.base, short.resolved) == ("Bakanlık", None)


def test_what_is_ours_is_no_part_of_the_name():
    found = link("bedelin Üniversitemiz Kıyı İşleri Dairesi Başkanlığı’nın hesabına yatırılması")
    assert [mention.base for mention in found] == ["Üniversite", "Kıyı İşleri Dairesi Başkanlığı"]


def test_the_word_defined_is_no_mention_and_its_meaning_is_a_definition():
    mention = only("a) Bakanlık: Çınar Bakanlığını,")
    assert (mention.type, mention.base) == ("definition", "Çınar Bakanlığı")


def test_inline_definitions_and_acronyms_are_remembered():
    text = (
        "Çınar Kurumu (bundan sonra “Kurum” olarak anılacaktır) ve Su Enstitüsü (SUEN); Kurumca ve SUEN’e bildirilir."
    )
    found = {(m.surface, m.type): m.resolved for m in link(text)}
    assert found["Kurumca", "term"] == "Çınar Kurumu"
    assert found["SUEN", "abbrev"] == found["SUEN’e", "abbrev"] == "Su Enstitüsü"


def test_an_acronym_in_brackets_that_does_not_fit_is_not_resolved():
    mentions = link(
        "a) Dekanlık: Karaçam Üniversitesi Su Fakültesi Dekanlığını, ücret Dekanlık (FYK) tarafından belirlenir"
    )
    assert mentions[-1].surface == "FYK"
    assert mentions[-1].resolved is None


def test_defined_offices_count_in_small_letters():
    text = "b) Koordinatör: Karaçam Üniversitesi Kalite Koordinatörünü, koordinatör çağırır, her bir koordinatör gelir"
    assert [m.surface for m in link(text)] == ["Karaçam Üniversitesi Kalite Koordinatörünü", "koordinatör"]


def test_the_issuer_is_the_parent_of_what_can_only_be_its_own():
    mention = only("Hukuk Müşavirliği görüş verir.", issuer="Karaçam Üniversitesi")
    assert mention.resolved == "Karaçam Üniversitesi > Hukuk Müşavirliği"


OF_A_UNIVERSITY = [
    ("its office", "Proje Ofisi yürütür.", "Karaçam Üniversitesi > Proje Ofisi"),
    ("its acronym", "Yönergeyi KÇÜ Senatosu onaylar.", "Karaçam Üniversitesi > Senato"),
    ("its bare word", "Yönergeyi Üniversite Senatosu onaylar.", "Karaçam Üniversitesi > Senato"),
    ("secretary general", "toplantıya Genel Sekreter katılır", "Karaçam Üniversitesi > Genel Sekreterlik"),
    ("body of the state", "Sınavı Yükseköğretim Kurulu yapar.", None),
    ("body of states", "Programı Avrupa Komisyonu yürütür.", None),
    ("office of the province", "Belge İl Sağlık Müdürlüğüne verilir.", None),
]


@pytest.mark.parametrize(("trap", "text", "resolved"), OF_A_UNIVERSITY, ids=[row[0] for row in OF_A_UNIVERSITY])
def test_what_is_part_of_the_university_that_issued_the_text(trap, text, resolved):
    assert only(text, issuer="Karaçam Üniversitesi").resolved == resolved


NAMED_BY_NUMBER = [
    ("numbered department", "Temyizi Yargıtay 9. Hukuk Dairesi inceler.", "Yargıtay 9. Hukuk Dairesi"),
    ("quality of a board", "Başvuruyu ilgili Etik Kurul inceler.", "Etik Kurul"),
    ("president alone", "Katkı Payı Öğrenim Ücretleri Cumhurbaşkanlığı tarafından belirlenir.", "Cumhurbaşkanlığı"),
]


@pytest.mark.parametrize(("trap", "text", "base"), NAMED_BY_NUMBER, ids=[row[0] for row in NAMED_BY_NUMBER])
def test_how_far_a_name_reaches(trap, text, base):
    assert only(text).base == base


def test_of_the_chair_of_a_board_only_the_board_is_marked():
    assert [m.surface for m in link("toplantıya Kurul Başkanı çağırır")] == ["Kurul"]


LONG = "Başvuruların alınması ve değerlendirilmesi ile ilgili işler "
WRAPS = [
    ("end of a long line", f"{LONG}Su\nİşleri Kurumunca görülür.", "Su İşleri Kurumu"),
    ("end of a heading", "Görev dağılımı\nSu Kurumunca yapılır.", "Su Kurumu"),
    ("between blank lines", "Su\nİşleri Kurumunca\nyapılır ve\n\nayrıca\nilan\n\nedilir.", "Su İşleri Kurumu"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "base"), WRAPS, ids=[row[0] for row in WRAPS])
def test_a_name_goes_on_behind_a_line_end_inside_a_paragraph(trap, text, base):
    mention = only(text)
    assert mention.base == base
    assert text[mention.start : mention.end] == mention.surface


OPENERS = [
    ("a possessive that owns nothing", "Kadroları Kıyı Bakanlığına aktarılır.", "Kıyı Bakanlığı"),
    ("before a whole name", "İptal Anayasa Mahkemesince bildirilir.", "Anayasa Mahkemesi"),
    ("before Türkiye", "Durum Türkiye Kıyı Kurumuna bildirilir.", "Türkiye Kıyı Kurumu"),
    ("adverb", "Sadece Kıyı Kurumunca yapılır.", "Kıyı Kurumu"),
    ("a hard blank behind it, a blank after", "Sadece\xa0Kıyı\xa0Kurumunca yapılır.", "Kıyı Kurumu"),
    ("a first word that looks like one", "İçişleri Bakanlığınca yapılır.", "İçişleri Bakanlığı"),
]


@pytest.mark.parametrize(("trap", "text", "base"), OPENERS, ids=[row[0] for row in OPENERS])
def test_a_word_that_only_opens_the_sentence_is_no_part_of_the_name(trap, text, base):
    assert only(text).base == base


def test_acronyms_that_everyone_knows_need_no_definition():
    found = [(m.surface, m.base, m.type) for m in link("Sınavı ÖSYM'nin yaptığı ve TÜBİTAK projesi olan kişiler")]
    assert found == [("ÖSYM'nin", "ÖSYM", "abbrev"), ("TÜBİTAK", "TÜBİTAK", "abbrev")]


def test_a_name_goes_on_in_the_next_line_of_a_narrow_column():
    text = textwrap.fill(
        "Başvurular Karaçam Üniversitesi Öğrenci İşleri Daire Başkanlığı tarafından alınır, değerlendirilir, sonra da"
        " Strateji Geliştirme Daire Başkanlığına gönderilir; Kıyı Bakanlığı ile Sosyal Güvenlik Kurumu bilgi verir.",
        28,
    )
    assert "Strateji Geliştirme Daire Başkanlığına" not in text
    assert "Strateji Geliştirme Daire Başkanlığı" in [m.base for m in link(text)]


def test_names_listed_line_by_line_are_names_of_their_own():
    names = ["Öğrenci İşleri Daire Başkanlığı", "Personel Daire Başkanlığı", "Strateji Geliştirme Daire Başkanlığı"] * 4
    assert [m.base for m in link("\n".join(names))] == names


def test_mentions_in_page_furniture_are_left_out():
    text = "Çınar Bakanlığı\nBelge Su Kurumuna verilir."
    tree = ProvisionTree(text, (), noise=(Span(0, 15),))
    assert [m.base for m in link(text, tree)] == ["Su Kurumu"]


@pytest.mark.parametrize(
    "text",
    ["Bakanlığı " * 40_000, "a) Bakanlık: Su Bakanlığını, " * 12_000, "Ve ve " * 60_000, "(" * 400_000, "Su, " * 90_000,
     "(AB)" * 90_000, "Kurum (bundan sonra " * 20_000],
    ids=["heads", "definitions", "conjunctions", "brackets", "commas", "acronyms", "calls"],
)  # fmt: skip
def test_hostile_texts_are_read_in_linear_time(text):
    started = time.process_time()
    link(text)
    assert time.process_time() - started < 5


def test_three_ministries_under_a_singular_head() -> None:
    found = link("İşlem Milli Savunma, İçişleri ve Ulaştırma Bakanlığınca yapılır.")
    assert [one.base for one in found] == ["Milli Savunma Bakanlığı", "İçişleri Bakanlığı", "Ulaştırma Bakanlığı"]
    assert {one.type for one in found} == {"elliptic"}


def test_one_ministry_of_three_matters_is_one() -> None:
    (mention,) = link("Liste Gıda, Tarım ve Hayvancılık Bakanlığınca belirlenir.")
    assert mention.base == "Gıda, Tarım ve Hayvancılık Bakanlığı"


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Görevliler, Merkezde çalışır.", "Merkez"),
        ("Merkez bünyesinde gruplar kurulur.", "Merkez"),
        ("Borçlular altmış gün içinde Bankaya başvurur.", "Banka"),
        ("Karar Yüksek Askeri Şûrada alınır.", "Yüksek Askeri Şûra"),
    ],
)
def test_a_capital_makes_a_kind_the_one_of_the_text(text: str, base: str) -> None:
    assert only(text).base == base


@pytest.mark.parametrize("text", ["Merkezde ve taşrada birimler kurulur.", "Her Merkezde bir görevli bulunur."])
def test_a_kind_that_may_be_a_place_or_any_is_none(text: str) -> None:
    assert not link(text)


def test_an_office_in_small_letters_behind_its_owner() -> None:
    found = link("Üniversitenin rektörü toplantıyı yönetir.")
    assert [(one.surface, one.type) for one in found] == [("Üniversitenin", "term"), ("rektörü", "office-holder")]


def test_no_unit_inside_a_title_with_a_small_word() -> None:
    assert not link("124 sayılı Kurumların İdari Teşkilatı hakkında Kanun Hükmünde Kararname uygulanır.")


def test_old_ministries_joined_by_and() -> None:
    found = link("Planlar Dahiliye ve Sıhhat ve İçtimai Muavenet Vekâletlerince istenir.")
    assert [one.base for one in found] == ["Dahiliye Vekâleti", "Sıhhat ve İçtimai Muavenet Vekâleti"]


def test_commas_part_ministries_though_two_were_one_once() -> None:
    found = link("Bu törenler Milli Eğitim, Gençlik ve Spor ve Kültür Bakanlıklarınca hazırlanır.")
    assert [one.surface for one in found] == ["Milli Eğitim", "Gençlik ve Spor", "Kültür Bakanlıklarınca"]


def test_a_ministry_and_the_society_that_it_watches() -> None:
    found = link("Çınar Bakanlığı Türk Kaptanlar Birliği ile Birliğin organlarını denetler.")
    assert [one.base for one in found] == ["Çınar Bakanlığı", "Türk Kaptanlar Birliği", "Birlik"]


def test_an_undersecretariat_opens_a_sentence() -> None:
    assert only("Müsteşarlık, verilen görevleri yapar.").type == "term"


def test_an_old_minister() -> None:
    mention = only("Bu işlere Maarif Vekili bakar.")
    assert (mention.base, mention.type, mention.resolved) == ("Maarif Vekili", "office-holder", "Maarif Vekâleti")


def test_who_stands_in_for_another_is_no_minister() -> None:
    assert not link("Belgeyi Müdür Vekili imzalar.")


def test_a_company_is_no_part_of_what_it_is_called_by() -> None:
    assert only("Payları Kıyı Ajansı Türk Anonim Şirketi alır.").resolved is None


IN_TITLES = [
    ("organisation of a body", "7/7/1977 tarihli ve 9177 sayılı Kıyı Kurumunun Teşkilat ve Görevleri Hakkında Kanun"),
    ("foundation and what follows", "9178 sayılı Kıyı Kurumunun Kurulması ile Bazı Kanunların Değişmesine Dair Kanun"),
    ("a court by one word", "9179 sayılı Danıştay Kanununda gösterilen şartlar"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text"), IN_TITLES, ids=[row[0] for row in IN_TITLES])
def test_a_body_in_the_title_of_an_act_is_no_unit(trap, text):
    assert link(text) == ()


def test_an_acronym_that_opens_a_title_is_no_unit():
    text = "a) KÜ: Kıyı Üniversitesini, ifade eder. KÜ Yaz Okulu Yönergesi uygulanır. KÜ öğrencileri başvurur."
    assert [mention.surface for mention in link(text)] == ["Kıyı Üniversitesini", "KÜ"]


READ_WHOLE = [
    ("a region by a Roman number", "ilan Çınar Genel Müdürlüğü IV. Bölge Müdürlüğünde yapılır",
     "Çınar Genel Müdürlüğü IV. Bölge Müdürlüğü"),
    ("in what one specialises", "süre Eczacılıkta Uzmanlık Kurulunca belirlenir", "Eczacılıkta Uzmanlık Kurulu"),
    ("one body by its acronym", "vadesi Kıyı İzleme ve Liman Başkanlıklarının (KİLİB) alacakları",
     "Kıyı İzleme ve Liman Başkanlığı"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "base"), READ_WHOLE, ids=[row[0] for row in READ_WHOLE])
def test_a_name_is_read_whole(trap, text, base):
    assert link(text)[0].base == base


def test_a_defined_board_counts_with_its_head_in_small_letters():
    text = "a) Bölüm Kurulu: Kıyı Bölümü Kurulunu, ifade eder.\n(1) Kararlar Bölüm kuruluna sunulur."
    assert link(text)[-1].surface == "Bölüm kuruluna"


def test_a_word_defined_as_a_kind_is_no_unit():
    text = "a) Kurum: Öğrencinin staj yapacağı kurumu, ifade eder.\n(1) Staja Kurum tarafından karar verilir."
    assert link(text, issuer="Kıyı Üniversitesi") == ()


def test_the_university_of_another_is_not_the_issuer():
    text = "Öğrencinin kayıtlı olduğu Üniversitenin kararı istenir."
    assert link(text, issuer="Kıyı Üniversitesi") == ()


def test_kinds_parted_by_a_stroke_are_no_units():
    text = "a) Başkanlık: Kıyı Dairesi Başkanlığını, ifade eder.\n(1) İlgili bölüm/başkanlık başvuruyu inceler."
    assert [mention.surface for mention in link(text)] == ["Kıyı Dairesi Başkanlığını"]


def test_an_acronym_that_acts_twice_is_a_unit_everywhere():
    text = "Liste KIYGEM tarafından hazırlanır. Ücret KIYGEM’ce belirlenir. Rapor KIYGEM’e gönderilir."
    assert [mention.surface for mention in link(text)] == ["KIYGEM", "KIYGEM’ce", "KIYGEM’e"]


def test_a_known_acronym_that_acts_keeps_its_body():
    assert {m.resolved for m in link("Liste TÜİK tarafından hazırlanır ve TÜİK’ce yayımlanır.")} == {
        "Türkiye İstatistik Kurumu"
    }


def test_an_acronym_defined_as_a_kind_is_no_unit():
    text = "ç) KYK: İlgili enstitünün yönetim kurulunu, ifade eder.\n(1) Atama KYK’ca yapılır, KYK’ca izlenir."
    assert "KYK" not in {mention.base for mention in link(text)}


OFFICES = [
    ("the ministry for the union of states", "görev Avrupa Birliği Bakanına verilir", "Avrupa Birliği Bakanlığı"),
    ("an administration is called by its office", "görev Göç İdaresi Başkanına verilir",
     "İçişleri Bakanlığı > Göç İdaresi Başkanlığı"),
    ("an organisation by its bare name", "onay Kıyı Toto Teşkilat Başkanından alınır",
     "Kıyı Toto Teşkilat Başkanlığı"),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "text", "resolved"), OFFICES, ids=[row[0] for row in OFFICES])
def test_the_unit_of_an_office(trap, text, resolved):
    assert only(text).resolved == resolved


def test_the_head_of_the_issuer_is_not_a_part_of_it():
    mention = only("Hükümleri Kıyı İdaresi Başkanı yürütür.", issuer="Kıyı İdaresi Başkanlığı")
    assert mention.resolved == "Kıyı İdaresi Başkanlığı"


def test_a_rector_belongs_to_no_office_named_before():
    text = "Koordinatörlüğün Komisyon dışındaki personeli Rektör tarafından görevlendirilir."
    assert link(text, issuer="Kıyı Üniversitesi")[-1].resolved == "Kıyı Üniversitesi"


def test_the_body_that_a_pointing_word_means():
    text = "Kadrolar Kıyı Genel Müdürlüğüne verilir, adı geçen Genel Müdürlük ve Liman Genel Müdürlüğü bildirir."
    assert link(text)[1].resolved == "Kıyı Genel Müdürlüğü"


def test_a_ministry_has_no_board_of_directors():
    assert only("Bu ücret Yönetim Kurulu tarafından belirlenir.", issuer="Çınar Bakanlığı").resolved is None


def test_a_branch_of_a_company_stands_below_it():
    assert only("ilan Kıyı Taşımacılık A.Ş. Liman Bölge Müdürlüğünden alınır").resolved == (
        "Kıyı Taşımacılık A.Ş. > Liman Bölge Müdürlüğü"
    )


def test_the_law_of_an_organisation_tells_whose_units_it_lists():
    text = "Bu Kararnamenin amacı, Çınar Bakanlığının kuruluş ve görevlerini düzenlemektir. Birimler: Hukuk Müşavirliği"
    assert link(text)[-1].resolved == "Çınar Bakanlığı > Hukuk Müşavirliği"
