"""One recipe for every picture: which widths a page may need, said once by name."""

from html import unescape

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopsite.common.richtext import FIGURE
from coopsite.common.templatetags.icons import address_of

register = template.Library()

# What each use measures on screen, for the browser to choose a file by.
SIZES = {
    "card": "(min-width:60rem) 19rem, (min-width:36rem) 45vw, 7rem",
    "lead": "(min-width:60rem) 30rem, 7rem",
    "row": "(min-width:40rem) 15rem, 6rem",
    "tiny": "4.5rem",
    "half": "(min-width:60rem) 50vw, 100vw",
    "column": "(min-width:60rem) 41rem, 100vw",
    "wide": "(min-width:80rem) 75rem, 100vw",
    "side": "(min-width:60rem) 14rem, 100vw",
    "scan": "(min-width:34rem) 34rem, 100vw",
}


# Written here, not in a template, for speed: a list shows dozens.
PICTURE = (
    '<picture><source type="image/avif" srcset="{}" sizes="{}"><img class="{}" src="{}" srcset="{}" sizes="{}" '
    'width="{}" height="{}" alt="{}" decoding="async"{}></picture>'
)
NO_PICTURE = '<img src="{}" width="1200" height="800" alt="Chưa có ảnh"{}>'
LAZY, FIRST = SafeString(' loading="lazy"'), SafeString(' fetchpriority="high"')


@register.simple_tag
def picture(photo, recipe, alt=None, lazy=True, most=0) -> SafeString:
    """Show ``photo`` (a Photo or None) by a named recipe.

    ``alt`` replaces the photograph's own description; "" for a picture whose linked heading says the same. With ``most``
    no file is offered that is wider, whatever the screen could show: bytes count more.
    A photograph that is missing, broken or without consent gives the placeholder, never an error.
    """
    if photo is None or not photo.is_showable:
        return format_html(NO_PICTURE, address_of("img/placeholder.svg"), LAZY if lazy else "")
    sizes = SIZES[recipe]
    widths, jpegs = (_up_to(most, some) for some in (photo.widths, photo.jpeg_widths))
    return format_html(
        PICTURE,
        _set(photo, widths, "avif"),
        sizes,
        photo.focus_class,
        photo.url_at(jpegs[0], "jpg"),
        _set(photo, jpegs, "jpg"),
        sizes,
        photo.width,
        photo.height,
        photo.alt if alt is None else alt,
        LAZY if lazy else FIRST,
    )


def _up_to(most: int, widths: list[int]) -> list[int]:
    """Return those of ``widths``, smallest first, that are no wider than ``most`` pixels, the smallest at least."""
    return [width for width in widths if not most or width <= most] or widths[:1]


def _set(photo, widths: list[int], ending: str) -> str:
    """Return the files of a photograph for a browser to choose from, as ``srcset`` lists them."""
    return ", ".join(f"{photo.url_at(width, ending)} {width}w" for width in widths)


@register.filter
def figured(html: str, photos: dict) -> SafeString:
    """Return a RichTextField's HTML with its figures drawn: ``{{ story.text|figured:photos }}``.

    ``photos`` holds the photographs that may be shown, by token. A figure of any other goes, caption and all.
    """
    return SafeString(FIGURE.sub(lambda found: _drawn(found, photos or {}), html or ""))


def _drawn(found, photos) -> str:
    photo = photos.get(found["token"])
    if photo is None or not photo.is_showable:
        return ""
    return render_to_string("components/figure.html", {"photo": photo, "words": unescape(found["caption"])})
