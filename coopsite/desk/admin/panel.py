"""What stands above an object's form: where it stands, what waits, what may be done next."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from coopsite.desk.admin.rights import Rights, nameable
from coopsite.desk.differences import changes_between
from coopsite.desk.models import Act, DraftState, Revision
from coopsite.desk.models.about import name_of
from coopsite.desk.shape import is_drafted
from coopsite.desk.standing import Standing


@dataclass
class Panel:
    """The desk's view of one object for one account."""

    standing: Standing
    rights: Rights

    @property
    def row(self):
        return self.standing.row

    @property
    def draft(self):
        return self.standing.draft

    @property
    def is_live(self) -> bool:
        return self.standing.is_live

    @property
    def opened(self) -> str:
        """The name of the content that the form shows; saving tells by it what was changed meanwhile."""
        return self.standing.digest

    @property
    def is_locked(self) -> bool:
        """Whether the draft was approved for a time, so that only who publishes may change it."""
        return self._stands(DraftState.SCHEDULED) and not self.rights.publishes

    def _stands(self, *states) -> bool:
        return self.draft is not None and self.draft.state in states

    @cached_property
    def aside(self) -> Revision | None:
        """What the account wrote last, if it was put aside because it contradicted somebody else's."""
        own = Revision.objects.about(self.row).with_content().filter(by=self.rights.user)
        last = own.first() if self.row_is_drafted else None
        waits = last is not None and last.act == Act.ASIDE and not last.note and last.made_of_id
        return last if waits else None

    @property
    def aside_page(self) -> str:
        return self.address("merge", self.aside.number)

    @cached_property
    def changes(self) -> list:
        """What the draft changes on the public page, in words."""
        if self.draft is None or not self.is_live:
            return []
        before = self.standing.stored
        return changes_between(type(self.row), before, self.standing.content, nameable(self.rights.user))

    def look(self):
        """See and remember all that must be seen before anything is laid out in a rehearsal."""
        _seen = self.changes, self.opened, self.standing.base_moved, self.aside
        self.standing.remembered()

    @property
    def can_submit(self) -> bool:
        waits = self._stands(DraftState.WRITING, DraftState.RETURNED)
        return not self.rights.publishes and (waits or (self.draft is None and not self.is_live))

    @property
    def can_recall(self) -> bool:
        return self._stands(DraftState.SUBMITTED)

    @property
    def can_return(self) -> bool:
        return self.rights.publishes and self._stands(DraftState.SUBMITTED)

    @property
    def can_publish(self) -> bool:
        return self.rights.publishes and (self.draft is not None or not self.is_live)

    @property
    def can_schedule(self) -> bool:
        return self.can_publish and not self._stands(DraftState.SCHEDULED)

    @property
    def can_unschedule(self) -> bool:
        return self.rights.publishes and self._stands(DraftState.SCHEDULED)

    @property
    def can_discard(self) -> bool:
        return self.draft is not None and self.is_live and not self.is_locked

    @property
    def can_take_down(self) -> bool:
        return self.rights.publishes and self.is_live

    @property
    def can_verify(self) -> bool:
        return self.rights.edits and self.is_live

    @property
    def verified_by_name(self) -> str:
        return name_of(self.row.verified_by)

    @property
    def can_hand_over(self) -> bool:
        """Whether the row may be offered to another owner: its model says what ``moves_along`` with it."""
        return self.rights.publishes and hasattr(type(self.row), "moves_along")

    @property
    def kind(self) -> int:
        return ContentType.objects.get_for_model(type(self.row)).pk

    @property
    def pages(self) -> dict[str, str]:
        """The addresses of the object's further pages."""
        return {
            page: self.address(page)
            for page in (("preview", "history") if self.row_is_drafted else ("history",))
        }

    @property
    def row_is_drafted(self) -> bool:
        return is_drafted(type(self.row))

    @property
    def state_by_name(self) -> str:
        return name_of(self.draft.state_by)

    def address(self, page: str, *args) -> str:
        """Return the address of one of the object's pages at the desk, e.g. "preview"."""
        meta = self.row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[self.row.pk, *args])
