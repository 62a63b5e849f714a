"""What an act on one object changes on another.

A certificate is typed on its decision's page and is part of a product, which has its own history, its own drafts and
perhaps another owner: a row may be a part of two wholes, and belongs to the one through which it is owned. A decision,
whose history other federations may read, tells of a product's page only what is public of it: see drafting.publish.
"""

from contextlib import contextmanager

from django.utils.translation import gettext as _

from coopsite.desk.models import Act, Draft, Revision
from coopsite.desk.shape import is_drafted, shape_of
from coopsite.desk.snapshot import digest, take
from coopsite.desk.standing import is_live, is_out


def shared_parts(model):
    """Yield (part, field) for the parts of ``model`` whose rows are owned through another whole, the field's."""
    for part in shape_of(model).parts:
        if part.owner:
            yield part, part.model._meta.get_field(part.owner)


def _parts_of_two(model):
    """Yield (part, field) for the parts of ``model`` whose rows are parts of another whole too, the field's."""
    for part in shape_of(model).parts:
        for field in part.model._meta.concrete_fields:
            others = shape_of(field.remote_field.model).parts if field.is_relation else ()
            if field.name != part.link and (part.model, field.name) in {
                (one.model, one.link) for one in others
            }:
                yield part, field


def others_between(model, old: dict, new: dict) -> list:
    """Return the other wholes whose rows differ between two contents of a row of ``model``."""
    found = []
    for part, field in _parts_of_two(model):
        a, b = ({row["id"]: row for row in data["parts"].get(part.name, [])} for data in (old, new))
        changed = [rows[key] for rows in (a, b) for key in rows if a.get(key) != b.get(key)]
        keys = {row["fields"][field.attname] for row in changed} - {None}
        found += field.remote_field.model._base_manager.filter(pk__in=keys)
    return found


def with_others_kept(model, wanted: dict, stored: dict, mine) -> dict:
    """Return the content ``wanted`` with the rows of others as they are ``stored`` now.

    ``mine(queryset)`` keeps the wholes whose rows the account may write: taking back what a page once held must not
    delete or bring back what somebody else answers for.
    """
    kept = {**wanted, "parts": {**wanted.get("parts", {})}}
    for part, field in shared_parts(model):
        rows, now = wanted["parts"].get(part.name, []), stored["parts"].get(part.name, [])
        keys = {row["fields"][field.attname] for row in [*rows, *now]}
        own = set(
            mine(field.remote_field.model._default_manager.filter(pk__in=keys)).values_list("pk", flat=True)
        )
        others = {row["id"]: row for row in now if row["fields"][field.attname] not in own}
        ours = [row for row in rows if row["fields"][field.attname] in own and row["id"] not in others]
        kept["parts"][part.name] = sorted([*ours, *others.values()], key=lambda row: row["id"])
    return kept


@contextmanager
def changed_along(rows, by, note: str):
    """Give each of ``rows`` a line in its history for what is done inside; its draft, if any, goes on from there.

    They are locked, in the order of their keys: two who change one of them at the same time are told one after another.
    """
    before = {row: _noted(row) for row in _held(rows)}
    yield
    for row, name in before.items():
        row = type(row)._base_manager.get(pk=row.pk)
        data = take(row)
        if digest(data) == name:
            continue
        revision = Revision.objects.record(row, Act.CHANGED, by, note[:500], data, live=_is_seen(row))
        if not is_out(row):
            # A page that is not public holds its draft itself.
            Draft.objects.about(row).update(head=revision)


def hold_others(row, standing):
    """Lock the other wholes that ``row`` or its draft shares rows with, before ``row`` itself is locked.

    Whoever works from their page has them first and ``row`` second; in any other order the two would wait for each
    other.
    """
    for part, field in _parts_of_two(type(row)):
        stored = part.model._base_manager.filter(**{part.link: row}).values_list(field.attname, flat=True)
        written = [one["fields"][field.attname] for one in standing.content["parts"].get(part.name, ())]
        _held(field.remote_field.model._base_manager.filter(pk__in={*stored, *written} - {None}))


def _held(rows) -> list:
    """Return ``rows``, of one or several models, fresh and locked in the order of their keys."""
    keys = {}
    for row in rows:
        keys.setdefault(type(row), set()).add(row.pk)
    return [
        row
        for model in sorted(keys, key=lambda one: one._meta.label)
        for row in model._base_manager.select_for_update().filter(pk__in=keys[model]).order_by("pk")
    ]


def through(row, note: str = "") -> str:
    """Return what a history says of a change that was made on the page of ``row``."""
    words = _("qua %(kind)s %(row)s") % {"kind": row._meta.verbose_name, "row": row}
    return f"{words}: {note}" if note else words


def _is_seen(row) -> bool:
    """Tell whether changes of ``row`` are public: those of what has no drafts always are."""
    return is_live(row) or not is_drafted(type(row))


def _noted(row) -> str:
    """Return the name of what ``row`` holds, and see to it that its history knows that content."""
    data, contents = take(row), Revision.objects.about(row).with_content()
    name, live = digest(data), _is_seen(row)
    last = (contents.filter(live=True) if live else contents).first()
    if last is None or last.digest != name:
        Revision.objects.record(row, Act.FOUND, data=data, live=live)
    return name
