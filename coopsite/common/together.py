"""Several small sets of rows in one query, where a page would otherwise ask once for each."""

from django.db.models import F, Model, Value
from django.db.models.functions import JSONObject


def load_together(row: Model, *relations: str) -> dict[str, list[Model]]:
    """Return the rows of each of ``row``'s reverse relations, in their models' own order, by one query.

    ``load_together(cooperative, "practices", "offers")`` → ``{"practices": [DigitalPractice, …], "offers": []}``.
    Meant for relations of a few rows with plain columns; each row arrives as a JSON object, so that tables of
    different shape fit into one UNION.
    """
    related = {name: row._meta.get_field(name) for name in relations}
    asked = [
        relation.related_model._default_manager.filter(**{relation.field.name: row})
        .order_by()
        .annotate(found_in=Value(name), found=JSONObject(**_columns(relation.related_model)))
        .values_list("found_in", "found")
        for name, relation in related.items()
    ]
    rows = {name: [] for name in relations}
    for name, found in asked[0].union(*asked[1:], all=True):
        rows[name].append(_instance(related[name].related_model, found))
    for name, relation in related.items():
        for key in reversed(relation.related_model._meta.ordering):
            column = key.lstrip("-")
            # What is empty comes first, and last where the order is turned: it cannot be compared.
            rows[name].sort(
                key=lambda one, column=column: (getattr(one, column) is not None, getattr(one, column)),
                reverse=key[0] == "-",
            )
    return rows


def prefetch_together(row: Model, *relations: str):
    """Load the relations as load_together does and keep them on ``row``: ``row.people.all()`` asks no more."""
    for name, rows in load_together(row, *relations).items():
        keep_loaded(row, name, rows)


def keep_loaded(row: Model, name: str, rows: list[Model]):
    """Keep ``rows``, loaded some other way, on ``row`` as what its relation ``name`` holds."""
    held = getattr(row, name).all()
    held._result_cache, held._prefetch_done = rows, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = held


def _columns(model) -> dict[str, F]:
    return {field.attname: F(field.attname) for field in model._meta.concrete_fields}


def _instance(model, found: dict) -> Model:
    values = {field.attname: field.to_python(found[field.attname]) for field in model._meta.concrete_fields}
    instance = model(**values)
    instance._state.adding = False
    return instance
