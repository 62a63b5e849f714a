"""Delete for good what lay in the bins for its time, what was typed and not saved, and old counts of searches."""

from datetime import timedelta

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.common.binning import Binnable
from coopsite.common.search import tally
from coopsite.desk.discarding import delete_for_good
from coopsite.desk.models import Presence, Typing
from coopsite.desk.models.typing import KEPT

# Who has an object open is told for a minute and a half: what is a day old says nothing to anybody.
LEFT_BEHIND = timedelta(days=1)


class Command(BaseCommand):
    help = (
        "Xóa hẳn những mục đã nằm trong thùng rác quá 30 ngày; mục còn nơi khác dùng thì giữ lại và báo. "
        "Bỏ cả những gì đã gõ quá 14 ngày mà chưa lưu, và số đếm lượt tìm quá 400 ngày."
    )

    def handle(self, *args, **options):
        # The highest floor comes first: what points at others goes before them.
        for model in apps.get_models():
            if not issubclass(model, Binnable):
                continue
            deleted, needed = delete_for_good(model)
            kind = model._meta.verbose_name
            if deleted:
                self.stdout.write(_("Đã xóa hẳn %(n)s %(kind)s.") % {"n": deleted, "kind": kind})
            for row in needed:
                words = _("Còn mục khác dùng nên chưa xóa: %(kind)s “%(row)s”.")
                self.stdout.write(words % {"kind": kind, "row": row})
        forget_typing()
        tally.forget()


def forget_typing(now=None):
    """Delete what was typed longer ago than it is offered again, and who had a form open a day ago."""
    now = now or timezone.now()
    Typing.objects.filter(at__lt=now - KEPT).delete()
    Presence.objects.filter(seen_at__lt=now - LEFT_BEHIND).delete()
