"""What staff type: read as they mean it, refused with a sentence, never lost."""

import io
import re
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cooperatives.models import Cooperative, Federation, Photo, Source
from coopsite.common import images
from coopsite.common.dates import show_date
from coopsite.common.numbers import show_number
from products.models import OcopDecision, Product
from tests.admin.forms import change_page, form_of
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db

ADD_PHOTO = reverse("admin:cooperatives_photo_add")
OWN = "che-hao-dat"


@pytest.fixture
def editor(client):
    client.force_login(make_editor("nguoi-viet", "thai-nguyen"))
    return client


@pytest.fixture
def product():
    return Product.objects.get(slug=OWN)


def picture(mode="RGB", size=(400, 300), ending="JPEG"):
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, ending)
    return buffer.getvalue()


def photo_form(content, **values):
    return {
        "file": SimpleUploadedFile("anh.jpg", content),
        "alt": "Sân phơi miến dong",
        "caption": "Ngày nắng ở xóm Đồng",
        "consent": "pending",
        "focus_x": "50",
        "focus_y": "50",
        "federation": Federation.objects.get(slug="thai-nguyen").pk,
        "people-TOTAL_FORMS": 0,
        "people-INITIAL_FORMS": 0,
    } | values


def errors(answer, name):
    return answer.context["adminform"].form.errors.get(name, [])


class TestUploads:
    def test_a_good_picture_is_taken_in(self, editor):
        answer = editor.post(ADD_PHOTO, photo_form(picture()))
        assert answer.status_code == 302
        photo = Photo.objects.get(caption="Ngày nắng ở xóm Đồng")
        assert (photo.width, photo.height) == (400, 300)

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "Tệp này rỗng."),
            (b"khong phai anh", "Tệp này không phải ảnh JPEG, PNG, WebP hay HEIC."),
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                "Tệp này không phải ảnh JPEG, PNG, WebP hay HEIC.",
            ),
            (picture()[:900], "Ảnh bị hỏng hoặc tải lên chưa trọn."),
            (picture("1", (9000, 9000), "PNG"), "Ảnh quá lớn: nhiều hơn 40 triệu điểm ảnh."),
        ],
    )
    def test_a_bad_file_gets_a_sentence_and_the_typed_words_stay(self, editor, content, sentence):
        answer = editor.post(ADD_PHOTO, photo_form(content))
        assert answer.status_code == 200
        assert any(sentence in said for said in errors(answer, "file")), errors(answer, "file")
        html = answer.content.decode()
        assert "Ngày nắng ở xóm Đồng" in html
        assert "Sân phơi miến dong" in html

    def test_a_heavy_file_gets_a_sentence(self, editor):
        with mock.patch.object(images, "MAX_BYTES", 500):
            answer = editor.post(ADD_PHOTO, photo_form(picture()))
        assert errors(answer, "file") == ["Ảnh nặng quá 20 MB. Hãy gửi bản nhẹ hơn."]

    def test_a_file_name_is_no_description(self, editor):
        answer = editor.post(ADD_PHOTO, photo_form(picture(), alt="IMG_2024.jpg"))
        assert errors(answer, "alt") == ["Mô tả đang là tên tệp. Hãy tả điều thấy trong ảnh."]


class TestTyping:
    @pytest.mark.parametrize(
        ("typed", "stored"), [("25.000", 25_000), ("25000", 25_000), ("1.250.000", 1_250_000), ("", None)]
    )
    def test_dong_are_grouped_by_threes(self, editor, product, typed, stored):
        answer = editor.post(
            change_page(product), form_of(editor, product) | {"price": typed, "price_on": "7/8/2026"}
        )
        assert answer.status_code == 302
        product.refresh_from_db()
        assert product.price == stored

    @pytest.mark.parametrize("typed", ["hai lăm nghìn", "25,5", "-5", "9" * 30])
    def test_no_amount_gets_a_sentence_and_stays_in_the_box(self, editor, product, typed):
        answer = editor.post(change_page(product), form_of(editor, product) | {"price": typed})
        assert answer.status_code == 200
        assert errors(answer, "price")
        assert f'value="{typed}"' in answer.content.decode()

    @pytest.mark.parametrize("typed", ["3/6/2023", "03/06/2023", "3-6-2023", "2023-06-03"])
    def test_the_day_comes_first(self, editor, typed):
        source = Source.objects.filter(federation__slug="thai-nguyen").first()
        answer = editor.post(change_page(source), form_of(editor, source) | {"published_on": typed})
        assert answer.status_code == 302
        source.refresh_from_db()
        assert source.published_on.isoformat() == "2023-06-03"

    def test_a_date_is_shown_as_it_is_typed(self, editor):
        decision = OcopDecision.objects.filter(federation__slug="thai-nguyen").first()
        shown = form_of(editor, decision)["decided_on"]
        assert shown == show_date(decision.decided_on)

    @pytest.mark.parametrize("typed", ["31/2/2024", "6/2023", "hôm qua"])
    def test_no_date_gets_a_sentence_and_stays_in_the_box(self, editor, typed):
        source = Source.objects.filter(federation__slug="thai-nguyen").first()
        answer = editor.post(change_page(source), form_of(editor, source) | {"published_on": typed})
        assert answer.status_code == 200
        assert errors(answer, "published_on")
        assert f'value="{typed}"' in answer.content.decode()

    def test_sums_say_their_unit_and_take_it(self, editor, product):
        html = editor.get(change_page(product)).content.decode()
        assert re.search(r'name="price"[^>]*> <span class="unit">đồng</span>', html)
        editor.post(
            change_page(product), form_of(editor, product) | {"price": "1.250.000 đ", "price_on": "7/8/2026"}
        )
        product.refresh_from_db()
        assert product.price == 1_250_000

    @pytest.mark.parametrize(
        ("typed", "stored"), [("12.500", 12_500), ("12500", 12_500), ("7", 7), ("", None)]
    )
    def test_whole_numbers_are_grouped_too(self, editor, typed, stored):
        source = Source.objects.filter(federation__slug="thai-nguyen").first()
        answer = editor.post(change_page(source), form_of(editor, source) | {"reader_count": typed})
        assert answer.status_code == 302
        source.refresh_from_db()
        assert source.reader_count == stored
        assert form_of(editor, source)["reader_count"] == (show_number(stored) if stored else "")

    @pytest.mark.parametrize("typed", ["1,5", "-3", "nhiều", "9" * 30])
    def test_no_whole_number_gets_a_sentence_and_stays_in_the_box(self, editor, typed):
        source = Source.objects.filter(federation__slug="thai-nguyen").first()
        answer = editor.post(change_page(source), form_of(editor, source) | {"reader_count": typed})
        assert answer.status_code == 200
        assert errors(answer, "reader_count")
        assert f'value="{typed}"' in answer.content.decode()

    def test_no_box_of_the_browsers_own_stands_in_the_way(self, editor, product):
        """A box of type "number" or "date" refuses 25.000 and shows days in the order of the browser."""
        for page in (change_page(product), reverse("admin:cooperatives_photo_add")):
            assert not re.search(
                r'type="(?:number|date|time|datetime-local)"', editor.get(page).content.decode()
            )

    def test_pasted_text_is_composed_and_cleaned(self, editor, product):
        import unicodedata

        typed = {
            "standfirst": unicodedata.normalize("NFD", "Chè  Tân Cương\u00a0"),
            "about": "<p onclick='x()'>Một tôm hai lá<script>alert(1)</script></p>",
        }
        editor.post(change_page(product), form_of(editor, product) | typed)
        product.refresh_from_db()
        assert product.standfirst == "Chè Tân Cương"
        assert product.about == "<p>Một tôm hai lá</p>"

    @pytest.mark.parametrize("typed", ["x" * 5000, "Chè\x00 xanh"])
    def test_what_no_column_takes_is_no_error(self, editor, product, typed):
        answer = editor.post(change_page(product), form_of(editor, product) | {"name": typed})
        assert answer.status_code in (200, 302, 400)

    def test_a_missing_name_keeps_everything_else(self, editor, product):
        sent = form_of(editor, product) | {"name": "", "standfirst": "Câu vừa gõ xong."}
        answer = editor.post(change_page(product), sent)
        assert errors(answer, "name")
        assert "Câu vừa gõ xong." in answer.content.decode()


class TestPublishing:
    def test_a_new_profile_is_a_draft_of_the_editors_federation(self, editor):
        page = editor.get(reverse("admin:cooperatives_cooperative_add"))
        form = page.context["adminform"].form
        assert form.initial["federation"] == Federation.objects.get(slug="thai-nguyen").pk
        assert Cooperative().status == "draft"

    def test_nothing_new_is_proposed_as_a_merged_federations_own(self, client):
        client.force_login(make_editor("nguoi-lao-cai", "lao-cai"))
        page = client.get(reverse("admin:cooperatives_cooperative_add")).context
        field = page["adminform"].form.fields["federation"]
        assert {one.slug for one in field.queryset} == {"lao-cai", "yen-bai"}
        assert page["adminform"].form.initial["federation"] == Federation.objects.get(slug="lao-cai").pk

    def test_actions_publish_and_withdraw(self, editor, product, client):
        listing = reverse("admin:products_product_changelist")
        ticked = {"_selected_action": [product.pk]}
        editor.post(listing, {"action": "withdraw_to_draft", **ticked})
        assert client.get(product.get_absolute_url()).status_code == 404
        editor.post(listing, {"action": "publish", **ticked})
        assert client.get(product.get_absolute_url()).status_code == 200

    def test_who_changed_it_last_is_noted(self, editor, product):
        editor.post(change_page(product), form_of(editor, product) | {"standfirst": "Câu mới."})
        product.refresh_from_db()
        assert product.updated_by.username == "nguoi-viet"

    def test_a_renamed_page_keeps_its_former_address(self, editor, product, client):
        former = product.get_absolute_url()
        editor.post(change_page(product), form_of(editor, product) | {"slug": "che-hao-dat-moi"})
        product.refresh_from_db()
        if product.get_absolute_url() != former:
            assert client.get(former).headers["Location"] == product.get_absolute_url()
