"""What public pages may owe: said once by their nouns, counted on the first page, filtered by in the lists.

A model names its duties in ``duties``. Whoever adds one there, with its queryset verb, has its section on the worklist
and its filter in the list.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Duty:
    """Something that a public page owes. ``key`` stands in addresses; ``verb`` names the method of the queryset that
    keeps the pages concerned; ``deed`` is the act of the desk that settles it with one click, if one does; an
    ``urgent`` one has a day after which something is lost.
    """

    key: str
    title: str
    verb: str
    why: str = ""
    deed: str = ""
    urgent: bool = False

    def owing(self, queryset):
        """Keep the public rows of ``queryset`` that owe it."""
        return getattr(queryset.published(), self.verb)()


def duties_of(model) -> tuple[Duty, ...]:
    return getattr(model, "duties", ())
