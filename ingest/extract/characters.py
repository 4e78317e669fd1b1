"""Bytes to characters: declared charsets are not believed; signs that no text may hold are taken out."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HIGH = re.compile(rb"[\x80-\xff]")
_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = _BIDI + "\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff"
_CONTROLS = {code: None for code in (*range(9), 11, *range(14, 32), *range(127, 160)) if code != 0x85}
_CLEAN = (
    _CONTROLS
    | {ord(sign): None for sign in _INVISIBLE}
    | dict.fromkeys(range(55296, 57344))
    | {0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
)


def decode(data: bytes) -> str:
    """The characters of bytes of unknown charset: UTF-8 if they are UTF-8 but for stray bytes, else windows-1254."""
    for bom, charset in _BOMS:
        if data.startswith(bom):
            return data.decode(charset, errors="replace")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken == 0 or broken * 50 < len(_HIGH.findall(data)):
        return text
    return data.decode("cp1254", errors="replace")


def clean(text: str) -> str:
    """The text without control, bidi and zero-width signs; every kind of line end is a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)


def has_hidden_signs(text: str) -> bool:
    """Whether the text holds bidi controls, which can show a reader another order than the one stored."""
    return any(sign in text for sign in _BIDI)
