"""An object and its draft, held while an act is done."""

from django.utils.translation import gettext_lazy as _

from coopsite.common.binning import Binnable
from coopsite.desk.models import Draft
from coopsite.desk.troubles import WrongState


def locked(row, binned=False):
    """Return ``row`` fresh from the database; nobody else changes it until the transaction ends.

    Raises WrongState where it was put into the bin meanwhile, unless the act is about that: ``binned``.
    """
    row = type(row)._base_manager.select_for_update().get(pk=row.pk)
    if isinstance(row, Binnable) and row.is_binned and not binned:
        raise WrongState(_("Mục này vừa bị bỏ vào thùng rác."))
    return row


def draft_of(row, *states) -> Draft:
    """Return the locked draft of ``row`` if it stands in one of ``states`` (any, where none is named)."""
    draft = Draft.objects.select_for_update().about(row).first()
    if draft is None:
        raise WrongState(_("Mục này không có bản nháp nào."))
    if states and draft.state not in states:
        words = _("Bản nháp %(state)s, nên không làm việc này được.")
        raise WrongState(words % {"state": draft.get_state_display()})
    return draft
