"""Typing a channel: what is wrong is told beside its box, nothing typed is lost, a dead one says so."""

import datetime

import pytest
from django.urls import reverse

from cooperatives.models import Role
from coopsite.desk import drafting, saving
from coopsite.desk.standing import Standing
from products.models import Product, ProductChannel
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db
SLUG = "che-hao-dat"
SHOP = "https://shopee.vn/hao-dat"


@pytest.fixture
def product():
    product = Product.objects.get(slug=SLUG)
    product.channels.all().delete()
    return product


@pytest.fixture
def editor(client):
    client.force_login(make_editor("nguoi-viet", "thai-nguyen"))
    return client


def typed(client, product, **values) -> dict:
    """Return the form of a product with one more channel."""
    row = {"platform": "", "label": "", "url": "", "region": "", "address": "", "opening_hours": ""}
    row |= {"checked_on": "", "source": "", "position": "0"} | values
    sent = form_of(client, product, "_continue") | {"channels-TOTAL_FORMS": "1"}
    return sent | {f"channels-0-{name}": value for name, value in row.items()}


def errors(answer) -> dict:
    for inline in answer.context["inline_admin_formsets"]:
        if inline.formset.prefix == "channels":
            return {name: told[0] for name, told in inline.formset.forms[0].errors.items()}
    return {}


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"platform": "shopee", "url": "https://lazada.vn/a"}, "url", "hãy chọn kênh Lazada."),
        ({"platform": "website", "url": "https://fb.com/htx"}, "url", "hãy chọn kênh Facebook."),
        ({"platform": "shopee", "url": "https://shopee.vn.example.com/"}, "url", "phải ở shopee.vn"),
        ({"platform": "shopee", "url": "không có"}, "url", "hãy chép cả địa chỉ, bắt đầu bằng https://"),
        ({"platform": "phone", "label": "cô Mai"}, "label", "Hãy ghi một số điện thoại"),
        ({"platform": "store", "label": "Quầy số 5"}, "region", "Điểm bán ở đâu?"),
        ({"platform": "tiki", "address": "chợ"}, "platform", "Chỉ “cửa hàng, điểm bán”"),
        ({"platform": "tiki", "checked_on": "1/1/2999"}, "checked_on", "không thể ở sau hôm nay"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box_and_nothing_is_lost(editor, product, values, field, words):
    sent = typed(editor, product, **values) | {"packaging": "hộp giấy mới"}
    answer = editor.post(change_page(product), sent)
    assert answer.status_code == 200
    assert words in errors(answer)[field]
    html = answer.content.decode()
    assert "hộp giấy mới" in html
    for value in values.values():
        assert value in html or value == "không có"
    assert Standing(product).draft is None


@pytest.mark.parametrize("url", ["shopee.vn/hao-dat", "http://shopee.vn/hao-dat", f" {SHOP} "])
def test_a_link_is_taken_as_people_type_it(editor, product, url):
    answer = editor.post(change_page(product), typed(editor, product, platform="shopee", url=url))
    assert answer.status_code == 302
    (row,) = Standing(product).content["parts"]["channels"]
    assert row["fields"]["url"] == SHOP


def test_a_stall_goes_through_a_draft_onto_the_page(editor, product, client):
    place = {"address": "chợ Đồng Quang", "region": str(product.region_id), "opening_hours": "6–11 giờ"}
    sent = typed(editor, product, platform="store", label="Quầy chè", checked_on="7/8/2026", **place)
    assert editor.post(change_page(product), sent).status_code == 302
    assert "Chợ Đồng Quang" not in client.get(product.get_absolute_url()).text
    drafting.publish(product, make_editor("nguoi-dang", "thai-nguyen", role=Role.PUBLISHER))
    html = client.get(product.get_absolute_url()).text
    assert "Chợ Đồng Quang" in html and "mở cửa 6–11 giờ; kiểm tra 7/8/2026" in html


def test_a_dead_one_says_what_is_wrong_where_it_is_mended(editor, product):
    dead = {"dead_since": datetime.date(2026, 3, 1), "answer": "404"}
    ProductChannel.objects.create(product=product, platform="shopee", url=SHOP, **dead)
    html = editor.get(change_page(product)).text
    assert "Đường dẫn hỏng từ 1/3/2026: không còn trang (404). Kênh này đang ẩn với người xem" in html
    assert SHOP in html


def test_an_earlier_content_with_http_can_be_taken_back(product):
    """What was kept before links were https:// alone is no error when it is published again."""
    by = make_editor("nguoi-dang", "thai-nguyen", role=Role.PUBLISHER)
    channel = ProductChannel.objects.create(product=product, platform="shopee", url=SHOP)
    content = Standing(product).content
    fields = content["parts"]["channels"][0]["fields"]
    for name in ("region_id", "address", "opening_hours"):
        del fields[name]
    fields["url"] = "http://shopee.vn/cu"
    saving.save_draft(product, Standing(product).content, content, by)
    drafting.publish(product, by)
    channel = ProductChannel.objects.get(pk=channel.pk)
    assert channel.url == "https://shopee.vn/cu"


def test_a_range_and_its_day_are_typed_as_they_are_read(editor, product):
    sent = form_of(editor, product, "_continue") | {
        "price": "250.000",
        "price_high": "200.000",
        "price_on": "",
    }
    answer = editor.post(change_page(product), sent)
    assert "Giá này hỏi được ngày nào?" in answer.content.decode()
    sent["price_on"] = "7/8/2026"
    answer = editor.post(change_page(product), sent)
    assert "Giá cao phải lớn hơn giá thấp" in answer.content.decode()
    sent["price_high"] = "400.000"
    assert editor.post(change_page(product), sent).status_code == 302
    fields = Standing(product).content["fields"]
    assert (fields["price"], fields["price_high"], fields["price_on"]) == ("250000", "400000", "2026-08-07")


def test_places_are_completed_as_they_are_typed(editor):
    asked = {
        "app_label": "products",
        "model_name": "productchannel",
        "field_name": "region",
        "term": "tân cương",
    }
    answer = editor.get(reverse("admin:autocomplete"), asked)
    assert any("Tân Cương" in one["text"] for one in answer.json()["results"])
