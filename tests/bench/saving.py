"""Sixteen editors who save at the same moments, against the running site: how long they wait, and what is lost.

First each on an object of their own, then all on one. Before opening a form an editor thinks for about ``think``
seconds; with 0 each has a request under way at any time, which is far more than sixteen people do.
"""

import os
import random
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

from django.contrib.auth import get_user_model
from django.test import Client

from cooperatives.models import Cooperative
from coopsite.common.publishing import Status
from coopsite.desk.models import Act, Revision
from coopsite.desk.standing import Standing
from products.models import Product
from tests.bench.browser import Editor, Unanswered
from tests.bench.load import WRITERS
from tests.kit.keeper import Keeper
from tests.kit.site import ROOT, free_port

SAVES, START_SECONDS = 15, 40
# Each of these is one editor's own on the shared object; the others all write into the long text.
OWN_FIELDS = ["short_name", "activity", "founded_note", "standfirst", "address_line", "markets_note"]
LONG_TEXT = "about"


@dataclass
class Tally:
    """What came of the saves of one scene: (kind, row, field, mark) of those that were answered."""

    posts: list[float] = field(default_factory=list)
    gets: list[float] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    saved: list[tuple] = field(default_factory=list)
    asked: list[tuple] = field(default_factory=list)

    def add(self, other):
        self.posts += other.posts
        self.gets += other.gets
        self.answers += other.answers
        self.saved += other.saved
        self.asked += other.asked


class Server:
    """The production server on the filled database."""

    def __init__(self, folder):
        self.port = free_port()
        self._keeper = Keeper(
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "coopsite.wsgi:application"),
            *("--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"),
            *("--workers", "2", "--blocking-threads", "4"),
            folder=folder,
            env=dict(os.environ),
            cwd=ROOT,
        )
        self.output, self.stop = self._keeper.output, self._keeper.stop

    def await_answer(self, editor):
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                return editor.get("/robots.txt")
            except OSError:
                if time.monotonic() > deadline:
                    self.stop()
                    raise
                time.sleep(0.2)


def work(editor, row, name: str, appends: bool, barrier, think) -> Tally:
    """Save ``row`` SAVES times, a new mark in the field ``name`` each time."""
    tally = Tally()
    barrier.wait()
    for turn in range(SAVES):
        mark = f"{editor.name[-2:]}n{turn:02}x"
        time.sleep(think * random.uniform(0.5, 1.5) if think else 0)
        begun = time.perf_counter()
        try:
            form = editor.open(row)
        except Unanswered as trouble:
            tally.answers[f"form {trouble}"] += 1
            continue
        tally.gets.append(time.perf_counter() - begun)
        before = form.get(name, "")
        form[name] = f"{before}<p>{mark}</p>" if appends else mark
        begun = time.perf_counter()
        status, where = editor.save(row, form)
        tally.posts.append(time.perf_counter() - begun)
        kept = (type(row), row.pk, name, mark)
        if status == 302 and "/ghep/" in where:
            tally.asked.append(kept)
        elif status == 302:
            tally.saved.append(kept)
        tally.answers[f"{status} merge" if "/ghep/" in where else str(status)] += 1
    return tally


def scene(editors, tasks, think) -> Tally:
    """Let all editors do their tasks (row, field, appends) at the same time."""
    barrier, whole = Barrier(len(editors)), Tally()
    with ThreadPoolExecutor(len(editors)) as pool:
        for tally in pool.map(
            lambda pair: work(pair[0], *pair[1], barrier, think), zip(editors, tasks, strict=True)
        ):
            whole.add(tally)
    return whole


def lost(tally: Tally) -> list[str]:
    """Return the acknowledged marks that are not where they must be.

    One that was saved stands in the history, and in what the form shows now unless its own writer went over it; one
    that contradicted another stands in the history as a version put aside.
    """
    gone = []
    for kind, pk, name, mark in tally.saved + tally.asked:
        row = kind._base_manager.get(pk=pk)
        known = Revision.objects.about(row).with_content()
        values = [one.data["fields"].get(name, "") for one in known]
        if not any(mark in value for value in values):
            gone.append(f"{mark} in no version")
    for kind, pk, name, mark in tally.saved:
        now = Standing(kind._base_manager.get(pk=pk)).content["fields"][name]
        is_last = not any(other[:3] == (kind, pk, name) and other[3] > mark for other in tally.saved)
        if (name == LONG_TEXT or is_last) and mark not in now:
            gone.append(f"{mark} in the history, not in the draft")
    return gone


def tell(title, tally, server):
    posts = sorted(tally.posts)
    p95 = posts[int(len(posts) * 0.95) - 1]
    missing = lost(tally)
    print(
        f"{title}: {len(posts)} saves, p50 {statistics.median(posts):.2f} s, p95 {p95:.2f} s, "
        f"longest {posts[-1]:.2f} s; forms p50 {statistics.median(tally.gets):.2f} s; "
        f"answers {dict(tally.answers)}; 'locked' {server.output().count('database is locked')}; "
        f"lost {len(missing)} {missing[:5]}",
        flush=True,
    )


def measure(folder, think: float):
    """Print what both scenes took and lost."""
    server, users = Server(folder), get_user_model().objects
    try:
        editors = []
        for name in WRITERS:
            client = Client()
            client.force_login(users.get(username=name))
            editors.append(Editor(server.port, name, client.cookies["sessionid"].value))
        server.await_answer(editors[0])
        boss, public = editors[0], {"status": Status.PUBLISHED}
        user = users.get(username=boss.name)
        rows = [
            *Product.objects.for_editor(user).filter(**public).order_by("-pk")[:8],
            *Cooperative.objects.for_editor(user).filter(**public).order_by("-pk")[:8],
        ]
        print(f"load {' '.join(f'{one:.1f}' for one in os.getloadavg())}")
        tell("16 objects", scene(editors, [(row, "standfirst", False) for row in rows], think), server)
        shared = Cooperative.objects.for_editor(user).filter(**public).order_by("-pk")[20]
        own = [(shared, name, False) for name in OWN_FIELDS]
        together = [(shared, LONG_TEXT, True)] * (len(editors) - len(own))
        tell("one object", scene(editors, own + together, think), server)
        acts = Counter(Revision.objects.about(shared).values_list("act", flat=True))
        print(f"  its history: {acts[Act.DRAFTED]} drafts, {acts[Act.ASIDE]} put aside")
        print(f"load {' '.join(f'{one:.1f}' for one in os.getloadavg())}")
        troubles = [line for line in server.output().splitlines() if "Error" in line or "locked" in line]
        print(*troubles[:10], sep="\n")
    finally:
        server.stop()
