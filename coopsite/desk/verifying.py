"""The word of somebody who looked: what a public page says was true on a day."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.desk.locking import locked
from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import is_live
from coopsite.desk.troubles import WrongState


@transaction.atomic
def verify(row, by, on=None):
    """Note that ``by`` checked the public page of ``row`` on the day ``on`` (default: today, in Vietnam).

    Nothing was edited: draft, content and the time of the last change stay as they are.
    """
    row = locked(row)
    if not is_live(row):
        raise WrongState(_("Trang này không ở ngoài công khai, nên chưa có gì để xác nhận."))
    on = on or timezone.localdate()
    if (row.verified_on, row.verified_by_id) == (on, by.pk):
        return
    type(row)._base_manager.filter(pk=row.pk).update(verified_on=on, verified_by=by)
    Revision.objects.record(row, Act.VERIFIED, by)
