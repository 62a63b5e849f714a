"""The search page: every kind of thing, by one box."""

from django.core.paginator import Paginator
from django.db.models import Count, Value
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cooperatives.models import Cooperative, Federation, Region
from coopsite.common.keyboards import readings
from coopsite.common.models import Tag
from coopsite.common.text import nfc
from coopsite.common.views import nearest_page
from products.models import Product, ProductCategory
from stories.models import Story, Visit

SHOWN = 6
SHOWN_ALONE = 24
MAX_LENGTH = 120


def _kinds():
    """Return (key, heading, queryset) of what can be found, in the order of the page."""
    published = [model.objects.published() for model in (Product, Cooperative, Visit, Story)]
    return [
        ("htx", "Hợp tác xã", Cooperative.objects.published().for_listing()),
        ("san-pham", "Sản phẩm", Product.objects.published().for_listing()),
        ("chuyen-tham", "Chuyến thăm", Visit.objects.published().for_listing()),
        ("chuyen-ke", "Chuyện kể", Story.objects.published().for_listing()),
        ("chu-de", "Chủ đề", Tag.objects.carried_by(*published)),
        ("nhom", "Nhóm sản phẩm", ProductCategory.objects.select_related("parent")),
        ("noi-chon", "Địa phương", Region.objects.select_related("province")),
        ("lien-minh", "Liên minh", Federation.objects.select_related("region")),
    ]


def _counts(kinds, query) -> dict[str, int]:
    """Count the matches of every kind in one query."""
    counted = [
        queryset.model.objects.filter(pk__in=queryset.matching(query).order_by().values("pk"))
        .order_by()
        .values(found_in=Value(key))
        .annotate(number=Count("pk"))
        .values_list("found_in", "number")
        for key, _heading, queryset in kinds
    ]
    return dict(counted[0].union(*counted[1:], all=True))


def _rows(request, found, alone) -> dict:
    """Return the first few rows, or the page that ``?trang=`` asks for."""
    if not alone:
        return {"rows": found[:SHOWN]}
    page = nearest_page(Paginator(found, SHOWN_ALONE), request.GET.get("trang"))
    return {"rows": page.object_list, "page": page}


def _understood(kinds, query) -> tuple[str, str, dict[str, int]]:
    """Return (input method, query, counts): where nothing is found, the query as it was meant to come out, if it was."""
    counts = _counts(kinds, query) if query else {}
    if query and not any(counts.values()):
        for method, said in readings(query):
            found = _counts(kinds, said)
            if any(found.values()):
                return method, said, found
    return "", query, counts


@require_safe
def search(request):
    """Find the words of ``?q=`` in whatever accents; ``?loai=`` shows one kind in pages."""
    query = " ".join(nfc(request.GET.get("q", "")).split())[:MAX_LENGTH]
    kinds, typed = _kinds(), query
    method, query, counts = _understood(kinds, query)
    only = request.GET.get("loai")
    only = only if counts.get(only) else None
    sections = [
        {"key": key, "heading": heading, "count": counts[key], **_rows(request, queryset.find(query), only)}
        for key, heading, queryset in kinds
        if counts.get(key) and only in (None, key)
    ]
    context = {
        "query": query,
        "typed": typed,
        "method": method,
        "only": only,
        "total": sum(counts.values()),
        "tabs": [(key, heading, counts[key]) for key, heading, _queryset in kinds if counts.get(key)],
        "sections": sections,
    }
    return render(request, "site/search.html", context)
