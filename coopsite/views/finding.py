"""The search page: every kind of thing, by one box."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cooperatives.models import Cooperative, Federation, Region
from coopsite.common.models import Tag
from coopsite.common.search import tally
from coopsite.common.search.shelf import Look, look
from coopsite.common.search.understanding import MAX_LENGTH, Answer, answer
from coopsite.common.text import nfc
from coopsite.common.views import nearest_page
from coopsite.views.nothing_found import help_for
from products.models import Product, ProductCategory
from stories.models import Story, Visit

SHOWN = 6
# So many of one kind are looked through at a glance.
WORTH_FILTERING = 3
SHOWN_ALONE = 24


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be found, as the page shows it."""

    key: str
    heading: str
    rows: object
    # The route of the list in which these can be filtered.
    list_route: str = ""

    def loaded(self, look: Look, entries) -> list:
        """Return the rows of these entries, in their order; what the public may not see is never among them."""
        keys = [look.object_id(entry) for entry in entries]
        found = self.rows().in_bulk(keys)
        return [found[key] for key in keys if key in found]


# In the order of the page, where one is as good an answer as the other.
KINDS = [
    Kind("htx", "Hợp tác xã", lambda: Cooperative.objects.published().for_listing(), "cooperatives:list"),
    Kind("san-pham", "Sản phẩm", lambda: Product.objects.published().for_listing(), "products:list"),
    Kind("chuyen-tham", "Chuyến thăm", lambda: Visit.objects.published().for_listing(), "stories:visits"),
    Kind("chuyen-ke", "Chuyện kể", lambda: Story.objects.published().for_listing(), "stories:list"),
    Kind("chu-de", "Chủ đề", lambda: Tag.objects.all()),
    Kind("nhom", "Nhóm sản phẩm", lambda: ProductCategory.objects.select_related("parent")),
    Kind("noi-chon", "Địa phương", lambda: Region.objects.select_related("province")),
    Kind("lien-minh", "Liên minh", lambda: Federation.objects.select_related("region")),
]


class Answered:
    """The entries of one kind that answer, sliced as a paginator slices."""

    def __init__(self, kind: Kind, look: Look, found: Answer, count: int):
        self._kind, self._look, self._count = kind, look, count
        self._ids = found.ranking.ids(kind.key)
        self._taken = []

    def count(self) -> int:
        return self._count

    def __len__(self):
        return self._count

    def __getitem__(self, part: slice) -> list:
        while len(self._taken) < part.stop and (entry := next(self._ids, None)) is not None:
            self._taken.append(entry)
        return self._kind.loaded(self._look, self._taken[part])


def _sections(request, now: Look, found: Answer, counts: dict[str, int], only: str | None) -> list[dict]:
    """Return what the page lists: the kind with the best answer first, then in the order of KINDS."""
    shown = [kind for kind in KINDS if counts.get(kind.key) and only in (None, kind.key)]
    shown.sort(key=lambda kind: found.ranking.best_tier(kind.key))
    sections = []
    for kind in shown:
        rows = Answered(kind, now, found, counts[kind.key])
        section = {"key": kind.key, "heading": kind.heading, "count": counts[kind.key]}
        if kind.list_route and counts[kind.key] > WORTH_FILTERING:
            section["list"] = reverse(kind.list_route)
        if only:
            page = nearest_page(Paginator(rows, SHOWN_ALONE), request.GET.get("trang"))
            section |= {"rows": page.object_list, "page": page}
        else:
            section["rows"] = rows[:SHOWN]
        sections.append(section)
    return sections


def typed_in(request) -> str:
    """Return what ``?q=`` says, on one line."""
    return " ".join(nfc(request.GET.get("q", "")).split())[:MAX_LENGTH]


@require_safe
def search(request):
    """Find the words of ``?q=`` in whatever accents; ``?loai=`` shows one kind in pages, ``?dung=1`` takes every letter."""
    typed = typed_in(request)
    now = look()
    as_typed = request.GET.get("dung") == "1"
    found = answer(now, typed, now.public, as_typed)
    counts = found.ranking.by_kind()
    asked = next((kind for kind in KINDS if kind.key == request.GET.get("loai")), None)
    only = asked.key if asked and counts.get(asked.key) else None
    context = {
        "found": found,
        "method": found.how,
        "query": found.said,
        "typed": typed,
        "only": only,
        "total": found.ranking.total,
        "tabs": [(kind.key, kind.heading, counts[kind.key]) for kind in KINDS if counts.get(kind.key)],
        "sections": _sections(request, now, found, counts, only),
        # A kind in which there is nothing: all others are shown in its place.
        "missing": asked.heading if asked and only is None else "",
    }
    if typed and not found.ranking:
        context["nothing"] = help_for(now, found, as_typed)
    if _is_counted(request):
        tally.note(typed, found.ranking.total)
    return render(request, "site/search.html", context)


def _is_counted(request) -> bool:
    """Tell whether this is a question put anew by somebody: no robot, no further page, no second look at the same."""
    again = request.GET.keys() & {"trang", "loai", "dung"}
    return request.method == "GET" and not again and not tally.is_robot(request)
