"""Legal bases as written, and clauses that name a service."""

import pytest

from dayanak.law.provision import Provision, ProvisionKind, ProvisionTree
from dayanak.registry.state import PublicService, Unit
from nlp.link import Gazetteer
from nlp.link.services import Basis, link_services, read_basis

BASES = [
    ("short, with a point", "Karaçam Üniversitesi Staj Yönetmeliği madde 12/1-a",
     Basis("Karaçam Üniversitesi Staj Yönetmeliği", None, "madde:12/fikra:1/bent:a")),
    ("long, ordinal words", "Karaçam Üniversitesi Burs Yönergesinin 7 nci maddesinin ikinci fıkrası",
     Basis("Karaçam Üniversitesi Burs Yönergesi", None, "madde:7/fikra:2")),
    ("down to the item", "Su Yönetmeliğinin 11 inci maddesinin on birinci fıkrasının (ç) bendinin (2) alt bendi",
     Basis("Su Yönetmeliği", None, "madde:11/fikra:11/bent:ç/altbent:2")),
    ("numbered law", "3091 sayılı Kanun", Basis("3091 sayılı Kanun", "kanun:3091", None)),
    ("law by title", "Kat Mülkiyeti Kanunu", Basis("Kat Mülkiyeti Kanunu", "kanun:634", None)),
    ("law and clause", "5510 sayılı Sosyal Sigortalar Kanununun 4 üncü maddesinin birinci fıkrasının (a) bendi",
     Basis("5510 sayılı Sosyal Sigortalar Kanunu", "kanun:5510/madde:4/fikra:1/bent:a", "madde:4/fikra:1/bent:a")),
    ("additional article of a law", "634 sayılı Kanun ek 2. madde",
     Basis("634 sayılı Kanun", "kanun:634/ek-madde:2", "ek-madde:2")),
    ("decree-law", "375 sayılı KHK ek madde 9", Basis("375 sayılı KHK", "khk:375/ek-madde:9", "ek-madde:9")),
    ("Md.", "Su Yönetmeliği Md. 5/2", Basis("Su Yönetmeliği", None, "madde:5/fikra:2")),
    ("transitional, no document", "Geçici m.3", Basis(None, None, "gecici-madde:3")),
    ("branch article", "Staj Yönergesi madde 13/B-1", Basis("Staj Yönergesi", None, "madde:13-B/fikra:1")),
    ("small letter is a point", "Su Yönetmeliği 12/a maddesi", Basis("Su Yönetmeliği", None, "madde:12/bent:a")),
    ("repeated article", "Su Yönetmeliği mükerrer madde 41/1",
     Basis("Su Yönetmeliği", None, "mukerrer-madde:41/fikra:1")),
    ("number of the document", "Su Tebliği (Tebliğ No: 2024/3) madde 14/2",
     Basis("Su Tebliği (Tebliğ No: 2024/3)", None, "madde:14/fikra:2")),
    ("section of a circular", "Bilgi Edinme Genelgesi (2023/7) bölüm 2.1",
     Basis("Bilgi Edinme Genelgesi (2023/7)", None, "no:2/no:2.1")),
    ("names nothing", "İlgili mevzuat", Basis()),
    ("empty", "", Basis()),
    ("four levels", "Su Yönetmeliği madde 5/1-a-1", Basis("Su Yönetmeliği", None, "madde:5/fikra:1/bent:a/altbent:1")),
]  # fmt: skip


@pytest.mark.parametrize(("trap", "written", "basis"), BASES, ids=[row[0] for row in BASES])
def test_read_basis(trap, written, basis):
    assert read_basis(written) == basis


def clause(text: str, kind: ProvisionKind = ProvisionKind.PARAGRAPH) -> ProvisionTree:
    node = Provision("madde:1/fikra:1", "art_1__para_1", kind, "1", "", None, text, 0, len(text))
    return ProvisionTree(text, (node,))


SERVICES = [
    PublicService("S1", "Kayıt dondurma izninin verilmesi"),
    PublicService("S2", "Zorunlu staj başvurusunun kabulü"),
    PublicService("S3", "Amatör Denizci Belgesi Düzenlenmesine Dair İşlemlerin Yapılması"),
    PublicService("S4", "Bağış işlemleri"),
]
CLAUSES = [
    ("object and act", "Kayıt dondurma izni, yönetim kurulunca verilir.", ["S1"]),
    ("act before the object", "Verilecek kayıt dondurma izni iki yarıyılı geçemez.", ["S1"]),
    ("act in another sentence", "Kayıt dondurma izni yazılı istenir. Belge verilir.", []),
    ("another act", "Kayıt dondurma izni uzatılır.", []),
    ("object in pieces", "Kayıt yenilemeyi dondurma ve izni verilir.", []),
    ("the act has an object of its own", "Kayıt dondurma izni olan öğrenciye belge verilir.", []),
    ("noun as act", "Zorunlu staj başvurusu komisyonca kabul edilir.", ["S2"]),
    ("words of the inventory left out", "Amatör denizci belgesi başkanlıkça düzenlenir.", ["S3"]),
    ("service without an object", "Bağış alınır.", []),
]


@pytest.mark.parametrize(("trap", "text", "found"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clauses_that_name_a_service(trap, text, found):
    mentions = link_services(clause(text), SERVICES)
    assert [mention.service_id for mention in mentions] == found
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_services_told_apart_in_brackets_only_are_ambiguous():
    twins = [
        PublicService("A", "Su kullanım izni verilmesi (büyük)"),
        PublicService("B", "Su kullanım izni verilmesi (küçük)"),
    ]
    assert link_services(clause("Su kullanım izni verilir."), twins) == ()


def test_only_services_of_the_issuing_institution_count():
    units = [Unit("1", "Karaçam Üniversitesi"), Unit("11", "Öğrenci İşleri", "1"), Unit("2", "Gökpınar Üniversitesi")]
    mine, other = ("A", "Kayıt dondurma izninin verilmesi", "11"), ("B", "Kesin kayıt yapılması", "2")
    services = [PublicService(*mine), PublicService(*other)]
    found = link_services(
        clause("Kayıt dondurma izni verilir. Kesin kayıt yapılır."), services, gazetteer=Gazetteer.of(units), issuer="1"
    )
    assert [mention.service_id for mention in found] == ["A"]


def test_titles_name_no_service():
    assert link_services(clause("Kayıt dondurma izninin verilmesi", ProvisionKind.TITLE), SERVICES) == ()
