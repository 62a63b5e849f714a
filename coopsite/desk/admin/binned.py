"""Deleting puts into the bin: what uses the object is told before, and the act can be undone for thirty days."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from coopsite.common.binning import KEPT, Binnable
from coopsite.desk.admin.rights import nameable
from coopsite.desk.discarding import put_in_bin, take_back
from coopsite.desk.uses import is_used_in_public, uses_of

MOST_SHOWN = 200


class BinMixin:
    """Gives an admin its bin, where its model can be binned; others are deleted as Django does.

    ``kept_while_used``: whether what a public page uses cannot go, since the page would go on showing it.
    """

    kept_while_used = False

    bin_template = "admin/desk/bin.html"
    bin_confirmation_template = "admin/desk/bin_confirmation.html"

    def get_urls(self):
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        if not issubclass(self.model, Binnable):
            return super().get_urls()
        return [
            path("thung-rac/", wrap(self.bin_view), name=f"{name}_bin"),
            path("thung-rac/<int:pk>/lay-lai/", wrap(self.take_back_view), name=f"{name}_take_back"),
            *super().get_urls(),
        ]

    def delete_view(self, request, object_id, extra_context=None):
        """Ask before an object goes into the bin, telling what uses it; on POST it goes."""
        if not issubclass(self.model, Binnable):
            return super().delete_view(request, object_id, extra_context)
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return super().delete_view(request, object_id, extra_context)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if request.method == "POST" and not self.why_not_binned(row):
            put_in_bin(row, request.user, request.POST.get("_note", "").strip()[:500])
            messages.success(
                request, _("Đã bỏ “%(row)s” vào thùng rác; trong 30 ngày còn lấy lại được.") % {"row": row}
            )
            return HttpResponseRedirect(self._bin_page("changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Bỏ vào thùng rác: %(row)s") % {"row": row},
            "opts": self.opts,
            "object": row,
            "original": row,
            "uses": self.uses_before_binning(request, row),
            "days": KEPT.days,
            "why_not": self.why_not_binned(row),
        }
        return TemplateResponse(request, self.bin_confirmation_template, context)

    def uses_before_binning(self, request, row):
        """Return what uses ``row``, for the page that asks before it goes into the bin."""
        return uses_of(row, nameable(request.user))

    def why_not_binned(self, row) -> str:
        """Return why ``row`` cannot go now: a public page rests on it, and would go on showing it."""
        rests_on_it = self.kept_while_used and is_used_in_public(row)
        return _("Trang đang đăng dùng mục này. Hãy thay nó ở những trang ấy trước.") if rests_on_it else ""

    def get_deleted_objects(self, objs, request):
        """Of what goes into the bin nothing else is lost: only the objects themselves are named."""
        if not issubclass(self.model, Binnable):
            return super().get_deleted_objects(objs, request)
        refused = [str(row) for row in objs if not self.has_delete_permission(request, row)]
        if refused:
            kind = self.opts.verbose_name
            return [], {}, {kind}, []
        return [str(row) for row in objs], {self.opts.verbose_name_plural: len(objs)}, set(), []

    def delete_queryset(self, request, queryset):
        if not issubclass(self.model, Binnable):
            super().delete_queryset(request, queryset)
            return
        for row in queryset:
            if why := self.why_not_binned(row):
                messages.error(request, f"{row}: {why}")
            else:
                put_in_bin(row, request.user)

    def bin_view(self, request):
        """List what lies in the bin, with who put it there and until when it can be taken back."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = self.model._default_manager.binned_for(request.user).select_related("binned_by")[:MOST_SHOWN]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Thùng rác: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "opts": self.opts,
            "rows": [(row, self._bin_page("take_back", row.pk)) for row in rows],
            "list_address": self._bin_page("changelist"),
            "days": KEPT.days,
        }
        return TemplateResponse(request, self.bin_template, context)

    @method_decorator(require_POST)
    def take_back_view(self, request, pk):
        """Take one object out of the bin."""
        row = self.model._default_manager.binned_for(request.user).filter(pk=pk).first()
        if row is None:
            raise Http404
        if not self._may_take_back(request, row):
            raise PermissionDenied
        take_back(row, request.user)
        messages.success(request, _("Đã lấy lại “%(row)s”.") % {"row": row})
        return HttpResponseRedirect(self._bin_page("change", row.pk))

    def _may_take_back(self, request, row) -> bool:
        """Who publishes takes back what was public; the rest, whoever might have written it."""
        if getattr(row, "published_at", None) is None:
            return super().has_delete_permission(request)
        return self.model._default_manager.binned_for_publisher(request.user).filter(pk=row.pk).exists()

    def _bin_page(self, page: str, *args) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)
