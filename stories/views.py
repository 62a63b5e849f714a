"""Pages of stories and visits."""

from cooperatives.figures import changes_in, standing_alone
from coopsite.common.facetted import FacettedListView, by_name, newest_first
from coopsite.common.together import prefetch_together
from coopsite.common.views import PublishedDetailView
from stories.facets import STORY_FACETS, VISIT_FACETS
from stories.models import Story, Visit


class StoryList(FacettedListView):
    template_name = "stories/story_list.html"
    model, section = Story, "stories"
    facets, indexable = STORY_FACETS, ("loai",)
    orders = {"moi": ("Mới đăng trước", newest_first), "ten": ("Tiêu đề A–Z", by_name)}


class StoryDetail(PublishedDetailView):
    model = Story
    template_name = "stories/story_detail.html"
    section = "stories"


class VisitList(FacettedListView):
    template_name = "stories/visit_list.html"
    model, section = Visit, "visits"
    facets, indexable = VISIT_FACETS, ("don", "di", "nam")
    orders = {"moi": ("Chuyến gần đây trước", newest_first), "ten": ("Tiêu đề A–Z", by_name)}


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
