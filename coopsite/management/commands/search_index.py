"""Put everything that can be found into the index anew, or tell where the index is not true."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from coopsite.common.numbers import show_number
from coopsite.common.search.frequent_making import make_frequent
from coopsite.common.search.models import FrequentWord
from coopsite.common.search.rebuilding import differences, rebuild

SHOWN = 50
WIDTH = 30


class Command(BaseCommand):
    help = (
        "Lập lại chỉ mục tìm kiếm từ dữ liệu, không làm gián đoạn ai; --check chỉ so với dữ liệu, không ghi gì, "
        "có chỗ khác thì kể ra và kết thúc với mã 1."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Chỉ so, không ghi.")

    def handle(self, *args, **options):
        self._begun, self._on_terminal = time.monotonic(), self.stdout.isatty()
        if options["check"]:
            self._check()
            return
        counts = rebuild(self._progress)
        for model, number in counts.items():
            self.stdout.write(f"{show_number(number):>8}  {model._meta.verbose_name}")
        make_frequent()
        words = _("chữ hay gặp được giữ sẵn nơi có mặt")
        self.stdout.write(f"{show_number(FrequentWord.objects.count()):>8}  {words}")
        self._say(_("Đã lập lại chỉ mục: %(n)s mục, %(seconds)s giây."), sum(counts.values()))

    def _check(self):
        found = list(differences(self._progress))
        for one in found[:SHOWN]:
            self.stdout.write(f"{one.kind} {one.object_id}: {one.what}")
        if len(found) > SHOWN:
            self.stdout.write(_("… và %(n)s chỗ nữa") % {"n": show_number(len(found) - SHOWN)})
        if found:
            words = _("Chỉ mục có %(n)s chỗ khác với dữ liệu. Lập lại bằng: manage.py search_index")
            raise CommandError(words % {"n": show_number(len(found))}, returncode=1)
        self._say(_("Chỉ mục khớp với dữ liệu (%(seconds)s giây)."))

    def _say(self, words: str, number: int = 0):
        seconds = f"{time.monotonic() - self._begun:.1f}".replace(".", ",")
        self.stdout.write(words % {"n": show_number(number), "seconds": seconds})

    def _progress(self, model, done: int, total: int):
        """Draw a bar on a terminal; elsewhere say a line when a kind is done."""
        name, finished = model._meta.verbose_name, done >= total
        if self._on_terminal:
            full = WIDTH * done // max(total, done)
            bar = "█" * full + "░" * (WIDTH - full)
            line = f"\r{bar} {show_number(done)}/{show_number(total)} {name}"
            self.stdout.write(f"{line:<78}", ending="\n" if finished else "")
            self.stdout.flush()
        elif finished:
            self.stdout.write(f"→ {name}: {show_number(done)}")
