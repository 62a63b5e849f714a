"""Lists under the choices that a question names: who asks for "chè 4 sao" is led to the products that hold four."""

from dataclasses import dataclass
from itertools import islice, product
from urllib.parse import urlencode

from django.urls import reverse

from coopsite.common.facet_names import NamedChoice, choices_named
from coopsite.common.facets import WORDS
from coopsite.common.search.asking import Question
from coopsite.common.search.ranking import Ranking
from coopsite.common.search.shelf import Look
from coopsite.common.search.understanding import answer
from products.facets import FACETS
from products.models import Product

# So many are looked through at a glance; "hữu cơ" names two schemes.
MOST = 4


@dataclass(frozen=True)
class Lead:
    """A list under choices that were named: what it holds in words and as entries of the index, and its address.

    ``whole`` tells whether its address asks for everything that was typed.
    """

    said: str
    entries: int
    address: str
    whole: bool

    @property
    def count(self) -> int:
        return self.entries.bit_count()


def leads_for(look: Look, typed: str) -> list[Lead]:
    """Return the lists of products to which ``typed`` leads, without those that hold nothing today.

    Of choices of several facets, what stands under one of each, if anything does. The other words are asked for in
    the list where they find something in it. No query but for those.
    """
    reading = choices_named(FACETS, typed)
    if not reading.choices:
        return []
    every = look.kind(Product.search_kind)
    groups = {}
    for choice in reading.choices:
        groups.setdefault(choice.facet, []).append(choice)
    together = _holding(look, every, product(*groups.values()))
    told = together or _holding(look, every, ((choice,) for choice in reading.choices))
    return _leads(look, every, told, reading.rest) if told else []


def _holding(look: Look, every: int, some) -> list[tuple[tuple[NamedChoice, ...], int]]:
    """Return the first MOST of ``some`` choices under all of which anything stands, with what does."""
    found = ((choices, _under(look, every, choices)) for choices in some)
    return list(islice(((choices, bits) for choices, bits in found if bits), MOST))


def _under(look: Look, every: int, choices: tuple[NamedChoice, ...]) -> int:
    for choice in choices:
        every &= choice.facet.bits(look, choice.value)
    return every


def _leads(look: Look, every: int, told, rest: str) -> list[Lead]:
    worded = _found(look, every, rest)
    leads = []
    for choices, bits in told:
        asked = rest if bits & worded else ""
        pairs = [(choice.facet.key, choice.value) for choice in choices]
        query = urlencode([*pairs, *([(WORDS, asked)] if asked else [])])
        told_of = ", ".join(choice.told for choice in choices)
        leads.append(
            Lead(
                said=f"Sản phẩm {told_of}" + (f", có chữ “{asked}”" if asked else ""),
                entries=bits & worded if asked else bits,
                address=f"{reverse('products:list')}?{query}",
                whole=asked == rest,
            )
        )
    return leads


def _found(look: Look, every: int, rest: str) -> int:
    """Return what the list finds by the other words; nothing where it would take them for others."""
    if not Ranking(look, Question.of(rest), every):
        return 0
    found = answer(look, rest, every)
    return 0 if found.how else found.ranking.entries
