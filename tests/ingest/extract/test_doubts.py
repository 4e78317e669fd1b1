"""Doubts of the extraction: which pages, why, and where they stand in the text."""

from dayanak.law.text import ExtractedText, NormalText, Page, ReadBy
from ingest.extract import doubts_of
from ingest.extract.doubts import GARBAGE_LAYER

NO_LAYER = "Sayfada okunabilir metin katmanı yok; karakter tanıma kapalı."


def test_pages_with_the_same_fault_are_told_together_with_their_place() -> None:
    pages = (
        Page(1, "Su akar.", ReadBy.PDFIUM),
        Page(2, "", ReadBy.UNREAD, 0.0, NO_LAYER),
        Page(3, "", ReadBy.UNREAD, 0.0, NO_LAYER),
        Page(4, "Çay demlenir.", ReadBy.OCR, 0.8, f"{GARBAGE_LAYER}; görüntüsü okundu."),
    )
    extracted = ExtractedText(pages, "application/pdf", warnings=("Gizli işaretler çıkarıldı.",))
    whole, unread, garbage = doubts_of(extracted, NormalText("Su akar.\nÇay demlenir.", (0, 9), (1, 4)))
    assert (whole.code, whole.message) == ("extraction", "Gizli işaretler çıkarıldı.")
    assert (unread.code, unread.start, unread.end) == ("page-unread", 9, 9)
    assert unread.message.startswith("2–3. sayfalar: ")
    assert (garbage.code, garbage.start, garbage.end) == ("garbage-text-layer", 9, 22)
    assert garbage.message.startswith("4. sayfa: ")


def test_pages_that_were_read_well_raise_no_doubt() -> None:
    extracted = ExtractedText((Page(1, "Su akar.", ReadBy.TEXT),), "text/plain")
    assert doubts_of(extracted, NormalText("Su akar.")) == ()
