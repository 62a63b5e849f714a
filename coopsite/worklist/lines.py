"""The sections of a card and their lines; the rows that they name are loaded together at the end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from coopsite.worklist.scope import Scope


def page_of(model, page: str, *args) -> str:
    """Return the address of a page of ``model``'s admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@dataclass
class Line:
    """One object, what is to be said of it, and where it is dealt with."""

    model: type
    pk: object
    words: str = ""
    quote: str = ""
    page: str = "change"
    deed: str = ""
    # Says the words once the row is there.
    describe: Callable | None = None
    row: object = None
    owner: str = ""

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def address(self) -> str:
        return page_of(self.model, self.page, *([] if self.page == "bin" else [self.pk]))

    @property
    def deed_address(self) -> str:
        return page_of(self.model, "act", self.pk, self.deed)


TONES = ["now", "soon", "", "later"]


@dataclass
class Section:
    """Lines of one kind of work. ``tone``: one of TONES, the most pressing first.

    "now" holds others up, "soon" has a day, "later" only waits for somebody else. ``more`` are pairs of words and address: where the rest is.
    """

    key: str
    title: str
    why: str = ""
    tone: str = ""
    total: int = 0
    lines: list[Line] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many are not shown."""
        return max(0, self.total - len(self.lines))


def load_rows(scope: Scope, lines: Iterable[Line], with_owner=False):
    """Give each line its row, one query for each model; a row that the account may not know stays None.

    A line that was made of its row keeps it.
    """
    wanted: dict[type, dict] = {}
    for line in lines:
        if line.row is not None:
            continue
        wanted.setdefault(line.model, {}).setdefault(line.pk, []).append(line)
    for model, waiting in wanted.items():
        rows = scope.known(model).filter(pk__in=waiting)
        owned = with_owner and any(one.name == "federation" for one in model._meta.fields)
        for row in rows.select_related("federation") if owned else rows:
            for line in waiting[row.pk]:
                line.row = row
                line.owner = str(row.federation or "") if owned else ""
                line.words = line.describe(row) if line.describe else line.words
                if getattr(row, "is_binned", False):
                    line.page = "bin"
