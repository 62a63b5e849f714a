"""Pasting a table into a decision: each row is shown with the product that it was matched with, then all are stored."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import TidyTextField
from coopsite.common.keeping import KeepingForm
from coopsite.common.search.indexing import gathered
from coopsite.desk.along import changed_along, through
from coopsite.desk.locking import locked
from coopsite.desk.troubles import Refused
from products.models import OcopCertificate
from products.recognising import SKIPPED, Standing, Table
from products.remarks import remarks_on

PASTED, OF_ALL, STORE = "pasted", "stars_of_all", "_store"
STARS = (3, 4, 5)


class DecisionForm(KeepingForm):
    """A decision, and a box for a table of its products: looked at on a page of its own once the decision is saved."""

    pasted = TidyTextField(
        label=_("Các dòng chép từ Excel, Word"),
        required=False,
        widget=forms.Textarea({"rows": 4, "class": "vLargeTextField"}),
        help_text=_(
            "Mỗi dòng một sản phẩm: tên, cơ sở làm ra, số sao, điểm. "
            "Lưu xong, trang sau cho xem từng dòng; xem rồi mới ghi."
        ),
    )


class PastingMixin:
    """Gives the admin of decisions the page on which pasted rows are looked at and stored."""

    form = DecisionForm

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_paste"
        return [
            path("<int:pk>/dan/", self.admin_site.admin_view(self.paste_view), name=name),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        """Leave the box out for who may only look."""
        fieldsets = super().get_fieldsets(request, obj)
        writes = self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj)
        return fieldsets if writes else [one for one in fieldsets if PASTED not in one[1]["fields"]]

    def response_add(self, request, obj, post_url_continue=None):
        answer = super().response_add(request, obj, post_url_continue)
        return self._on_to_rows(request, obj) or answer

    def response_change(self, request, obj):
        answer = super().response_change(request, obj)
        return self._on_to_rows(request, obj) or answer

    def _on_to_rows(self, request, obj):
        """Carry what was pasted over to its page: the browser sends the form there once more, so nothing is lost."""
        if "_popup" in request.POST or not request.POST.get(PASTED, "").strip():
            return None
        return HttpResponseRedirect(self._address(obj, "paste"), preserve_request=True)

    def paste_view(self, request, pk):
        """Show what the pasted rows mean; on POST with the button that stores, store them, all or none."""
        decision = self.get_object(request, str(pk))
        if decision is None:
            raise Http404
        # The role that adds rows by hand, and the products that such a row may name.
        inline = self.inlines[0](self.model, self.admin_site)
        if not (
            self.has_change_permission(request, decision) and inline.has_add_permission(request, decision)
        ):
            raise PermissionDenied
        products = inline.choices_for(OcopCertificate._meta.get_field("product"), request)
        table = _table_of(request, decision, products)
        if STORE in request.POST:
            if stored := self._try_to_store(request, decision, products):
                messages.success(request, _("Đã ghi %(number)s sản phẩm.") % {"number": stored})
                self.tell_remarks(request, decision)
                return HttpResponseRedirect(self._address(decision, "change"))
            table = _table_of(request, decision, products)
        return self._show_table(request, decision, table)

    def _try_to_store(self, request, decision, products) -> int:
        """Store the rows and return their number; 0 where they are not all clear, which is said, and nothing is stored."""
        try:
            with transaction.atomic(), gathered():
                # Looked at anew once nobody else can change the decision.
                decision = locked(decision)
                table = _table_of(request, decision, products)
                if table.troubles:
                    raise Refused(*table.troubles)
                self._store(request, decision, [one.certificate for one in table.ready])
                return len(table.ready)
        except Refused as trouble:
            said = " ".join(map(str, trouble.sentences))
        except IntegrityError:
            said = _("Có người vừa ghi cùng một sản phẩm.")
        messages.error(request, _("%(said)s Chưa ghi dòng nào.") % {"said": said})
        return 0

    def _store(self, request, decision, certificates: list[OcopCertificate]):
        self.panel_of(request, decision).standing.remembered()
        note = through(decision, str(_("dán từ bảng")))
        with changed_along([one.product for one in certificates], request.user, note):
            for certificate in certificates:
                certificate.decision = decision
                certificate.save()
        self.remember(request, decision)

    def _show_table(self, request, decision, table):
        context = {
            **self._page_context(request, decision, _("Dán từ bảng: %(row)s") % {"row": decision}),
            "table": table,
            "pasted": request.POST.get(PASTED, ""),
            "stars": STARS,
            "skipped": SKIPPED,
            "Standing": Standing,
            "remarks": remarks_on(decision, [one.certificate for one in table.ready]),
        }
        return TemplateResponse(request, "admin/products/paste.html", context)

    def tell_remarks(self, request, decision):
        """Say what is odd about a decision that was just stored; what others' drafts hold is not told."""
        rows = decision.certificates.for_editor(request.user).select_related("product")
        for sentence in remarks_on(decision, rows):
            messages.warning(request, sentence)


def _table_of(request, decision, products) -> Table:
    chosen = {key: value for key, value in request.POST.items() if key.startswith("dong-")}
    of_all = request.POST.get(OF_ALL, "")
    stars = int(of_all) if of_all in map(str, STARS) else None
    return Table(decision, products, request.POST.get(PASTED, ""), chosen, stars)
