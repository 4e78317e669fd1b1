"""What bytes are: decided by the bytes, never by the file's name. What cannot be read is `Rejected` with a reason."""

import gzip
import io
import json
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath

from dayanak.law.errors import Rejected
from ingest.extract.characters import decode
from ingest.extract.limits import Limits


class MediaType(StrEnum):
    """The kinds of file that are read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    TEXT = "text/plain"


_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Eski Office biçimi (.doc, .xls) okunamaz; .docx ya da PDF olarak kaydedip yükleyin.",
    ),
    (b"{\\rtf", "RTF dosyası okunamaz; .docx ya da PDF olarak kaydedip yükleyin."),
    (b"\x89PNG", "Resim dosyası okunamaz; PDF olarak yükleyin."),
    (b"\xff\xd8\xff", "Resim dosyası okunamaz; PDF olarak yükleyin."),
    (b"II*\x00", "Resim dosyası okunamaz; PDF olarak yükleyin."),
    (b"MM\x00*", "Resim dosyası okunamaz; PDF olarak yükleyin."),
    (b"GIF8", "Resim dosyası okunamaz; PDF olarak yükleyin."),
    (b"Rar!", "Sıkıştırılmış arşiv okunamaz; içindeki dosyayı yükleyin."),
    (b"7z\xbc\xaf", "Sıkıştırılmış arşiv okunamaz; içindeki dosyayı yükleyin."),
)
_HTML = re.compile(
    r"<!doctype\s+html|<(html|head|body|table|div|meta|script|style|title|p|center|span|h[1-6])[\s>/]", re.IGNORECASE
)
_TURKISH_TYPE = {".pdf": "PDF", ".docx": "Word"}


def unpack(data: bytes, limits: Limits) -> bytes:
    """The bytes themselves, or what a gzip file holds; `TooLarge` beyond the limit, `Rejected` if it is broken."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            content = stream.read(limits.max_unpacked + 1)
    except (OSError, EOFError, zlib.error) as exc:
        raise Rejected("Sıkıştırılmış dosya (.gz) bozuk.") from exc
    limits.check_unpacked(len(content))
    return content


def sniff(data: bytes, name: str) -> MediaType:
    """The media type of unpacked bytes; `Rejected` for what is empty, foreign, or not what the name promises."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Rejected("Dosya boş.")
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(b"PK"):
        return _packed(data)
    for magic, reason in _FOREIGN:
        if data.startswith(magic):
            raise Rejected(reason)
    return _textual(data, name)


def _packed(data: bytes) -> MediaType:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as exc:
        raise Rejected("Word dosyası ya da arşiv bozuk.") from exc
    if "word/document.xml" in names:
        return MediaType.DOCX
    raise Rejected("Bu arşivin içinde Word belgesi yok; PDF, .docx, HTML ya da düz metin yükleyin.")


def _textual(data: bytes, name: str) -> MediaType:
    if _is_binary(data):
        raise Rejected("Dosyanın biçimi tanınmadı; PDF, .docx, HTML ya da düz metin yükleyin.")
    text = decode(data).lstrip()
    if _HTML.search(text[:4096]) and text.startswith("<"):
        return MediaType.HTML
    if _is_json(text):
        raise Rejected("Dosya JSON verisi; içinde okunacak bir mevzuat metni yok.")
    if text.startswith("<?xml"):
        raise Rejected("XML dosyası okunamaz; PDF, .docx, HTML ya da düz metin yükleyin.")
    suffix = PurePath(name).suffix
    if suffix in _TURKISH_TYPE:
        raise Rejected(f"Dosyanın adı {suffix} ile bitiyor, ama içi {_TURKISH_TYPE[suffix]} değil.")
    return MediaType.TEXT


def _is_binary(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = data[:65536]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in head)
    return controls > len(head) * 0.1


def _is_json(text: str) -> bool:
    if text[:1] not in "{[" or not text:
        return False
    for candidate in (text, text.partition("\n")[0]):
        try:
            json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return True
    return False
