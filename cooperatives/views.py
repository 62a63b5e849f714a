"""Pages of the lowest floor: cooperatives and the files of photographs."""

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cooperatives.facets import FACETS
from cooperatives.models import Cooperative, Photo
from cooperatives.profile import Profile
from coopsite.common.facetted import FacettedListView, by_name, newest_first
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


class CooperativeDetail(PublishedDetailView):
    model = Cooperative
    template_name = "cooperatives/cooperative_detail.html"
    section = "cooperatives"

    def get_context_data(self, **kwargs):
        cooperative = self.object
        return super().get_context_data(
            profile=Profile(cooperative),
            products=cooperative.products.published().with_stars().for_listing()[:SHOWN],
            stops=cooperative.stops.published().for_mention()[:SHOWN],
            stories=cooperative.stories.published().for_listing()[:SHOWN],
            shown=SHOWN,
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
