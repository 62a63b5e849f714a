"""The bin as an act: deleting what can still be taken back, and emptying what lay there long enough."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from coopsite.desk.locking import locked
from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.standing import Standing


@transaction.atomic
def put_in_bin(row, by, reason=""):
    """Take ``row`` out of every page, list and form; what points at it goes on pointing at it."""
    row = locked(row, binned=True)
    Revision.objects.record(row, Act.BINNED, by, reason, Standing(row).content)
    _mark(row, timezone.now(), by)


@transaction.atomic
def take_back(row, by):
    """Undo put_in_bin: the row is what it was, public if it was public."""
    row = locked(row, binned=True)
    Revision.objects.record(row, Act.UNBINNED, by)
    _mark(row, None, None)


def _mark(row, at, by):
    row.binned_at, row.binned_by = at, by
    type(row)._base_manager.filter(pk=row.pk).update(binned_at=at, binned_by=by)


def delete_for_good(model, now=None) -> tuple[int, list]:
    """Delete what lay in the bin of ``model`` for its time; return how many, and the rows that others still need."""
    deleted, needed = 0, []
    for row in model._base_manager.filter(pk__in=model._default_manager.overdue(now).values("pk")):
        try:
            with transaction.atomic():
                Draft.objects.about(row).delete()
                Revision.objects.about(row).delete()
                row.delete()
        except ProtectedError:
            needed.append(row)
        else:
            deleted += 1
    return deleted, needed
