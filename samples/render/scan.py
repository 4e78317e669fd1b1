"""A text PDF as an office scanner would send it: grey images of its pages, a little noisy and askew, without text."""

import io
import zlib

import numpy as np
import pypdfium2
from PIL import Image
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI, SKEW = 170, 0.4
"""Dots an inch, and by how many degrees at most a page lies askew."""


def scanned_pdf(text_pdf: bytes, title: str, dpi: int = DPI, skew: float = SKEW) -> bytes:
    """The pages of `text_pdf` as images; the same input always gives the same pages."""
    rl_config.invariant = 1
    random = np.random.default_rng(zlib.crc32(title.encode()))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setTitle(title)
    document = pypdfium2.PdfDocument(text_pdf)
    for number in range(len(document)):
        page = document[number].render(scale=dpi / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(io.BytesIO(_jpeg(page, random, dpi, skew))), 0, 0, *A4)
        canvas.showPage()
    document.close()
    canvas.save()
    return buffer.getvalue()


def _jpeg(page: Image.Image, random: np.random.Generator, dpi: int, skew: float) -> bytes:
    """One page turned by a fraction of a degree, with the grain of a scanner."""
    turned = page.rotate(random.uniform(-skew, skew), resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = random.normal(-4, 5, (turned.height, turned.width))
    noisy = Image.fromarray(np.clip(np.asarray(turned) + grain, 0, 255).astype("uint8"))
    buffer = io.BytesIO()
    noisy.save(buffer, "JPEG", quality=40, dpi=(dpi, dpi))
    return buffer.getvalue()
