"""Do what falls due by the clock: once, or again and again beside the server."""

import logging
import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections
from django.utils.translation import gettext as _

from coopsite.common.search.indexing import keep_due
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
        while options["every"]:
            for _second in range(options["every"]):
                time.sleep(1)
                if options["with_parent"] and os.getppid() != parent:
                    return
            close_old_connections()
            try:
                self._once()
            except DatabaseError:  # a database that restarts is back at the next round
                log.exception("the drafts that are due could not be read")

    def _once(self):
        # A page that was set for a later time is found by itself; what is named after it has to be told.
        keep_due()
        for outcome in publish_due():
            if outcome.troubles:
                words = _("Chưa đăng được, đã trả lại: %(row)s (%(why)s)")
                self.stdout.write(words % {"row": outcome.row, "why": " ".join(outcome.troubles)})
            else:
                self.stdout.write(_("Đã đăng: %(row)s") % {"row": outcome.row})
        self.stdout.flush()
