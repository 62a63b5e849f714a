"""Answers that are kept in files of tests/judged: the same questions find the same, in one order, on every database.

A file holds questions, one a line, in sections, and under each what was found when it was made: "=> 7: htx 1, san-pham 6"
and the first answers, kind and address. ``make golden`` asks every question of it anew and writes the file again; read
the difference before it is committed. A question is added as a line of its own, without an answer.
"""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import ndiff
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from django.test import Client

from coopsite.common.search.following import kinds
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from coopsite.views.nothing_found import help_for

FOLDER = Path(__file__).resolve().parent.parent / "judged"
MAKES_FILES = bool(os.environ.get("GOLDEN"))
FIRST, MOST_CHOICES = 10, 8
INDENT, FOUND = "    ", " => "
# Given to a question: what follows the arrow, and the lines below it.
Said = tuple[str, list[str]]


class Asker:
    """Asks questions of the world at hand."""

    def __init__(self):
        self._client = Client()
        self._slugs = {
            kind: dict(model._default_manager.order_by().values_list("pk", "slug"))
            for kind, model in kinds().items()
        }

    def asks(self, section: str) -> Callable[[str], Said]:
        """Return what a question of a section is put to."""
        own = {"suggestions": self.suggested, "lists": self.listed, "taken apart": self._found_apart}
        return own.get(section, self.found)

    def found(self, typed: str) -> Said:
        """Ask as the search page does: how it was understood, how many of each kind, and the first answers."""
        now = look()
        taken = answer(now, typed, now.public)
        counts = ", ".join(f"{kind} {number}" for kind, number in sorted(taken.ranking.by_kind().items()))
        meant = f"{taken.said} ({', '.join([taken.how, *taken.others])}) " if taken.how else ""
        if not taken.ranking:
            return f"{meant}0", self._help(now, taken)
        first = islice(taken.ranking.ids(), FIRST)
        lines = [
            f"{kind}/{self._slugs[kind][now.object_id(one)]}" for one in first for kind in [now.kind_of(one)]
        ]
        return f"{meant}{taken.ranking.total}: {counts}", lines

    def _found_apart(self, typed: str) -> Said:
        """Ask with every mark apart from its letter, which the file does not show."""
        apart = unicodedata.normalize("NFD", typed)
        head, lines = self.found(apart)
        return unicodedata.normalize("NFC", head), lines

    @staticmethod
    def _help(now, taken) -> list[str]:
        """Return what the page offers in the place of answers; the products it shows depend on the day."""
        offered = help_for(now, taken, as_typed=False, within=now.public)
        place = offered["place"] or ""
        return [
            *(f"{word.typed}: {word.names} {' '.join(word.near)}".strip() for word in offered["words"]),
            *(f"{one.said}: {one.count}" for one in offered["fewer"]),
            *([f"noi-chon/{place.slug}"] if place else []),
        ]

    def suggested(self, typed: str) -> Said:
        """Ask as the box does while somebody types."""
        hints = self._client.get("/tim-kiem/goi-y/", {"q": typed}).json()["hints"]
        return str(len(hints)), [hint["url"].strip("/") for hint in hints]

    def listed(self, address: str) -> Said:
        """Ask for a list: how many it holds, the first of them, and the counts beside its choices in their order."""
        told = self._client.get(quote(address, safe="/?=&-")).context
        rows = [row.slug for row in islice(told["page_obj"].object_list, FIRST)]
        return str(told["paginator"].count), [*rows, *map(_choices, told["filters"].groups())]


def _choices(group: dict) -> str:
    counted = [f"{one.value} {one.count}" for one in group["options"] if one.count]
    return f"{group['key']}: {', '.join(counted[:MOST_CHOICES])}"


def asked_anew(text: str, asker: Asker) -> Iterator[str]:
    """Yield the lines of a file with what each of its questions finds now."""
    ask = asker.found
    for line in text.splitlines():
        if line.startswith("["):
            ask = asker.asks(line.strip("[]"))
        if line.startswith(INDENT):
            continue
        if not line or line[0] in "#[":
            yield line
            continue
        question = line.partition(FOUND)[0]
        head, lines = ask(question)
        yield question + FOUND + head
        yield from (INDENT + one for one in lines)


def blocks(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return the lines of each question under its section and the question itself."""
    made, section, block = {}, "", []
    for line in lines:
        if line.startswith(INDENT):
            block.append(line)
        elif line.startswith("["):
            section = line
        elif line and line[0] != "#":
            block = made[f"{section} {line.partition(FOUND)[0]}"] = [line]
    return made


def differences(kept: Iterable[str], now: Iterable[str]) -> str:
    """Return in lines what is found otherwise than it is kept: "-" before what was found, "+" before what is; or ""."""
    old, told = blocks(kept), []
    for question, lines in blocks(now).items():
        if old[question] != lines:
            marked = ndiff(old[question], lines)
            told += [question, *(f"  {line}" for line in marked if line[0] != "?")]
    return "\n".join(told)


def check(name: str, asker: Asker) -> str:
    """Ask every question of the file ``name``; return what differs from it, in words, or write it and return ""."""
    path = FOLDER / name
    kept = path.read_text(encoding="utf-8")
    now = list(asked_anew(kept, asker))
    if MAKES_FILES:
        path.write_text("\n".join(now) + "\n", encoding="utf-8")
        return ""
    return differences(kept.splitlines(), now)
