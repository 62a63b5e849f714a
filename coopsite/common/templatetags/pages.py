"""Small parts that many pages share and that need a little Python."""

import json
from functools import lru_cache

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopsite.common.as_of import ASKED
from coopsite.common.numbers import show_number
from coopsite.common.text import fold, nfc

register = template.Library()
# Within a script element nothing is markup but its own end: these letters of a text are spelled in JSON's way.
_SPELLED = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


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
    if ASKED in query and "as_of" in context:
        # A day has one spelling in addresses, and one that cannot be shown has none.
        query.pop(ASKED)
        if context["as_of"].day:
            query[ASKED] = context["as_of"].value
    around = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    prefix = f"?{query.urlencode()}&" if query else "?"
    return {
        "page": page,
        "numbers": [str(number) for number in around],
        "prefix": prefix,
        "here": str(page.number),
    }


@register.simple_tag
def facet_option(option, base: str) -> SafeString:
    """One choice of a filter: a link that makes it or takes it back, or words where it would find nothing.

    A tag of its own, for speed: a list shows a hundred and fifty of them.
    """
    number = show_number(option.count)
    if not (option.count or option.on):
        return format_html(
            '<li><span class="check check--0"><span>{}</span><b><span class="vh">có </span>0</b></span></li>',
            option.label,
        )
    return format_html(
        '<li><a class="check" href="{}{}{}" rel="nofollow"{}><span>{}{}</span><b><span class="vh">có </span>{}</b></a></li>',
        base,
        "?" if option.query else "",
        option.query,
        SafeString(' aria-current="true"' if option.on else ""),
        option.label,
        SafeString('<span class="vh">, đang chọn, bấm để bỏ</span>' if option.on else ""),
        number,
    )


@register.simple_tag(takes_context=True)
def again(context, name: str) -> SafeString:
    """Say a block of this page a second time: what stands in the title stands in the shared link's card too."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return block.nodelist.render(context)


@register.simple_tag
def json_ld(data: dict) -> SafeString:
    """Data for machines beside the page for people; whatever its texts hold, none of it can end the element."""
    spelled = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_SPELLED)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(spelled))


@register.filter
def marked(text: str, query: str) -> SafeString:
    """Return ``text`` with what reads like ``query``, whatever its accents, in <mark>: in one go, or else word by word.

    A stretch begins and may end within a word: "phin" marks the beginning of "Phình".
    """
    text, wanted = nfc(str(text)), _folded(query)
    read, places = _as_read(text)
    found = [_stretch(read, wanted)] if wanted else []
    if found == [None]:
        apart = (_stretch(read, word) for word in dict.fromkeys(wanted.split()) if len(word) > 1)
        found = sorted(stretch for stretch in apart if stretch)
    made, done = [], 0
    for start, end in found:
        first, last = places[start], places[end - 1] + 1
        if first >= done:
            made.append(format_html("{}<mark>{}</mark>", text[done:first], text[first:last]))
            done = last
    return format_html("{}{}", SafeString("".join(made)), text[done:])


# A page asks it for each of its rows.
_folded = lru_cache(maxsize=64)(fold)


def _stretch(read: str, wanted: str) -> tuple[int, int] | None:
    """Return where ``wanted`` stands in ``read`` at the beginning of a word, as (start, end)."""
    start = f" {read}".find(f" {wanted}")
    return None if start < 0 else (start, start + len(wanted))


def _as_read(text: str) -> tuple[str, list[int]]:
    """Return the search form of ``text`` and, for each of its characters, the place in ``text`` it comes from."""
    read, places = [], []
    for place, char in enumerate(text):
        for letter in _letters(char):
            if letter != " " or (read and read[-1] != " "):
                read.append(letter)
                places.append(place)
    return "".join(read), places


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    """Return what ``char`` is in the search form between two letters: "ế" → "e", "-" → " ", "’" → ""."""
    return fold(f"a{char}a")[1:-1]
