"""Pages of products."""

from django.db.models import F, prefetch_related_objects

from cooperatives.facets import ProvinceFacet
from cooperatives.figures import changes_in, standing_alone
from coopsite.common.facets import Filters
from coopsite.common.views import PagedListView, PublishedDetailView
from products.facets import ChannelFacet, CodeFacet, GroupFacet, SchemeFacet, StarsFacet
from products.models import Product
from products.models.product import CERTIFICATES

ORDERS = {
    "sao": ("Sao cao trước", [F("stars_now").desc(nulls_last=True), "sort_key", "pk"]),
    "moi": ("Mới cập nhật", ["-updated_at", "-pk"]),
    "ten": ("Tên A–Z", ["sort_key", "pk"]),
}
FIRST_ORDER = "sao"
SIMILAR = 3


class ProductList(PagedListView):
    template_name = "products/product_list.html"
    paginate_by = 24
    section = "products"

    def get_queryset(self):
        base = Product.objects.published()
        facets = [
            GroupFacet(),
            StarsFacet(),
            ProvinceFacet(base),
            SchemeFacet(),
            ChannelFacet(),
            CodeFacet(),
        ]
        self.filters = Filters(base, facets, self.request.GET)
        asked = self.request.GET.get("sap-xep")
        self.order = asked if asked in ORDERS else FIRST_ORDER
        return self.filters.results().with_stars().for_listing().order_by(*ORDERS[self.order][1])

    def get_context_data(self, **kwargs):
        orders = [(key, label, key == self.order) for key, (label, _order) in ORDERS.items()]
        return super().get_context_data(filters=self.filters, orders=orders, **kwargs)


class ProductDetail(PublishedDetailView):
    model = Product
    template_name = "products/product_detail.html"
    section = "products"

    def get_context_data(self, **kwargs):
        product = self.object
        figures = product.figures.all()
        similar = list(self._similar())
        prefetch_related_objects([product, *similar], CERTIFICATES)
        return super().get_context_data(
            changes=changes_in(figures),
            figures=standing_alone(figures),
            channels=self._channels(),
            stops=product.stops.published().for_mention(),
            stories=product.stories.published().for_listing(),
            similar=similar,
            **kwargs,
        )

    def _similar(self):
        """Other products of the group, those that hold stars first."""
        others = Product.objects.published().filter(category=self.object.category).exclude(pk=self.object.pk)
        ranked = others.for_promotion().with_stars().with_place()
        return ranked.order_by(F("stars_now").desc(nulls_last=True), "sort_key")[:SIMILAR]

    def _channels(self) -> list:
        """The product's own channels, and those of its cooperative for platforms it has none on."""
        own = list(self.object.channels.all())
        if self.object.cooperative is None or not self.object.cooperative.is_published():
            return own
        taken = {channel.platform for channel in own}
        return own + [one for one in self.object.cooperative.channels.all() if one.platform not in taken]
