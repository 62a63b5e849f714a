"""Pages of stories and visits."""

from django.db.models import F, Q

from cooperatives.figures import changes_in, standing_alone
from coopsite.common.facets import Facet, Filters
from coopsite.common.together import prefetch_together
from coopsite.common.views import PagedListView, PublishedDetailView
from stories.models import Story, StoryKind, Visit


class KindFacet(Facet):
    key = "loai"
    title = "Loại chuyện"
    column = F("kind")

    def options(self):
        return [(value, label[:1].upper() + label[1:]) for value, label in StoryKind.choices]

    def keeps(self, value):
        return Q(kind=value)


class StoryList(PagedListView):
    template_name = "stories/story_list.html"
    paginate_by = 12
    section = "stories"

    def get_queryset(self):
        self.filters = Filters(Story.objects.published(), [KindFacet()], self.request.GET, keep=())
        return self.filters.results().for_listing().newest()

    def get_context_data(self, **kwargs):
        return super().get_context_data(filters=self.filters, **kwargs)


class StoryDetail(PublishedDetailView):
    model = Story
    template_name = "stories/story_detail.html"
    section = "stories"


class VisitList(PagedListView):
    template_name = "stories/visit_list.html"
    paginate_by = 12
    section = "visits"

    def get_queryset(self):
        return Visit.objects.published().for_listing().order_by("-starts_on", "-pk")


class VisitDetail(PublishedDetailView):
    model = Visit
    template_name = "stories/visit_detail.html"
    section = "visits"

    def get_object(self, queryset=None):
        visit = super().get_object(queryset)
        prefetch_together(visit, "people", "day_titles", "lessons")
        return visit

    def get_context_data(self, **kwargs):
        days = self.object.days()
        for day in days:
            for stop in day["stops"]:
                figures = stop.figures.all()
                stop.changes, stop.lone_figures = changes_in(figures), standing_alone(figures)
        return super().get_context_data(days=days, **kwargs)
