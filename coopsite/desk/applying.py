"""Making a stored object hold a content again: for publishing a draft, for showing it, for taking an act back."""

from contextlib import contextmanager

from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coopsite.common.finding import Findable
from coopsite.common.search.indexing import gathered
from coopsite.desk.shape import Part, Shape, shape_of
from coopsite.desk.snapshot import plain, value_of


@contextmanager
def rehearsal():
    """Do what is done inside for real, with every check of the database, and take all of it back at the end.

    What is shown of it must be rendered inside. Rows made inside need keys that no sequence draws: UUIDs.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def apply(row, data: dict) -> list[str]:
    """Make the stored ``row``, and what is part of it, hold ``data``; return what could not be, a sentence each.

    Things that ``data`` points at may have been deleted since: a link to one is left empty, a row that cannot be
    without it is left out, and the sentence says so. Runs in a transaction of its own.
    """
    with gathered():
        data = {**data}
        application = Application(data)
        application.keep_free(row, data)
        application.write(row, data, shape_of(type(row)))
        if isinstance(row, Findable):
            row.renew_found()
    return application.losses


class Application:
    """One run of ``apply``: knows what of all that the content points at still exists."""

    def __init__(self, data: dict):
        self.losses: list[str] = []
        self._existing: dict[type, dict] = {}
        # Rows of the content itself, which may point at each other before they are stored.
        self._own = set(_ids_in(data))

    def write(self, row, data: dict, shape: Shape):
        """Set and store the fields, the parts, the links and the topics of ``row``."""
        self._set(row, data["fields"], shape)
        row.save()
        for part in shape.parts:
            self._write_part(row, part, data["parts"].get(part.name, []))
        for field in shape.links:
            getattr(row, field.name).set(self._kept(field, data["links"].get(field.name, [])))
        if shape.topics:
            getattr(row, shape.topics).set(data["topics"])

    def keep_free(self, row, data: dict):
        """Give up an address in ``data`` that another object took meanwhile."""
        wanted = data["fields"].get("slug")
        if wanted and type(row)._base_manager.filter(slug=wanted).exclude(pk=row.pk).exists():
            data["fields"] = data["fields"] | {"slug": row.slug}
            self.losses.append(
                _("Địa chỉ “%(slug)s” đã có trang khác dùng, nên giữ địa chỉ cũ.") % {"slug": wanted}
            )

    def _write_part(self, owner, part: Part, wanted: list[dict]):
        shape = shape_of(part.model, part.link)
        stored = {str(row.pk): row for row in part.rows_of(owner)}
        for gone in stored.keys() - {one["id"] for one in wanted}:
            stored.pop(gone).delete()
        changed = [one for one in wanted if not _holds(stored.get(one["id"]), one, shape)]
        unchanged = [one for one in wanted if one not in changed]
        changed = [one for one in changed if self._can_be(part, one, shape)]
        if _may_be_made_anew(part.model):
            # Two rows may have exchanged what must be unique among them.
            for one in changed:
                if one["id"] in stored:
                    _unstore(stored[one["id"]])
        for one in changed:
            row = stored.get(one["id"]) or part.model(pk=one["id"], **{part.link: owner})
            self.write(row, one, shape)
        for inner in shape.parts:
            for one in unchanged:
                self._write_part(stored[one["id"]], inner, one["parts"].get(inner.name, []))

    def _set(self, row, values: dict, shape: Shape):
        for field in shape.fields:
            if field.attname not in values:
                continue
            value = value_of(field, values[field.attname])
            if field.is_relation and value is not None and not self._exists(field, value):
                self._lose(field)
                value = None
            setattr(row, field.attname, value)

    def _can_be(self, part: Part, one: dict, shape: Shape) -> bool:
        """Tell whether the row still has all that it cannot be without."""
        for field in shape.fields:
            stored = one["fields"].get(field.attname)
            if field.is_relation and not field.null and not self._exists(field, value_of(field, stored)):
                self._lose(field, part)
                return False
        return True

    def _kept(self, field, keys: list[str]) -> list:
        target = field.remote_field.model
        kept = [key for key in keys if self._has(target, target._meta.pk.to_python(key))]
        if len(kept) < len(keys):
            self._lose(field)
        return kept

    def _exists(self, field, key) -> bool:
        return str(key) in self._own or self._has(field.remote_field.model, key)

    def _has(self, model, key) -> bool:
        known = self._existing.setdefault(model, {})
        if key not in known:
            known[key] = model._base_manager.filter(pk=key).exists()
        return known[key]

    def _lose(self, field, part: Part | None = None):
        what = capfirst(str(field.verbose_name))
        if part is None:
            self.losses.append(_("%(field)s: mục đã chọn không còn nữa, nên để trống.") % {"field": what})
        else:
            kind = capfirst(str(part.model._meta.verbose_name))
            words = _("%(kind)s: bỏ một dòng vì %(field)s của dòng ấy không còn nữa.")
            self.losses.append(words % {"kind": kind, "field": what.lower()})


def _ids_in(data: dict):
    for rows in data.get("parts", {}).values():
        for one in rows:
            yield one["id"]
            yield from _ids_in(one)


def _holds(row, wanted: dict, shape: Shape) -> bool:
    """Tell whether a stored row has the wanted fields and links; its own parts are compared one by one."""
    if row is None:
        return False
    fields = {field.attname: plain(field, row) for field in shape.fields}
    links = {
        field.name: sorted(str(one.pk) for one in getattr(row, field.name).all()) for field in shape.links
    }
    return fields == wanted["fields"] and links == wanted.get("links", {})


def _unstore(row):
    """Delete a row so that it can be stored again with all that it holds, what no form writes included."""
    key = row.pk
    row.delete()
    row.pk, row._state.adding = key, True


def _may_be_made_anew(model: type[models.Model]) -> bool:
    """Tell whether nothing points at rows of ``model``, so that one may be deleted and stored again."""
    return not model._meta.related_objects
