"""Questions whose answers people judged: what was typed, the page that was meant, and where it must stand."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from coopsite.common.search.indexing import kinds
from coopsite.common.search.shelf import Look
from coopsite.common.search.understanding import answer

FOLDER = Path(__file__).resolve().parent.parent / "judged"
FIRST_FIVE = 5


@dataclass(frozen=True)
class Judged:
    """``typed`` means the page at ``wanted``, which is the first answer, or where it is ``loose`` among the first five.

    Where ``wanted`` is "" there is no such page, and nothing must be shown in its place.
    """

    typed: str
    wanted: str
    loose: bool


def judged(name: str) -> list[Judged]:
    """Return the questions of a file of tests/judged: lines "typed => address", "~" at the end of a loose one.

    "typed => -" is a question whose right answer is nothing.
    """
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    split = [line.split("=>") for line in lines if line.strip() and not line.startswith("#")]
    return [
        Judged(typed.strip(), wanted.removesuffix("~").strip().removeprefix("-"), wanted.endswith("~"))
        for typed, wanted in ((typed, wanted.strip()) for typed, wanted in split)
    ]


def first_answers(now: Look, typed: str, number: int = FIRST_FIVE) -> list[str]:
    """Return the addresses of the first answers over all kinds, as the search page would order them."""
    models = kinds()
    found = []
    for entry in islice(answer(now, typed, now.public).ranking.ids(), number):
        kind = next(kind for kind in models if now.kind(kind) >> entry & 1)
        row = models[kind]._default_manager.get(pk=now.object_id(entry))
        found.append(row.get_absolute_url())
    return found
