"""A count beside a filter is what choosing it gives."""

import re
from html import unescape

import pytest
from django.test import RequestFactory
from django.urls import resolve

from cooperatives.models import CooperativeChannel
from products.models import OcopCertificate, Product, ProductChannel
from stories.models import Story, StoryKind

pytestmark = pytest.mark.django_db

LINK = re.compile(
    r'<a class="check" href="([^"]+)" rel="nofollow"( aria-current="true")?>.*?<b>.*?</span>(\d+)</b></a>'
)


def choices(client, address):
    """Return {(key, value): Option} of the list at an address."""
    groups = client.get(address).context["filters"].groups()
    return {(group["key"], option.value): option for group in groups for option in group["options"]}


def options(client, address):
    return {choice: option.count for choice, option in choices(client, address).items()}


def results(address):
    """How many rows the list at ``address`` holds: asked of its view, because a count needs no page drawn."""
    request = RequestFactory().get(address)
    view = resolve(request.path).func
    return view(request).context_data["page_obj"].paginator.count


LISTS = [
    "/san-pham/?",
    "/san-pham/?tinh=lao-cai&",
    "/hop-tac-xa/?",
    "/chuyen-tham/?",
    "/chuyen-ke/?",
    "/san-pham/?q=che&",
]


@pytest.mark.parametrize("start", LISTS)
def test_counts_are_true(client, start):
    found = choices(client, start)
    chosen = {key for (key, _value), option in found.items() if option.on}
    counted = {choice: option.count for choice, option in found.items() if choice[0] not in chosen}
    assert len(counted) > 5
    for (key, value), count in counted.items():
        assert results(f"{start}{key}={value}") == count, (key, value)


@pytest.mark.parametrize("start", LISTS)
def test_a_choice_is_a_link_to_what_it_counts_and_nothing_leads_to_nothing(client, start):
    html = client.get(start).content.decode()
    links = LINK.findall(html)
    assert len(links) > 2 or start == "/chuyen-ke/?"
    for address, on, count in links:
        assert int(count) > 0 or on
        if not on:
            assert results(unescape(address)) >= int(count)
    for option in choices(client, start).values():
        assert option.count or option.on or f"?{option.query}" not in unescape(html)


def test_choices_of_one_kind_widen_and_kinds_narrow():
    four, five = (results(f"/san-pham/?sao={stars}") for stars in (4, 5))
    assert results("/san-pham/?sao=4&sao=5") == four + five
    assert results("/san-pham/?sao=4&sao=5&tinh=lao-cai") < four + five


def test_lapsed_stars_count_as_none():
    before = results("/san-pham/?sao=chua")
    OcopCertificate.objects.valid().update(withdrawn_on="2026-01-01", withdrawn_reason="thử")
    assert results("/san-pham/?sao=chua") > before
    assert results("/san-pham/?sao=4") == 0


def test_a_count_ignores_the_choices_of_its_own_kind(client):
    """Who has chosen four stars reads what five would give instead, not nothing."""
    counted = options(client, "/san-pham/?sao=4&tinh=lao-cai")
    for (key, value), count in counted.items():
        if key in ("sao", "tinh"):
            other = "tinh=lao-cai" if key == "sao" else "sao=4"
            assert results(f"/san-pham/?{other}&{key}={value}") == count, (key, value)


def test_stories_count_truly():
    for kind in StoryKind:
        assert results(f"/chuyen-ke/?loai={kind}") == Story.objects.published().filter(kind=kind).count()


def test_drafts_are_not_counted(client):
    before = options(client, "/san-pham/")
    row = Product.objects.get(slug="mien-dong-viet-cuong")
    Product.objects.filter(pk=row.pk).update(status="draft")
    after = options(client, "/san-pham/")
    fewer = {option for option in after if after[option] == before[option] - 1}
    assert ("nhom", row.category.parent.slug) in fewer
    assert ("tinh", row.province.slug) in fewer
    assert all(after[option] == before[option] for option in set(after) - fewer)


def test_a_product_sold_in_many_places_counts_once(client):
    """Its own shop and its cooperative's on one platform are one way to buy it; another's own shop is another's."""
    product = Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")
    before = options(client, "/san-pham/")["kenh", "tiki"]
    for label in ("một", "hai"):
        ProductChannel.objects.create(product=product, platform="tiki", label=label)
    assert options(client, "/san-pham/")["kenh", "tiki"] == before + 1
    assert results("/san-pham/?kenh=tiki") == before + 1
    elsewhere = Product.objects.get(slug="mien-dong-viet-cuong")
    ProductChannel.objects.create(product=elsewhere, platform="tiki", label="bốn")
    maker = product.cooperative
    CooperativeChannel.objects.create(cooperative=maker, platform="tiki", label="ba")
    others = maker.products.published().exclude(pk=product.pk).exclude(channels__platform="tiki").count()
    assert others > 0
    assert options(client, "/san-pham/")["kenh", "tiki"] == before + 2 + others
    assert results("/san-pham/?kenh=tiki") == before + 2 + others


@pytest.mark.parametrize(
    "absurd",
    [
        *("sao=9", "sao=4.0", "sao=-4", "sao=4%20", "sao=%F0%9F%8D%B5", "sao=4'--", f"sao={'4' * 4000}"),
        *(
            "tinh=' OR 1=1",
            "tinh=LAO-CAI",
            "sap-xep=khong",
            "nhom=",
            "la=gi",
            "sao[]=4",
            "ma=0",
            "kenh=amazon",
        ),
    ],
)
def test_unknown_values_choose_nothing(client, absurd):
    page = client.get(f"/san-pham/?{absurd}")
    assert page.status_code == 200
    assert page.context["page_obj"].paginator.count == results("/san-pham/")
    assert page.context["filters"].chips() == []


def test_an_unknown_value_beside_a_known_one_changes_nothing(client):
    assert results("/san-pham/?sao=4&sao=9&sao=4") == results("/san-pham/?sao=4") > 0
    html = client.get("/san-pham/?sao=9&tinh=lao-cai").content.decode()
    assert "sao=9" not in html


def test_a_chip_takes_back_its_own_choice(client):
    html = client.get("/san-pham/?sao=4&tinh=lao-cai").content.decode()
    back = set(re.findall(r'class="chip chip--on" href="([^"]*)"', html))
    assert back == {"/san-pham/?tinh=lao-cai", "/san-pham/?sao=4"}
