"""Views that every floor shares: a published page at a lasting address and the pages of a list."""

from operator import methodcaller

from django.http import Http404, HttpResponsePermanentRedirect
from django.views.generic import DetailView

from coopsite.common.addresses import FormerSlug

# Public pages are read, nothing else.
READING = ["get", "head"]


def redirect_from_former(
    request, queryset, slug: str, address_of=methodcaller("get_absolute_url")
) -> HttpResponsePermanentRedirect:
    """Lead from a former slug to the present address of a row of ``queryset``; raise Http404 where there is none.

    ``address_of(row)`` gives that address: its page's, unless something else of the row was asked for.
    """
    present = FormerSlug.objects.follow(queryset, slug)
    if present is None:
        raise Http404(f"nothing answers at {slug}")
    address, query = address_of(present), request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def nearest_page(paginator, asked: str | None):
    """Return the page that ``?trang=`` asks for: nonsense and less than 1 give the first, too much the last."""
    try:
        number = int(asked or 1)
    except ValueError:
        number = 1
    return paginator.get_page(max(number, 1))


class PublishedDetailView(DetailView):
    """Shows one published object; a draft is 404 and a former slug leads on to the present one."""

    section = ""
    http_method_names = READING

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return redirect_from_former(request, self.get_queryset(), self.kwargs["slug"])

    def get_queryset(self):
        return self.model.objects.published().for_detail()

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section, **kwargs)
