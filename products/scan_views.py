"""The pages that labels lead to: a short code, a GS1 address, and the box for a code that is typed."""

from urllib.parse import unquote

from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cooperatives.models import Platform
from coopsite.common.text import tidy_line
from products.models import ScanCode
from products.scanning import Scan, ScanState, scan_code, scan_gtin, scan_typed

# Of what is typed or pasted: a whole address fits.
MAX_LENGTH = 120
# Of a drawing that never changes.
KEEP_SECONDS = 24 * 60 * 60
# What the picture may weigh, so that the whole page stays below 60 kB, and how wide it need be at most.
PICTURE_BYTES, PICTURE_WIDTH = 24_000, 640
# Whom to ask about a pack, in this order.
ASKED = (Platform.PHONE, Platform.ZALO)


@require_safe
@cache_control(private=True, no_cache=True)
def scan(request, code, lot=""):
    """Tell what a short code, and a lot of its product, stand for; what is spelt otherwise leads to its own address.

    The number of a lot that is typed into the page's box (``?lo=``) leads to the address of that lot.
    """
    found = scan_code(code, lot or _lot_typed(request))
    return _led_to_own_address(request, found) or _page(request, found)


@require_safe
@cache_control(private=True, no_cache=True)
def gs1(request, gtin, lot=""):
    """Tell what a GS1 Digital Link leads to: a GTIN, perhaps of one lot; what else is said behind is let be."""
    found = scan_gtin(gtin, lot or "")
    return _led_to_own_address(request, found) or _page(request, found)


@require_safe
@cache_control(private=True, no_cache=True)
def scan_form(request):
    """Show the box for a code, or lead to the address of ``?ma=``; what is none is said, and stays in the box."""
    typed = tidy_line(request.GET.get("ma", ""))[:MAX_LENGTH]
    if not typed:
        return render(request, "products/scan.html", {"scan": None})
    found = scan_typed(typed)
    if found.address:
        return HttpResponseRedirect(found.address)
    return _page(request, found)


@require_safe
@cache_control(public=True, max_age=KEEP_SECONDS)
def qr(request, code, draw, kind):
    """Give the QR code of a short code that some product has, as ``draw`` draws it, for whoever prints packs."""
    row = get_object_or_404(ScanCode, pk=code, product__isnull=False)
    name = f"qr-{row.code}.{kind.removeprefix('image/').removesuffix('+xml')}"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(draw(row.code), content_type=kind, headers=headers)


def _lot_typed(request) -> str:
    """Return the number in the box for a lot: spaces, which people put between groups, are none of it."""
    return "".join(tidy_line(request.GET.get("lo", ""))[:MAX_LENGTH].split())


def _led_to_own_address(request, found: Scan):
    """Return the way to the address under which this is known, or None where it was asked for at that."""
    # A server undoes the escapes of an address before anybody can compare them.
    if not found.address or unquote(found.address) == request.path:
        return None
    if "lo" in request.GET:
        # A number that nobody knows may be anything, and stays in the box that it was typed into.
        is_known = found.batch is not None or not found.lot
        return HttpResponseRedirect(found.address) if is_known else None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{found.address}?{query}" if query else found.address)


def _page(request, found: Scan):
    context = {"scan": found, "now": timezone.localtime()}
    if found.state is ScanState.SHOWN:
        portal = {"name": settings.TRACE_PORTAL_NAME, "url": settings.TRACE_PORTAL_URL}
        context |= {
            "contacts": _contacts(found.product),
            "english": _english(found.product),
            "portal": portal,
            "past_best": found.batch is not None and found.batch.is_past_best(),
            "picture_width": _picture_width(found.product.photo),
        }
    return render(request, "products/scan.html", context, status=found.state.status)


def _picture_width(photo) -> int:
    """Return the widest file of a photograph that a slow line bears; 0 where none does, or there is none to show."""
    if photo is None or not photo.is_showable:
        return 0
    widths = [width for width in photo.widths if width <= PICTURE_WIDTH]
    weights = {width: bytes_of(photo, width) for width in widths}
    return max((width for width, weight in weights.items() if 0 < weight <= PICTURE_BYTES), default=0)


def bytes_of(photo, width: int) -> int:
    """Return how many bytes the AVIF of a photograph has at a width; 0 where it is missing."""
    try:
        return photo.file.storage.size(photo.path_at(width, "avif"))
    except OSError:
        return 0


def _contacts(product) -> list:
    """Return the number to call and the Zalo of whoever sells it, as far as the public may read them; one of each."""
    maker = product.cooperative
    channels = [*product.channels.all(), *(maker.channels.all() if maker and maker.is_published() else [])]
    found = {}
    for channel in channels:
        if channel.platform in ASKED and channel.href:
            found.setdefault(channel.platform, channel)
    return [found[platform] for platform in ASKED if platform in found]


def _english(product) -> str:
    """Return a sentence on its stars for whoever reads no Vietnamese."""
    certificate = product.certificate
    if certificate is None:
        return "It holds no OCOP certificate that is known here."
    day = certificate.decision.valid_until
    if certificate.state.lets_use_stars:
        return f"It holds {certificate.stars} of 5 OCOP stars, valid until {day.day} {day:%B %Y}."
    return "It may not use OCOP stars at present."
