"""Which texts are one document: a wrong merge is worse than a wrong split."""

from dataclasses import replace

import pytest

from dayanak.law.document import DocumentKind
from dayanak.law.identity import Identity

LAW = Identity(DocumentKind.LAW, "Toprak Bayramı Kanunu", "4760", "1945-06-15", None, None, "a" * 64)
DIRECTIVE = Identity(DocumentKind.DIRECTIVE, "Staj Yönergesi", None, None, None, "98000100", "b" * 64)
CIRCULAR = Identity(DocumentKind.CIRCULAR, "Genelge", "2024/3", None, "2024-02-01", "98000001", "c" * 64)


@pytest.mark.parametrize(
    ("one", "other", "trap"),
    [
        (LAW, replace(LAW, title="TOPRAK BAYRAMI KANUNU", digest="d" * 64), "capitals, other bytes"),
        (LAW, replace(LAW, issuer="98000001"), "a national instrument has no issuer"),
        (DIRECTIVE, replace(DIRECTIVE, number="7", accepted="2020-01-01"), "a new edition with another date"),
        (CIRCULAR, replace(CIRCULAR, digest="d" * 64), "the same number and title"),
    ],
)
def test_one_document(one: Identity, other: Identity, trap: str) -> None:
    assert one.key == other.key, trap


@pytest.mark.parametrize(
    ("one", "other", "trap"),
    [
        (LAW, replace(LAW, title="Özel Tüketim Vergisi Kanunu"), "one number and date, two laws"),
        (LAW, replace(LAW, gazette_date="2002-06-12"), "one number, two dates"),
        (DIRECTIVE, replace(DIRECTIVE, issuer="98000200"), "the same title in another institution"),
        (CIRCULAR, replace(CIRCULAR, number="2024/4"), "circulars share their title"),
        (
            replace(DIRECTIVE, title="Staj Yönergesinde Değişiklik Yapılmasına Dair Yönerge", accepted="2020-01-01"),
            replace(DIRECTIVE, title="Staj Yönergesinde Değişiklik Yapılmasına Dair Yönerge", digest="d" * 64),
            "amending pieces share their title",
        ),
        (
            replace(CIRCULAR, number=None, digest="1" * 64),
            replace(CIRCULAR, number=None, digest="2" * 64),
            "one gazette, one title, two pieces whose numbers could not be read",
        ),
        (replace(DIRECTIVE, issuer=None), replace(DIRECTIVE, issuer=None, digest="e" * 64), "no issuer: by bytes"),
        (replace(LAW, title=""), replace(LAW, title="", digest="e" * 64), "no title: by bytes"),
    ],
)
def test_two_documents(one: Identity, other: Identity, trap: str) -> None:
    assert one.key != other.key, trap


def test_the_id_is_readable_url_safe_and_the_same_every_time() -> None:
    assert LAW.document_id() == replace(LAW, digest="f" * 64).document_id()
    assert LAW.document_id().startswith("kanun-4760-")
    assert CIRCULAR.document_id().startswith("genelge-2024-3-")
    assert LAW.document_id(taken=True) not in {LAW.document_id(), replace(LAW, digest="f" * 64).document_id(taken=True)}


def test_rows_of_one_file_have_ids_of_their_own() -> None:
    assert replace(LAW, row_id="r-1").document_id() != replace(LAW, row_id="r-2").document_id()
    assert replace(LAW, row_id="r-1").key == LAW.key
