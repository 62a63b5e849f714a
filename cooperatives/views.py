"""Pages of the lowest floor: cooperatives and the files of photographs."""

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponseNotFound, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cooperatives.facets import FACETS, LOCATED
from cooperatives.models import Cooperative, Photo
from cooperatives.places import Window, places, tile_policy
from cooperatives.profile import Profile
from coopsite.common.facetted import FacettedListView, by_name, newest_first
from coopsite.common.http import with_policy
from coopsite.common.views import PublishedDetailView

# Of each kind that hangs on a cooperative; the search page lists the rest.
SHOWN = 12
TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}
# A new picture has a new address, so a year would do; a day bounds how long copies outlive a consent.
KEEP_SECONDS = 24 * 60 * 60


class CooperativeList(FacettedListView):
    template_name = "cooperatives/cooperative_list.html"
    model, section = Cooperative, "cooperatives"
    facets, indexable = FACETS, ("tinh", "linh-vuc")
    orders = {"ten": ("Tên A–Z", by_name), "moi": ("Mới đăng trước", newest_first)}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        filters = context["filters"]
        context["located"] = (filters.results & filters.look.choice(*LOCATED)).bit_count()
        return context

    def render_to_response(self, context, **kwargs):
        """Show the list; where the map on it has tiles from elsewhere, this page alone lets them in."""
        context |= {"map_tiles": settings.MAP_TILES, "map_credit": settings.MAP_TILES_CREDIT}
        response, tiles = super().render_to_response(context, **kwargs), tile_policy()
        return with_policy(response, tiles) if tiles else response


class CooperativePlaces(CooperativeList):
    """What the map on the list shows: the same rows by the same filters, as far as they have coordinates."""

    def get(self, request, *args, **kwargs):
        filters, _found = self.filtered()
        shown = places(self.kept_rows(filters, LOCATED), Window.read(request.GET.get("khung")))
        return JsonResponse(shown, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


class CooperativeDetail(PublishedDetailView):
    model = Cooperative
    template_name = "cooperatives/cooperative_detail.html"
    section = "cooperatives"

    def get_context_data(self, **kwargs):
        cooperative = self.object
        made = list(cooperative.products.published().with_stars().for_listing().restricted_last()[:SHOWN])
        # Cards show off, so alcohol is not among them; the link to all leads to it.
        cards = [product for product in made if not product.restricted]
        return super().get_context_data(
            profile=Profile(cooperative),
            products=cards,
            makes_any=bool(made),
            has_more=len(made) == SHOWN or len(cards) < len(made),
            stops=cooperative.stops.published().for_mention()[:SHOWN],
            stories=cooperative.stories.published().for_listing()[:SHOWN],
            **kwargs,
        )


@require_safe
def photo_file(request, token, width, ending):
    """Send one file of a photograph; where it is missing, a placeholder picture with status 404.

    The token changes with the picture, so browsers need not ask again for KEEP_SECONDS.
    """
    photo = get_object_or_404(Photo.objects.showable(), token=token)
    path = photo.path_at(width, ending)
    try:
        file = default_storage.open(path)
    except FileNotFoundError:
        with open(finders.find("img/placeholder.svg"), "rb") as placeholder:
            return HttpResponseNotFound(placeholder.read(), content_type="image/svg+xml")
    response = FileResponse(file, content_type=TYPES[ending])
    response["Cache-Control"] = f"public, max-age={KEEP_SECONDS}, immutable"
    return response
