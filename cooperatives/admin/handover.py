"""Handing over in the admin: an offer made from the object's own page, and the page on which it is answered."""

from django import forms
from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cooperatives import handing
from cooperatives.models import Federation, Handover
from coopsite.common.admin import BaseAdmin
from coopsite.common.fields import NFCCharField
from coopsite.common.owning import may
from coopsite.desk.troubles import Refused

ANSWERS = {
    "nhan": (handing.accept, _("Đã nhận: từ nay liên minh mình phụ trách mục này.")),
    "tu-choi": (handing.refuse, _("Đã trả lời là không nhận.")),
    "rut-lai": (handing.withdraw, _("Đã rút lại đề nghị.")),
}


class OfferForm(forms.Form):
    """To whom, and a word with it."""

    taker = forms.ModelChoiceField(Federation.objects.none(), label=_("Liên minh nhận"))
    note = NFCCharField(_("lời nhắn"), max_length=500, blank=True).formfield()

    def __init__(self, *args, takers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taker"].queryset = takers


@admin.register(Handover)
class HandoverAdmin(BaseAdmin):
    """Offers that a federation made or was made. They are made on an object's page and answered here, never edited."""

    list_display = ["name", "kind_shown", "giver", "taker", "state", "asked_at"]
    list_filter = ["state"]
    list_select_related = ["content_type", "giver", "taker"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("loại mục"))
    def kind_shown(self, handover):
        return handover.kind

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, "cooperatives_handover"
        return [
            path("de-nghi/<int:kind>/<int:pk>/", wrap(self.offer_view), name=f"{name}_offer"),
            path("<int:pk>/tra-loi/<slug:answer>/", wrap(self.answer_view), name=f"{name}_answer"),
            *super().get_urls(),
        ]

    def offer_view(self, request, kind, pk):
        """Offer an object to another federation, or show the offer that is open already."""
        row = self._row_or_404(request, kind, pk)
        if not may(request.user, row, "for_publisher"):
            raise PermissionDenied
        waiting = Handover.objects.open().about(row).first()
        if waiting is not None:
            return HttpResponseRedirect(self._page(waiting))
        form = OfferForm(request.POST or None, takers=handing.takers_for(row))
        if request.method == "POST" and form.is_valid():
            done = self._try(
                request,
                handing.offer,
                row,
                form.cleaned_data["taker"],
                request.user,
                form.cleaned_data["note"],
            )
            if done is not None:
                messages.success(request, self._said(done))
                return HttpResponseRedirect(self._page(done))
        context = {
            **self._context(request, _("Chuyển sang liên minh khác: %(row)s") % {"row": row}),
            "row": row,
        }
        context |= {"form": form, "row_address": self._address_of(row), "along": self._kinds_along(row)}
        return TemplateResponse(request, "admin/handover/offer.html", context)

    def _row_or_404(self, request, kind, pk):
        """Return the object, if it is of a kind that changes hands and its own admin lets the account see it."""
        model = get_object_or_404(ContentType, pk=kind).model_class()
        if model is None or not handing.is_handed_over(model) or not self.admin_site.is_registered(model):
            raise Http404
        its_admin = self.admin_site.get_model_admin(model)
        row = its_admin.get_object(request, str(pk))
        if row is None or not its_admin.has_view_permission(request, row):
            raise Http404
        return row

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Show an offer with the answers that the account may give; all of the object but its name stays unsaid."""
        handover = self.get_object(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        if handover is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, handover):
            raise PermissionDenied
        row = handover.row
        sees = row is not None and may(request.user, row)
        context = {**self._context(request, str(handover)), "handover": handover, "original": handover}
        context |= {
            "may_answer": Handover.objects.waiting_for(request.user).filter(pk=handover.pk).exists(),
            "may_withdraw": Handover.objects.offered_by(request.user).filter(pk=handover.pk).exists(),
            "row_address": self._address_of(row) if sees else "",
        }
        return TemplateResponse(request, "admin/handover/handover.html", context)

    @method_decorator(require_POST)
    def answer_view(self, request, pk, answer):
        """Accept, refuse or withdraw; who may not is told so by the act itself."""
        handover = self.get_object(request, str(pk))
        if handover is None or answer not in ANSWERS:
            raise Http404
        if not may(request.user, handover, "for_publisher"):
            raise PermissionDenied
        act, said = ANSWERS[answer]
        if self._try(request, act, handover, request.user, request.POST.get("_note", "")) is not None:
            messages.success(request, said)
        return HttpResponseRedirect(self._page(handover))

    @staticmethod
    def _try(request, act, *args):
        """Return what the act returns, True for nothing; None where it was refused, which is said."""
        try:
            done = act(*args)
        except Refused as trouble:
            messages.error(request, " ".join(trouble.sentences))
            return None
        return True if done is None else done

    @staticmethod
    def _said(handover):
        said = _("Đã gửi đề nghị; %(taker)s nhận thì mục này mới chuyển.")
        done = _("Đã chuyển sang %(taker)s.")
        return (said if handover.is_open else done) % {"taker": handover.taker}

    @staticmethod
    def _kinds_along(row) -> list[str]:
        model = type(row)
        kinds = [model._meta.get_field(name).related_model for name in model.moves_along]
        return [str(kind._meta.verbose_name_plural) for kind in kinds]

    def _context(self, request, title) -> dict:
        kinds = {"opts": self.opts, "module_name": str(self.opts.verbose_name_plural)}
        return {**self.admin_site.each_context(request), **kinds, "title": title}

    def _page(self, handover) -> str:
        return reverse("admin:cooperatives_handover_change", args=[handover.pk])

    @staticmethod
    def _address_of(row) -> str:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
