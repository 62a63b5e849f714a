"""The country that search is measured on: its shares, that it is the same each time, and that its rows are true rows."""

import datetime
from collections import Counter
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from cooperatives.models import Cooperative, Federation
from coopsite.common.publishing import Status
from coopsite.common.richtext import clean_html
from coopsite.common.search.indexing import keep_keys
from coopsite.common.text import fold
from products.models import OcopCertificate, OcopDecision, Product, ProductCategory
from stories.models import Story, StoryBlock, Visit, VisitStop
from tests.bench_search import callings, names, practices, titles
from tests.bench_search.country import Country
from tests.bench_search.naming import Naming, Place, shares

pytestmark = pytest.mark.django_db

ROWS, SEED = 300, 7
NOUNS = [Cooperative, Product, Story, Visit]
SHARES = {"cooperatives": 140, "products": 80, "stories": 48, "visits": 32}
MOST_OF_A_NAME = 3


def made_by(country) -> list[list]:
    return [
        country.cooperatives_made,
        country.products_made,
        country.stories_made,
        country.visits_made,
    ]


def words_of(country) -> list[tuple]:
    return [(row.slug, row.find_name(), *row.find_text()) for rows in made_by(country) for row in rows]


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """Yield a country of 300 pages, and the words of one made before: of the same seed, with other keys, on another day."""
    with django_db_blocker.unblock(), transaction.atomic():
        earlier = timezone.localdate() - datetime.timedelta(days=40)
        before = Country(ROWS, SEED, say=lambda line: None, today=earlier)
        with transaction.atomic():
            before.fill()
            transaction.set_rollback(True)
        owner = Federation.objects.get(slug="lao-cai")
        for model in NOUNS:
            model(pk=9_000, slug="o-xa", federation=owner, status=Status.DRAFT).save()
        country = Country(ROWS, SEED, say=lambda line: None)
        country.fill()
        yield country, words_of(before)
        transaction.set_rollback(True)


@pytest.fixture
def country(filled) -> Country:
    return filled[0]


def test_it_has_its_shares(country):
    assert {name: len(getattr(country, f"{name}_made")) for name in SHARES} == SHARES
    assert shares(75_000) == {"cooperatives": 35_000, "products": 20_000, "stories": 12_000, "visits": 8_000}
    assert all(shares(rows).total() == rows for rows in (2_000, 10_001, 75_000))


def test_most_of_it_is_public_and_some_of_each_is_not(country):
    everything = [row for rows in made_by(country) for row in rows]
    stored = {(type(row), row.pk) for model in NOUNS for row in model.objects.published()}
    public = [row for row in everything if (type(row), row.pk) in stored]
    assert 0.85 < len(public) / ROWS < 0.95
    hidden = Counter(
        "binned" if row.is_binned else "draft" if row.status == Status.DRAFT else "later"
        for row in everything
        if (type(row), row.pk) not in stored
    )
    assert all(hidden[fate] >= 2 for fate in ("binned", "draft", "later"))


def test_the_same_seed_says_the_same_whatever_keys_and_day_are(filled):
    country, before = filled
    assert words_of(country) == before
    assert country.cooperatives_made[0].pk > 9_000


def test_two_generators_of_one_seed_give_the_same_names():
    places = [Place("Tân Cương", "Đồng Hỷ", "Thái Nguyên", "N"), Place("Ea H'Leo", "", "Đắk Lắk", "HC")]
    one, same, other = (
        [naming.cooperative(place) for place in places * 50] for naming in map(Naming, map(Random, (1, 1, 2)))
    )
    assert one == same != other


def test_no_name_comes_again_and_again(country):
    for rows in made_by(country):
        name, times = Counter(row.find_name() for row in rows).most_common(1)[0]
        assert times <= MOST_OF_A_NAME, name


def test_its_rows_are_such_as_a_form_would_take(country):
    certificates = list(OcopCertificate.objects.filter(product__in=country.products_made))
    assert 0.4 < len({one.product_id for one in certificates}) / SHARES["products"] < 0.8
    assert {one.stars for one in certificates} <= {3, 4, 5}
    decisions = OcopDecision.objects.filter(certificates__in=certificates).distinct()
    for row in [*(row for rows in made_by(country) for row in rows), *certificates, *decisions]:
        links = [field.name for field in row._meta.fields if field.is_relation]
        row.clean_fields(exclude=links)
    for row in [*(row for rows in made_by(country) for row in rows[::8]), *certificates[::8]]:
        row.clean()
        row.validate_constraints()


def test_a_page_is_found_by_what_hangs_on_it(country):
    """What a page's own rows say is stored with it, and finds it once the index is told, as the bench tells it."""
    for rows in made_by(country):
        model, keys = type(rows[0]), [row.pk for row in rows[:6]]
        keep_keys(model, keys)
        for row in model.objects.filter(pk__in=keys).rows_for_index():
            said = [text for text in row.find_within() if fold(text)]
            assert said
            for text in said:
                assert model.objects.matching(" ".join(text.split()[:4])).filter(pk=row.pk).exists(), text


def test_its_texts_need_no_cleaning(country):
    texts = [row.about for row in [*country.cooperatives_made, *country.products_made]]
    texts += [row.reason for row in country.visits_made]
    texts += StoryBlock.objects.filter(story__in=country.stories_made).values_list("text", flat=True)
    texts += VisitStop.objects.filter(visit__in=country.visits_made).values_list("text", flat=True)
    assert [text for text in texts if clean_html(text) != text] == []


def test_a_page_tells_some_45_words(country):
    told = [f"{row.standfirst} {row.about}" for row in [*country.cooperatives_made, *country.products_made]]
    assert 40 < sum(len(text.split()) for text in told) / len(told) < 65


def test_a_third_lies_where_another_unit_was_before(country):
    former = [row for row in country.cooperatives_made if row.former_region]
    assert 0.2 < len(former) / SHARES["cooperatives"] < 0.45
    assert len({row.province_id for row in country.cooperatives_made}) > 20
    assert Federation.objects.current().count() == 34


def test_the_vocabulary_is_as_wide_as_a_country():
    goods = {what for _slug, _zone, text in names.GOODS for what in names.listed(text)}
    trades = {trade for *_rest, text in callings.TRADES for trade in names.listed(text)}
    sentences = [line for lines in practices.PRACTICES.values() for line in lines]
    headings = [title for kind in titles.STORY_TITLES.values() for title in kind]
    least = [(goods, 250), (trades, 60), (callings.BRANDS, 150), (sentences, 120), (headings, 60)]
    least += [
        (titles.VISIT_TITLES, 40),
        ([grade for text in names.GRADES.values() for grade in names.listed(text)], 40),
    ]
    assert [len(set(words)) >= number for words, number in least] == [True] * len(least)
    slugs = set(ProductCategory.objects.subgroups().values_list("slug", flat=True))
    assert {slug for slug, _zone, _text in names.GOODS} == slugs
    assert set(names.GRADES) - {""} <= slugs
