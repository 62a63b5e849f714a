"""What a channel may say: checked when it is typed, kept where it stood before, https in the database."""

import datetime
import importlib

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.forms import modelform_factory
from django.utils import timezone

from cooperatives.admin.channel import ChannelForm
from cooperatives.models import Cooperative, CooperativeChannel, Platform, Region
from cooperatives.outlets import Outlets
from products.models import Product, ProductChannel
from tests.pages.addresses import COOPERATIVE, PRODUCT

pytestmark = pytest.mark.django_db
KINDS = [CooperativeChannel, ProductChannel]
TODAY = datetime.date(2026, 11, 20)


def new(kind=CooperativeChannel, **values):
    owner = (
        {"cooperative": Cooperative.objects.get(slug=COOPERATIVE.split("/")[2])}
        if kind is CooperativeChannel
        else {"product": Product.objects.get(slug=PRODUCT.split("/")[2])}
    )
    return kind(**owner, **values)


def codes(row) -> dict:
    """Return the code of what is wrong with a row, by field; {} where nothing is."""
    try:
        row.full_clean()
    except ValidationError as refused:
        return {field: errors[0].code for field, errors in refused.error_dict.items()}
    return {}


@pytest.fixture
def commune():
    return Region.objects.valid().filter(kind="commune").first()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"platform": "shopee", "url": "https://shopee.vn/htx"}, {}),
        ({"platform": "shopee", "url": "http://shopee.vn/htx"}, {}),
        ({"platform": "shopee"}, {}),
        ({"platform": "shopee", "url": "https://lazada.vn/htx"}, {"url": "host_of_other"}),
        ({"platform": "website", "url": "https://shopee.vn/htx"}, {"url": "host_of_other"}),
        ({"platform": "shopee", "url": "https://shopee.vn.example.com"}, {"url": "host_of_nobody"}),
        ({"platform": "shopee", "url": "https://a:b@shopee.vn/"}, {"url": "host_unclear"}),
        ({"platform": "shopee", "url": "ftp://shopee.vn/"}, {"url": "not_https"}),
        ({"platform": "phone", "label": "0912 345 678"}, {}),
        ({"platform": "phone", "label": "1900 6017"}, {}),
        ({"platform": "phone"}, {"label": "phone_not_a_number"}),
        ({"platform": "phone", "label": "0912 345 678 (cô Mai)"}, {"label": "phone_not_a_number"}),
        (
            {"platform": "phone", "label": "0912 345 678", "url": "https://a.vn/"},
            {"url": "url_for_phone"},
        ),
        ({"platform": "zalo", "label": "0912 345 678"}, {}),
        ({"platform": "zalo", "label": "HTX Phình Hồ", "url": "https://zalo.me/1"}, {}),
        ({"platform": "zalo", "label": "HTX Phình Hồ"}, {"label": "zalo_without_number"}),
        ({"platform": "zalo", "label": "1900 6017"}, {"label": "zalo_without_number"}),
        ({"platform": "zalo", "url": "https://zalo.example/1"}, {"url": "host_of_nobody"}),
        ({"platform": "store", "address": "chợ trung tâm"}, {}),
        ({"platform": "store", "label": "Quầy số 5"}, {"region": "store_without_place"}),
        ({"platform": "shopee", "address": "chợ trung tâm"}, {"platform": "place_of_no_store"}),
        (
            {"platform": "phone", "label": "19006017", "opening_hours": "7–9 giờ"},
            {"platform": "place_of_no_store"},
        ),
        ({"platform": "khong-co"}, {"platform": "invalid_choice"}),
    ],
)
def test_what_is_typed_is_checked(kind, values, wrong):
    assert codes(new(kind, **values)) == wrong


def test_a_point_of_sale_lies_in_a_region_of_today(commune):
    former = Region.objects.former().filter(kind="commune").first()
    assert codes(new(platform="store", region=commune)) == {}
    assert codes(new(platform="store", region=former)) == {"region": "former_region"}


def test_a_place_that_a_reform_ended_blocks_no_edit_and_says_that_it_is_gone(commune, client):
    row = new(platform="store", region=commune)
    row.save()
    Region.objects.filter(pk=commune.pk).update(valid_until=timezone.localdate() - datetime.timedelta(days=1))
    row = CooperativeChannel.objects.get(pk=row.pk)
    row.opening_hours = "7–17 giờ"
    assert codes(row) == {}
    assert f"{commune.name} (cũ)" in client.get(COOPERATIVE).text


def test_nobody_has_checked_it_tomorrow():
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert codes(new(platform="shopee", checked_on=tomorrow)) == {"checked_on": "checked_tomorrow"}


@pytest.mark.parametrize(
    "stood",
    [
        {"platform": "shopee", "url": "https://shop-cua-toi.vn/"},
        {"platform": "phone", "label": "gọi cô Mai"},
        {"platform": "phone", "label": "0912 345 678", "url": "https://a.vn/"},
        {"platform": "zalo"},
        {"platform": "store", "label": "Quầy ở chợ"},
    ],
)
def test_what_stood_before_blocks_no_other_edit(stood):
    row = new(**stood)
    row.save()
    row = CooperativeChannel.objects.get(pk=row.pk)
    row.checked_on = TODAY
    assert codes(row) == {}
    assert CooperativeChannel.objects.get(pk=row.pk).changes("url") is False
    row.platform = "shopee" if row.platform == "store" else "store"
    row.url = "https://tiki.vn/"
    assert codes(row)


@pytest.mark.parametrize("kind", KINDS)
def test_http_becomes_https_on_every_way_in(kind):
    row = new(kind, platform="website", url="http://a.vn/x")
    row.save()
    assert kind.objects.get(pk=row.pk).url == row.url == "https://a.vn/x"
    made = kind.objects.bulk_create([new(kind, platform="website", url="HTTP://a.vn/y")])
    assert kind.objects.get(pk=made[0].pk).url == "https://a.vn/y"
    kind.objects.filter(pk=row.pk).update(url="http://a.vn/z")
    assert kind.objects.get(pk=row.pk).url == "https://a.vn/z"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("url", ["http://a.vn/", "javascript:alert(1)", "ftp://a.vn/", "a.vn"])
def test_the_database_takes_no_other_scheme(kind, url):
    row = new(kind, platform="website", url="https://a.vn/")
    row.save()
    table, pk = kind._meta.db_table, kind._meta.pk.get_db_prep_value(row.pk, connection)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET url = %s WHERE id = %s", [url, pk])


def test_long_links_of_marketplaces_fit():
    long = f"https://shopee.vn/{'%E1%BA%BF' * 50}-i.1.2"
    row = new(platform="shopee", url=long)
    assert len(long) > 450 and codes(row) == {}


class TestSecuring:
    """The migration that made http:// https://, on rows as they stood before it."""

    @pytest.mark.parametrize(
        ("app", "name", "kind"),
        [
            ("cooperatives", "0018_links_by_https", CooperativeChannel),
            ("products", "0014_links_by_https", ProductChannel),
        ],
    )
    def test_no_link_is_lost(self, app, name, kind, monkeypatch):
        rows = [
            ("http://a.vn/x?y=http://b.vn", None, "https://a.vn/x?y=http://b.vn", ""),
            ("HTTP://a.vn/y", TODAY, "https://a.vn/y", "404"),
            ("https://a.vn/z", None, "https://a.vn/z", "404"),
            ("", None, "", "404"),
        ]
        kept = Stored(rows)
        migration = importlib.import_module(f"{app}.migrations.{name}")
        monkeypatch.setattr(kind, "objects", kept)
        migration.secure(apps, None)
        assert kept.as_they_are == [(url, answer) for *_before, url, answer in rows]


class Stored:
    """Rows that no database holds any more: it would refuse them."""

    def __init__(self, rows):
        self.rows = {key: [url, dead, "404"] for key, (url, dead, *_after) in enumerate(rows)}

    def exclude(self, url):
        self.empty = url
        return self

    def values_list(self, *_names):
        return [(key, url, dead) for key, (url, dead, _answer) in self.rows.items() if url != self.empty]

    def filter(self, pk):
        self.chosen = pk
        return self

    def update(self, url, answer=None, **_more):
        row = self.rows[self.chosen]
        row[0], row[2] = url, row[2] if answer is None else answer

    @property
    def as_they_are(self):
        return [(url, answer) for url, _dead, answer in self.rows.values()]


class TestWhereATapLeads:
    @pytest.mark.parametrize(
        ("values", "href"),
        [
            ({"platform": "phone", "label": "0912.345.678"}, "tel:0912345678"),
            ({"platform": "phone", "label": "+84 912 345 678"}, "tel:+84912345678"),
            ({"platform": "phone", "label": "0912 345 678 (cô Mai)"}, "tel:0912345678"),
            ({"platform": "phone", "label": "113 114 115"}, ""),
            ({"platform": "phone", "label": "0912 345 678 - 0987 654 321"}, ""),
            ({"platform": "zalo", "label": "+84 912 345 678"}, "https://zalo.me/84912345678"),
            ({"platform": "zalo", "label": "nhóm chè 2024"}, ""),
            ({"platform": "shopee", "label": "0912 345 678"}, ""),
            ({"platform": "shopee", "url": "https://shopee.vn/a"}, "https://shopee.vn/a"),
            ({"platform": "shopee", "url": "https://shopee.vn/a", "dead_since": TODAY}, ""),
            ({"platform": "store", "url": "https://a.vn/", "dead_since": TODAY}, ""),
        ],
    )
    def test_to_the_page_the_call_or_nowhere(self, values, href):
        assert CooperativeChannel(**values).href == href


@pytest.mark.parametrize(
    ("checked_on", "words"),
    [
        (None, "chưa ai kiểm tra"),
        (TODAY, "kiểm tra 20/11/2026"),
        (datetime.date(2025, 11, 20), "kiểm tra 20/11/2025"),
        (datetime.date(2025, 11, 19), "kiểm tra lần cuối 19/11/2025, đã quá một năm"),
    ],
)
def test_a_machines_asking_is_no_persons_check(checked_on, words):
    row = CooperativeChannel(platform="shopee", checked_on=checked_on, answered_on=TODAY, answer="200")
    assert row.checked_words_on(TODAY) == words


def test_a_dead_shop_makes_way_for_the_makers():
    product = Product.objects.get(slug=PRODUCT.split("/")[2])
    own = ProductChannel(product=product, platform="shopee", url="https://shopee.vn/a", dead_since=TODAY)
    makers = CooperativeChannel(platform="shopee", url="https://shopee.vn/b")
    stall = ProductChannel(product=product, platform="store", url="https://a.vn/", dead_since=TODAY)
    shown = Outlets([one for one in (own, stall) if one.is_shown]).completed_by(Outlets([makers]))
    assert (shown.ways, shown.stores) == ([makers], [stall])
    assert not Outlets([]) and shown


def test_a_stall_of_the_product_hides_no_shop_of_its_maker(commune):
    def store(**told):
        return CooperativeChannel(platform="store", **told)

    stall = ProductChannel(platform="store", label="Quầy chè", address="Chợ Mường Lò")
    same = store(label="Quầy chè", address="chợ Mường Lò")
    others = [
        store(label="Quầy chè", address="chợ Văn Chấn"),
        store(label="Kho của HTX", address="chợ Mường Lò"),
        store(label="Quầy chè", address="chợ Mường Lò", region=commune),
        store(region=commune),
    ]
    shown = Outlets([stall]).completed_by(Outlets([same, *others]))
    assert shown.stores == [stall, *others]
    assert not shown.ways


@pytest.mark.parametrize(
    ("platform", "words"), [("shopee", "Kênh này đang ẩn"), ("store", "Điểm bán vẫn hiện")]
)
def test_the_form_says_what_a_dead_link_hides(platform, words):
    row = new(platform=platform, url="https://a.vn/", dead_since=TODAY, answer="404")
    row.save()
    form = modelform_factory(CooperativeChannel, form=ChannelForm, fields=["url"])(instance=row)
    assert words in form.fields["url"].help_text


def test_a_way_that_ends_is_no_place():
    own = Outlets([ProductChannel(platform="store", label="Quầy chè")])
    makers = CooperativeChannel(platform="shopee", url="https://shopee.vn/b")
    shown = own.completed_by(Outlets([makers]))
    assert shown.ways == [makers]
    assert Platform.STORE not in {one.platform for one in shown.ways}
