"""The search page: every kind of thing, by one box."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cooperatives.models import Cooperative, Federation, Region
from coopsite.common.models import Tag
from coopsite.common.search import tally
from coopsite.common.search.listing import PER_PAGE, BoundedPaginator, Listing
from coopsite.common.search.shelf import Look, look
from coopsite.common.search.understanding import MAX_LENGTH, MENDED, Answer, answer
from coopsite.common.text import tidy_line
from coopsite.common.views import nearest_page
from coopsite.views.leading import Lead, leads_for
from coopsite.views.nothing_found import help_for
from products.models import Product, ProductCategory
from products.scanning import LotFound, is_code_like, lots_typed, scan_typed
from stories.models import Event, Story, Visit

SHOWN = 6
# So many of one kind are looked through at a glance.
WORTH_FILTERING = 3


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be found, as the page shows it."""

    key: str
    heading: str
    # Returns the queryset that loads what the page prints of it, of what the public may see.
    rows: Callable
    # The route of the list in which these can be filtered.
    list_route: str = ""


# In the order of the page, where one is as good an answer as the other.
KINDS = [
    Kind("htx", "Hợp tác xã", lambda: Cooperative.objects.published().for_answers(), "cooperatives:list"),
    Kind("san-pham", "Sản phẩm", lambda: Product.objects.published().for_listing(), "products:list"),
    Kind("chuyen-tham", "Chuyến thăm", lambda: Visit.objects.published().for_answers(), "stories:visits"),
    Kind("chuyen-ke", "Chuyện kể", lambda: Story.objects.published().for_answers(), "stories:list"),
    Kind("su-kien", "Hội chợ, livestream", lambda: Event.objects.published().for_answers(), "stories:events"),
    Kind("chu-de", "Chủ đề", lambda: Tag.objects.all()),
    Kind("nhom", "Nhóm sản phẩm", lambda: ProductCategory.objects.select_related("parent")),
    Kind("noi-chon", "Địa phương", lambda: Region.objects.select_related("province")),
    Kind("lien-minh", "Liên minh", lambda: Federation.objects.select_related("region")),
]


def _sections(request, now: Look, found: Answer, counts: dict[str, int], only: str | None) -> list[dict]:
    """Return what the page lists: the kind with the best answer first, then in the order of KINDS."""
    shown = [kind for kind in KINDS if counts.get(kind.key) and only in (None, kind.key)]
    shown.sort(key=lambda kind: found.ranking.best_tier(kind.key))
    sections = []
    for kind in shown:
        rows = Listing(now, partial(found.ranking.ids, kind.key), counts[kind.key], kind.rows())
        section = {"key": kind.key, "heading": kind.heading, "count": counts[kind.key]}
        if kind.list_route and counts[kind.key] > WORTH_FILTERING:
            section["list"] = reverse(kind.list_route)
        if only:
            page = nearest_page(BoundedPaginator(rows, PER_PAGE), request.GET.get("trang"))
            section |= {"rows": page.object_list, "page": page}
        else:
            section["rows"] = rows[:SHOWN]
        sections.append(section)
    return sections


def _led_section(now: Look, found: Answer, leads: list[Lead]) -> dict | None:
    """Return what stands first where nothing is called as was typed, but all of it names a list: "chè vietgap"."""
    lead = next((lead for lead in leads if lead.whole), None)
    if lead is None or found.ranking.named:
        return None
    ids = partial(now.ordered, lead.entries, "weight", Product.search_kind)
    rows = Listing(now, ids, lead.count, Product.objects.published().for_listing())[:SHOWN]
    told = {"heading": lead.said, "count": lead.count, "address": lead.address, "rows": rows}
    return {"key": "san-pham", "id": "theo-bo-loc", "entries": lead.entries, **told}


def typed_in(request) -> str:
    """Return what ``?q=`` says, on one line."""
    return tidy_line(request.GET.get("q", ""))[:MAX_LENGTH]


@require_safe
def search(request):
    """Find the words of ``?q=`` in whatever accents; ``?loai=`` shows one kind in pages, ``?dung=1`` takes every letter."""
    typed = typed_in(request)
    now = look()
    as_typed = request.GET.get("dung") == "1"
    leads = leads_for(now, typed)
    # Words that all lead to a list are not mistyped, be there nothing else that says them.
    found = answer(now, typed, now.public, as_typed or any(lead.whole for lead in leads))
    counts = found.ranking.by_kind()
    asked = next((kind for kind in KINDS if kind.key == request.GET.get("loai")), None)
    only = asked.key if asked and counts.get(asked.key) else None
    led = None if only else _led_section(now, found, leads)
    context = {
        "found": found,
        "leads": [lead for lead in leads if led is None or lead.address != led["address"]],
        "method": found.how,
        "query": found.said,
        "typed": typed,
        # What the page's own links say along with the words.
        "as_asked": "&dung=1" if as_typed else "",
        "only": only,
        "total": (found.ranking.entries | (led["entries"] if led else 0)).bit_count(),
        "tabs": [(kind.key, kind.heading, counts[kind.key]) for kind in KINDS if counts.get(kind.key)],
        "sections": [*([led] if led else []), *_sections(request, now, found, counts, only)],
        # A kind in which there is nothing: all others are shown in its place.
        "missing": asked.heading if asked and only is None else "",
    }
    context |= _on_labels(typed, found)
    if typed and not (found.ranking or led or context["lots"]):
        context["nothing"] = help_for(now, found, as_typed, now.public)
    if _is_counted(request):
        tally.note(typed, _hits(found, leads, context["lots"]))
    return render(request, "site/search.html", context)


def _on_labels(typed: str, found: Answer) -> dict:
    """Return what was typed from a label: ``scan``, its code, or else ``lots``, those of that number.

    Lots are asked for where nothing says what was typed; what is found in its place is none of it.
    """
    scan = scan_typed(typed) if is_code_like(typed) else None
    is_known = bool(scan and scan.product) or bool(found.ranking and not found.how)
    return {"scan": scan, "lots": [] if is_known else lots_typed(typed)}


def _hits(found: Answer, leads: list[Lead], lots: list[LotFound]) -> int:
    """Return how much there is of what was asked for, be it a lot or in a list to which all of the words lead.

    What stands for a mistyped word may be all that there is like it: nobody has written of what was asked for.
    """
    said = 0 if found.how == MENDED else found.ranking.total
    return said or max((lead.count for lead in leads if lead.whole), default=len(lots))


def _is_counted(request) -> bool:
    """Tell whether this is a question put anew by somebody: no robot, no further page, no second look at the same."""
    again = request.GET.keys() & {"trang", "loai", "dung"}
    return request.method == "GET" and not again and not tally.is_robot(request)
