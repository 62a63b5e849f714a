"""Remake the region tables from an unpacked vietnamadminunits package; a developer's tool."""

from pathlib import Path

from django.core.management.base import BaseCommand

from cooperatives.regions.build import build, write
from cooperatives.regions.load import DATA


class Command(BaseCommand):
    help = "Dựng lại cooperatives/data/*.csv từ gói vietnamadminunits đã giải nén."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", type=Path, help="Thư mục data của gói: dataset.db, converter_2025.json."
        )

    def handle(self, *args, folder, **options):
        tables = build(folder)
        write(tables, DATA)
        self.stdout.write(f"{len(tables.regions)} địa phương, {len(tables.successions)} thay đổi.")
