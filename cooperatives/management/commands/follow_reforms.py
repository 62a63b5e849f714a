"""Move cooperatives, products and whatever else has a place after the units of a reform were loaded."""

from django.core.management.base import BaseCommand

from cooperatives.regions.follow import follow_reforms


class Command(BaseCommand):
    help = "Sau khi nạp địa giới mới: chuyển hồ sơ ở đơn vị cũ sang đơn vị hiện nay; chạy lại không đổi gì."

    def handle(self, *args, **options):
        moves = follow_reforms()
        for move in moves:
            doubt = "" if move.sure else " (chưa rõ đơn vị nào trong tỉnh)"
            self.stdout.write(f"{move.row}: {move.former.full_name} → {move.present.full_name}{doubt}")
        self.stdout.write(f"Đã chuyển {len(moves)} hồ sơ.")
