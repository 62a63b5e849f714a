"""Every word of ours that the admin can show is Vietnamese: labels, help, choices, errors, actions, rights, names."""

from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.urls import resolve, reverse
from django.utils.translation import gettext as translated
from django_otp.plugins.otp_totp.models import TOTPDevice

from coopsite.common.admin.rights import show_right
from coopsite.common.models import Tag
from products.models import Product
from tests.admin.test_pages import page_of
from tests.kit.floors import FLOORS
from tests.kit.messages import UNSEEN
from tests.kit.words import english_in, english_words, foreign_dates_in

pytestmark = pytest.mark.django_db
OWN_APPS = {floor.split(".")[0] for floor in FLOORS}


@dataclass(frozen=True)
class Told:
    """A piece of text and where it comes from."""

    where: str
    words: str

    def __str__(self):
        return f"{self.where}: {self.words}"


def told_by_name(model):
    """Yield what a model is called, and the sentences of its rules."""
    meta = model._meta
    yield Told(f"{meta.label} name", str(meta.verbose_name))
    yield Told(f"{meta.label} names", str(meta.verbose_name_plural))
    for rule in meta.constraints:
        if rule.violation_error_message != rule.default_violation_error_message:
            yield Told(f"{meta.label} rule {rule.name}", str(rule.violation_error_message))


def told_by_columns(model):
    """Yield what a model says of what can be typed into it; sentences about equal rows name the key to their whole."""
    for field in [*model._meta.fields, *model._meta.many_to_many]:
        if field.editable and not field.auto_created:
            yield from told_by_field(f"{model._meta.label}.{field.name}", field)


def told_by_field(where, field):
    yield Told(f"{where} label", str(field.verbose_name))
    yield Told(f"{where} help", str(field.help_text))
    for validator in field.validators:
        yield Told(f"{where} validator", str(getattr(validator, "message", "")))
    for code, words in field.error_messages.items():
        yield Told(f"{where} error {code}", str(words))
    if not isinstance(field, models.ForeignKey | models.ManyToManyField):
        for _value, words in field.flatchoices:
            yield Told(f"{where} choice", str(words))


def told_by_form(where, form_class):
    for name, field in form_class.base_fields.items():
        yield Told(f"{where}.{name} label", str(field.label or ""))
        yield Told(f"{where}.{name} help", str(field.help_text))
        for code, words in field.error_messages.items():
            yield Told(f"{where}.{name} error {code}", str(words))


def told_by_admin(model_admin, request):
    """Yield what an admin adds to its model: fieldsets, columns, filters, actions, forms, inlines."""
    where = type(model_admin).__name__
    for title, options in model_admin.get_fieldsets(request):
        yield Told(f"{where} fieldset", str(title or ""))
        yield Told(f"{where} fieldset {title}", str(options.get("description", "")))
    for name in model_admin.get_list_display(request):
        label = label_for_field(name, model_admin.model, model_admin)
        yield Told(f"{where} column {name}", str(label))
    for chosen in model_admin.get_list_filter(request):
        yield Told(f"{where} filter", str(getattr(chosen, "title", "")))
    for _action, name, words in model_admin.get_actions(request).values():
        yield Told(f"{where} action {name}", str(words))
    yield Told(f"{where} search", str(model_admin.search_help_text or ""))
    yield from told_by_form(where, model_admin.get_form(request))
    for inline in model_admin.get_inline_instances(request):
        here = f"{where} {type(inline).__name__}"
        yield from told_by_columns(inline.model)
        yield Told(here, f"{inline.verbose_name} / {inline.verbose_name_plural}")
        yield from told_by_form(here, inline.get_formset(request).form)


@pytest.fixture
def request_of_admin(rf, admin_user):
    request = rf.get("/quan-tri/")
    request.user, request.resolver_match = admin_user, resolve(page_of(Product, "add"))
    return request


def everything(site, request):
    """Return all that the admin ``site`` can say, of our own apps and of those that it shows."""
    shown = {model._meta.app_config for model in site._registry}
    own = {config for config in apps.get_app_configs() if config.name.split(".")[0] in OWN_APPS}
    told = [Told(f"app {config.label}", str(config.verbose_name)) for config in shown | own]
    for model in {*site._registry, *(model for config in own for model in config.get_models())}:
        told += told_by_name(model)
    for model, model_admin in site._registry.items():
        told += [*told_by_columns(model), *told_by_admin(model_admin, request)]
    rights = site._registry[Group].get_form(request).base_fields["permissions"].queryset
    return told + [Told(f"right {right.codename}", show_right(right)) for right in rights]


def english_among(told) -> list[str]:
    return sorted({str(one) for one in told if english_words(one.words)})


@pytest.mark.once
def test_no_label_help_choice_error_or_action_is_english(request_of_admin):
    told = everything(admin.site, request_of_admin)
    assert len(told) > 1500
    assert english_among(told) == []


@pytest.mark.once
def test_a_planted_english_word_is_found_wherever_it_stands(request_of_admin, monkeypatch):
    """The reader of labels would be worth nothing if it could not fail."""
    field, model_admin = Product._meta.get_field("packaging"), admin.site._registry[Product]
    monkeypatch.setattr(field, "verbose_name", "packaging")
    monkeypatch.setattr(field, "help_text", "Ví dụ: box of 12.")
    monkeypatch.setattr(model_admin, "fieldsets", [("Details", {"fields": ["packaging"]})])
    monkeypatch.setattr(model_admin, "search_help_text", "Type a name")
    monkeypatch.setattr(Tag._meta, "verbose_name", "topic tag")
    found = {one.split(":")[0] for one in english_among(everything(admin.site, request_of_admin))}
    assert {
        "products.Product.packaging label",
        "products.Product.packaging help",
        "ProductAdmin fieldset",
        "ProductAdmin search",
        "common.Tag name",
    } <= found


@pytest.mark.once
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tên sản phẩm", []),
        ("cho", []),
        ("Mua ở Shopee, TikTok Shop", []),
        ("mã QR", []),
        ("Save", ["Save"]),
        ("user", ["user"]),
        ("Is active", ["Is", "active"]),
        ("Giá của the product", ["the", "product"]),
        ("%(count)d sản phẩm, {name}", []),
    ],
)
def test_english_is_told_from_vietnamese(words, found):
    assert english_words(words) == found


def extra_pages(client, anonymous):
    """Yield the answers that no list of models leads to."""
    product = Product.objects.first()
    yield "login", anonymous.get(reverse("admin:login"))
    yield "wrong login", anonymous.post(reverse("admin:login"), {"username": "ai", "password": "x"})
    yield "app", client.get(reverse("admin:app_list", args=["products"]))
    yield "form with errors", client.post(page_of(Product, "add"), {"price": "25,5", "published_at_0": "x"})
    yield "rows with errors", client.post(page_of(Group, "add"), {"permissions": "x"})
    yield "password with errors", client.post(reverse("admin:password_change"), {"old_password": "x"})
    yield "no such row", client.get(page_of(Product, "change", 987654), follow=True)
    yield "no such page", client.get("/quan-tri/khong-co/")
    ticked = {"action": "delete_selected", "_selected_action": [product.pk]}
    yield "delete ticked", client.post(page_of(Product, "changelist"), ticked)
    yield "nothing ticked", client.post(page_of(Product, "changelist"), {"action": "publish"}, follow=True)
    yield "empty list", client.get(page_of(Product, "changelist"), {"q": "khongcogi"})
    yield "saved", client.post(page_of(Tag, "add"), {"name": "Chè cổ thụ Tà Xùa"}, follow=True)
    yield "history", client.get(page_of(Tag, "history", Tag.objects.get(name="Chè cổ thụ Tà Xùa").pk))
    anonymous.force_login(get_user_model().objects.create_user("nguoi-ngoai", password="x"))
    yield "not staff", anonymous.get(reverse("admin:index"), follow=True)
    anonymous.force_login(get_user_model().objects.get(username="laocai@thosan.example"))
    yield "forbidden", anonymous.get(page_of(Group, "changelist"))
    yield "logged out", client.post(reverse("admin:logout"))


@pytest.mark.once
def test_pages_beside_the_lists_and_forms_are_vietnamese(admin_client, client):
    faults = {
        name: english
        for name, answer in extra_pages(admin_client, client)
        if (english := english_in(answer.content.decode()))
    }
    assert faults == {}


@pytest.mark.once
def test_what_scripts_say_is_sent_in_vietnamese(admin_client):
    catalogue = admin_client.get(reverse("admin:jsi18n")).content.decode()
    for words in ("H\\u00f4m nay", "Th\\u00e1ng T\\u00e1m", "T2", "CN"):
        assert words in catalogue
    assert '"FIRST_DAY_OF_WEEK": 1' in catalogue
    assert '"%d/%m/%Y"' in catalogue


@pytest.mark.once
def test_an_english_piece_of_a_page_is_found():
    for html in (
        "<p>Save and continue editing</p>",
        '<input type="submit" value="Log in">',
        '<img alt="True">',
        "<select><option>Unknown</option></select>",
        '<a title="Toggle sorting"></a>',
        "<p>5 results</p>",
        "<li>This field is required.</li>",
        "<option>Sản phẩm | Can add product</option>",
    ):
        assert english_in(html), html
    for day in ("2024-08-07", "07/08/2024", "7/08/2024", "7-8-2024", "7.8.2024"):
        assert foreign_dates_in(f"<p>Cấp ngày {day}.</p>"), day
    assert foreign_dates_in('<time datetime="2024-08-07">7/8/2024</time><p>Số 12/2024, 15/10/2024</p>') == []
    assert (
        english_in("<p>Ở bungalow giữa nương chè, khách xem livestream của HTX</p><p>TikTok Shop</p>") == []
    )


class TestAnswers:
    """Yes, no and unknown are words, in lists and in fields that are only read."""

    @pytest.mark.parametrize(("value", "word"), [(True, "Có"), (False, "Không"), (None, "Chưa rõ")])
    def test_each_answer_is_a_word_beside_a_silent_mark(self, value, word):
        from django.contrib.admin.utils import display_for_value

        shown = display_for_value(value, "-", boolean=True)
        assert f'alt=""> {word}</span>' in shown

    def test_in_a_list_under_the_name_of_its_column(self, admin_client):
        html = admin_client.get(page_of(get_user_model(), "changelist")).content.decode()
        assert 'data-label="Đang dùng"' in html
        assert 'alt=""> Có</span>' in html
        assert 'alt=""> Không</span>' in html
        assert 'alt="True"' not in html


class TestRights:
    def test_are_named_by_what_they_are_about(self):
        right = Permission.objects.get(codename="change_product")
        assert show_right(right) == f"{Product._meta.app_config.verbose_name}: {translated('sửa')} sản phẩm"

    def test_one_of_another_kind_keeps_its_name(self):
        kind = Permission.objects.get(codename="change_product").content_type
        right = Permission(content_type=kind, codename="publish_product", name="Đăng sản phẩm")
        assert show_right(right) == "Đăng sản phẩm"

    def test_are_offered_so(self, admin_client):
        form = admin_client.get(page_of(Group, "add")).context["adminform"].form
        labels = [label for _value, label in form.fields["permissions"].choices]
        assert any(label.endswith("sửa sản phẩm") for label in labels)
        assert not any("Can " in label for label in labels)

    def test_are_offered_only_over_what_has_pages(self, admin_client):
        for address in (page_of(Group, "add"), page_of(get_user_model(), "change", 1)):
            form = admin_client.get(address).context["adminform"].form
            field = form.fields.get("permissions") or form.fields["user_permissions"]
            apps_offered = set(field.queryset.values_list("content_type__app_label", flat=True))
            assert {"products", "cooperatives", "auth"} <= apps_offered
            assert not {"axes", "otp_totp", "otp_static", "sessions"} & apps_offered


def test_what_is_left_untranslated_has_no_page():
    """See UNSEEN: it may stay English as long as nothing of it is registered."""
    seen = {model._meta.app_config.name.split(".")[0] for model in admin.site._registry}
    assert not set(UNSEEN) & seen


@pytest.mark.once
def test_an_accounts_authenticator_goes_with_it_without_a_word(admin_client):
    account = get_user_model().objects.create_user("mat.may@lienminh.example")
    TOTPDevice.objects.create(user=account, name="app")
    asking = admin_client.get(page_of(get_user_model(), "delete", account.pk)).content.decode()
    assert account.username in asking
    assert "TOTP" not in asking
    admin_client.post(page_of(get_user_model(), "delete", account.pk), {"post": "yes"})
    assert not TOTPDevice.objects.filter(name="app").exists()
