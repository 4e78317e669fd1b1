"""Limits of one file. A file beyond them is `TooLarge`: a sender's fault, told in Turkish."""

from dataclasses import dataclass

from dayanak.law.errors import TooLarge

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes of a file, bytes it may unpack to (.gz, .docx), pages, characters; seconds of OCR for a page."""

    max_bytes: int = 100 * _MIB
    max_unpacked: int = 300 * _MIB
    max_pages: int = 2000
    max_characters: int = 30_000_000
    ocr_page_seconds: int = 60

    def check_bytes(self, size: int) -> None:
        """Raises `TooLarge` for a file of more bytes than accepted."""
        if size > self.max_bytes:
            raise TooLarge(f"Dosya çok büyük: en çok {self.max_bytes // _MIB} MB olabilir.")

    def check_unpacked(self, size: int) -> None:
        """Raises `TooLarge` for packed content that would unpack to more bytes than accepted."""
        if size > self.max_unpacked:
            raise TooLarge(f"Dosyanın içi açıldığında çok büyük: en çok {self.max_unpacked // _MIB} MB olabilir.")

    def check_pages(self, count: int) -> None:
        """Raises `TooLarge` for a file of more pages than accepted."""
        if count > self.max_pages:
            raise TooLarge(f"Dosya {count} sayfa: en çok {self.max_pages} sayfa okunur.")

    def check_characters(self, count: int) -> None:
        """Raises `TooLarge` for a text longer than accepted."""
        if count > self.max_characters:
            raise TooLarge(f"Metin çok uzun: en çok {self.max_characters} karakter okunur.")
