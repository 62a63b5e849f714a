"""Load the words that every installation needs: OCOP groups, metrics, markets, the staff's rights."""

from django.core.management.base import BaseCommand

from cooperatives.vocabulary import load_vocabulary
from coopsite.staff import sync_staff_group
from products.classification import load_categories


class Command(BaseCommand):
    help = "Nạp nhóm OCOP, chỉ số, thị trường và quyền của cán bộ; chạy lại không hại gì."

    def handle(self, *args, **options):
        load_categories()
        load_vocabulary()
        sync_staff_group()
