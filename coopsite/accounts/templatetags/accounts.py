"""What the desk's head says about who is signed in."""

from django import template

from coopsite.accounts import standing

register = template.Library()


@register.simple_tag
def places_of(user) -> list[str]:
    """Return where ``user`` works and as what, a line each."""
    return standing.described(user)


@register.simple_tag
def keeps_accounts(user) -> bool:
    """Tell whether ``user`` has a list of staff to keep."""
    return standing.administers(user)
