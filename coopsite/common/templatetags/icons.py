"""Drawings from the sprites: icons, stars, silhouettes of provinces, small bars. No inline style anywhere."""

import segno
from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

ICONS, PROVINCES, MAP, FORMER = "img/icons.svg", "img/provinces.svg", "img/map.svg", "img/former.svg"
# The merged provinces whose former halves are drawn, with the drawing's width and height.
TWINS = {"thai-nguyen": (44.4, 80.9), "lao-cai": (83.6, 86.8), "quang-ngai": (86.2, 67.4)}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon beside words that say the same."""
    return format_html(
        '<svg class="i{}{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " " if extra else "",
        extra,
        static(ICONS),
        name,
    )


@register.simple_tag
def mark() -> SafeString:
    """The site's sign."""
    return format_html(
        '<svg aria-hidden="true" shape-rendering="crispEdges"><use href="{}#mark"/></svg>', static(ICONS)
    )


@register.simple_tag
def stars_svg(number: int) -> SafeString:
    """A row of five stars, ``number`` of them full."""
    return format_html(
        '<svg viewBox="0 0 122 24" aria-hidden="true"><use href="{}#st-{}"/></svg>', static(ICONS), number
    )


@register.simple_tag
def silhouette(key: str, extra: str = "") -> SafeString:
    """The outline of a province, of today or of before; an unknown key draws nothing."""
    return format_html(
        '<svg{} aria-hidden="true"><use href="{}#s-{}"/></svg>',
        format_html(' class="{}"', extra) if extra else "",
        static(PROVINCES),
        key,
    )


@register.simple_tag
def province_shape(key: str, name: str) -> SafeString:
    """A province large: with its former halves where they are drawn, else its outline."""
    if key not in TWINS:
        return silhouette(key, "shape")
    width, height = TWINS[key]
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="Hình dáng {}, chia theo các tỉnh cũ"><use href="{}#t-{}"/></svg>',
        width,
        height,
        name,
        static(FORMER),
        key,
    )


@register.simple_tag
def map_shape(key: str, extra: str = "") -> SafeString:
    """The outline of a province of today, or of the sea's lines, in the national map's coordinates."""
    return format_html('<use{} href="{}#m-{}"/>', format_html(' class="{}"', extra) if extra else "", static(MAP), key)


@register.simple_tag
def brocade() -> SafeString:
    """The woven band above a certificate and above the footer."""
    return format_html('<div class="tc" aria-hidden="true"></div>')


@register.simple_tag
def bar(share, extra: str = "") -> SafeString:
    """A bar ``share`` percent long, drawn to scale; the number beside it says the same in words."""
    return format_html(
        '<svg class="scale{}{}" width="{}%" aria-hidden="true"></svg>',
        " " if extra else "",
        extra,
        f"{max(float(share), 0.5):.1f}",
    )


@register.simple_tag
def lifebar(elapsed: int, total: int, state: str) -> SafeString:
    """A certificate's life: one cell a month, those gone by filled."""
    cells = "".join(f"M{month} 0h.7v1h-.7z" for month in range(total))
    gone = "".join(f"M{month} 0h.7v1h-.7z" for month in range(elapsed))
    return format_html(
        '<svg class="cert__bar cert__bar--{}" viewBox="0 0 {} 1" preserveAspectRatio="none" aria-hidden="true">'
        '<path d="{}"/><path d="{}"/></svg>',
        state,
        total,
        cells,
        gone,
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
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges"><path d="{}"/></svg>',
        label,
        width,
        width,
        path,
    )
