"""Drawings from the sprites: icons, stars, silhouettes of provinces, small bars. No inline style anywhere.

A province's drawing is named after its Region.key. The sprites hold today's 34 provinces and, of the former
ones, those that `provinces.svg` lists; of the rest nothing is drawn.
"""

import functools
import re

import segno
from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

ICONS, PROVINCES, MAP, FORMER = "img/icons.svg", "img/provinces.svg", "img/map.svg", "img/former.svg"
# The merged provinces whose former halves are drawn, with the drawing's width and height.
TWINS = {"thai-nguyen": (44.4, 80.9), "lao-cai": (83.6, 86.8), "quang-ngai": (86.2, 67.4)}
_CENTRE = re.compile(r'id="m-([a-z-]+)" data-x="([\d.]+)" data-y="([\d.]+)"')


def address_of(path: str) -> str:
    """Return the address of a static file: a page draws a hundred times from the same few."""
    return _address_in(settings.STORAGES["staticfiles"]["BACKEND"], path)


@functools.cache
def _address_in(_storage: str, path: str) -> str:
    return static(path)


def _sprite(path: str) -> str:
    return (settings.BASE_DIR / "static" / path).read_text(encoding="utf-8")


@functools.cache
def silhouettes() -> frozenset[str]:
    """Return the keys of the provinces, of today and of before, that have an outline."""
    return frozenset(re.findall(r'id="s-([a-z0-9-]+)"', _sprite(PROVINCES)))


@functools.cache
def centres() -> dict[str, tuple[str, str]]:
    """Return the middle of each province of today: x and y in the map's coordinates, 812 by 873."""
    return {key: (x, y) for key, x, y in _CENTRE.findall(_sprite(MAP))}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon beside words that say the same."""
    return format_html(
        '<svg class="i{}{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " " if extra else "",
        extra,
        address_of(ICONS),
        name,
    )


@register.simple_tag
def mark() -> SafeString:
    """The site's sign."""
    return format_html(
        '<svg aria-hidden="true" shape-rendering="crispEdges"><use href="{}#mark"/></svg>', address_of(ICONS)
    )


@register.simple_tag
def stars_svg(number: int) -> SafeString:
    """A row of five stars, ``number`` of them full."""
    return format_html(
        '<svg viewBox="0 0 122 24" aria-hidden="true"><use href="{}#st-{}"/></svg>', address_of(ICONS), number
    )


@register.simple_tag
def silhouette(key: str, extra: str = "") -> SafeString:
    """The outline of a province, of today or of before; nothing, not even its place, for an unknown key."""
    if key not in silhouettes():
        return SafeString("")
    return format_html(
        '<svg{} aria-hidden="true"><use href="{}#s-{}"/></svg>',
        format_html(' class="{}"', extra) if extra else "",
        address_of(PROVINCES),
        key,
    )


@register.simple_tag
def province_shape(key: str, name: str) -> SafeString:
    """A province large: with its former halves where they are drawn, else its outline."""
    if key not in TWINS:
        return silhouette(key, "shape")
    width, height = TWINS[key]
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="Hình dáng {}, chia theo các tỉnh cũ">'
        '<use href="{}#t-{}"/></svg>',
        width,
        height,
        name,
        address_of(FORMER),
        key,
    )


@register.simple_tag
def map_shape(key: str, extra: str = "") -> SafeString:
    """The outline of a province of today, or of the sea's lines, in the national map's coordinates."""
    return format_html(
        '<use{} href="{}#m-{}"/>', format_html(' class="{}"', extra) if extra else "", address_of(MAP), key
    )


@register.simple_tag
def map_number(key: str, number: int) -> SafeString:
    """A number in the middle of a province of the national map; draw it after all shapes."""
    if key not in centres():
        return SafeString("")
    x, y = centres()[key]
    # Letters stand on their line: a third of the type's 21 units lower puts their middle on the centre.
    return format_html('<text x="{}" y="{}" dy="7">{}</text>', x, y, str(number))


@register.simple_tag
def brocade() -> SafeString:
    """The woven band above a certificate and above the footer."""
    return SafeString('<div class="tc" aria-hidden="true"></div>')


@register.simple_tag
def bar(share, extra: str = "") -> SafeString:
    """A bar ``share`` percent of its parent long, to scale; the stylesheet keeps the shortest visible.

    ``extra``: a colour, scale--gold, scale--mid or scale--pale. The number beside it says the same in words.
    """
    return format_html(
        '<svg class="scale{}{}" width="{}%" aria-hidden="true"></svg>',
        " " if extra else "",
        extra,
        f"{float(share):.2f}",
    )


@register.simple_tag
def lifebar(elapsed: int, total: int, state: str) -> SafeString:
    """A certificate's life: one cell a month, those gone by filled."""
    cells = [f"M{month} 0h.78v1h-.78z" for month in range(total)]
    return format_html(
        '<svg class="cert__bar cert__bar--{}" viewBox="0 0 {} 1" preserveAspectRatio="none" '
        'shape-rendering="crispEdges" aria-hidden="true"><path d="{}"/><path d="{}"/></svg>',
        state,
        total,
        "".join(cells),
        "".join(cells[:elapsed]),
    )


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """A QR code of ``text`` as one path; ``label`` says aloud where it leads."""
    code = segno.make_qr(text, error="m")
    width = code.symbol_size(border=0)[0]
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    )
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<path d="{}"/></svg>',
        label,
        width,
        width,
        path,
    )
