"""What belongs to a place, federation, group or topic: a few of each kind, or one kind in pages."""

from django.core.paginator import Paginator
from django.db.models import Count, F, Window

from coopsite.common.as_of import TODAY, AsOf
from coopsite.common.views import nearest_page

SHOWN = 6
SHOWN_ALONE = 24


def gather(
    request, products, cooperatives, visits, stories, as_of: AsOf = TODAY, *, all_may_show=False
) -> dict:
    """Return the context of ``site/_gathered.html`` for four querysets of published entries.

    Products come with the stars of the day ``as_of``; of another day than today no other search engine shall know.

    ``gathered`` lists the kinds that hold anything, each a dict of key, noun, count, rows, and page where
    ``?loai=`` asks for that kind alone; ``only`` is then the kind's key, else "". A kind that does not exist
    or is empty counts as not asked for. One query a kind, two for a kind alone, beside what its rows load.

    The first few products are there to be seen, so no alcohol is among them, unless ``all_may_show``: on the page of
    its own group. The count is of all, and a kind alone leaves none out.
    """
    kinds = {
        "san-pham": ("sản phẩm", _starred_first(products, as_of)),
        "hop-tac-xa": ("hợp tác xã", cooperatives.for_listing()),
        "chuyen-tham": ("chuyến thăm", visits.for_listing()),
        "chuyen-ke": ("chuyện kể", stories.for_listing().newest()),
    }
    asked, dated = request.GET.get("loai", ""), {"as_of": as_of, "unlisted": as_of.asked}
    if asked in kinds:
        page = nearest_page(Paginator(kinds[asked][1], SHOWN_ALONE), request.GET.get("trang"))
        if page.object_list:
            alone = _section(asked, kinds[asked][0], page.object_list, page.paginator.count, page)
            return {"gathered": [alone], "only": asked, **dated}
    if not all_may_show:
        kinds["san-pham"] = ("sản phẩm", _starred_first(products, as_of, restricted_last=True))
    sections = [_section(key, noun, *_first_of(rows)) for key, (noun, rows) in kinds.items()]
    return {"gathered": [section for section in sections if section["count"]], "only": "", **dated}


def _starred_first(products, as_of: AsOf, restricted_last=False):
    listed = products.with_stars(as_of.day).for_listing()
    ordered = listed.restricted_last if restricted_last else listed.order_by
    return ordered(F("stars_now").desc(nulls_last=True), "sort_key", "pk")


def _first_of(queryset) -> tuple[list, int]:
    """Return the first few rows that may be shown off and the number of all, in one query."""
    rows = list(queryset.annotate(number_of_all=Window(Count("pk")))[:SHOWN])
    shown = [row for row in rows if not getattr(row, "restricted", False)]
    return shown, rows[0].number_of_all if rows else 0


def _section(key, noun, rows, count, page=None) -> dict:
    return {"key": key, "noun": noun, "rows": rows, "count": count, "page": page}
