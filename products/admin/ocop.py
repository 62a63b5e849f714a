"""OCOP groups and decisions in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin import LookupAdmin, Rows
from coopsite.desk.admin import RecordedAdmin
from products.admin.pasting import PASTED, PastingMixin
from products.models import OcopCertificate, OcopDecision, ProductCategory


@admin.register(ProductCategory)
class ProductCategoryAdmin(LookupAdmin):
    list_display = ["name", "parent", "position", "restricted_promotion"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    ordering = ["parent__position", "position"]

    def get_search_results(self, request, queryset, search_term):
        """Offer a product the sub-groups alone: the six groups take none."""
        rows, repeats = super().get_search_results(request, queryset, search_term)
        asking = request.GET.get("model_name"), request.GET.get("field_name")
        return (rows.subgroups() if asking == ("product", "category") else rows), repeats


class RecognisedRows(Rows):
    """The products that a decision recognised: many in one go."""

    model = OcopCertificate
    role_to_add = role_to_change = "for_publisher"
    classes = []
    # One round recognises many; a form holds 4.000 boxes at most.
    max_num = 400
    fields = ["product", "stars", "score", "five_star_potential", "withdrawn_on", "withdrawn_reason"]
    verbose_name_plural = _("sản phẩm được công nhận trong quyết định này")


@admin.register(OcopDecision)
class OcopDecisionAdmin(PastingMixin, RecordedAdmin):
    """Stars change on the public page as soon as a decision is saved: not a matter of drafts.

    What could hardly have been so is told when it is saved, and not refused: products.remarks.
    """

    role_to_add = role_to_change = role_to_delete = "for_publisher"
    list_display = ["number", "decided_on", "valid_until", "level", "body", "illustrative", "federation"]
    list_filter = ["level", "illustrative", "rule"]
    list_select_related = ["federation"]
    search_fields = ["text_folded"]
    readonly_fields = ["valid_until"]
    fieldsets = [
        (None, {"fields": ["number", "decided_on", "valid_until", "body", "level", "region", "federation"]}),
        (_("Thêm"), {"fields": ["round_name", "rule", "document_url", "body_url", "illustrative"]}),
        (_("Dán từ bảng"), {"fields": [PASTED]}),
    ]
    inlines = [RecognisedRows]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.tell_remarks(request, form.instance)
