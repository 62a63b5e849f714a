"""The rights matrix: every door of the admin, for everybody who might try it, and what came of it."""

import hashlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from cooperatives.models import Federation, Handover, Photo, Role, Source
from coopsite.desk.models import Presence, Typing
from products.models import Lot, OcopDecision
from stories.models import VisitStop
from tests.kit.canaries import FOUND_BY, OWNER, STRANGER, TYPED, WORD, Subject
from tests.kit.doors import CANARIES, KIND, SITE_PAGES, Door, doors_of, named_addresses
from tests.kit.scoping import make_editor

EDITOR, PUBLISHER, ADMINISTRATOR, NOBODY = 1, 2, 3, 9
# Who tries the doors: the rank within the owner's federation, 0 outside of it.
ROLES = {
    "own administrator": ADMINISTRATOR,
    "own publisher": PUBLISHER,
    "own editor": EDITOR,
    "foreign administrator": 0,
    "works for nobody": 0,
    "anonymous": 0,
}
# What it takes to do what a door needs; "restore" changes at once what has no drafts.
_AS_DRAFTS = {
    "view": EDITOR,
    "add": EDITOR,
    "change": EDITOR,
    "delete": EDITOR,
    "publish": PUBLISHER,
    "restore": EDITOR,
}
LEAST = {
    OcopDecision: _AS_DRAFTS | dict.fromkeys(["add", "change", "delete", "restore"], PUBLISHER),
    Lot: _AS_DRAFTS | dict.fromkeys(["add", "change", "delete", "restore"], PUBLISHER),
    Source: _AS_DRAFTS | {"restore": PUBLISHER},
    Federation: _AS_DRAFTS
    | {"add": NOBODY, "delete": NOBODY, "change": ADMINISTRATOR, "restore": ADMINISTRATOR},
    VisitStop: _AS_DRAFTS | {"add": NOBODY, "delete": NOBODY},
    Handover: _AS_DRAFTS | dict.fromkeys(["add", "change", "delete"], NOBODY),
    Photo: _AS_DRAFTS | {"restore": PUBLISHER},
}
_SHARED = dict.fromkeys(["add", "change", "delete", "publish"], NOBODY) | {"view": EDITOR}
_ACCOUNTS = dict.fromkeys(["view", "add", "change", "delete"], NOBODY)
WATCHED = ("cooperatives", "products", "stories", "common", "desk", "auth", "admin")


def least(subject: Subject, need: str) -> int:
    """Return the rank that it takes to do what a door to the subject needs."""
    special = {"shared": _SHARED, "accounts": _ACCOUNTS}.get(subject.state)
    return (special or LEAST.get(subject.model, _AS_DRAFTS))[need]


def log_in(role: str) -> Client:
    """Return the client of somebody in that role."""
    client = Client(raise_request_exception=False)
    slugs = {"foreign administrator": [STRANGER], "works for nobody": []}.get(role, [OWNER])
    if role != "anonymous":
        held = {PUBLISHER: Role.PUBLISHER, EDITOR: Role.EDITOR}.get(ROLES[role], Role.ADMINISTRATOR)
        client.user = make_editor(role.replace(" ", "-"), *slugs, role=held)
        client.force_login(client.user)
    return client


class Writes:
    """Notes whether anything is written while it watches, apart from the session."""

    def __init__(self):
        self.seen = False

    def __call__(self, execute, sql, params, many, context):
        words = sql.lstrip().split(" ", 1)[0].upper()
        if words in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            self.seen = True
        return execute(sql, params, many, context)


def digest(user) -> str:
    """Return a name of all that is stored, apart from the 14,000 regions and from what ``user`` is typing itself."""
    made = hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in WATCHED or model._meta.model_name.startswith("region"):
            continue
        rows = model._base_manager.order_by("pk")
        if model in (Typing, Presence):
            rows = rows.exclude(user=user)
        # Signing in is noted on the account.
        names = [one.attname for one in model._meta.concrete_fields if one.attname != "last_login"]
        made.update(repr((model._meta.label, list(rows.values_list(*names)))).encode())
    return made.hexdigest()


@contextmanager
def undone():
    """Take back whatever is done inside, so that no door sees what another did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Matrix:
    """Somebody at every door. ``tried`` counts the cells by model; ``leaks`` and ``wrong`` are sentences."""

    role: str
    subjects: list[Subject]
    tried: Counter = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.client, self.rank = log_in(self.role), ROLES[self.role]
        self.user, self.names = getattr(self.client, "user", None), list(named_addresses())
        CANARIES.clear()
        CANARIES.update({one.model: one.row for one in self.subjects if one.state == ""})
        self.before = digest(self.user)

    def run(self):
        for subject in self.subjects:
            for door in doors_of(subject, self.names):
                self.try_door(subject, door)
        return self

    def try_door(self, subject, door: Door):
        """Try one door and judge what it says, tells and does."""
        needed = least(subject, door.needs)
        is_admitted = self._is_admitted(subject, door, needed)
        if subject.state == "live" and (self.rank or door.about == KIND):
            return  # beside what is tried on others of its kind, a public page has a draft to hide from strangers
        if self.rank > needed and door.heavy:
            return  # drawn once, for the least of those who are let in
        address, values = door.ask(subject)
        cell = f"{self.role}, {subject.model.__name__} {subject.state}, {door.name}".replace(" ,", ",")
        answer, changed = self._ask(address, values, door.posts, is_admitted)
        self.tried[subject.model] += 1
        self._judge(cell, answer, is_admitted, door.free)
        self._listen(cell, answer, self._secret(subject))
        if changed:
            self.leaks.append(f"{cell}: changed what is stored")

    def _is_admitted(self, subject, door, needed) -> bool:
        if self.rank:
            return self.rank >= needed
        is_member = self.role == "foreign administrator"
        about_all = subject.state == "shared" or door.about == KIND
        return is_member and about_all and needed <= ADMINISTRATOR

    def _ask(self, address, values, posts=False, may_change=False):
        """Return the answer to one request, and whether it changed what it may not; all is taken back."""
        writes = Writes()
        with undone():
            with connection.execute_wrapper(writes):
                answer = (self.client.post if posts else self.client.get)(address, values)
            changed = writes.seen and not may_change and digest(self.user) != self.before
        return answer, changed

    def _judge(self, cell, answer, is_admitted, free):
        status, way = answer.status_code, answer.headers.get("Location", "")
        if status >= 500:
            self.wrong.append(f"{cell}: {status}")
        if free:
            return
        is_sent_away = status == 302 and (way == reverse("admin:index") or "/login/" in way)
        is_let_in = status < 400 and not is_sent_away
        if is_let_in != is_admitted:
            self.wrong.append(f"{cell}: {'let in' if is_let_in else 'refused'} ({status} {way})")

    def _secret(self, subject) -> str:
        """Return the word that must not be told: to the owner's people only what somebody else is typing."""
        return TYPED if self.rank else WORD

    def _listen(self, cell, answer, secret):
        heard = [str(answer.headers), answer.content.decode(errors="replace") if not answer.streaming else ""]
        heard += [str(message) for message in get_messages(answer.wsgi_request)]
        if any(secret in one.lower() for one in heard):
            self.leaks.append(f"{cell}: tells a word of it")
        self.leaks += [f"{cell}: offers {name}" for name in self._offered(answer) if not self.rank]

    def _offered(self, answer) -> list[str]:
        """Return the fields of the answer's forms that would take a canary."""
        context = answer.context
        if not context or "adminform" not in context:
            return []
        forms = [
            context["adminform"].form,
            *(one.formset.empty_form for one in context["inline_admin_formsets"]),
        ]
        return [
            f"{type(form).__name__}.{name}"
            for form in forms
            for name, one in form.fields.items()
            if (rows := getattr(one, "queryset", None)) is not None
            and rows.model in CANARIES
            and rows.model is not Federation
            # The hidden key of a row in another's form offers nothing; forged ones have tests of their own.
            and name != form._meta.model._meta.pk.name
            and rows.filter(pk=CANARIES[rows.model].pk).exists()
        ]

    def run_site(self):
        """Open the pages of the admin as a whole, the shortcut to a row's page, and every field that completes typing."""
        for pages in SITE_PAGES.values():
            for address in pages:
                self._hear(f"{self.role}, {address}", address)
        for subject in self.subjects:
            shortcut = f"/quan-tri/r/{_kind_of(subject.row)}/{subject.row.pk}/"
            self._hear(f"{self.role}, {subject.model.__name__}, shortcut", shortcut, subject.model)
        for model, name in completed_fields() if self.rank <= EDITOR else ():
            self._complete(model, name)
        return self

    def _hear(self, cell, address, model=None, **values):
        answer, changed = self._ask(address, values)
        self.tried[model] += 1
        self._judge(cell, answer, True, True)
        self._listen(cell, answer, TYPED if self.rank else WORD)
        if changed:
            self.leaks.append(f"{cell}: changed what is stored")
        return answer

    def _complete(self, model, name):
        meta, target = model._meta, model._meta.get_field(name).related_model
        place = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": name}
        cell = f"{self.role}, {target.__name__}, typing in {meta.model_name}.{name}"
        answer = self._hear(cell, reverse("admin:autocomplete"), target, term=FOUND_BY, **place)
        own = CANARIES.get(target)
        if (
            self.rank
            and own is not None
            and target is not Federation
            and str(own.pk) not in answer.content.decode()
        ):
            self.wrong.append(f"{cell}: does not find its own")


def _kind_of(row) -> int:
    return ContentType.objects.get_for_model(type(row)).pk


def completed_fields() -> list:
    """Return (model, field) of every field, of a form or of rows inside one, that completes names of another kind."""
    found = set()
    for model_admin in admin.site._registry.values():
        parts = [model_admin, *(inline(model_admin.model, admin.site) for inline in model_admin.inlines)]
        for part in parts:
            if hasattr(part, "choices_for"):
                found |= {(part.model, name) for name in part.get_autocomplete_fields(None)}
    return sorted(found, key=lambda one: (one[0]._meta.label, one[1]))
