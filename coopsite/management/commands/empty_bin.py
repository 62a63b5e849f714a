"""Delete for good what lay in the bins for its time."""

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from coopsite.common.binning import Binnable
from coopsite.desk.discarding import delete_for_good


class Command(BaseCommand):
    help = "Xóa hẳn những mục đã nằm trong thùng rác quá 30 ngày; mục còn nơi khác dùng thì giữ lại và báo."

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
