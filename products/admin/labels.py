"""Printing labels: one page for one product or many, which gives a PDF of A4 sheets."""

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from products.labels import MOST_LABELS, SIZES, Label, sheets
from products.models import Lot, Product

# Products at a time: their names are shown, and their keys stand in an address.
MOST_PRODUCTS = 100
PAGE = "products_product_labels"


class LabelForm(forms.Form):
    """How many labels of which size, and how much of the first sheet is used up."""

    co = forms.ChoiceField(
        label=_("Cỡ tem"), choices=[(size.key, size.words) for size in SIZES.values()], initial="nho"
    )
    so = forms.IntegerField(
        label=_("Số tem mỗi sản phẩm"), min_value=1, max_value=MOST_LABELS, initial=SIZES["nho"].per_sheet
    )
    bo = forms.IntegerField(
        label=_("Bỏ trống mấy ô đầu (tờ đã dùng dở)"), min_value=0, required=False, initial=0
    )

    def __init__(self, *args, products: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.products = products

    def clean(self):
        cleaned = super().clean()
        size, skip = SIZES.get(cleaned.get("co")), cleaned.get("bo") or 0
        if size and skip >= size.per_sheet:
            words = _("Một tờ cỡ này có %(number)d ô, nên bỏ trống nhiều nhất %(most)d ô.")
            told = {"number": size.per_sheet, "most": size.per_sheet - 1}
            self.add_error("bo", forms.ValidationError(words, "sheet_full", told))
        if cleaned.get("so", 0) * self.products > MOST_LABELS:
            words = _("Mỗi lần in nhiều nhất %(most)d tem; %(products)d sản phẩm thì mỗi sản phẩm ít hơn.")
            told = {"most": MOST_LABELS, "products": self.products}
            self.add_error("so", forms.ValidationError(words, "too_many", told))
        return cleaned


class LabelsMixin:
    """The page of labels, and the way to it from a list of products."""

    actions = ["print_labels"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.labels_view)
        return [path("tem/", view, name=PAGE), *super().get_urls()]

    @admin.action(description=_("In tem có mã QR"), permissions=["view"])
    def print_labels(self, request, queryset):
        if queryset.count() > MOST_PRODUCTS:
            words = _("Mỗi lần chọn nhiều nhất %(most)d sản phẩm để in tem.") % {"most": MOST_PRODUCTS}
            self.message_user(request, words, messages.WARNING)
            return None
        chosen = ",".join(str(key) for key in queryset.order_by("pk").values_list("pk", flat=True))
        return HttpResponseRedirect(labels_address(chosen))

    @method_decorator(require_safe)
    def labels_view(self, request):
        """Show how labels can be printed of the products ``?chon=3,5``; with ``?co=…`` give the sheets.

        ``?lo=7`` asks for those of one lot of the one product. Nothing is changed by it. Products and lots of others, or
        none, are as good as no page.
        """
        products = self._chosen(request)
        if not products:
            raise Http404("no product of one's own is chosen")
        lot = self._lot(request, products)
        form = LabelForm(request.GET if "co" in request.GET else None, products=len(products))
        if form.is_bound and form.is_valid():
            return _printed(products, lot, form.cleaned_data)
        context = self.admin_site.each_context(request) | {
            "title": _("In tem có mã QR"),
            "opts": self.opts,
            "original": products[0] if len(products) == 1 else None,
            "products": products,
            "lot": lot,
            "chosen": ",".join(str(product.pk) for product in products),
            "form": form,
        }
        return TemplateResponse(request, "admin/products/labels.html", context)

    def _chosen(self, request) -> list[Product]:
        asked = request.GET.get("chon", "").split(",")[:MOST_PRODUCTS]
        keys = [int(key) for key in asked if key.isascii() and key.isdigit() and len(key) < 18]
        own = self.get_queryset(request).filter(pk__in=keys).prefetch_related("scan_codes")
        return [
            product
            for product in own.order_by("pk")
            if product.scan_code and self.has_view_or_change_permission(request, product)
        ]

    @staticmethod
    def _lot(request, products: list[Product]) -> Lot | None:
        """Return the lot that is asked for; 404 where the one product has none such."""
        asked = request.GET.get("lo", "")
        if not asked:
            return None
        is_key = asked.isascii() and asked.isdigit() and len(asked) < 18
        lots = (
            Lot.objects.kept().filter(product__in=products[:1]) if len(products) == 1 else Lot.objects.none()
        )
        lot = lots.filter(pk=asked).first() if is_key else None
        if lot is None:
            raise Http404("no such lot of the product")
        return lot


def labels_address(chosen, lot=None) -> str:
    """Return the address of the page of labels for the keys ``chosen``, one or several between commas; or of a lot."""
    asked = {"chon": chosen} if lot is None else {"chon": chosen, "lo": lot}
    return f"{reverse(f'admin:{PAGE}')}?{urlencode(asked)}"


def _printed(products: list[Product], lot: Lot | None, asked: dict) -> HttpResponse:
    number = lot.number if lot else ""
    labels = [
        Label(product.name, product.scan_code.code, number)
        for product in products
        for _copy in range(asked["so"])
    ]
    pdf = sheets(labels, SIZES[asked["co"]], asked["bo"] or 0)
    name = products[0].slug if len(products) == 1 else "nhieu-san-pham"
    headers = {"Content-Disposition": f'attachment; filename="tem-{name}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
