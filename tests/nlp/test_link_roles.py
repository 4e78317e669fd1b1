"""What a clause does with the units that it names; every row names its trap."""

import time

import pytest

from nlp.link import link

ROLES = [
    ("agent of a finite passive", "İlan Çınar Bakanlığınca yapılır.", "duty", "agent acts"),
    ("agent in two words", "Kayıtlar Kıyı Kurulu tarafından tutulur.", "duty", "agent acts"),
    ("agent of a decision", "Ücretler Çınar Bakanlığınca belirlenir.", "power", "agent decides"),
    ("decision in a participle", "Çınar Bakanlığınca belirlenen esaslara uyulur.", "power", "agent decides"),
    ("fact in a participle", "Çınar Bakanlığınca yürütülen projeler desteklenir.", "names", None),
    ("agent that may", "Süre Kıyı Kurulunca uzatılabilir.", "power", "agent may"),
    ("converb before the decision", "Başvuru Kıyı Kurulunca incelenerek karara bağlanır.", "power", "agent decides"),
    ("past is a report", "Yönetmelik Kıyı Kurulunca hazırlanmıştır.", "names", None),
    ("subject at the beginning", "Kıyı Kurumu, kayıtları her yıl yayımlar.", "duty", "subject acts"),
    ("subject right before its verb", "Bu Yönetmelik hükümlerini Çınar Bakanı yürütür.", "duty", "subject acts"),
    ("-tir is no copula", "Kıyı Kurumu sonucu ilgililere iletir.", "duty", "subject acts"),
    ("-dır is one", "Kıyı Kurumu bağımsızdır.", "names", None),
    ("subject that may", "Kıyı Kurumu bilgi isteyebilir.", "power", "subject may"),
    ("subject that decides", "Kıyı Kurulu oy çokluğuyla karar verir.", "power", "subject decides"),
    ("entitled", "Yorumlamaya Çınar Bakanlığı yetkilidir.", "power", "entitled"),
    ("charged", "Uygulamadan Kıyı Kurumu sorumludur.", "duty", "charged"),
    ("topic apart from its verb", "Kıyı Kurulu; başvuruları inceler.", "duty", "subject acts"),
    ("what it consists of", "Kıyı Kurulu, yedi üyeden oluşur.", "names", None),
    ("made by another", "Kıyı Kurulu üç yılda bir yenilenir.", "names", None),
    ("attribute of a noun", "Çınar Bakanlığı personeli yemin eder.", "names", None),
    ("with a postposition", "Çınar Bakanlığı için bütçe hazırlanır.", "names", None),
    ("consent in the genitive", "Çınar Bakanlığının izniyle açılır.", "power", "consents"),
    ("consent in the nominative", "Kıyı Kurulu kararı ile açılır.", "power", "consents"),
    ("submitted for consent", "Rapor Kıyı Kurulunun onayına sunulur.", "power", "consents"),
    ("permission taken from it", "Çınar Bakanlığından izin alınır.", "power", "permits"),
    ("list of duties", "Kıyı Kurulunun görevleri şunlardır:", "duty", "list of duties"),
    ("term of office is no duty", "Kıyı Kurulunun görev süresi üç yıldır.", "names", None),
    ("competence that it has", "Yorum yetkisi Kıyı Kurumuna aittir.", "power", "belongs"),
    ("must", "Kıyı Kurumunun kayıt tutması zorunludur.", "duty", "must"),
    ("accusative of a short form", "yıl sonunda Kurumu ilgililer haberdar eder", "names", None),
    ("a number behind the subject", "Kıyı Kurulu 15 gün içinde raporu bildirir.", "duty", "subject acts"),
    (
        "regulation that it issues",
        "Esaslar Kıyı Kurumunca çıkarılan yönetmelikte gösterilir.",
        "power",
        "agent regulates",
    ),
    ("two acts in one decision", "Oranlar Kıyı Kurulunca tespit ve ilan edilir.", "power", "agent decides"),
    ("found suitable is a decision", "Kıyı Kurulunca uygun bulunan projeler desteklenir.", "power", "agent decides"),
    ("what is somewhere is no act", "Kıyı Kurulunca arşivde bulunan kayıtlar yayımlanır.", "duty", "agent acts"),
    ("notice that is given", "Başvuru sahibine Kıyı Kurumunca bildirimde bulunulur.", "duty", "agent acts"),
    ("activities of the subject", "Kıyı Kurumu, aşağıdaki faaliyetlerde bulunur:", "duty", "subject acts"),
    ("where it only is", "Kıyı Kurumu, sahil şeridinde bulunur.", "names", None),
    ("what it is done for", "Kıyı Kurumunca personelden faydalanmak üzere liste yapılır.", "duty", "agent acts"),
    (
        "agent set apart by a comma",
        "Kıyı Kurumu tarafından, limanda sayılanlardan alım yapılabilir.",
        "power",
        "agent may",
    ),
    ("regulation in the nominative", "Bu hususta bir yönetmelik Kıyı Kurumunca çıkarılır.", "power", "agent regulates"),
    ("a report is no regulation", "Faaliyet raporu Kıyı Kurumunca çıkarılır.", "duty", "agent acts"),
    ("approval in the other word", "Liste Kıyı Kurulunun oluruna sunulur.", "power", "consents"),
    (
        "where the duties are regulated",
        "Kıyı Kurumunun yetki ve sorumlulukları yönetmelikle belirlenir.",
        "names",
        None,
    ),
    ("duties of something else", "Kıyı Kurumunun eşgüdümünde deniz görevleri için merkez kurulur.", "names", None),
    ("what must be of it", "Belgenin Kıyı Kurumunun tasdikini içermesi gerekir.", "names", None),
    ("receiver", "Sonuç Çınar Bakanlığına bildirilir.", "names", None),
    ("may not", "Kıyı Kurumu bu bilgileri açıklayamaz.", "names", None),
    ("meaning of a definition", "a) Bakanlık: Çınar Bakanlığını, ifade eder.", "names", None),
]


@pytest.mark.parametrize(("trap", "text", "role", "rule"), ROLES, ids=[row[0] for row in ROLES])
def test_role(trap, text, role, rule):
    (mention,) = link(text)
    assert (mention.role, mention.role_rule) == (role, rule)


def test_a_comma_without_a_conjunction_makes_no_list():
    made, maker = link("Kıyı Kurulu, Çınar Bakanlığı tarafından görevlendirilen beş üyeden oluşur.")
    assert (made.role, maker.role) == ("names", "power")


def test_all_who_consent_one_after_the_other():
    decision, consent = link("Programlar Kıyı Kurulunun kararı ve Çınar Bakanlığının onayı ile açılır.")
    assert (decision.role, consent.role) == ("power", "power")


def test_a_subject_far_before_its_verb():
    middle = "kamu kurumları ile gerçek kişilerden bilgi ve veri almaya, analiz etmeye, " * 9
    (mention,) = link(f"Kıyı Kurumu, {middle}yayımlamaya yetkilidir.")
    assert mention.role == "power"


def test_members_of_a_list_share_the_role_of_the_last():
    mentions = link("Yönetmelik Kıyı, Su ve Orman Bakanlıklarınca birlikte hazırlanır.")
    assert [mention.role for mention in mentions] == ["duty"] * 3


def test_a_comma_before_another_case_makes_no_list():
    mentions = link("Su Müdürü, Kıyı Kurulunun önerisiyle görevlendirilir.")
    assert [mention.role for mention in mentions] == ["names", "power"]


def test_a_unit_in_brackets_shares_the_role_of_its_parent():
    mentions = link("İzin Çınar Bakanlığınca (Kıyı Genel Müdürlüğü) verilir.")
    assert [mention.role for mention in mentions] == ["power", "power"]


def test_the_parent_in_the_genitive_is_only_named():
    mentions = link("İşlemler Çınar Bakanlığının Kıyı Genel Müdürlüğü tarafından yürütülür.")
    assert [mention.role for mention in mentions] == ["names", "duty"]


def test_a_sentence_ends_where_its_mark_stands():
    mentions = link("Başvuru Kıyı Kurumuna yapılır. Çınar Bakanlığı, sonucu bildirir; Su Kurumu adına ödenir.")
    assert [mention.role for mention in mentions] == ["names", "duty", "names"]


@pytest.mark.parametrize("part", ["Su Kurumunca ", "Su Kurumu, ", "Su Kurumunun izni ", "alınan ", "Su Bakanı ve "])
def test_hostile_texts_take_linear_time(part):
    started = time.process_time()
    link(part * (300_000 // len(part)))
    assert time.process_time() - started < 5


def test_members_of_a_list_in_one_case_share_the_role_of_the_last() -> None:
    text = "Liste, Çınar Bakanlığının, Kıyı Bakanlığının ve Liman Kurumunun görüşü alınarak yayımlanır."
    assert [one.role for one in link(text)] == ["power"] * 3


def test_an_owner_of_the_next_body_is_no_member() -> None:
    text = "Çınar Bakanlığının Kıyı Genel Müdürlüğünün görüşü alınır."
    assert [one.role for one in link(text)] == ["names", "power"]
