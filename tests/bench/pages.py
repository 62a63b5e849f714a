"""Every page of the desk that lists, offers or shows, opened warm and in process: queries, median time, CPU time."""

import logging
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperatives.models import Federation
from tests.bench.load import ADMIN, BIG, EDITOR

LIST_MS, LIST_QUERIES, TYPED_MS = 1000, 30, 150
# What an editor does in a list: searches, filters, sorts.
LISTS = {
    "products.product": [
        *("q=che", "q=mat+ong+rung", "q=zzz", "tinh-trang=dang", "tinh-trang=submitted", "viec=sap-het-han"),
        *(
            "viec=het-han",
            "viec=lien-ket-hong",
            "viec=so-lieu-thieu-nguon",
            "viec=chua-kiem-tra",
            "viec=thieu-anh",
        ),
        *("o=1", "o=-2", "o=3", "o=-4", "o=5", "o=6", "p=100", "q=che&o=-4"),
    ],
    "cooperatives.cooperative": [
        *(
            "q=htx",
            "q=rau+an+toan",
            "field__exact=nong-nghiep",
            "viec=so-lieu-thieu-nguon",
            "viec=chua-kiem-tra",
        ),
        *("o=2", "o=4", "o=5", "p=40"),
    ],
    "cooperatives.photo": [
        "q=che",
        "dung=chua",
        "dung=co",
        "chu=thieu",
        "dong-y=hien",
        "dong-y=cho",
        "o=2",
        "p=100",
    ],
    "stories.story": ["q=che", "tinh-trang=dang", "o=1", "p=15"],
    "stories.visit": ["q=tham", "o=-2", "p=8"],
    "products.ocopdecision": ["q=ubnd", "o=2"],
    "cooperatives.source": ["q=ban", "o=1", "p=10"],
    "cooperatives.region": ["q=phu", "thoi=cu", "thoi=tat-ca", "p=60"],
    "cooperatives.federation": ["q=lao"],
    "products.productcategory": [],
    "common.tag": [],
}
FORMS = [
    *("products.product", "cooperatives.cooperative", "stories.story", "stories.visit", "cooperatives.photo"),
    *("products.ocopdecision", "cooperatives.source", "cooperatives.federation", "cooperatives.region"),
]
TYPED = [
    *(
        ("products.product", name)
        for name in ("cooperative", "category", "region", "former_region", "source", "photo")
    ),
    *(("products.ocopcertificate", name) for name in ("product", "decision")),
    *(("products.productfigure", "metric"), ("products.productfigure", "source")),
    *(("stories.story", name) for name in ("products", "cooperatives", "regions", "references")),
    *(("stories.visitstop", name) for name in ("cooperative", "products")),
]
TERMS = ["", "c", "ch", "che", "mat ong", "nguyen lieu", "zzz"]


@dataclass
class Opened:
    """One page as measured: ``wall`` and ``cpu`` in ms, the median of all runs."""

    name: str
    most_ms: int | None
    status: int = 0
    queries: int = 0
    kilobytes: int = 0
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)

    @property
    def wall(self) -> float:
        return statistics.median(self.walls)

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpus)

    @property
    def remark(self) -> str:
        slow = "  SLOW" if self.most_ms and self.wall > self.most_ms else ""
        many = "  MANY" if self.most_ms == LIST_MS and self.queries > LIST_QUERIES else ""
        return slow + many + ("" if self.status == 200 else f"  {self.status}")


def page(label: str, name: str, *args) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{name}", args=args)


def addresses(user) -> Iterator[tuple[str, str, int | None]]:
    """Yield (name, address, most ms) of all that is opened."""
    yield "worklist", reverse("admin:index"), LIST_MS
    for label, queries in LISTS.items():
        for query in ["", *queries]:
            yield f"list {label} {query}", f"{page(label, 'changelist')}?{query}", LIST_MS
    yield from _forms(user)
    for label, name in TYPED:
        app, model = label.split(".")
        for term in TERMS:
            asked = {"app_label": app, "model_name": model, "field_name": name, "term": term}
            address = f"{reverse('admin:autocomplete')}?{urlencode(asked)}"
            yield f"typed {label}.{name} “{term}”", address, TYPED_MS
    for term in TERMS:
        asked = {"app_label": "products", "model_name": "product", "field_name": "photo", "q": term}
        library = f"{page('cooperatives.photo', 'library')}?{urlencode(asked)}"
        yield f"typed library “{term}”", library, TYPED_MS


def _forms(user):
    for label in FORMS:
        model = apps.get_model(label)
        rows = model._default_manager.all()
        own = rows.for_editor(user) if hasattr(rows, "for_editor") else rows
        row = Federation.objects.get(slug=BIG) if model is Federation else list(own.order_by("pk")[:100])[-1]
        yield f"form {label} add", page(label, "add"), None
        for name in ("change", "history", "delete"):
            yield f"form {label} {name}", page(label, name, row.pk), None
    for name in ("bin", "preview"):
        first = apps.get_model("products.product").objects.for_editor(user).order_by("pk")[99]
        yield (
            f"form products.product {name}",
            page("products.product", name, *([first.pk] * (name != "bin"))),
            None,
        )


def open_page(client, name, address, most_ms, runs) -> Opened:
    found = Opened(name, most_ms)
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    found.status, found.queries, found.kilobytes = (
        answer.status_code,
        len(caught),
        len(answer.content) // 1024,
    )
    if answer.status_code != 200:
        runs = 1
    for _run in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        client.get(address)
        found.walls.append(1000 * (time.perf_counter() - wall))
        found.cpus.append(1000 * (time.process_time() - cpu))
    return found


def measure(runs: int, match: str):
    """Print a line for each page and account, and at the end what goes over the limits."""
    settings.ALLOWED_HOSTS = ["testserver"]
    # A page that the editor may not open is a line of the table, not a trace.
    logging.disable(logging.WARNING)
    over = []
    for username in (EDITOR, ADMIN):
        user = get_user_model().objects.get(username=username)
        client = Client()
        client.force_login(user)
        print(f"\n{username}\n{'queries':>8}{'ms':>8}{'CPU ms':>8}{'kB':>6}")
        for name, address, most_ms in addresses(user):
            if match not in name:
                continue
            one = open_page(client, name, address, most_ms, runs)
            line = f"{one.queries:8}{one.wall:8.0f}{one.cpu:8.0f}{one.kilobytes:6}  {name}{one.remark}"
            print(line, flush=True)
            if one.remark and one.status == 200:
                over.append(f"{line} ({username})")
    print(f"\nOver the limits: {len(over)}", *over, sep="\n")
