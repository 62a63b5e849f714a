"""Makes names and texts from the vocabulary: pure, of a Random alone, so that equal seeds say equal words."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain

from cooperatives.models import Field, LegalForm
from tests.bench.words import first_capital
from tests.bench_search import callings, names, practices, titles
from tests.bench_search.names import listed

# How many words a page tells, beside its name: its standfirst and its story together.
WORDS = 45
# How many letters a title and a sentence may have.
TITLE, SENTENCE = 160, 300
# What a trade begins with that any farming cooperative may have.
FARMING = ("dịch vụ", "nông", "sản xuất nông")


@dataclass(frozen=True)
class Place:
    """Names of a commune, of the district that stood there ("" if none is known), and of the province, with its zones."""

    commune: str
    district: str
    province: str
    zones: str


@dataclass(frozen=True)
class Called:
    """A cooperative as its name tells it; ``goods`` are pairs (slug of the sub-group, what is sold)."""

    name: str
    own: str
    legal_form: LegalForm
    field: Field
    trade: str
    goods: tuple[tuple[str, str], ...]

    @property
    def short(self) -> str:
        return f"HTX {self.own}"


def zones_of(province_key: str) -> str:
    """Return the zones in which a province lies, "HC" for one that reaches from the highlands to the coast."""
    return "".join(zone for zone, keys in names.ZONES.items() if province_key in keys.split())


@cache
def _shelves(
    zones: str, groups: tuple[str, ...] = (), begins: tuple[str, ...] = ()
) -> list[tuple[str, list[str]]]:
    """Return (sub-group, goods) of the zones; of all sub-groups if none is named, whatever they begin with likewise."""
    shelves = [
        (slug, [what for what in listed(text) if not begins or f"{what} ".startswith(begins)])
        for slug, zone, text in names.GOODS
        if (not groups or slug in groups) and (not zone or zone in zones)
    ]
    return [shelf for shelf in shelves if shelf[1]]


@cache
def _grades(slug: str) -> list[str]:
    return listed(names.GRADES.get(slug, names.GRADES[""]))


@cache
def _trades(zones: str, field: Field) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return (trade, shelves) of what is made in the zones; nobody grows there what does not grow."""
    rows = []
    for of, groups, words, text in callings.TRADES:
        for trade in listed(text) if of == field else []:
            begins = tuple(f"{word} " for word in words.split()) or _called_after(trade, groups)
            rows.append((trade, _shelves(zones, groups, begins) if groups else None))
    return [(trade, shelves or []) for trade, shelves in rows if shelves or shelves is None]


def _called_after(trade: str, groups: tuple[str, ...]) -> tuple[str, ...]:
    """Return what goods begin with whose name the trade bears: "cà phê " for "cà phê đặc sản", nothing for "gia vị"."""
    known = [f"{what} " for _slug, goods in _shelves("".join(names.ZONES), groups) for what in goods]
    heads = (f"{' '.join(trade.split()[:count])} " for count in (2, 1))
    return next(((head,) for head in heads if any(what.startswith(head) for what in known)), ())


@cache
def _peoples(zones: str) -> list[tuple[list[str], list[str]]]:
    """Return (family names, given names) of who lives everywhere, then of who lives in the zones."""
    return [(listed(first), listed(last)) for zone, first, last in callings.PEOPLES if zone in zones]


class Naming:
    """Draws from the vocabulary, what stands early in its lists more often."""

    def __init__(self, random):
        self.random = random

    def often(self, items):
        return items[int(len(items) * self.random.random() ** 1.6)]

    def weighted(self, rows: list[tuple]):
        """Return one of the rows (weight, …) without its weight; a value alone where nothing else follows."""
        (row,) = self.random.choices(rows, [weight for weight, *_rest in rows])
        return row[1] if len(row) == 2 else row[1:]

    def person(self, zones: str = "") -> str:
        """Return a name of people of the zones, every third time one of a minority that lives there."""
        most, *others = _peoples(zones)
        is_other = others and self.random.random() < 0.33
        family, given = self.random.choice(others) if is_other else most
        return f"{self.random.choice(family)} {self.random.choice(given)}"

    def good(self, zones: str) -> tuple[str, str]:
        """Return (sub-group, what is sold) of something that the zones yield."""
        return self._taken(_shelves(zones))

    def _taken(self, shelves) -> tuple[str, str]:
        (shelf,) = self.random.choices(shelves, [len(goods) for _slug, goods in shelves])
        return shelf[0], self.often(shelf[1])

    def cooperative(self, place: Place) -> Called:
        """Return how a cooperative of ``place`` is called and what it sells."""
        (field,) = self.random.choices(list(callings.FIELDS), list(callings.FIELDS.values()))
        trade, shelves = self.often(_trades(place.zones, field))
        forms = callings.CREDIT_FORMS if field == Field.CREDIT else callings.ANY_FORMS
        if field == Field.AGRICULTURE and trade.startswith(FARMING):
            forms = callings.ANY_FORMS + callings.FARM_FORMS
        pattern, legal_form = self.weighted(forms)
        own = self.own(place)
        name = pattern.format(trade=trade, Trade=first_capital(trade), own=own)
        goods = tuple(self._taken(shelves) for _ in range(self.random.choice([1, 1, 2, 3]) if shelves else 0))
        return Called(name, own, legal_form, field, trade, goods)

    def own(self, place: Place) -> str:
        """Return what tells one cooperative from others of its trade: a place, a brand, a person."""
        return self.weighted(callings.OWNS).format(
            commune=place.commune,
            district=place.district or place.commune,
            brand=self.random.choice(callings.BRANDS),
            village=self.random.choice(callings.VILLAGES),
            person=self.person(place.zones),
            given=f"{self.random.choice(callings.AFFIXES)} {self.person().split()[-1]}",
        )

    def product(self, slug: str, what: str, place: Place, own: str) -> str:
        """Return the name on the packet of something of a sub-group; ``own`` may be "" for who has no brand."""
        # "Nước mắm Phú Quốc" is of a place already.
        patterns = callings.PACKETS if what == what.lower() else callings.PLACED_PACKETS
        grade = self.often(_grades(slug))
        name = self.weighted(patterns).format(what=what, place=place.commune, own=own, grade=grade)
        return first_capital(" ".join(name.split()))

    def maker(self, what: str, zones: str) -> str:
        """Return somebody who makes something and is no cooperative."""
        return self.random.choice(callings.MAKERS).format(
            what=what, person=self.person(zones), brand=self.random.choice(callings.BRANDS)
        )

    def slots(self, place: Place, what: str, own: str, topics: list[str]) -> dict[str, str]:
        """Return what fills the gaps of a sentence; every fifth time a place goes by its district of before."""
        who = self.person(place.zones)
        former = place.district and self.random.random() < 0.2
        return {
            "what": what,
            "place": place.district if former else place.commune,
            "commune": place.commune,
            "province": place.province,
            "own": own,
            "who": who,
            "given": who.split()[-1],
            "topic": self.random.choice(topics),
            "year": self.random.choice(titles.YEARS),
        }

    def topics(self, number: int, of=tuple(practices.PRACTICES)) -> list[str]:
        """Return so many of the topics that sentences are told of."""
        return self.random.sample(of, number)

    def line(self, patterns: list[str], slots: dict[str, str], most: int = TITLE) -> str:
        """Return one of the patterns, filled; cut between words where it is longer than ``most`` letters."""
        told = self.random.choice(patterns).format(**slots, n=self.random.randrange(3, 40))
        told = first_capital(told)
        return told if len(told) <= most else told[:most].rpartition(" ")[0]

    def telling(self, topics: list[str], slots: dict[str, str], words: int = WORDS) -> list[str]:
        """Return sentences of the topics that together have at least so many words, none twice."""
        patterns = list(chain.from_iterable(practices.PRACTICES[topic] for topic in topics))
        self.random.shuffle(patterns)
        told = []
        while patterns and sum(len(line.split()) for line in told) < words:
            told.append(self.line([patterns.pop()], slots, SENTENCE))
        return told


def shares(rows: int) -> Counter:
    """Return how many of each noun a country of so many rows has: of 75 rows 35, 20, 12 and 8."""
    made = Counter(products=rows * 20 // 75, stories=rows * 12 // 75, visits=rows * 8 // 75)
    made["cooperatives"] = rows - made.total()
    return made
