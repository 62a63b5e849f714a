"""Long text at the desk: the editor where it belongs, pasting by way of the server, figures of one's own library."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cooperatives.models import Photo
from coopsite.common.admin import pasting
from coopsite.common.longtext import LongTextField, LongTextInput
from products.models import Product
from stories.models import Story
from tests.admin.forms import change_page, form_of
from tests.kit.photographs import from_a_phone
from tests.kit.scoping import make_editor

pytestmark = pytest.mark.django_db

CLEAN = reverse("clean_pasted")
CHOOSE = reverse("admin:cooperatives_photo_library")
TEXT = {"chu": "1"}
WORD = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>·&nbsp;&nbsp; Chè<o:p></o:p></p><img src=data:x>"


def figure(photo, caption="Sân phơi"):
    return f'<figure data-photo="{photo.mark}"><figcaption>{caption}</figcaption></figure>'


@pytest.fixture
def editor(client):
    client.force_login(make_editor("nguoi-viet", "thai-nguyen"))
    return client


@pytest.fixture
def product():
    return Product.objects.get(slug="che-hao-dat")


@pytest.fixture
def own():
    return Photo.objects.filter(federation__slug="thai-nguyen").first()


@pytest.fixture
def foreign():
    return Photo.objects.filter(federation__slug="lao-cai").first()


def paste(client, html, **headers):
    return client.post(CLEAN, html, content_type="text/html; charset=utf-8", headers=headers)


class TestPasting:
    def test_what_was_pasted_comes_back_plain_with_a_sentence(self, editor):
        answer = paste(editor, WORD)
        assert answer.status_code == 200
        told = answer.json()
        assert told["html"] == "<ul><li>Chè</li></ul>"
        assert len(told["said"]) == 1
        assert "thư viện ảnh" in told["said"][0]
        assert "no-store" in answer.headers["Cache-Control"]

    def test_strangers_are_sent_to_the_door(self, client):
        answer = paste(client, WORD)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("admin:login"))

    def test_other_sites_cannot_ask(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_editor("nguoi-viet", "thai-nguyen"))
        assert paste(client, WORD).status_code == 403

    def test_too_much_is_refused(self, editor, monkeypatch):
        monkeypatch.setattr(pasting, "MAX_BYTES", 100)
        assert paste(editor, "x" * 101).status_code == 413
        assert paste(editor, "x" * 100).status_code == 200

    def test_bytes_that_are_no_text_are_no_error(self, editor):
        assert editor.post(CLEAN, b"\xff\xfe<p>Ch", content_type="text/html").status_code == 200

    def test_it_is_only_asked_by_post(self, editor):
        assert editor.get(CLEAN).status_code == 405


class TestChoosing:
    def test_the_library_shows_ones_own(self, editor, own, foreign):
        told = editor.get(CHOOSE, TEXT).json()
        tokens = {photo["token"] for photo in told["photos"]}
        assert own.mark in tokens
        assert foreign.mark not in tokens
        assert {"alt", "caption", "thumb", "shown"} <= set(told["photos"][0])

    def test_what_lies_in_the_bin_is_not_offered(self, editor, own):
        Photo.objects.filter(pk=own.pk).update(binned_at="2026-03-01T00:00Z")
        told = editor.get(CHOOSE, TEXT).json()
        assert own.mark not in {photo["token"] for photo in told["photos"]}

    def test_it_is_searched_without_accents(self, editor, own):
        Photo.objects.filter(pk=own.pk).first().save()
        Photo.objects.exclude(pk=own.pk).update(text_folded="")
        words = own.text_folded.split()[:2]
        told = editor.get(CHOOSE, TEXT | {"q": " ".join(words)}).json()
        assert [photo["token"] for photo in told["photos"]] == [own.mark]
        assert told["photos"][0]["shown"] is True

    def test_its_previews_are_ones_own(self, editor, own, foreign):
        by_token = "admin:cooperatives_photo_by_token"
        assert editor.get(reverse(by_token, args=[own.mark])).status_code == 200
        assert editor.get(reverse(by_token, args=[foreign.mark])).status_code == 404
        assert editor.get(reverse(by_token, args=["0" * 16])).status_code == 404

    @pytest.mark.parametrize("query", [{"trang": "9" * 30}, {"trang": "x"}, {"q": "'\"%\x07"}])
    def test_nonsense_is_no_error(self, editor, query):
        assert editor.get(CHOOSE, TEXT | query).status_code == 200

    def test_strangers_see_nothing(self, client):
        assert client.get(CHOOSE, TEXT).status_code == 302


class TestFigures:
    def test_a_figure_of_ones_own_library_is_kept(self, editor, product, own):
        sent = form_of(editor, product) | {"about": f"<p>Chè</p>{figure(own)}"}
        assert editor.post(change_page(product), sent).status_code == 302
        product.refresh_from_db()
        assert product.about == f"<p>Chè</p>\n\n{figure(own)}"

    def test_a_figure_of_others_is_refused_and_the_words_stay(self, editor, product, foreign):
        sent = form_of(editor, product) | {"about": f"<p>Chữ vừa gõ</p>{figure(foreign)}"}
        answer = editor.post(change_page(product), sent)
        assert answer.status_code == 200
        errors = answer.context["adminform"].form.errors.as_data()["about"]
        assert [error.code for error in errors] == ["foreign_photo"]
        assert "Chữ vừa gõ" in answer.content.decode()

    def test_one_that_stood_before_may_stay(self, editor, product, foreign, own):
        Product.objects.filter(pk=product.pk).update(about=f"<p>Chè</p>{figure(foreign)}")
        sent = form_of(editor, product) | {"about": f"<p>Chè xanh</p>{figure(foreign)}{figure(own)}"}
        assert editor.post(change_page(product), sent).status_code == 302

    def test_rows_inside_a_form_are_looked_at_too(self, editor, foreign):
        story = Story.objects.filter(federation__slug="thai-nguyen", blocks__photo=None).first()
        sent = form_of(editor, story)
        name = next(name for name in sent if re.fullmatch(r"blocks-\d-text", name) and sent[name])
        answer = editor.post(change_page(story), sent | {name: figure(foreign)})
        assert answer.status_code == 200
        (inline,) = (one for one in answer.context["inline_admin_formsets"] if one.formset.prefix == "blocks")
        codes = [
            error.code for form in inline.formset.forms for error in form.errors.as_data().get("text", ())
        ]
        assert codes == ["foreign_photo"]

    def test_one_in_the_bin_is_refused_where_it_is_new(self, editor, product, own):
        Photo.objects.filter(pk=own.pk).update(binned_at="2026-03-01T00:00Z")
        sent = form_of(editor, product) | {"about": figure(own)}
        answer = editor.post(change_page(product), sent)
        errors = answer.context["adminform"].form.errors.as_data()["about"]
        assert [error.code for error in errors] == ["foreign_photo"]

    def test_a_new_file_takes_its_place_in_texts(self, client, product, own):
        """The text stays as it is, and so do drafts and histories that hold it."""
        text = figure(own)
        Product.objects.filter(pk=product.pk).update(about=text)
        former, own.file = own.token, from_a_phone()
        own.save()
        assert own.token != former
        page = client.get(product.get_absolute_url()).content.decode()
        assert f"/anh/{own.token}/" in page
        assert former not in page
        product.refresh_from_db()
        assert product.about == text


class TestTheEditor:
    def test_it_comes_with_forms_of_long_text_only(self, editor, product):
        with_text = editor.get(change_page(product)).content.decode()
        assert 'js/desk/longtext.js" type="module"' in with_text
        assert "data-longtext" in with_text
        photo = Photo.objects.filter(federation__slug="thai-nguyen").first()
        for page in (
            change_page(photo),
            reverse("admin:products_product_changelist"),
            reverse("admin:index"),
        ):
            assert "longtext" not in editor.get(page).content.decode()

    def test_the_security_policy_is_the_same_as_everywhere(self, editor, client, product):
        policy = editor.get(change_page(product)).headers["Content-Security-Policy"]
        assert policy == client.get("/").headers["Content-Security-Policy"]
        assert policy == "; ".join(" ".join([name, *words]) for name, words in settings.SECURE_CSP.items())
        assert "nonce" not in policy
        assert "unsafe" not in policy

    def test_without_script_it_is_a_box_of_plain_paragraphs(self):
        field = LongTextField()
        assert LongTextInput().format_value("<p>Một</p>\n\n<p>Hai<br>Ba</p>") == "Một\n\nHai\nBa"
        assert not field.has_changed("<p>Một</p>\n\n<p>Hai</p>", "Một\r\n\r\nHai")
        assert not field.has_changed("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>")
        assert field.has_changed("<p>Một</p>", "Một hai")

    def test_rows_with_a_position_are_moved_by_buttons(self, editor, product):
        story = Story.objects.filter(federation__slug="thai-nguyen").first()
        assert 'js/desk/order.js" type="module"' in editor.get(change_page(story)).content.decode()
