"""Ask every link out whether it still leads anywhere; for a timer, once a day, never while a page is served."""

import time
from collections import defaultdict
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from cooperatives.models import CooperativeChannel, Federation, Source
from coopsite.common.links import Asker, Verdict
from products.models import ProductChannel

MOST, PAUSE = 200, 2.0


class Command(BaseCommand):
    help = "Hỏi từng đường dẫn ra ngoài (kênh bán, nguồn, trang của liên minh) xem còn mở được không."

    stealth_options = ("asker",)

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=MOST, help=f"Hỏi nhiều nhất mấy đường dẫn ({MOST}).")
        parser.add_argument(
            "--pause", type=float, default=PAUSE, help="Giây nghỉ giữa hai lần hỏi một máy chủ."
        )

    def handle(self, *args, most, pause, asker=None, **options):
        """``asker`` is for tests; else one with this site's name asks."""
        today = timezone.localdate()
        asker = asker or Asker(agent=f"ThoSan-kiem-duong-dan/1.0 (+{settings.SITE_ORIGIN})")
        rows = rows_by_link(today, most)
        answers = ask_all(asker, list(rows), pause)
        if went_unheard(answers):
            self.stdout.write("Không máy chủ nào trả lời: có lẽ chính máy này đang mất mạng. Chưa ghi gì.")
            return
        store(rows, answers, today)
        told = [answer.verdict for answer in answers.values()]
        alive, gone, unknown = (told.count(verdict) for verdict in Verdict)
        self.stdout.write(f"Đã hỏi {len(told)} đường dẫn: {alive} còn, {gone} không còn, {unknown} chưa rõ.")


def rows_by_link(today, most: int) -> dict[str, list]:
    """Return the rows to ask for, by their link: the same shop is asked once, however many name it.

    Illustrations name nobody's shop. As in to_ask(), the suspected come first, then those that have waited longest.
    """
    kinds = [
        *(
            kind.objects.of_published().filter(illustrative=False)
            for kind in (CooperativeChannel, ProductChannel)
        ),
        Federation.objects.current(),
        Source.objects.all(),
    ]
    rows = defaultdict(list)
    for kind in kinds:
        for row in kind.to_ask(today):
            rows[row.link].append(row)
    turns = sorted(rows, key=lambda link: min(map(_turn, rows[link])))
    return {link: rows[link] for link in turns[:most]}


def _turn(row) -> tuple[bool, str]:
    return not row.is_suspected, str(row.answered_on or "")


def ask_all(asker: Asker, links: list[str], pause: float) -> dict:
    """Return the answer of each link; one is asked at a time, and no server twice without a pause between."""
    answers, last = {}, {}
    for link in links:
        host = urlsplit(link).hostname or ""
        time.sleep(max(0.0, last.get(host, float("-inf")) + pause - time.monotonic()))
        answers[link] = asker.ask(link)
        last[host] = time.monotonic()
    return answers


def went_unheard(answers: dict) -> bool:
    """Tell whether not one server answered of several asked: a fault on this side proves nothing about them."""
    return len(answers) > 1 and not any(answer.word.isdigit() for answer in answers.values())


@transaction.atomic
def store(rows: dict[str, list], answers: dict, today):
    """Store the answers and nothing else: no editor's time or name, no column that an editor may just be changing."""
    for link, answer in answers.items():
        for row in rows[link]:
            dead_since = row.dead_since
            row.take_answer(answer, today)
            told = {name: getattr(row, name) for name in row.ANSWER_FIELDS}
            if row.dead_since == dead_since:
                # What died or came to life changes what is found by it: an update without this one is a cheap one.
                del told["dead_since"]
            # Whoever has changed the link meanwhile has made the answer void.
            type(row)._base_manager.filter(pk=row.pk, **{row.LINK: link}).update(**told)
