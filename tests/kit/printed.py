"""What a phone reads from a printed page: the PDF drawn at a printer's resolution, the code read by ZBar."""

import io

import pypdfium2
from PIL import Image

from tests.kit.needs import missing

INCH = 25.4  # mm


def read_codes(picture: Image.Image) -> list[str]:
    """Return what the QR codes in a picture say."""
    try:
        from pyzbar.pyzbar import ZBarSymbol, decode
    except ImportError:
        missing("zbar")
    return [one.data.decode() for one in decode(picture, symbols=[ZBarSymbol.QRCODE])]


def read_file(content: bytes) -> list[str]:
    """Return what the QR codes in a picture file say."""
    return read_codes(Image.open(io.BytesIO(content)).convert("L"))


class Printed:
    """The pages of a PDF on paper of ``width`` mm, drawn in grey with ``dots`` an inch."""

    def __init__(self, pdf: bytes, dots: int = 300):
        document = pypdfium2.PdfDocument(pdf)
        try:
            self.measures = [tuple(round(side / 72 * INCH) for side in page.get_size()) for page in document]
            self.words = [page.get_textpage().get_text_range() for page in document]
            self.pages = [page.render(scale=dots / 72, grayscale=True).to_pil() for page in document]
        finally:
            document.close()
        self._dot = INCH / dots

    def cut(self, page: int, left: float, top: float, width: float, height: float) -> Image.Image:
        """Return a piece of a page; all measures in mm from its upper left corner."""
        box = (left, top, left + width, top + height)
        return self.pages[page].crop(tuple(round(edge / self._dot) for edge in box))
