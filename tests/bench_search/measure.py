"""How long a country's worth of content takes to answer: searches, suggestions, filtered lists; medians and tails.

Everything is asked in process, warm, by the site's own views, so a figure is server time without the network's. The
questions are drawn from the names of what is public, the same for the same content.
"""

import json
import statistics
import time
from random import Random
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from coopsite.common.text import fold

KINDS = ("htx", "san-pham", "chuyen-tham", "chuyen-ke")
FACETS = [
    *("/san-pham/", "/san-pham/?sao=4", "/san-pham/?nhom=thuc-pham&sao=5&sao=4", "/san-pham/?tinh=lao-cai"),
    *("/san-pham/?kenh=shopee&sao=3", "/san-pham/?q=che", "/san-pham/?q=mat+ong&tinh-cu=yen-bai"),
    *(
        "/san-pham/?trang=50",
        "/san-pham/?sap-xep=ten&trang=90",
        "/hop-tac-xa/",
        "/hop-tac-xa/?linh-vuc=nong-nghiep",
    ),
    *("/hop-tac-xa/?tinh=ha-noi&so=machines", "/hop-tac-xa/?du-lich=stay", "/hop-tac-xa/?q=htx+nong+nghiep"),
    *(
        "/hop-tac-xa/?trang=100",
        "/chuyen-tham/",
        "/chuyen-tham/?nam=2025&nhom=thuc-pham",
        "/chuyen-ke/?loai=news",
    ),
]


class Questions:
    """Questions of one, two and four words, accented and not, and beginnings of words, drawn from public names."""

    def __init__(self, number: int, seed: int = 7):
        self.random, self.number = Random(seed), number
        self._names = self._drawn_names()

    def _drawn_names(self) -> list[str]:
        from tests.bench_search.names_of import public_names

        names = public_names(KINDS)
        self.random.shuffle(names)
        return names

    def of_words(self, words: int) -> list[str]:
        """Return questions of so many words that follow each other in a name; every second one without accents."""
        made = []
        for name in self._names:
            split = name.split()
            if len(split) >= words:
                start = self.random.randrange(len(split) - words + 1)
                asked = " ".join(split[start : start + words])
                made.append(asked if len(made) % 2 else fold(asked))
            if len(made) == self.number:
                break
        return made

    def begun(self) -> list[str]:
        """Return what has been typed so far of names: two letters and more, mostly without accents."""
        return [fold(name)[: self.random.randrange(2, 12)].strip() for name in self._names[: self.number]]


def timed(work, asked: list[str]) -> list[float]:
    """Return milliseconds for each of ``asked``, each once, after a first round of a few that warms."""
    for one in asked[:5]:
        work(one)
    found = []
    for one in asked:
        start = time.perf_counter()
        work(one)
        found.append((time.perf_counter() - start) * 1000)
    return found


def told(name: str, milliseconds: list[float]) -> dict:
    """Print and return p50, p95, p99 and the slowest."""
    cuts = statistics.quantiles(milliseconds, n=100, method="inclusive")
    row = {"name": name, "p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "most": max(milliseconds)}
    print(f"  {name:<42}" + "".join(f"{key} {row[key]:7.1f}  " for key in ("p50", "p95", "p99", "most")))
    return row


def measure(number: int) -> list[dict]:
    """Measure everything on the database at hand; return the rows that were printed."""
    questions, client = Questions(number), Client()
    start = time.perf_counter()
    now = look()
    print(f"  {SearchEntry.objects.count()} entries, read into memory in {time.perf_counter() - start:.2f} s")

    def engine(asked):
        found = answer(look(), asked, now.public)
        found.ranking.by_kind()
        list(zip(found.ranking.ids(), range(24), strict=False))

    def page(address):
        assert client.get(address).status_code == 200

    rows = []
    for words in (1, 2, 4):
        asked = questions.of_words(words)
        rows.append(told(f"engine, {words} words", timed(engine, asked)))
        rows.append(
            told(
                f"search page, {words} words",
                timed(page, [f"/tim-kiem/?{urlencode({'q': one})}" for one in asked]),
            )
        )
    begun = [f"/tim-kiem/goi-y/?{urlencode({'q': one})}" for one in questions.begun()]
    rows.append(told("suggestions", timed(page, begun)))
    rows.append(told("filtered lists", timed(page, FACETS * max(1, number // len(FACETS)))))
    for address in FACETS:
        rows.append(told(address, timed(page, [address] * 9)))
    with CaptureQueriesContext(connection) as caught:
        page("/tim-kiem/?q=che+shan")
    print(f"  queries of a search page: {len(caught)}")
    return rows


def growth(folder, rows_by_scale: dict[int, list[dict]]):
    """Print how each median grew from the smallest to the largest scale, and keep all figures beside the database."""
    scales = sorted(rows_by_scale)
    if len(scales) > 1:
        print(f"growth of p50 and p95 from {scales[0]} to {scales[-1]} rows")
        small, large = (
            {row["name"]: row for row in rows_by_scale[scale]} for scale in (scales[0], scales[-1])
        )
        for name, row in large.items():
            before = small.get(name)
            if before:
                print(f"  {name:<42}× {row['p50'] / before['p50']:.1f}  × {row['p95'] / before['p95']:.1f}")
    (folder / "figures.json").write_text(json.dumps(rows_by_scale, indent=1), encoding="utf-8")
