"""The filters of the lists of visits, of stories and of events."""

from cooperatives.facets import PROVINCE, fixed, named, topics
from cooperatives.models import Federation
from coopsite.common.facets import Facet
from products.facets import groups
from stories.models import EventKind, StoryKind


def _years(values) -> dict[str, str]:
    return {year: f"Năm {year}" for year in sorted(values, reverse=True)}


VISIT_FACETS = [
    Facet("don", "Liên minh đón", named(Federation, "short_name")),
    Facet("di", "Liên minh đi", named(Federation, "short_name")),
    topics(),
    Facet("nhom", "Nhóm sản phẩm", groups),
    Facet("nam", "Năm", _years),
]
STORY_FACETS = [
    Facet("loai", "Loại chuyện", fixed(StoryKind.choices)),
    topics(),
]
EVENT_FACETS = [
    Facet("loai", "Loại sự kiện", fixed(EventKind.choices)),
    PROVINCE,
]
