"""Drafts on their way, made as the desk makes them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from coopsite.desk import drafting, saving
from coopsite.desk.models import Draft
from coopsite.desk.standing import Standing
from products.models import Product
from tests.admin.test_pages import page_of
from tests.kit.scoping import make_editor

INDEX = reverse("admin:index")
PHINH_HO, HAO_DAT = "che-shan-tuyet-co-thu-phinh-ho", "che-hao-dat"


def staff(username: str, role, *federations, email="", first_name=""):
    """Return an account with ``role`` in the federations named (default: Lào Cai's)."""
    user = make_editor(username, *(federations or ["lao-cai"]), role=role)
    user.email, user.first_name = email, first_name
    user.save()
    return user


def change(row, by, **fields):
    """Save a draft of ``row`` in which ``fields`` hold other values."""
    base = Standing(row).content
    return saving.save_draft(row, base, {**base, "fields": {**base["fields"], **fields}}, by)


def due_since(row, by, minutes=1, **fields) -> Draft:
    """Return the draft of ``row``, approved by ``by`` for a time that has come."""
    drafting.schedule(row, by, timezone.now() + timedelta(hours=1))
    draft = Draft.objects.about(row).get()
    draft.publish_at = timezone.now() - timedelta(minutes=minutes)
    draft.save()
    return draft


def act(client, row, deed, **values):
    """Do one act on ``row`` by its button."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_act"
    return client.post(reverse(name, args=[row.pk, deed]), values)


def sections(client, query=None) -> dict:
    """Return the sections of the first card on the first page, by key."""
    return {one.key: one for one in client.get(INDEX, query).context["cards"][0].sections}


def named(section) -> list[str]:
    return [str(line.row) for line in section.lines]


def named_all(client, key):
    """Return whom the whole list behind a section names."""
    answer = client.get(page_of(Product, "changelist"), {"viec": key})
    return [row.name for row in answer.context["cl"].queryset]
