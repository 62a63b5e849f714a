"""Pages that gather every floor round one place, federation, group or topic."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cooperatives.models import Cooperative, Federation, Region, RegionKind, RegionSuccession
from coopsite.atlas import atlas
from coopsite.common.as_of import AsOf, asked_day
from coopsite.common.models import Tag
from coopsite.common.search.shelf import look
from coopsite.common.together import prefetch_together
from coopsite.common.views import redirect_from_former
from coopsite.indicators import sets_for, sets_of
from coopsite.views.calendars import feed_links
from coopsite.views.gathering import gather
from products.models import Product, ProductCategory
from products.models.rules import BEGINNING
from products.star_history import star_history
from stories.models import Event, Story, Visit

EVENTS = 3


@require_safe
def region_list(request):
    """The 34 provinces of today with what they hold, and the former provinces with what they became."""
    merged = (
        RegionSuccession.objects.filter(predecessor__kind=RegionKind.PROVINCE)
        .select_related("predecessor", "successor")
        .order_by("predecessor__sort_key")
    )
    context = {"section": "regions", "entries": atlas(look()), "merged": merged}
    return render(request, "site/region_list.html", context)


@require_safe
def region_detail(request, slug):
    """A place: of today, with everything in it; a former one, with what it became."""
    region = get_object_or_404(Region.objects.for_detail(), slug=slug)
    products, as_of = Product.objects.published().in_region(region), asked_day(request.GET, BEGINNING)
    context = {
        "section": "regions",
        "region": region,
        "became": region.succeeded_by.select_related("successor__province").order_by("successor__sort_key"),
        "formed_from": region.formed_from.select_related("predecessor__province").order_by(
            "predecessor__sort_key"
        ),
        **_units_of(region),
        **gather(
            request,
            products,
            Cooperative.objects.published().in_region(region),
            Visit.objects.published().in_region(region),
            Story.objects.published().in_region(region),
            as_of,
        ),
    }
    if region.kind == RegionKind.PROVINCE:
        context |= _figures(sets_for(region), products, as_of, bool(context["only"]))
        context["list_choice"] = f"tinh={region.slug}"
        prefetch_together(region, "codes", "federations")
    return render(request, "site/region_detail.html", context)


def _figures(sets: list, products, as_of: AsOf, only: bool) -> dict:
    """Return what sources reported and what is counted here, side by side; of one kind alone no page shows figures."""
    if only:
        return {}
    history = star_history(products, as_of.day)
    reported = [(one, one.ocop) for one in sets if one.ocop]
    has_any = reported or not history.is_empty
    return {"indicator_sets": sets, "reported": reported, "history": history if has_any else None}


def _units_of(region) -> dict:
    """Return what lies right below a region; one that still stands may have lost some: districts, above all."""
    below = list(region.children.all())
    if region.is_former():
        return {"units": below}
    gone = [unit for unit in below if unit.is_former()]
    return {"units": [unit for unit in below if unit not in gone], "former_units": gone}


@require_safe
def federation_list(request):
    federations = Federation.objects.select_related("region").prefetch_related("succeeded_by__successor")
    return render(request, "site/federation_list.html", {"section": "regions", "federations": federations})


@require_safe
def federation_detail(request, slug):
    """A federation: its people, its province's figures, what it published, whom it visited."""
    federation = Federation.objects.for_detail().filter(slug=slug).first()
    if federation is None:
        return redirect_from_former(request, Federation.objects.all(), slug)
    federation.load_successions()
    products, as_of = (
        Product.objects.published().filter(federation=federation),
        asked_day(request.GET, BEGINNING),
    )
    context = {
        "section": "regions",
        "federation": federation,
        "feed": feed_links(federation),
        **gather(
            request,
            products,
            Cooperative.objects.published().filter(federation=federation),
            Visit.objects.published().of_federation(federation),
            Story.objects.published().filter(federation=federation),
            as_of,
        ),
    }
    if not context["only"]:
        coming = Event.objects.published().filter(federation=federation).ahead()
        context["events"] = coming.for_listing()[:EVENTS]
    context |= _figures(sets_of(federation), products, as_of, bool(context["only"]))
    return render(request, "site/federation_detail.html", context)


@require_safe
def category(request, slug):
    """A product group or sub-group: its products, stories and visits."""
    found = get_object_or_404(ProductCategory.objects.select_related("parent"), slug=slug)
    products = Product.objects.published().in_category(found)
    context = {
        "section": "products",
        "category": found,
        "subgroups": found.children.all(),
        **gather(
            request,
            products,
            Cooperative.objects.published().filter(pk__in=products.order_by().values("cooperative")),
            Visit.objects.published().in_category(found),
            Story.objects.published().in_category(found),
            all_may_show=found.restricted_promotion,
        ),
    }
    return render(request, "site/category.html", context)


@require_safe
def topic(request, slug):
    """A topic: whatever carries it."""
    tag = get_object_or_404(Tag, slug=slug)
    context = {
        "tag": tag,
        **gather(
            request,
            Product.objects.published().filter(tags=tag),
            Cooperative.objects.published().filter(tags=tag),
            Visit.objects.published().filter(tags=tag),
            Story.objects.published().filter(tags=tag),
        ),
    }
    return render(request, "site/topic.html", context)
