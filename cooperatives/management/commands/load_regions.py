"""Load every region of the country, of before and after 1 July 2025."""

from django.core.management.base import BaseCommand

from cooperatives.regions.load import load_regions


class Command(BaseCommand):
    help = "Nạp địa giới cả nước trước và sau 1/7/2025; chạy lại không đổi gì."

    def handle(self, *args, **options):
        report = load_regions()
        self.stdout.write(
            f"Địa phương: thêm {report.added}, sửa {report.changed}; thay đổi địa giới: thêm hoặc sửa {report.successions}."
        )
