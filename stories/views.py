"""Pages of stories, visits and events."""

from operator import methodcaller

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cooperatives.figures import changes_in, standing_alone
from coopsite.common.facetted import FacettedListView, by_name, newest_first
from coopsite.common.together import prefetch_together
from coopsite.common.views import PublishedDetailView, redirect_from_former
from stories.calendars import as_calendar
from stories.event_list import by_days, coming_first
from stories.facets import EVENT_FACETS, STORY_FACETS, VISIT_FACETS
from stories.models import Event, Story, Visit
from stories.structured import event_data

# A phone that keeps a calendar asks again after so long.
CALENDAR_SECONDS = 60 * 60


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


class EventList(FacettedListView):
    template_name = "stories/event_list.html"
    model, section = Event, "events"
    facets, indexable = EVENT_FACETS, ("loai", "tinh")
    orders = {"gan": ("Sắp diễn ra trước", coming_first), "ten": ("Tên A–Z", by_name)}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        in_time = next(on for key, _label, on in context["orders"] if key == "gan")
        rows = list(context["page_obj"])
        return context | {"days": by_days(rows) if in_time else [{"heading": "", "events": rows}]}


class EventDetail(PublishedDetailView):
    model = Event
    template_name = "stories/event_detail.html"
    section = "events"

    def get_context_data(self, **kwargs):
        event = self.object
        return super().get_context_data(
            products=event.products_on_show(),
            structured=event_data(event),
            # What is made up is nothing for other search engines to find.
            unlisted=event.illustrative,
            **kwargs,
        )


@require_safe
@cache_control(public=True, max_age=CALENDAR_SECONDS)
def event_calendar(request, slug):
    """Give one event as a calendar's file; a former address leads to the present one."""
    event = Event.objects.published().for_calendar().filter(slug=slug).first()
    if event is None:
        rows, address_of = Event.objects.published(), methodcaller("get_calendar_url")
        return redirect_from_former(request, rows, slug, address_of)
    headers = {"Content-Disposition": f'inline; filename="{event.slug}.ics"'}
    body = as_calendar([event], event.title)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
