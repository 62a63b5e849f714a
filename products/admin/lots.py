"""Lots in the admin: one typed at a time, or many out of an Excel workbook that is looked at first."""

import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin import BaseAdmin, Cards, scoped
from coopsite.common.workbooks import XLSX, UnreadableWorkbook, read_workbook
from coopsite.desk.admin.recorded import RecordedMixin
from coopsite.desk.troubles import Refused
from products.admin.labels import labels_address
from products.lot_import import LotTable
from products.lot_sheet import MOST_COLUMNS, MOST_LOTS, MOST_STEPS, LotSheet, read_lots, template, told_back
from products.models import Lot, LotStep, Product

IMPORT, TEMPLATE = "products_lot_import", "products_lot_template"
READ, STORE, GIVE_BACK = "rows", "_store", "_wrong"
# A federation has some hundred products; more would make the list of codes too long to look anything up in.
MOST_NAMED = 2_000


class WorkbookForm(forms.Form):
    """A workbook of lots."""

    file = forms.FileField(
        label=_("Tệp Excel (.xlsx)"), error_messages={"required": _("Hãy chọn một tệp Excel.")}
    )


class ImportMixin:
    """The pages on which a workbook of lots is looked at row by row, given back with what is wrong, and stored."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("nhap/", view(self.import_view), name=IMPORT),
            path("nhap/mau.xlsx", view(self.template_view), name=TEMPLATE),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        more = {"import_address": reverse(f"admin:{IMPORT}") if self.has_add_permission(request) else ""}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def template_view(self, request):
        """Give the empty workbook, with the codes of the products whose lots the account may write down."""
        self._let_in(request)
        rows = self._products(request).with_label().order_by("sort_key")
        named = rows.values_list("label_code", "name")[:MOST_NAMED]
        return _workbook(template([(code or "", name) for code, name in named]), "mau-lo-hang.xlsx")

    def import_view(self, request):
        """Show the box for a workbook; on POST show what it would store, give back what is wrong, or store it."""
        self._let_in(request)
        form, sheet = WorkbookForm(), None
        if READ in request.POST:
            sheet = _sheet_sent(request)
        elif request.method == "POST":
            form = WorkbookForm(request.POST, request.FILES)
            sheet = _sheet_uploaded(form)
        table = sheet and LotTable(sheet, self._products(request))
        if table and GIVE_BACK in request.POST:
            return _workbook(told_back(sheet, table.faults), "lo-hang-can-sua.xlsx")
        if table and STORE in request.POST and (stored := self._try_to_store(request, table)):
            messages.success(request, _("Đã ghi %(number)s lô.") % {"number": stored})
            return HttpResponseRedirect(reverse("admin:products_lot_changelist"))
        return self._show_rows(request, form, table)

    def _let_in(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied

    def _products(self, request):
        return scoped(Product.objects.all(), request.user, self.role_to_add)

    def _try_to_store(self, request, table) -> int:
        """Store the rows and return their number; 0 where they are not all right, which is said."""
        try:
            return table.store(request.user, str(_("nhập từ Excel")))
        except Refused:
            return 0  # the page says it
        except IntegrityError:
            messages.error(request, _("Có người vừa ghi cùng một lô. Chưa ghi dòng nào."))
            return 0

    def _show_rows(self, request, form, table):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Nhập lô hàng từ Excel"),
            "opts": self.opts,
            "form": form,
            "table": table,
            "rows": json.dumps(table.sheet.as_json(), ensure_ascii=False) if table else "",
            "template_address": reverse(f"admin:{TEMPLATE}"),
            "most": {"lots": MOST_LOTS, "steps": MOST_STEPS},
        }
        return TemplateResponse(request, "admin/products/import_lots.html", context)


def _sheet_uploaded(form) -> LotSheet | None:
    """Return the rows of an uploaded workbook; None where there is none that can be read, which the form then says."""
    if not form.is_valid():
        return None
    try:
        return read_lots(read_workbook(form.cleaned_data["file"], MOST_STEPS + 100, MOST_COLUMNS))
    except UnreadableWorkbook as error:
        form.add_error("file", str(error))
        return None


def _sheet_sent(request) -> LotSheet | None:
    """Return the rows that the page sent back; None, with a sentence, where they are not as it had them."""
    try:
        sheet = LotSheet.of_json(json.loads(request.POST[READ]))
    except (ValueError, RecursionError):
        sheet = None
    if sheet is None:
        messages.error(request, _("Không đọc lại được các dòng: hãy tải tệp lên lần nữa."))
    return sheet


def _workbook(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


class StepCards(Cards):
    """The steps of a lot, in the order in which they were done."""

    model = LotStep
    classes = []
    fields = [
        *(("name", "done_on"), ("place", "region"), "actor", "note", ("photo", "document_url"), "position")
    ]


class RecallFilter(admin.SimpleListFilter):
    """What was called back, whose labels have to be looked after, or what was not."""

    title = _("thu hồi")
    parameter_name = "thu-hoi"

    def lookups(self, request, model_admin):
        return [("co", _("Đã thu hồi")), ("khong", _("Chưa từng thu hồi"))]

    def queryset(self, request, queryset):
        if self.value() in ("co", "khong"):
            return queryset.filter(recalled_on__isnull=self.value() == "khong")
        return queryset


@admin.register(Lot)
class LotAdmin(ImportMixin, RecordedMixin, BaseAdmin):
    """What a lot says stands on the page of its label as soon as it is saved: not a matter of drafts."""

    role_to_add = role_to_change = role_to_delete = "for_publisher"
    list_display = [
        "number",
        "product",
        "made_on",
        "best_before",
        "checked_on",
        "recalled_on",
        "illustrative",
    ]
    list_filter = [RecallFilter, "illustrative"]
    list_select_related = ["product"]
    search_fields = ["text_folded"]
    readonly_fields = ["label"]
    fieldsets = [
        (None, {"fields": ["product", "number", "label"]}),
        (_("Ngày"), {"fields": [("harvested_on", "made_on", "best_before")]}),
        (_("Nơi làm"), {"fields": ["place", "region"]}),
        (_("Thêm"), {"fields": ["note", "checked_on", "illustrative"]}),
        (_("Thu hồi lô"), {"fields": [("recalled_on", "recall_reason")]}),
    ]
    inlines = [StepCards]

    def get_readonly_fields(self, request, obj=None):
        """Keep what is printed on packs."""
        fields = super().get_readonly_fields(request, obj)
        return fields if obj is None else [*fields, "product", "number"]

    def get_search_results(self, request, queryset, search_term):
        """Find lots by their product's names too, as the search page would."""
        found, repeats = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, repeats
        products = Product.objects.matching(search_term).order_by().values("pk")
        return found | queryset.filter(product__in=products), repeats

    def why_not_binned(self, row) -> str:
        """Keep what was called back: who scans a pack of it has to learn so."""
        if row.recalled_on:
            return _("Lô này đã bị thu hồi: giữ lại để người quét tem còn thấy lời báo.")
        return super().why_not_binned(row)

    @admin.display(description=_("trang của lô"))
    def label(self, lot):
        """The page that a label of the lot leads to, and the way to print some."""
        if lot.pk is None:
            return _("Có sau khi lưu lần đầu.")
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            lot.get_absolute_url(),
            lot.get_absolute_url(),
            labels_address(lot.product_id, lot.pk),
            _("In tem của lô này"),
        )
