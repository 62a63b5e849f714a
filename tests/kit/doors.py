"""Every door of the desk, by the names of its addresses: what is asked of it, and what one must be to be let in.

An address whose name is in none of the tables has no door here, and a test says so.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver, reverse

from coopsite.desk.admin.acts import DEEDS
from products.lot_sheet import LOTS
from products.models import Product
from tests.kit.canaries import FOUND_BY, STRANGE_NUMBER, WORD

# What a door is about: the kind as a whole, or one object that a stranger must not even learn to exist.
KIND, ROW = "kind", "row"
# An object by its model, filled by whoever plants them: what a forged form points at.
CANARIES = {}


@dataclass(frozen=True)
class Door:
    """One request: ``ask(subject)`` gives (address, values); ``needs`` what one must be allowed to do.

    ``heavy`` ones draw a whole page once more. ``free``: whatever it answers, only what it tells and does counts.
    """

    name: str
    needs: str
    ask: Callable
    about: str = ROW
    posts: bool = False
    heavy: bool = False
    free: bool = False


def page(subject, suffix: str, *args) -> str:
    """Return the address of a page of the subject's kind."""
    meta = subject.model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{suffix}", args=args)


def _own(suffix, *more):
    return lambda subject: (page(subject, suffix, subject.row.pk, *more), {})


def _list(**values):
    return lambda subject: (page(subject, "changelist"), values)


def _ticked(action):
    return lambda subject: (
        page(subject, "changelist"),
        {"action": action, "_selected_action": [subject.row.pk], "post": "yes"},
    )


def _with(suffix, **values):
    return lambda subject: (page(subject, suffix, subject.row.pk), values)


def _proposed(subject):
    """The form for a new row, proposing every canary, and asking for what somebody else typed."""
    return page(subject, "add"), {**_links(subject), "khoi-phuc": "zztyping", "_popup": "1"}


def _forged(subject):
    return page(subject, "add"), _links(subject)


def _links(subject) -> dict:
    """Return the canaries' keys by the names of the fields that could point at them."""
    links = [*subject.model._meta.fields, *subject.model._meta.many_to_many]
    return {
        field.name: str(CANARIES[field.related_model].pk)
        for field in links
        if field.related_model in CANARIES
    }


def _pulse(subject):
    typed = {"form_key": "k", "typed": '[["name", "x"]]', "opened": "0"}
    return page(subject, "pulse"), {"object": str(subject.row.pk), **typed}


def _handed(suffix, *more):
    return lambda subject: (
        reverse(f"admin:cooperatives_handover_{suffix}", args=[subject.row.pk, *more]),
        {},
    )


def _offered(subject):
    kind = ContentType.objects.get_for_model(subject.model).pk
    return reverse("admin:cooperatives_handover_offer", args=[kind, subject.row.pk]), {"note": "x"}


def _words_of(subject):
    return page(subject, "words"), {"anh": str(subject.row.pk)}


def _labels_of(subject, **values):
    return page(subject, "labels"), {"chon": str(subject.row.pk), **values}


def _lots_sent(subject):
    """The rows of a workbook, sent back as its page would: a lot of the product that is nobody else's."""
    cells = {"product": CANARIES[Product].scan_code.code, "number": "L1"}
    rows = json.dumps({LOTS: [{"line": 2, "cells": cells}]})
    return page(subject, "import"), {"rows": rows, "_store": "1"}


NOBODY = "11111111-1111-4111-8111-111111111111"
OF_A_FIELD = {"app_label": "products", "model_name": "product", "field_name": "photo"}
SPYING = {"federation__memberships__user__password__startswith": "p", "updated_by__username__contains": "z"}
# By the part of an address's name after the model's.
DOORS = {
    "changelist": [
        Door("list", "view", _list(), KIND),
        Door("search", "view", _list(q=FOUND_BY, o="1.2"), KIND, heavy=True),
        Door("list for choosing", "view", _list(_popup="1", _to_field="id"), KIND, heavy=True, free=True),
        Door("list by another key", "view", _list(_to_field="slug"), KIND, free=True),
        Door("list with errors", "view", _list(e="1"), KIND, heavy=True),
        *(
            Door(f"list by {name[:22]}…", "view", _list(**{name: value}), KIND, free=True)
            for name, value in SPYING.items()
        ),
        Door("delete ticked", "delete", _ticked("delete_selected"), posts=True, free=True),
    ],
    "add": [
        Door("form for a new one", "add", _proposed, KIND, heavy=True),
        Door("new one, forged", "add", _forged, KIND, posts=True, heavy=True),
    ],
    "change": [
        # With a key that somebody else's typing is kept under: it must not be shown to any other.
        Door("form", "view", _with("change", _to_field="id", **{"khoi-phuc": "zztyping"}), heavy=True),
        Door("save", "change", _with("change", _popup="1"), posts=True, heavy=True),
    ],
    "delete": [
        Door("ask before deleting", "delete", _own("delete")),
        Door("delete", "delete", _with("delete", post="yes"), posts=True),
    ],
    "history": [Door("history", "view", _own("history"))],
    "pulse": [Door("pulse", "view", _pulse, posts=True)],
    "act": [
        Door(
            f"act {deed}",
            "publish" if DEEDS[deed].who == "publishes" else "change",
            _own("act", deed),
            posts=True,
        )
        for deed in DEEDS
    ],
    "merge": [
        Door("merge", "change", _own("merge", STRANGE_NUMBER)),
        Door("merge, chosen", "change", _own("merge", STRANGE_NUMBER), posts=True),
    ],
    "preview": [Door("preview", "view", _own("preview"))],
    "preview_page": [Door("page of the preview", "view", _own("preview_page"))],
    "compare": [Door("compare", "view", _with("compare", tu="1", den=str(STRANGE_NUMBER)))],
    "restore": [Door("restore", "restore", _own("restore", 1), posts=True)],
    "bin": [Door("bin", "view", lambda subject: (page(subject, "bin"), {}), KIND)],
    "take_back": [
        Door(
            "take back",
            "delete",
            lambda subject: (page(subject, "take_back", subject.binned.pk), {}),
            posts=True,
        )
    ],
    "library": [
        Door("library of a field", "view", lambda subject: (page(subject, "library"), OF_A_FIELD), KIND),
        Door("library of no field", "view", lambda subject: (page(subject, "library"), {}), KIND, free=True),
        Door("library of a text", "view", lambda subject: (page(subject, "library"), {"chu": "1"}), KIND),
    ],
    "by_token": [
        Door("small picture", "view", lambda s: (page(s, "by_token", s.row.mark), {}), free=True),
    ],
    "upload": [
        Door("upload", "add", lambda subject: (page(subject, "upload"), {}), KIND),
        Door("upload, forged", "add", lambda s: (page(s, "upload"), _links(s)), KIND, posts=True, free=True),
    ],
    "paste": [
        Door("paste a table", "change", _own("paste")),
        Door("paste a table, forged", "change", _with("paste", pasted=f"{WORD}\t3", _store="1"), posts=True),
    ],
    "import": [
        Door("workbook", "add", lambda subject: (page(subject, "import"), {}), KIND),
        Door("rows of a workbook, forged", "add", _lots_sent, KIND, posts=True, free=True),
    ],
    "template": [Door("empty workbook", "add", lambda subject: (page(subject, "template"), {}), KIND)],
    "words": [Door("words of many", "change", _words_of, KIND, free=True)],
    "withdraw": [
        Door("ask before withdrawing", "view", _own("withdraw")),
        Door("withdraw", "view", _own("withdraw"), posts=True),
    ],
    "withdraw_person": [
        Door("withdraw a person", "view", _own("withdraw_person", NOBODY), posts=True, free=True),
    ],
    "labels": [
        Door("labels", "view", _labels_of),
        Door("sheets of labels", "view", lambda subject: _labels_of(subject, co="nho", so="2"), heavy=True),
    ],
    "offer": [],
    "answer": [
        Door(f"answer {word}", "publish", _handed("answer", word), posts=True)
        for word in ("nhan", "tu-choi", "rut-lai")
    ],
    "password_change": [
        Door("password", "change", _own("password_change")),
        Door("set a password", "change", _own("password_change"), posts=True),
    ],
}
# Of every kind that can be offered; their address is one for all.
OFFERS = [Door("offer", "publish", _offered), Door("offer it", "publish", _offered, posts=True)]
# Pages of the admin as a whole: each is opened by everybody and may tell nothing. None: the address has no name.
SITE_PAGES = {
    "index": ["/quan-tri/"],
    "app_list": [f"/quan-tri/{app}/" for app in ("cooperatives", "products", "stories", "common", "auth")],
    "login": ["/quan-tri/login/"],
    "logout": [],  # ends the visit
    "password_change": ["/quan-tri/password_change/"],
    "password_change_done": ["/quan-tri/password_change/done/"],
    "jsi18n": ["/quan-tri/jsi18n/"],
    "autocomplete": [],  # tried for every field that asks it
    "view_on_site": [],  # tried for every subject
    None: [f"/quan-tri/{WORD[:2]}-khong-co/"],
}


def named_addresses(site=admin.site):
    """Yield the name of every address of the admin, None for one without; whatever includes others is looked into."""
    waiting = list(site.get_urls())
    while waiting:
        pattern = waiting.pop()
        if isinstance(pattern, URLResolver):
            waiting += pattern.url_patterns
        else:
            yield pattern.name


def suffix_of(name, site=admin.site) -> str | None:
    """Return what follows the model in an address's name, "change" say; None for a page of the whole admin."""
    for model in site._registry:
        start = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name and name.startswith(start):
            return name.removeprefix(start)
    return None


def unlisted(names) -> list[str]:
    """Return a sentence for each address that no table knows."""
    return [
        f"the address '{name}' has no door in tests/kit/doors.py: add what it needs to DOORS or SITE_PAGES"
        for name in names
        if not (name in SITE_PAGES or suffix_of(name) in DOORS)
    ]


def doors_of(subject, names) -> list[Door]:
    """Return the doors that lead to the subject through the addresses ``names``, and the actions of its list."""
    meta = subject.model._meta
    start = f"{meta.app_label}_{meta.model_name}_"
    found = [
        door for name in names if name and name.startswith(start) for door in DOORS[name.removeprefix(start)]
    ]
    model_admin = admin.site.get_model_admin(subject.model)
    found += [
        Door(f"ticked: {name}", "publish", _ticked(name), posts=True, free=True)
        for name in model_admin.actions or ()
        if isinstance(name, str)
    ]
    found = [door for door in found if door.name != "take back" or subject.binned is not None]
    return found + (OFFERS if hasattr(subject.model, "moves_along") else [])
