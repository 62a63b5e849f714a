"""The front page."""

from itertools import chain, islice

from django.db.models import Case, When
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coopsite.atlas import atlas
from coopsite.common.search.shelf import Look, look
from coopsite.indicators import latest_set
from products.facets import STARS
from products.models import Product, ProductCategory
from stories.models import Event, FollowUpKind, Story, Visit

PICKS = 5
# So many of each number of stars hold the few that are shown, were some of them alcohol.
LOOKED_AT = 24
LIVELY = 5
STORIES = 4
EVENTS = 2


def groups_with_counts(now: Look) -> list[ProductCategory]:
    """Return the six groups, each with ``product_count`` of what the public may see in it."""
    counted = now.counts("nhom", now.kind(Product.search_kind))
    groups = list(ProductCategory.objects.groups())
    for group in groups:
        group.product_count = counted.get(group.slug, 0)
    return groups


def starred(products, on=None):
    """Return those of ``products`` to show off: they hold stars on that day, today; with a picture first, then the most stars."""
    on = on or timezone.localdate()
    held = products.holding_stars(on).for_promotion().with_stars(on).for_listing()
    return held.order_by(Case(When(photo=None, then=1), default=0), "-stars_now", "sort_key", "pk")


def starred_of_all(now: Look):
    """Return what ``starred`` would of all that is public, out of the first with each number of stars by the index.

    Of a country's thousands the database would have to look at each.
    """
    kind, public = Product.search_kind, now.kind(Product.search_kind)
    first = (
        islice(now.ordered(public & now.choice("sao", stars), "weight", kind), LOOKED_AT) for stars in STARS
    )
    keys = [now.object_id(entry) for entry in chain.from_iterable(first)]
    return starred(Product.objects.published().filter(pk__in=keys))


@require_safe
def home(request):
    """Search, map, groups, what holds its stars today, the next fairs, the latest visit, figures, stories."""
    now = look()
    entries = atlas(now)
    lively = sorted(filter(lambda one: one.has_anything, entries), key=lambda one: -one.products)
    visit = Visit.objects.published().for_listing().with_route().prefetch_related("follow_ups").first()
    promises = [one for one in visit.follow_ups.all() if one.kind == FollowUpKind.NEXT_VISIT] if visit else []
    context = {
        "section": "home",
        "entries": entries,
        "lively": lively[:LIVELY],
        "less_lively": len(lively[LIVELY:]),
        "groups": groups_with_counts(now),
        "product_total": sum(entry.products for entry in entries),
        "picks": starred_of_all(now)[:PICKS],
        "events": Event.objects.published().taking_place().ahead().for_listing()[:EVENTS],
        "visit": visit,
        "promises": promises,
        "indicators": latest_set(),
        "stories": Story.objects.published().for_listing().newest()[:STORIES],
    }
    return render(request, "site/home.html", context)
