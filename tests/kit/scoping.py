"""What an editor of another federation may find in the admin: nothing, by any way in."""

from functools import cached_property
from itertools import chain

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.forms.models import _get_foreign_key
from django.test import Client
from django.urls import NoReverseMatch, reverse

from cooperatives.models import Federation, Membership, Role


def make_editor(username: str, *federation_slugs: str, role=Role.ADMINISTRATOR):
    """Return a new staff account with every right over content, and ``role`` in the federations named.

    It holds more rights than the staff's group gives: what it still cannot see, no group may reveal.
    """
    user = get_user_model().objects.create_user(username, password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.exclude(content_type__app_label__in=["auth", "admin"]))
    for slug in federation_slugs:
        federation = Federation.objects.get(slug=slug)
        Membership.objects.create(user=user, federation=federation, role=role)
    return user


class Opened:
    """The lists and the forms for new rows that an account may open, each opened once."""

    def __init__(self, client, site=admin.site):
        self.client, self.site = client, site

    def _page(self, model, name):
        return reverse(f"{self.site.name}:{model._meta.app_label}_{model._meta.model_name}_{name}")

    @cached_property
    def lists(self) -> list:
        """(model, its changelist) of every list."""
        answers = [(model, self.client.get(self._page(model, "changelist"))) for model in self.site._registry]
        return [
            (model, answer.context["cl"])
            for model, answer in answers
            if answer.status_code == 200 and answer.context
        ]

    @cached_property
    def offers(self) -> list:
        """(model, name, queryset) of each field that offers rows, in every form and in the rows inside it."""
        return [
            (model, *offer) for model in self.site._registry for offer in self._offers_on_the_page_of(model)
        ]

    def _offers_on_the_page_of(self, model):
        try:
            response = self.client.get(self._page(model, "add"))
        except NoReverseMatch:
            return
        if response.status_code != 200 or not response.context:
            return
        forms = [response.context["adminform"].form]
        forms += [inline.formset.empty_form for inline in response.context["inline_admin_formsets"]]
        for form in forms:
            for name, field in form.fields.items():
                # The hidden key of a row in another's form offers nothing; forged ones have tests of their own.
                if name != form._meta.model._meta.pk.name and getattr(field, "queryset", None) is not None:
                    yield f"{form._meta.model.__name__}.{name}", field.queryset


class Prowler:
    """Looks for one row through every way into the admin that an account has.

    ``client`` is logged in; ``row`` is what it must not find; ``site`` is the admin site; ``opened`` are the
    account's lists and forms, for those who look for many rows. Each method returns the leaks that it found, as
    sentences.
    """

    def __init__(self, client, row, site=admin.site, opened=None):
        self.client, self.row, self.site = client, row, site
        self.model, self.opened = type(row), opened or Opened(client, site)

    def leaks(self) -> list[str]:
        """Return every leak found by any way in."""
        ways = (
            self.in_list,
            self.in_own_pages,
            self.by_writing,
            self.in_choices,
            self.in_filters,
            self.by_typing,
        )
        return list(chain.from_iterable(way() for way in ways))

    def in_list(self) -> list[str]:
        """The list of its kind, whole and searched by its own name."""
        if self.model not in self.site._registry:
            return []
        found = []
        for query in ({}, {"q": str(self.row)}):
            response = self.client.get(self._url("changelist"), query)
            if response.status_code == 200 and self.row in response.context["cl"].queryset:
                found.append(f"list {query or ''}")
        return found

    def in_own_pages(self) -> list[str]:
        """Its own pages, reached by typing the address."""
        if self.model not in self.site._registry:
            return []
        pages = ("change", "delete", "history")
        return [page for page in pages if self.client.get(self._url(page, self.row.pk)).status_code == 200]

    def by_writing(self) -> list[str]:
        """Saving a form over it, deleting it, and the action that deletes what is ticked."""
        if self.model not in self.site._registry:
            return []
        before = self._stored()
        ticked = {"action": "delete_selected", "_selected_action": [self.row.pk], "post": "yes"}
        self.client.post(self._url("change", self.row.pk), self._form_values())
        self.client.post(self._url("delete", self.row.pk), {"post": "yes"})
        self.client.post(self._url("changelist"), ticked)
        after = self._stored()
        return [] if after == before else ["deleted" if after is None else "changed"]

    def in_choices(self) -> list[str]:
        """The choices of every field, in every form that the account may open, inlines too."""
        return [
            f"choices of {model.__name__}.{name}"
            for model, name, choices in self.opened.offers
            if choices.model is self.model and choices.filter(pk=self.row.pk).exists()
        ]

    def in_filters(self) -> list[str]:
        """The filters beside every list, whose choices may name what the list does not."""
        return [
            f"filter of {model.__name__}: {spec.title}"
            for model, changelist in self.opened.lists
            for spec in changelist.filter_specs
            if any(str(self.row) in str(choice["display"]) for choice in spec.choices(changelist))
        ]

    def by_typing(self) -> list[str]:
        """The answers of every field that completes what is typed."""
        found = []
        for field in self._completed_fields():
            place = {"app_label": field.model._meta.app_label, "model_name": field.model._meta.model_name}
            query = {**place, "field_name": field.name, "term": str(self.row)}
            response = self.client.get(self._named("autocomplete"), query)
            if response.status_code == 200:
                answers = {str(answer["id"]) for answer in response.json()["results"]}
                found += [f"typing in {field}"] if str(self.row.pk) in answers else []
        return found

    def _named(self, name, *args):
        return reverse(f"{self.site.name}:{name}", args=args)

    def _url(self, page, *args):
        meta = self.model._meta
        return self._named(f"{meta.app_label}_{meta.model_name}_{page}", *args)

    def _stored(self):
        return self.model._base_manager.filter(pk=self.row.pk).values().first()

    def _form_values(self) -> dict:
        """What a browser would send from the row's own form, each text made longer."""
        values = {}
        for field in self.model._meta.fields:
            value = field.value_from_object(self.row)
            if field.editable and value is not None and not field.get_internal_type().endswith("FileField"):
                is_text = field.get_internal_type() in ("CharField", "TextField") and not field.choices
                values[field.name] = f"{value}x" if is_text else value
        for inline in self.site._registry[self.model].inlines:
            link = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name)
            prefix = link.remote_field.get_accessor_name(model=inline.model)
            values |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
        return values

    def _completed_fields(self):
        """Yield every field of a form or inline that completes names of the row's kind."""
        for model_admin in self.site._registry.values():
            inlines = [inline(model_admin.model, self.site) for inline in model_admin.inlines]
            for part in (model_admin, *inlines):
                # An admin may say it by a method; None: whoever asks.
                for name in part.get_autocomplete_fields(None):
                    field = part.model._meta.get_field(name)
                    if field.related_model is self.model:
                        yield field


def leaks_of(client, rows) -> list[str]:
    """Return every leak of any of ``rows`` to the account that is logged in."""
    opened = Opened(client)
    return [f"{row}: {leak}" for row in rows for leak in Prowler(client, row, opened=opened).leaks()]


@pytest.mark.django_db
class ScopingKit:
    """A noun's place in the admin. A subclass supplies ``get_object()`` and says whose it is.

    ``owner`` is the slug of the federation that owns the object, ``stranger`` of one that does not. A kind
    without a list of its own (edited inside another's form) sets ``own_list`` to False. What strangers find is
    asked for all kinds together: see ``hidden_from``.
    """

    owner = "lao-cai"
    stranger = "thai-nguyen"
    own_list = True

    def get_object(self):
        raise NotImplementedError

    def test_its_own_editor_finds_it(self, client):
        row = self.get_object()
        client.force_login(make_editor("nguoi-nha", self.owner))
        prowler = Prowler(client, row)
        if self.own_list:
            assert prowler.in_list()
            assert "change" in prowler.in_own_pages()
        else:
            assert prowler.in_choices() or prowler.by_typing()


def hidden_from(*federation_slugs) -> list:
    """Return an object of each kind that an editor of those federations alone must not find."""
    kinds = ScopingKit.__subclasses__()
    return [kind().get_object() for kind in kinds if {kind.stranger}.issuperset(federation_slugs)]


def staff(name, *slugs, role=Role.EDITOR, **more) -> Client:
    """Return a client of somebody with ``role`` in ``slugs`` and, by keyword, other roles elsewhere."""
    client = Client()
    client.user = make_editor(name, *slugs, role=role)
    for held, slug in more.items():
        client.user.memberships.create(federation=Federation.objects.get(slug=slug), role=held)
    client.force_login(client.user)
    return client
