"""What every page of the admin shares, whatever the noun: scope, search, bookkeeping, good manners.

The ground knows no app. Scope comes from the models' querysets, which offer ``for_editor(user)`` and its stricter
sisters; everything that lists, offers, looks up or changes rows goes through it here, in ModelAdmin and in inlines
alike.
"""

from coopsite.common.admin.bases import BaseAdmin, Forgiving, LookupAdmin, OwnedAdmin
from coopsite.common.admin.choices import ScopedChoices, linkable, links_published, scoped
from coopsite.common.admin.inlines import BaseInline, Cards, Rows

__all__ = [
    "BaseAdmin",
    "BaseInline",
    "Cards",
    "Forgiving",
    "LookupAdmin",
    "OwnedAdmin",
    "Rows",
    "ScopedChoices",
    "linkable",
    "links_published",
    "scoped",
]
