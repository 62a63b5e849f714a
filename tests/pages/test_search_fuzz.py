"""Whatever is typed into a box of words gets an answer: ten thousand questions, the same at every run."""

import time
from random import Random
from urllib.parse import quote

import pytest
from django.urls import reverse

from cooperatives.models import Cooperative, Federation, Region
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from products.models import OcopDecision, Product, ProductCategory
from stories.models import Story, Visit
from tests.kit.attacks import ATTACKS

pytestmark = pytest.mark.django_db

QUESTIONS, MENDED, ON_PAGES = 10_000, 600, 200
SEARCHED = [Product, Region, ProductCategory, Cooperative, Visit, Story, Federation]
LISTS = ["products:list", "cooperatives:list", "stories:visits", "stories:list"]
# Operators of FTS5 and of tsquery, and what ends or begins their strings.
OPERATORS = [
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "NEAR/2",
        "near",
        "*",
        '"',
        '""',
        "^",
        "+",
        "-",
        "(",
        ")",
        "{names} :",
    ),
    *(
        "names:",
        "said :",
        "rowid",
        "&",
        "|",
        "!",
        "<->",
        "<2>",
        ":*",
        ":A",
        ":*ABCD",
        "'",
        "''",
        "\\",
        "\\'",
        "%",
        "_",
    ),
    *(
        "%s",
        "%(x)s",
        "{}",
        "$$",
        "$1",
        "::tsquery",
        ";",
        "--",
        "/*",
        "*/",
        "\x00",
        "\t",
        "\r\n",
        "0w",
        "_n",
        "_s",
    ),
]
STRANGE = [
    *(
        "\ud800",
        "\udfff",
        "\ud83c",
        "\udf75",
        "🍵",
        "👨‍👩‍👧",
        "🇻🇳",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200d",
        "\ufeff",
    ),
    *(
        "\u0301",
        "\u0323\u0302",
        "\u0300" * 50,
        "\ufe0f",
        "\u00ad",
        "\u2028",
        "\x85",
        "\uffff",
        "\U0010ffff",
        "ﬁ",
        "²",
        "№",
    ),
    *("Ω", "ж", "中文", "한국", "العربية", "İ", "ı", "ß", "ﬀ", "ǆ", "Ⅻ", "𝐂𝐡è", "ａｂｃ", "١٢٣", "é" * 300),
]
SQL = [
    *("' OR 1=1 --", "'; DROP TABLE common_searchentry; --", "1) UNION SELECT * FROM auth_user", "\\'; --"),
    *(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "{% debug %}",
        "${jndi:ldap://x}",
    ),
    *("../../etc/passwd", "%00", "%C3%28", "&#0;", "&lt;b&gt;", "javascript:alert(1)", "=cmd|' /C calc'!A0"),
]
NUMBERS = [
    "0",
    "-1",
    "1e999",
    "NaN",
    "0x10",
    "9" * 400,
    "1.400",
    "7/8/2024",
    "1804/QĐ",
    "0912345678",
    "½",
    "١",
]
LONG = [
    "a" * 10_000,
    "chè " * 2_500,
    "\u0301" * 10_000,
    "(" * 10_000,
    '"' * 10_000,
    "x" * 119 + "đ",
    "hợp tác xã " * 900,
]


def true_names() -> list[str]:
    """Some names of every kind, as the index says them, with accents again from the rows."""
    named = [*Cooperative.objects.all(), *Product.objects.all(), *Visit.objects.all(), *Story.objects.all()]
    return [
        row.find_name() for row in (*named, *Federation.objects.all(), *Region.objects.order_by("pk")[::300])
    ]


class Typist:
    """Types what people, robots and attackers type."""

    def __init__(self, seed: int):
        self.random, self.names = Random(seed), true_names()

    def mistyped(self, text: str) -> str:
        letters = list(text)
        for _time in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(letters) + 1)
            letters[at : at + self.random.randint(0, 1)] = self.random.choice([*"aeđươ1fjz ", ""])
        return "".join(letters)

    def part(self) -> str:
        words = self.random.choice(self.names).split()
        start = self.random.randrange(len(words))
        return " ".join(words[start : start + self.random.randint(1, 4)])

    def piece(self) -> str:
        pick = self.random.choice
        kind = self.random.random()
        if kind < 0.35:
            return self.part()
        if kind < 0.45:
            return self.mistyped(self.part())
        if kind < 0.65:
            return pick(OPERATORS)
        if kind < 0.8:
            return pick(STRANGE)
        return pick([pick(SQL), pick(NUMBERS), pick(ATTACKS), chr(self.random.randrange(0x110000))])

    def question(self) -> str:
        if self.random.random() < 0.002:
            return self.random.choice(LONG)
        glue = self.random.choice([" ", " ", "", self.random.choice(OPERATORS)])
        return glue.join(self.piece() for _ in range(self.random.randint(1, 5)))


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        typist = Typist(2025)
        return [*OPERATORS, *STRANGE, *SQL, *NUMBERS, *LONG, *(typist.question() for _ in range(QUESTIONS))][
            :QUESTIONS
        ]


def test_every_question_gets_an_answer(asked, capsys):
    """Each as it stands; those made by hand, and some of the others, as they may have been meant, too."""
    now, times = look(), []
    mended = sample(asked, MENDED)
    for question, as_typed in [*((one, True) for one in asked), *((one, False) for one in mended)]:
        begun = time.perf_counter()
        found = answer(now, question, now.public, as_typed)
        tiers = found.ranking.tiers
        times.append((time.perf_counter() - begun, question))
        # Every answer stands in one tier, and is public.
        assert sum(tier.entries.bit_count() for tier in tiers) == found.ranking.total
        assert found.ranking.entries & ~now.public == 0
    times.sort(reverse=True)
    with capsys.disabled():
        told = ", ".join(f"{seconds * 1000:.0f} ms {question[:30]!a}" for seconds, question in times[:3])
        print(f"\n{len(asked)} questions in {sum(seconds for seconds, _q in times):.1f} s; slowest {told}")
    assert len(asked) == QUESTIONS


def sample(asked, size):
    """The ones made by hand first, then every so many of the others."""
    return [*asked[: size // 2], *asked[size // 2 :: 2 * QUESTIONS // size]]


def test_no_page_fails(client, asked):
    for number, question in enumerate(sample(asked, ON_PAGES)):
        typed = quote(question, errors="surrogatepass")
        page = reverse("search" if number % 2 else LISTS[number // 2 % len(LISTS)])
        addresses = [f"{page}?q={typed}"]
        if number % 20 == 0:
            addresses += [
                f"{reverse('search')}?q={typed}&loai=htx&trang={typed}",
                f"{reverse('search')}?loai={typed}",
            ]
        for address in addresses:
            response = client.get(address)
            # A NUL is refused at the door.
            assert response.status_code == (404 if "\x00" in question else 200), ascii(question)


def test_no_list_of_the_desk_fails(asked):
    for number, question in enumerate(sample(asked, ON_PAGES)):
        for model in (OcopDecision, SEARCHED[number % len(SEARCHED)]):
            model.objects.matching(question).exists()
