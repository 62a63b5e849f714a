"""Who may do what at the desk, asked of the nouns' own querysets: ``for_editor`` and its stricter sisters."""

from coopsite.common.admin.choices import linkable, scoped
from coopsite.common.owning import may


def nameable(user):
    """Return a function that keeps of a queryset the rows which ``user`` may know by name."""

    def visible(queryset):
        has_pages = hasattr(queryset, "published") and hasattr(queryset, "for_editor")
        return linkable(queryset, user) if has_pages else scoped(queryset, user)

    return visible


class Rights:
    """What an account may do with one object, each asked once."""

    def __init__(self, user, row):
        self.user, self.row, self._known = user, row, {}

    def _may(self, verb) -> bool:
        if verb not in self._known:
            self._known[verb] = may(self.user, self.row, verb)
        return self._known[verb]

    @property
    def edits(self) -> bool:
        return self._may("for_editor")

    @property
    def publishes(self) -> bool:
        return self._may("for_publisher")

    @property
    def administers(self) -> bool:
        return self._may("for_administrator")
