"""How long a country's worth of content takes to answer: searches, suggestions, filtered lists.

Everything is asked in process, by the site's own views, so a figure is server time without the network's: first by a
process that has just started, then by one that has answered a thousand others. The questions are drawn from the names of
what is public, the same for the same content.
"""

import time
from random import Random
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coopsite.common.search.models import SearchEntry
from coopsite.common.search.shelf import forget, look
from coopsite.common.search.understanding import answer
from coopsite.common.text import fold
from products.models import Product
from tests.bench_search.figures import told
from tests.bench_search.names_of import public_names

KINDS = ("htx", "san-pham", "chuyen-tham", "chuyen-ke")
ADDRESSES = """
/san-pham/
/san-pham/?sao=4
/san-pham/?nhom=thuc-pham&sao=5&sao=4
/san-pham/?tinh=lao-cai
/san-pham/?kenh=shopee&sao=3
/san-pham/?q=che
/san-pham/?q=mat+ong&tinh-cu=yen-bai
/san-pham/?trang=50
/san-pham/?sap-xep=ten&trang=90
/hop-tac-xa/
/hop-tac-xa/?linh-vuc=nong-nghiep
/hop-tac-xa/?tinh=ha-noi&so=machines
/hop-tac-xa/?du-lich=stay
/hop-tac-xa/?q=htx+nong+nghiep
/hop-tac-xa/?trang=100
/chuyen-tham/
/chuyen-tham/?nam=2025&nhom=thuc-pham
/chuyen-ke/?loai=news
"""
# Server time at the 95th percentile, in milliseconds, that docs/decisions/0020 aims at.
ANSWER, SUGGESTED = 40, 15
# So many questions of each length were asked before: a process knows words that it has met.
ASKED_BEFORE = 250


class Questions:
    """Questions of one, two and four words, accented and not, and beginnings of words, drawn from public names."""

    def __init__(self, number: int, seed: int = 7):
        self.random, self.number = Random(seed), number
        self._names = self._drawn_names()

    def _drawn_names(self) -> list[str]:
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

    def mistaken(self, words: int) -> list[str]:
        """Return questions in which the longest word lacks a letter, as a hurried thumb leaves it out."""
        return [_less_a_letter(asked, self.random) for asked in map(fold, self.of_words(words))]

    def nowhere(self) -> list[str]:
        """Return questions of two words of which no page says one."""
        return [f"{asked} zwq{number}" for number, asked in enumerate(self.of_words(1))]

    def begun(self) -> list[str]:
        """Return what has been typed so far of names: two letters and more, mostly without accents."""
        return [fold(name)[: self.random.randrange(2, 12)].strip() for name in self._names[: self.number]]


def _less_a_letter(asked: str, random: Random) -> str:
    words = asked.split()
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    cut = random.randrange(1, max(2, len(words[longest])))
    words[longest] = words[longest][:cut] + words[longest][cut + 1 :]
    return " ".join(words)


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


def engine(asked: str):
    """Answer a question as far as the first page of all kinds together, without a page around it."""
    now = look()
    found = answer(now, asked, now.public)
    found.ranking.by_kind()
    list(zip(found.ranking.ids(), range(24), strict=False))


def _answer_others(page):
    others = Questions(ASKED_BEFORE, seed=11)
    for words in (1, 2, 3, 4):
        for asked in others.of_words(words):
            engine(asked)
    for begun in others.begun():
        page(f"/tim-kiem/goi-y/?{urlencode({'q': begun})}")


def after_saves(page, asked: list[str]) -> list[float]:
    """Return milliseconds for each question when somebody has stored a page just before it."""
    tea, found = Product.objects.published().first(), []
    for place, one in enumerate(asked):
        tea.standfirst = f"Hái ngày {place}"
        tea.save()
        start = time.perf_counter()
        page(f"/tim-kiem/?{urlencode({'q': one})}")
        found.append((time.perf_counter() - start) * 1000)
    return found


def measure(number: int) -> list[dict]:
    """Measure everything on the database at hand with so many questions of each kind; return the printed rows."""
    settings.ALLOWED_HOSTS = ["testserver"]
    questions, client, lists = Questions(number), Client(), ADDRESSES.split()
    forget()
    start = time.perf_counter()
    look()
    print(f"  {SearchEntry.objects.count()} entries, read into memory in {time.perf_counter() - start:.2f} s")

    def page(address):
        assert client.get(address).status_code == 200

    just_started = Questions(min(number, 50), seed=3).of_words(2)
    rows = [told("engine, 2 words, just started", timed(engine, just_started))]
    _answer_others(page)
    for words in (1, 2, 4):
        asked = questions.of_words(words)
        rows.append(told(f"engine, {words} words", timed(engine, asked), ANSWER))
        pages = [f"/tim-kiem/?{urlencode({'q': one})}" for one in asked]
        rows.append(told(f"search page, {words} words", timed(page, pages), ANSWER))
        # Now the process knows the words: what is left is the page around the answer.
        rows.append(told(f"search page, {words} words, known", timed(page, pages), ANSWER))
    for name, asked in (("a letter missing", questions.mistaken(3)), ("found nowhere", questions.nowhere())):
        pages = [f"/tim-kiem/?{urlencode({'q': one})}" for one in asked]
        rows.append(told(f"search page, {name}", timed(page, pages)))
    rows.append(told("search page, first after a save", after_saves(page, questions.of_words(2)[:20])))
    begun = [f"/tim-kiem/goi-y/?{urlencode({'q': one})}" for one in questions.begun()]
    rows.append(told("suggestions", timed(page, begun), SUGGESTED))
    rows.append(told("filtered lists", timed(page, lists * max(1, number // len(lists))), ANSWER))
    rows += [told(address, timed(page, [address] * 9)) for address in lists]
    with CaptureQueriesContext(connection) as caught:
        page("/tim-kiem/?q=che+shan")
    print(f"  queries of a search page: {len(caught)}")
    return rows
