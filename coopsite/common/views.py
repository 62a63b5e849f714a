"""Views that every floor shares: a published page at a lasting address, a list in pages."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.views.generic import DetailView, ListView

from coopsite.common.addresses import FormerSlug


class PublishedDetailView(DetailView):
    """Shows one published object; a draft is 404 and a former slug leads on to the present one."""

    section = ""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            moved = self._moved_to()
            if moved is None:
                raise
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{moved}?{query}" if query else moved)

    def get_queryset(self):
        return self.model.objects.published().for_detail()

    def _moved_to(self) -> str | None:
        former = FormerSlug.objects.now_at(self.model, self.kwargs["slug"])
        present = self.get_queryset().filter(pk=former).first() if former is not None else None
        return present.get_absolute_url() if present else None

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section, **kwargs)


class PagedListView(ListView):
    """A list in pages numbered by ``?trang=``; nonsense gives the first page, too much the last."""

    page_kwarg = "trang"
    section = ""

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        return super().get_context_data(section=self.section, **kwargs)
