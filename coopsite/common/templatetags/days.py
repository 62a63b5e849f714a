"""What a page says about the day that it speaks of, and the form that asks for another one."""

from django import template
from django.utils import timezone

from coopsite.common.as_of import ASKED, AsOf

register = template.Library()


@register.inclusion_tag("components/as_of_note.html", takes_context=True)
def as_of_note(context, as_of: AsOf):
    """Say which day is shown where it is not today, or why it is today all the same; nothing on an ordinary page."""
    request = context["request"]
    query = _without_day(request)
    return {"as_of": as_of, "today": f"{request.path}?{query.urlencode()}" if query else request.path}


@register.inclusion_tag("components/as_of_form.html", takes_context=True)
def as_of_form(context, as_of: AsOf):
    """Ask for a day; what else the address says is kept."""
    query = _without_day(context["request"])
    kept = [(key, value) for key, values in query.lists() for value in values]
    return {"as_of": as_of, "kept": kept, "last": timezone.localdate(), "path": context["request"].path}


def _without_day(request):
    """Return what the address asks for, apart from the day and the page of a list, which would be another's."""
    query = request.GET.copy()
    for key in (ASKED, "trang"):
        query.pop(key, None)
    return query
