"""Load the demonstration: two real articles as structured content."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cooperatives.models import Federation, Region
from coopsite.common.search.indexing import gathered
from coopsite.staff import create_demo_accounts


class Command(BaseCommand):
    help = "Nạp nội dung trình diễn vào cơ sở dữ liệu còn trống; có liên minh rồi thì không đổi gì."

    def handle(self, *args, **options):
        from demo.load import Loader
        from demo.load_events import load_events
        from demo.load_upper import load_products, load_stories, load_visit, renew_found
        from demo.lots import load_lots

        if not Region.objects.exists():
            raise CommandError("Chưa có địa phương nào. Hãy chạy trước: manage.py load_regions")
        if Federation.objects.exists():
            self.stdout.write("Đã có liên minh: không nạp nội dung trình diễn.")
            return
        loader = Loader(say=self.stdout.write)
        steps = [
            ("liên minh và nguồn", loader.federations),
            ("tranh minh họa, mỗi bức nhiều cỡ", loader.photos),
            ("người và số liệu của tỉnh", loader.federation_details),
            ("hợp tác xã", loader.cooperatives),
            ("sản phẩm và giấy chứng nhận", load_products),
            ("lô hàng", load_lots),
            ("chuyến thăm", load_visit),
            ("chuyện kể", load_stories),
            ("hội chợ, phiên chợ livestream", load_events),
            ("lời để tìm", renew_found),
            ("tài khoản dùng thử", create_demo_accounts),
        ]
        # All or nothing: whoever stops it half-way gets the whole of it at the next run.
        try:
            with gathered():
                call_command("load_vocabulary")
                for name, step in steps:
                    self.stdout.write(f"Nạp {name} …")
                    step()
        except BaseException:
            loader.discard_files()
            raise
