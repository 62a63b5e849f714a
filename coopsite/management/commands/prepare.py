"""Everything between a fresh clone and a running site; a second run finds nothing to do."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cooperatives.models import Federation, Region
from coopsite.common.assets import BUNDLES, bundle
from coopsite.common.search.form import is_of_today
from coopsite.common.sqlite.statistics import renew_statistics
from coopsite.staff import demo_logins


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu, địa giới, nội dung trình diễn và tệp tĩnh."

    def add_arguments(self, parser):
        parser.add_argument("--address", default="", help="Địa chỉ sẽ phục vụ, để in ra.")
        parser.add_argument("--no-static", action="store_true", help="Không gom tệp tĩnh (máy phát triển).")

    def handle(self, *args, **options):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._step("Lập bảng trong cơ sở dữ liệu", call_command, "migrate", verbosity=0)
        if not Region.objects.exists():
            self._step("Nạp 14.138 địa phương trước và sau 1/7/2025", call_command, "load_regions")
        if not Federation.objects.exists():
            self._step("Nạp nội dung trình diễn (khoảng nửa phút)", call_command, "load_demo")
        if not is_of_today():
            self._step("Lập chỉ mục tìm kiếm từ dữ liệu đã có", call_command, "search_index")
        renew_statistics()
        if not options["no_static"]:
            self._collect()
        self._say_where(options["address"])

    def _step(self, words, work, *args, **kwargs):
        self.stdout.write(f"→ {words} …")
        self.stdout.flush()
        work(*args, **kwargs)

    def _collect(self):
        """Collect and compress the static files if any has changed since the last time."""
        mark = settings.VAR_DIR / "static-fingerprint"
        now = self._fingerprint()
        if mark.exists() and mark.read_text() == now and settings.STATIC_ROOT.exists():
            return
        self._step(
            "Gom và nén tệp tĩnh", call_command, "collectstatic", interactive=False, verbosity=0, clear=True
        )
        mark.write_text(now)

    def _fingerprint(self) -> str:
        # The stylesheets are made of parts: their order, too, may change without any file's time changing.
        digest = hashlib.sha256("".join(map(bundle, BUNDLES.values())).encode())
        for finder in get_finders():
            for path, storage in finder.list([]):
                moment = storage.get_modified_time(path).timestamp()
                digest.update(f"{path} {moment}\n".encode())
        return digest.hexdigest()

    def _say_where(self, address):
        if address:
            self.stdout.write(
                f"\nThổ Sản chạy ở {address}   (dừng: Ctrl-C)\nTrang quản trị: {address}/quan-tri/"
            )
        for login in demo_logins():
            self.stdout.write(f"  {login.username:<30} mật khẩu {login.password:<13} {login.who}")
        self.stdout.flush()
