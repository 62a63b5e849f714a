"""The commands that fill a site change nothing when there is nothing to do."""

import io

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from cooperatives.models import (
    Cooperative,
    Federation,
    FederationPost,
    FederationSuccession,
    Membership,
    Photo,
    ProvinceIndicator,
    Source,
)
from coopsite.common.addresses import FormerSlug
from coopsite.staff import demo_logins
from products.models import OcopDecision, Product
from stories.models import Event, Story, Visit

pytestmark = pytest.mark.django_db


def everything():
    """Every row of the project's own tables, by table."""
    ours = ("cooperatives", "products", "stories", "common", "auth")
    return {
        model._meta.db_table: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ours
    }


@pytest.mark.parametrize("command", ["load_demo", "load_vocabulary", "load_regions"])
def test_a_second_run_changes_nothing(command):
    before = everything()
    call_command(command, stdout=io.StringIO())
    assert everything() == before


def test_prepare_again_prints_the_logins_and_changes_nothing():
    before, said = everything(), io.StringIO()
    call_command("prepare", address="http://127.0.0.1:8000", no_static=True, stdout=said)
    assert everything() == before
    assert "→" not in said.getvalue()
    assert "http://127.0.0.1:8000" in said.getvalue()
    for login in demo_logins():
        assert login.password in said.getvalue()


def test_the_logins_are_every_role_and_an_administrator_of_the_site():
    held = {
        login.username: [
            (one.federation.slug, one.role)
            for one in Membership.objects.filter(user__username=login.username)
        ]
        for login in demo_logins()
    }
    assert held == {
        "laocai.bientap@thosan.example": [("lao-cai", "editor")],
        "laocai.duyet@thosan.example": [("lao-cai", "publisher")],
        "laocai@thosan.example": [("lao-cai", "administrator")],
        "thainguyen@thosan.example": [("thai-nguyen", "administrator")],
        "quantri@thosan.example": [],
    }
    passwords = {login.password for login in demo_logins()}
    assert len(passwords) == len(held)
    assert min(map(len, passwords)) >= 12


def test_the_logins_of_an_older_trial_go_on_working():
    """They had a word for a name; nothing renames them."""
    old = get_user_model().objects.create_user("laocai", password="matkhaucu")
    path = settings.VAR_DIR / "demo-logins.txt"
    before = path.read_text(encoding="utf-8")
    path.write_text("laocai\tmatkhaucu\tLào Cai\n", encoding="utf-8")
    try:
        assert [login.username for login in demo_logins()] == [old.username]
    finally:
        path.write_text(before, encoding="utf-8")


def test_an_edited_row_survives_loading_again():
    from products.models import ProductCategory

    category = ProductCategory.objects.get(slug="che")
    category.name = "Chè và trà"
    category.save()
    call_command("load_demo", stdout=io.StringIO())
    category.refresh_from_db()
    assert category.name == "Chè và trà"


def test_a_load_that_was_stopped_leaves_nothing(monkeypatch):
    """Neither rows, which the next run would take for the whole, nor files."""
    from demo import load

    def stopped(_loader):
        raise KeyboardInterrupt

    for model in (
        Event,
        Visit,
        Story,
        Product,
        Cooperative,
        OcopDecision,
        ProvinceIndicator,
        FederationPost,
        Source,
    ):
        model.objects.all().delete()
    Federation.objects.update(photo=None)
    for model in (Photo, FederationSuccession):
        model.objects.all().delete()
    Federation.objects.all().delete()
    FormerSlug.objects.all().delete()
    monkeypatch.setattr(load, "PHOTOS", load.PHOTOS[:2])
    monkeypatch.setattr(load.Loader, "federation_details", stopped)
    before = set((settings.MEDIA_ROOT / "anh").rglob("*.*"))
    with pytest.raises(KeyboardInterrupt):
        call_command("load_demo", stdout=io.StringIO())
    assert not Federation.objects.exists()
    assert set((settings.MEDIA_ROOT / "anh").rglob("*.*")) == before
