"""Completing what is typed into a field: asked with every letter, so it loads a page of choices and nothing more."""

from django.core.paginator import EmptyPage, Page, Paginator
from django.utils.translation import gettext_lazy as _

# Nobody turns so many pages of choices; further ones would only make the database count.
MOST_PAGES = 500


def is_completing(request) -> bool:
    """Tell whether ``request`` asks for choices that complete what is typed."""
    match = request.resolver_match
    return match is not None and match.url_name == "autocomplete"


class _OpenPage(Page):
    """A page that knows only whether another one follows."""

    follows = False

    def has_next(self):
        return self.follows


class Uncounted(Paginator):
    """Pages of a queryset whose size nobody asks: each loads one row more than it holds."""

    def page(self, number):
        """Return the page ``number``, from 1; raises EmptyPage where there is none."""
        if not 1 <= number <= MOST_PAGES:
            raise EmptyPage(_("Không có trang này."))
        start = (number - 1) * self.per_page
        rows = list(self.object_list[start : start + self.per_page + 1])
        if not rows and number > 1:
            raise EmptyPage(_("Không có trang này."))
        page = _OpenPage(rows[: self.per_page], number, self)
        page.follows = len(rows) > self.per_page
        return page
