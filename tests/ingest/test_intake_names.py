"""File names as they are kept: bare, short, without marks that deceive."""

import pytest

from ingest.intake import safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("yonerge.pdf", "yonerge.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Belgeler\\yönerge.pdf", "yönerge.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("belge\u202efdp.exe", "belgefdp.exe"),
        ("..", "adsiz"),
        ("", "adsiz"),
        ("x" * 500 + ".pdf", "x" * 190 + ".pdf"),
    ],
)
def test_names(given, kept):
    assert safe_name(given) == kept
