"""From what a label says, a short code or a GTIN with perhaps a lot, to what is to be told of it."""

import re
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from urllib.parse import unquote

from django.db.models import OuterRef, Subquery

from coopsite.common.text import tidy_line
from products.codes import read_code
from products.gs1 import is_lot, link_path, read_gtin, read_path
from products.models import Lot, Product, ProductGtin, ScanCode
from products.models.scan import label_path

# Of what is said of a lot: more is no number of any, and stands in no address.
_MOST_LETTERS = 40
# A whole address is pasted, too: "https://…/t/7Q4KX/lo/A7/", "https://…/01/08931234567897/10/A7".
_CODE_IN = re.compile(r"/t/([^/?#]+)(?:/lo/([^?#\s]+?)/?(?=$|[?#\s]))?")
_GTIN_IN = re.compile(r"/01/[^?#\s]+")
# What is typed of a lot, as it is printed or with what stands before it: "PH0824", "Số lô: PH0824".
_LOT_SAID = re.compile(r"(?:(?:s[ốo] )?l[ôo](?: h[àa]ng)?(?: ?: ?| ))?(\S+)", re.IGNORECASE)
_SHORTEST_LOT = 2
_MOST_LOTS = 5


class ScanState(Enum):
    """What became of what a label says."""

    SHOWN = "shown"
    # It was public, and is not any more.
    GONE = "gone"
    # Given, but the product was never public: labels were printed before the page was published.
    NOT_YET = "not-yet"
    # It may be a code, and nobody was given it.
    UNKNOWN = "unknown"
    # It is none: something was mistyped.
    MISTYPED = "mistyped"

    @property
    def status(self) -> HTTPStatus:
        """The status with which its page answers."""
        return {self.SHOWN: HTTPStatus.OK, self.GONE: HTTPStatus.GONE}.get(self, HTTPStatus.NOT_FOUND)


@dataclass(frozen=True)
class Scan:
    """What a label says and leads to.

    ``said`` is the code or GTIN as it is printed, ``address`` the path that is its own, ``lot`` what was said of a lot.
    ``product`` is given where it may be shown, ``name`` where the public knew it by that; ``batch`` is the lot where
    somebody wrote it down; of a product that is gone only one that was called back.
    """

    state: ScanState
    said: str
    address: str = ""
    lot: str = ""
    is_gtin: bool = False
    product: Product | None = None
    name: str = ""
    batch: Lot | None = None


@dataclass(frozen=True)
class LotFound:
    """A lot that bears the number that was typed, of the product ``name``; ``address`` is the path of its label."""

    number: str
    name: str
    address: str


def scan_code(typed: str, lot: str = "") -> Scan:
    """Return what the short code ``typed`` leads to, and which lot of its product was asked for, if any.

    A number that is none is asked for like one that nobody knows: what was printed on a pack may be anything.
    """
    code = read_code(typed)
    if code is None:
        return Scan(ScanState.MISTYPED, typed)
    row = ScanCode.objects.filter(pk=code).select_related("product").first()
    return _scan(row, lot, lambda number: label_path(code, number), said=code)


def scan_gtin(typed: str, lot: str = "") -> Scan:
    """Return what the GTIN ``typed``, of 8 to 14 digits, leads to, and which lot of it was asked for, as scan_code does."""
    gtin = read_gtin(typed)
    if gtin is None:
        return Scan(ScanState.MISTYPED, typed, lot=lot, is_gtin=True)
    row = ProductGtin.objects.filter(gtin=gtin).select_related("product").first()
    said = row.printed if row else gtin.lstrip("0")
    return _scan(row, lot, lambda number: link_path(gtin, number), said=said, is_gtin=True)


def scan_typed(typed: str) -> Scan:
    """Return what somebody means who typed or pasted ``typed``: a code, a GTIN, or the address that holds one."""
    if (found := _GTIN_IN.search(typed)) and (scanned := read_path(found[0])):
        return scan_gtin(*scanned)
    if found := _CODE_IN.search(typed):
        return scan_code(found[1], unquote(found[2] or ""))
    return scan_gtin(typed) if read_gtin(typed) else scan_code(typed)


def is_code_like(typed: str) -> bool:
    """Tell whether ``typed`` may be what a label says, no more: words of the right letters are, too."""
    return read_code(typed) is not None or read_gtin(typed) is not None


def lots_typed(typed: str) -> list[LotFound]:
    """Return the lots of public products that bear the number ``typed``; one query, none for what is no such number.

    Different makers number their packs alike: of many the first _MOST_LOTS, by products.
    """
    number = _lot_number(typed)
    if not number:
        return []
    codes = ScanCode.objects.filter(product=OuterRef("product")).values("code")[:1]
    rows = Lot.objects.published().numbered(number).annotate(code=Subquery(codes)).exclude(code=None)
    told = rows.order_by("product__sort_key", "pk").values_list("number", "product__name", "code")
    return [LotFound(number, name, label_path(code, number)) for number, name, code in told[:_MOST_LOTS]]


def _lot_number(typed: str) -> str:
    """Return what may be a lot's number in ``typed``: a run of its characters, a digit among them; else ""."""
    found = _LOT_SAID.fullmatch(typed)
    number = found[1] if found else ""
    may_be = len(number) >= _SHORTEST_LOT and is_lot(number) and any(char.isdigit() for char in number)
    return number if may_be else ""


def _scan(row, lot: str, address, **said) -> Scan:
    """Return what the code or GTIN of ``row`` leads to; ``address(lot)`` is the path of one of its lots."""
    lot = tidy_line(lot)[:_MOST_LETTERS].strip()
    said |= {"lot": lot, "address": address(lot)}
    if row is None:
        return Scan(ScanState.UNKNOWN, **said)
    product = row.product
    if product is None:
        return Scan(ScanState.GONE, name=row.product_name, **said)
    if product.is_published():
        shown = Product.objects.published().for_scan().filter(pk=product.pk).first()
        if shown is not None:
            batch = _lot_of(shown, lot)
            if batch is not None:
                said |= {"lot": batch.number, "address": address(batch.number)}
            return Scan(ScanState.SHOWN, product=shown, name=shown.name, batch=batch, **said)
    if product.was_public():
        # A pack on somebody's shelf is as dangerous as before.
        batch = _lot_of(product, lot)
        recalled = batch if batch is not None and batch.recalled_on else None
        return Scan(ScanState.GONE, name=product.name, batch=recalled, **said)
    return Scan(ScanState.NOT_YET, **said)


def _lot_of(product: Product, number: str) -> Lot | None:
    return Lot.objects.kept().filter(product=product).numbered(number).with_way().first() if number else None
