"""The filters of the list of cooperatives, and those that other lists share with it."""

from django.db.models import F, Q

from cooperatives.models import Field, Region
from coopsite.common.facets import Facet


class ProvinceFacet(Facet):
    """Provinces of today in which the list has anything at all."""

    key = "tinh"
    title = "Tỉnh, thành phố"
    column = F("province__slug")

    def __init__(self, base):
        self.base = base

    def options(self):
        used = self.base.order_by().values("province")
        return list(Region.objects.filter(pk__in=used).values_list("slug", "name"))

    def keeps(self, value):
        return Q(province__slug=value)


class FieldFacet(Facet):
    key = "linh-vuc"
    title = "Lĩnh vực"
    column = F("field")

    def options(self):
        """Return the stated fields; a row that nobody gave one is under none."""
        return [(value, label[:1].upper() + label[1:]) for value, label in Field.choices if value]

    def keeps(self, value):
        return Q(field=value)
