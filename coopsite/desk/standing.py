"""Where an object stands: what the public sees, what waits beside it, and what its form shows."""

from functools import cached_property

from coopsite.common.publishing import Publishable, Status
from coopsite.desk.applying import apply
from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.shape import is_drafted
from coopsite.desk.snapshot import digest, take


def is_out(row) -> bool:
    """Tell whether the rows hold what is or, out of the bin, would be public, and a draft waits beside them."""
    return isinstance(row, Publishable) and row.status == Status.PUBLISHED


def is_live(row) -> bool:
    """Tell whether changes of ``row`` would be seen by the public: it is published, be it for a later hour."""
    return is_out(row) and not row.is_binned


class Standing:
    """An object at this moment: ``draft`` is None where nothing waits; ``content`` is what its form shows."""

    def __init__(self, row):
        self.row = row
        self.draft = Draft.objects.of(row) if is_drafted(type(row)) else None

    @cached_property
    def stored(self) -> dict:
        """The content of the rows themselves: the public page's, where there is one."""
        return take(self.row)

    @property
    def content(self) -> dict:
        return self.draft.head.data if self.draft else self.stored

    @cached_property
    def digest(self) -> str:
        return self.draft.head.digest if self.draft else digest(self.stored)

    @property
    def is_live(self) -> bool:
        return is_live(self.row)

    @cached_property
    def base_moved(self) -> bool:
        """Whether the public page changed since the draft began."""
        draft = self.draft
        return bool(draft and draft.base_id and self.is_live and draft.base.digest != digest(self.stored))

    def remembered(self) -> Revision | None:
        """Return the revision whose content the form shows, recorded now if history does not know it yet."""
        if self.draft:
            return self.draft.head
        last = Revision.objects.about(self.row).with_content().filter(live=True).first()
        if last is None and not self.is_live:
            last = Revision.objects.about(self.row).with_content().first()
        if last is not None and last.digest == self.digest:
            return last
        return Revision.objects.record(self.row, Act.FOUND, data=self.stored, live=self.is_live)


def lay_out(row, data: dict) -> list[str]:
    """Make the stored row hold ``data`` inside a rehearsal, complete or not; return what could not be.

    A draft may lack what a public page must have, so the row is a draft meanwhile.
    """
    if isinstance(row, Publishable):
        type(row)._base_manager.filter(pk=row.pk).update(status=Status.DRAFT)
        row = type(row)._base_manager.get(pk=row.pk)
    return apply(row, data)
