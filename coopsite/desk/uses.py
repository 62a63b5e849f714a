"""Where an object is used: the entries that point at it, found through the models themselves."""

from dataclasses import dataclass, field

from coopsite.desk.models import Draft
from coopsite.desk.pointing import pointed_at
from coopsite.desk.shape import shape_of


@dataclass
class Uses:
    """The users of an object of one kind: the rows that the reader may know, and how many others there are."""

    kind: type
    rows: list = field(default_factory=list)
    others: int = 0

    @property
    def name(self) -> str:
        return str(self.kind._meta.verbose_name)

    @property
    def title(self) -> str:
        return str(self.kind._meta.verbose_name_plural)


def uses_of(row, visible) -> list[Uses]:
    """Return what points at ``row`` and is no part of it, by kind.

    What points at it through a part (a photograph's stop, a market's row) is told as the entry that the part belongs
    to; a draft that waits beside a public page counts as that page. ``visible(queryset)`` keeps what the reader may know by name; the rest is counted.
    """
    keys: dict[type, set] = {}
    for kind, found in (*_pointing(row), *_drafts_of(row)):
        keys.setdefault(kind, set()).update(found)
    uses = []
    for kind, found in keys.items():
        rows = list(visible(kind._default_manager.filter(pk__in=found)))
        every = kind._base_manager.filter(pk__in=found).count()
        uses.append(Uses(kind, rows, every - len(rows)))
    return [one for one in uses if one.rows or one.others]


def _drafts_of(row):
    """Yield (kind, {key}) of each page beside which a draft waits that points at ``row``; such drafts are few."""
    for draft in Draft.objects.filter(base__isnull=False).select_related("head", "content_type"):
        kind = draft.content_type.model_class()
        if str(row.pk) in pointed_at(shape_of(kind), draft.head.data).get(type(row), ()):
            yield kind, {draft.object_id}


def is_used_in_public(row) -> bool:
    """Tell whether a page that the public may see uses ``row``, straight or through one of its parts."""
    for kind, keys in _pointing(row):
        rows = kind._default_manager.filter(pk__in=keys)
        # What is never a draft, such as a federation's own page, is always public.
        if keys and (rows.published() if hasattr(rows, "published") else rows).exists():
            return True
    return False


def _pointing(row):
    """Yield (kind, keys of the entries of that kind that point at ``row``) for each relation that leads to it."""
    for relation in _relations_to(type(row)):
        model = relation.related_model
        way, kind = _owner_of(model)
        is_its_own_part = kind is type(row) and relation.field.name == way.split("__")[0]
        if is_its_own_part or relation.field.name in _BOOKKEEPING:
            continue
        pointing = model._base_manager.filter(**{relation.field.name: row})
        keys = pointing.order_by().values_list(f"{way}__pk" if way else "pk", flat=True)
        yield kind, {key for key in keys if key is not None}


def _relations_to(model):
    """Yield every relation that leads to ``model``, those that have no name on its side too, each once."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_tie = relation.auto_created and relation.is_relation and relation.related_model._meta.auto_created
        if relation.auto_created and not relation.concrete and not is_tie:
            yield relation


_BOOKKEEPING = {"updated_by", "verified_by", "binned_by"}


def _owner_of(model) -> tuple[str, type]:
    """Return the way from a part to the entry that it belongs to, and that entry's model; ("", model) for an entry."""
    path = getattr(model._default_manager.all(), "owner_path", "")
    steps = path.split("__")[:-1]
    kind = model
    for step in steps:
        kind = kind._meta.get_field(step).remote_field.model
    return "__".join(steps), kind
