"""The pages beside lists and forms, of the desk, the photographs and the accounts: Vietnamese, with days as 7/8/2024."""

import pytest
from django.test import Client
from django.urls import reverse

from cooperatives.models import Membership, Photo
from coopsite.accounts.models import Invitation
from coopsite.desk.discarding import put_in_bin
from products.models import Product
from stories.models import Visit
from tests.desk.acting import Desk
from tests.kit.staff import make_staff, sign_in, with_app
from tests.kit.words import english_in, foreign_dates_in

# What is no plain page.
STATUS = {"dead link": 404, "locked out": 429}
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def desk():
    return Desk("hoa", "lao-cai")


@pytest.fixture
def product():
    return Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")


def faults_of(pages) -> dict:
    """Return by name what is not Vietnamese, or no page at all, of pairs of a name and an answer."""
    faults = {}
    for name, answer in pages:
        html = answer.content.decode()
        wrong = [*english_in(html), *foreign_dates_in(html)]
        if answer.status_code != STATUS.get(name, 200) or wrong:
            faults[name] = (answer.status_code, wrong)
    return faults


def pages_of_drafts(desk, product):
    """Yield what the desk says of a draft on its way, of two that contradict, and of what lies in the bin."""
    client, get = desk.client, desk.client.get
    before = desk.open(product)
    desk.send(product, before | {"standfirst": "Câu của Hoa.", "_note": "Câu mới"})
    clash = Desk("nam", "lao-cai").send(product, before | {"standfirst": "Câu của Nam."})
    yield "merging", get(clash.headers["Location"])
    yield "merging, nothing chosen", client.post(clash.headers["Location"])
    yield "submitted", client.post(desk.page(product, "act", "gui-duyet"), follow=True)
    yield "form with a draft", get(desk.page(product, "change"))
    yield "history", get(desk.page(product, "history"))
    yield "comparison", get(desk.page(product, "compare") + "?tu=1&den=2")
    yield "preview", get(desk.page(product, "preview"))
    yield "asking before the bin", get(desk.page(product, "delete"))
    for deed in ("hen-gio", "tra-lai", "go-xuong", "dang", "bo-nhap", "bo-hen", "rut-lai"):
        client.post(desk.page(product, "act", deed))
    yield "what was refused", get(reverse("admin:password_change"))
    other = Product.objects.filter(federation__slug="lao-cai").exclude(pk=product.pk).first()
    put_in_bin(other, desk.user)
    yield "bin", get(reverse("admin:products_product_bin"))
    yield "taken back", client.post(reverse("admin:products_product_take_back", args=[other.pk]), follow=True)


def test_pages_of_drafts(desk, product):
    assert faults_of(pages_of_drafts(desk, product)) == {}


def test_a_preview_of_what_lacks_something(desk):
    visit = Visit.objects.first()
    desk.save(visit, purpose="", starts_on="")
    assert faults_of([("lacking", desk.client.get(desk.page(visit, "preview")))]) == {}
    assert faults_of([("dead link", Client().get(reverse("desk:reviewer", args=["x:y:z"])))]) == {}


def test_pages_of_photographs(desk):
    photo = Photo.objects.for_editor(desk.user).first()
    page, get = (lambda name, *args: reverse(f"admin:cooperatives_photo_{name}", args=args)), desk.client.get
    pages = [
        ("upload", get(page("upload"))),
        ("upload of nothing", desk.client.post(page("upload"), {})),
        ("words", get(page("words"), {"anh": photo.pk})),
        ("photo", get(page("change", photo.pk))),
        ("withdrawing", get(page("withdraw", photo.pk))),
        ("asking before deleting", desk.client.get(page("delete", photo.pk), follow=True)),
    ]
    assert faults_of(pages) == {}


def pages_of_accounts(client, keeper, other):
    """Yield the pages on which an administrator keeps the own account and those of the federation."""
    get, slug = client.get, "lao-cai"
    for name in ("own", "issue_codes", "replace", "turn_off", "federations"):
        yield name, get(reverse(f"accounts:{name}"), follow=True)
    yield "members", get(reverse("accounts:members", args=[slug]))
    yield "invited wrongly", client.post(reverse("accounts:members", args=[slug]), {"address": "x"})
    invited = {"name": "Giàng A Páo", "address": "pao@lienminh.example", "role": "editor"}
    yield "invited", client.post(reverse("accounts:members", args=[slug]), invited, follow=True)
    for name in ("member", "end", "reset_second_step"):
        yield name, get(reverse(f"accounts:{name}", args=[slug, other.pk]))


def test_pages_of_accounts(client, settings):
    settings.STAFF_TWO_STEP = True
    keeper = make_staff("quan.tri@lienminh.example", lao_cai="administrator")
    other = Membership.objects.get(user=make_staff("cua.toi@lienminh.example", lao_cai="publisher"))
    with_app(other.user)
    sign_in(client, keeper.username)
    pages = [("set up", client.get(reverse("accounts:set_up")))]
    with_app(keeper)
    pages += [(name, client.get(reverse(f"accounts:{name}"))) for name in ("code", "backup_code")]
    pages += [("wrong code", client.post(reverse("accounts:code"), {"code": "12"}))]
    assert faults_of(pages) == {}
    settings.STAFF_TWO_STEP = False
    keeper.totpdevice_set.all().delete()
    client.force_login(keeper)
    assert faults_of(pages_of_accounts(client, keeper, other)) == {}
    assert Invitation.objects.filter(address="pao@lienminh.example").exists()


def test_pages_before_the_door(client):
    names = ("forgotten", "forgotten_told", "password_done")
    pages = [(name, client.get(reverse(f"accounts:{name}"))) for name in names]
    pages.append(("old link", client.get(reverse("accounts:password_set", args=["MQ", "x"]))))
    pages.append(("no address", client.post(reverse("accounts:forgotten"), {"email": "x"})))
    for _time in range(10):
        answer = sign_in(client, "ai@lienminh.example", "sai")
    pages.append(("locked out", answer))
    assert faults_of(pages) == {}
