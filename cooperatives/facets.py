"""The filters of the list of cooperatives, and those that other lists share with it."""

from collections.abc import Callable

from cooperatives.models import Field, Market, OfferKind, PracticeArea, Region
from coopsite.common.facets import Facet
from coopsite.common.models import Tag
from coopsite.common.sorting import sort_key

Labels = Callable[[list[str]], dict[str, str]]
MOST_TOPICS = 12


def fixed(choices) -> Labels:
    """Return the labels of a list that is shown whole, what holds nothing too."""
    told = {str(value): f"{str(label)[:1].upper()}{str(label)[1:]}" for value, label in choices if value}
    return lambda _values: told


def named(model, name: str) -> Labels:
    """Return labels that are the names of rows known by their slugs, in Vietnamese order."""

    def labels(values):
        found = model.objects.filter(slug__in=values).values_list("slug", name)
        return dict(sorted(found, key=lambda pair: sort_key(pair[1])))

    return labels


def topics() -> Facet:
    return Facet("chu-de", "Chủ đề", named(Tag, "name"), most=MOST_TOPICS, closed=True)


def _markets(values) -> dict[str, str]:
    return dict(Market.objects.filter(key__in=values).values_list("key", "name"))


# No choice of the list: what its map can show.
LOCATED = ("_toa-do", "co")
PROVINCE = Facet("tinh", "Tỉnh, thành phố", named(Region, "name"))
FORMER_PROVINCE = Facet("tinh-cu", "Tỉnh cũ, trước 1/7/2025", named(Region, "name"), closed=True)
FACETS = [
    PROVINCE,
    FORMER_PROVINCE,
    # A row that nobody gave a field is under none.
    Facet("linh-vuc", "Lĩnh vực", fixed(Field.choices)),
    Facet("so", "Công cụ số, máy móc", fixed(PracticeArea.choices)),
    Facet("du-lich", "Du lịch nông nghiệp", fixed(OfferKind.choices)),
    Facet("xuat-khau", "Thị trường xuất khẩu", _markets),
    Facet("don-doan", "Đoàn tới thăm", fixed([("co", "Từng đón đoàn")])),
    topics(),
]
