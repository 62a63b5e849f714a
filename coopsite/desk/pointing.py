"""What a content points at, whatever depth of it: other nouns' rows, by kind."""

from coopsite.desk.shape import Shape, shape_of


def pointed_at(shape: Shape, content: dict) -> dict[type, set[str]]:
    """Return, by model, the keys of all that a content of that shape points at, as text."""
    found: dict[type, set[str]] = {}
    for field in shape.fields:
        key = content["fields"].get(field.attname)
        if field.is_relation and key is not None:
            found.setdefault(field.remote_field.model, set()).add(str(key))
    for field in shape.links:
        found.setdefault(field.remote_field.model, set()).update(content.get("links", {}).get(field.name, []))
    for part in shape.parts:
        for row in content.get("parts", {}).get(part.name, []):
            for kind, keys in pointed_at(shape_of(part.model, part.link), row).items():
                found.setdefault(kind, set()).update(keys)
    return found
