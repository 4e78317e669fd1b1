"""The spaCy components: registered by a call, spans with their finds."""

import spacy

from nlp.spacy_components import register


def pipeline(**config: str):
    register()
    nlp = spacy.blank("tr")
    nlp.add_pipe("dayanak_citations")
    nlp.add_pipe("dayanak_units", config=config)
    return nlp


def test_registering_twice_is_harmless():
    register()
    register()
    assert {"dayanak_citations", "dayanak_units"} <= set(spacy.blank("tr").factory_names)


def test_citations_and_units_stand_in_span_groups():
    doc = pipeline()("Başvurular, 5510 sayılı Kanunun 4 üncü maddesine göre Çınar Bakanlığınca sonuçlandırılır.")
    (citation,) = doc.spans["citations"]
    assert citation._.citation.targets == ("kanun:5510/madde:4",)
    (unit,) = doc.spans["units"]
    assert (unit.label_, unit._.mention.base) == ("full", "Çınar Bakanlığı")


def test_the_issuer_is_a_setting_of_the_component():
    doc = pipeline(issuer="Karaçam Üniversitesi")("Belge, Öğrenci İşleri Daire Başkanlığınca verilir.")
    (unit,) = doc.spans["units"]
    assert unit._.mention.resolved == "Karaçam Üniversitesi > Öğrenci İşleri Daire Başkanlığı"


def test_an_empty_text_has_empty_groups():
    doc = pipeline()("")
    assert list(doc.spans["citations"]) == list(doc.spans["units"]) == []


def test_extension_values_keep_their_own_offsets():
    doc = pipeline()("Karar Çınar Bakanlığı'na bildirilir.")
    mention = doc.spans["units"][0]._.mention
    assert doc.text[mention.start : mention.end] == "Çınar Bakanlığı'na"
