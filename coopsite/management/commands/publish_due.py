"""Do what falls due by the clock: once, or again and again beside the server."""

import logging
import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.common.search.frequent_making import keep_frequent
from coopsite.common.search.indexing import keep_due
from coopsite.common.search.tally import gather
from coopsite.common.sqlite.statistics import renew_statistics
from coopsite.desk.due import publish_due

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Đăng những bản nháp đã tới giờ hẹn; trễ cũng đăng, chạy hai lần cùng lúc cũng không sao."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, default=0, help="Lặp lại sau mỗi chừng ấy giây, cho tới khi bị dừng."
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="Tự dừng khi tiến trình đã khởi động lệnh này kết thúc.",
        )

    def handle(self, *args, **options):
        if options["every"] < 0:
            raise CommandError(_("--every phải là số giây, từ 1 trở lên."))
        parent = os.getppid()
        self._once()
        day = timezone.localdate()
        while options["every"]:
            for _second in range(options["every"]):
                time.sleep(1)
                if options["with_parent"] and os.getppid() != parent:
                    return
            close_old_connections()
            try:
                self._once()
                if timezone.localdate() != day:
                    day = timezone.localdate()
                    renew_statistics()
            except DatabaseError:  # a database that restarts is back at the next round
                log.exception("the drafts that are due could not be read")

    def _once(self):
        self._publish()
        # Drafts are not to wait for the rest: what the clock changed in the index, what is kept of it, counts of searches.
        for chore in (keep_due, keep_frequent, gather):
            try:
                chore()
            except Exception:
                log.exception("%s is left for the next time", chore.__name__)

    def _publish(self):
        for outcome in publish_due():
            if outcome.troubles:
                words = _("Chưa đăng được, đã trả lại: %(row)s (%(why)s)")
                self.stdout.write(words % {"row": outcome.row, "why": " ".join(outcome.troubles)})
            else:
                self.stdout.write(_("Đã đăng: %(row)s") % {"row": outcome.row})
        self.stdout.flush()
