"""Pages of products."""

from django.db.models import F, Prefetch, prefetch_related_objects

from cooperatives.figures import changes_in, standing_alone
from cooperatives.models import CooperativeChannel
from cooperatives.outlets import Outlets
from coopsite.common.facetted import FacettedListView
from coopsite.common.together import prefetch_together
from coopsite.common.views import PublishedDetailView
from products.facets import FACETS, ORDERS
from products.models import Product
from products.models.product import CERTIFICATES
from products.models.rules import BEGINNING
from products.structured import product_data

SIMILAR = 3
SHOWN_AT = 3


class ProductList(FacettedListView):
    template_name = "products/product_list.html"
    model, section = Product, "products"
    facets, orders, indexable, begins = FACETS, ORDERS, ("nhom", "tinh"), BEGINNING


class ProductDetail(PublishedDetailView):
    model = Product
    template_name = "products/product_detail.html"
    section = "products"

    def get_context_data(self, **kwargs):
        product = self.object
        figures = product.figures.all()
        similar = list(self._similar())
        prefetch_together(product, "certifications", "rural_titles")
        prefetch_related_objects([product, *similar], CERTIFICATES)
        return super().get_context_data(
            changes=changes_in(figures),
            figures=standing_alone(figures),
            outlets=self._outlets(),
            stops=product.stops.published().for_mention(),
            stories=product.stories.published().for_listing(),
            shown_at=self._shown_at(),
            similar=similar,
            structured=product_data(product),
            **kwargs,
        )

    def _similar(self):
        """Other products of the group, those that hold stars first."""
        others = Product.objects.published().filter(category=self.object.category).exclude(pk=self.object.pk)
        ranked = others.for_promotion().with_stars().with_place()
        return ranked.order_by(F("stars_now").desc(nulls_last=True), "sort_key")[:SIMILAR]

    def _shown_at(self):
        """Return where the product can be seen next; of alcohol nothing: a word of it there is advertising."""
        category = self.object.category
        if category is not None and category.restricted_promotion:
            return []
        return self.object.shown_at.ahead().for_mention()[:SHOWN_AT]

    def _outlets(self) -> Outlets:
        """The product's own channels, and those of its cooperative for platforms it has none on."""
        own, maker = Outlets.of(self.object), self.object.cooperative
        if maker is None or not maker.is_published():
            return own
        prefetch_related_objects(
            [maker], Prefetch("channels", queryset=CooperativeChannel.objects.for_page())
        )
        return own.completed_by(Outlets.of(maker))
