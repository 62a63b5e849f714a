"""What an object holds, as plain JSON, and back: the content of a draft and of every revision.

{"fields": {"name": "Chè …", "category_id": 3, …}, "links": {"regions": ["12", …]}, "topics": ["…"],
 "parts": {"channels": [{"id": "…", "fields": {…}, "links": {…}, "parts": {…}}, …]}}

Values are what JSON holds: text, whole numbers, true, false, null; dates, decimals and UUIDs as text.
"""

import hashlib
import json

from coopsite.common.richtext import RichTextField, clean_html
from coopsite.desk.shape import Part, shape_of


def take(row) -> dict:
    """Return the content of a stored ``row`` as the database holds it."""
    shape = shape_of(type(row))
    data = _own(row, shape)
    if shape.topics:
        data["topics"] = sorted(getattr(row, shape.topics).values_list("name", flat=True))
    return data


def _own(row, shape) -> dict:
    data = {"fields": {field.attname: plain(field, row) for field in shape.fields}}
    if shape.links:
        data["links"] = {field.name: _keys(row, field.name) for field in shape.links}
    if shape.parts:
        data["parts"] = {part.name: _rows(row, part) for part in shape.parts}
    return data


def _rows(owner, part: Part) -> list[dict]:
    shape = shape_of(part.model, part.link)
    return [{"id": str(row.pk), **_own(row, shape)} for row in part.rows_of(owner)]


def _keys(row, name: str) -> list[str]:
    return sorted(str(one.pk) for one in getattr(row, name).all())


def plain(field, row):
    """Return the value of ``field`` in ``row`` as JSON holds it."""
    value = field.value_from_object(row)
    if isinstance(field, RichTextField):
        # As a form would store it: what was written before a rule of cleaning is no change.
        return clean_html(value)
    return value if value is None or isinstance(value, bool | int) else field.value_to_string(row)


def value_of(field, stored):
    """Return what ``plain`` made ``stored`` of."""
    return (field.target_field if field.is_relation else field).to_python(stored)


def restorable(model, data: dict, now: dict) -> dict:
    """Return ``data`` with what ``never_restored`` names, fields and parts of ``model``, as it is ``now``."""
    kept = getattr(model, "never_restored", ())
    fields, parts = (
        {name: now[kind][name] for name in kept if name in now.get(kind, {})} for kind in ("fields", "parts")
    )
    content = data | {"fields": data["fields"] | fields}
    return content | {"parts": data.get("parts", {}) | parts} if parts else content


def digest(data: dict) -> str:
    """Return a short name of a content: equal for equal contents, whenever and wherever taken."""
    words = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:32]
