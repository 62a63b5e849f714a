"""Small parts that many pages share and that need a little Python."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopsite.common.text import fold

register = template.Library()


@register.inclusion_tag("components/crumbs.html")
def crumbs(*steps, here):
    """Show the path to this page: pairs of a route's name and its label, then ``here``, the page itself.

    ``{% crumbs "products:list" "Sản phẩm" here=product.name %}``; a step's route may also be a ready address.
    """
    pairs = zip(steps[::2], steps[1::2], strict=True)
    items = [(label, step if step.startswith("/") else reverse(step)) for step, label in pairs]
    return {"items": [("Trang đầu", reverse("home")), *items, (here, "")]}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context, page):
    """Show the page numbers of a list, keeping every other part of the address."""
    query = context["request"].GET.copy()
    query.pop("trang", None)
    around = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    prefix = f"?{query.urlencode()}&" if query else "?"
    return {
        "page": page,
        "numbers": [str(number) for number in around],
        "prefix": prefix,
        "here": str(page.number),
    }


@register.filter
def marked(text: str, query: str) -> SafeString:
    """Return ``text`` with the first stretch that reads like ``query``, whatever its accents, in <mark>."""
    text, wanted = str(text), fold(query)
    if not wanted:
        return format_html("{}", text)
    starts = [0, *(place + 1 for place, char in enumerate(text) if not char.isalnum())]
    for start in starts:
        for end in range(start + 1, len(text) + 1):
            if fold(text[start:end]) == wanted and text[start:end].strip() == text[start:end]:
                return format_html("{}<mark>{}</mark>{}", text[:start], text[start:end], text[end:])
    return format_html("{}", text)
