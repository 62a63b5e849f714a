"""Help that lists of any floor show and that only the roof can give: it knows places and products."""

from django import template

from coopsite.common.facets import Filters
from coopsite.common.search.understanding import Answer
from coopsite.views.nothing_found import help_for

register = template.Library()


@register.inclusion_tag("site/_nothing_found.html")
def help_with(found: Answer, filters: Filters, as_typed: bool, base: str) -> dict:
    """Say what helps where the words of the list at ``base`` find nothing in it, whatever it is narrowed by."""
    help_ = help_for(filters.look, found, as_typed, filters.every)
    return {"query": found.said, "nothing": help_, "base": base}
