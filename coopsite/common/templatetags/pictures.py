"""One recipe for every picture: which widths a page may need, said once by name."""

from html import unescape

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from coopsite.common.richtext import FIGURE

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
}


@register.inclusion_tag("components/picture.html")
def picture(photo, recipe, alt=None, lazy=True):
    """Show ``photo`` (a Photo or None) by a named recipe.

    ``alt`` replaces the photograph's own description; "" for a picture whose linked heading says the same.
    A photograph that is missing, broken or without consent gives the placeholder, never an error.
    """
    if photo is None or not photo.is_showable:
        return {"photo": None, "placeholder": static("img/placeholder.svg"), "lazy": lazy}
    return {
        "photo": photo,
        "sizes": SIZES[recipe],
        "alt": photo.alt if alt is None else alt,
        "avif": ", ".join(f"{photo.url_at(width, 'avif')} {width}w" for width in photo.widths),
        "jpeg": ", ".join(f"{photo.url_at(width, 'jpg')} {width}w" for width in photo.jpeg_widths),
        "fallback": photo.url_at(photo.jpeg_widths[0], "jpg"),
        # Text, so that no thousands separator gets in.
        "width": str(photo.width),
        "height": str(photo.height),
        "lazy": lazy,
    }


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
