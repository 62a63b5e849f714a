"""Taking back a consent: one page that asks, one act that takes every file of the picture off the site."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.photo.forms import change_page
from cooperatives.photo_uses import uses_of


class Withdrawing:
    """Any role may do it at any time, for the picture as a whole or for one person in it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.withdraw)
        return [
            path("<int:pk>/rut-lai/", view, name="cooperatives_photo_withdraw"),
            path("<int:pk>/rut-lai/<uuid:person>/", view, name="cooperatives_photo_withdraw_person"),
            *super().get_urls(),
        ]

    def withdraw(self, request, pk, person=None):
        photo = self.owned(request, pk)
        if photo is None or not self.has_view_permission(request):
            raise Http404
        somebody = photo.people.filter(pk=person).first() if person else None
        if person and somebody is None:
            raise Http404
        if request.method == "POST":
            return self._do_withdraw(request, photo, somebody)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Rút lại sự đồng ý"),
            "opts": self.opts,
            "photo": photo,
            "person": somebody,
            "uses": uses_of(photo, request.user),
        }
        return render(request, "admin/cooperatives/photo/withdraw.html", context)

    def _do_withdraw(self, request, photo, person):
        said = _("rút lại sự đồng ý của %s") % person if person else _("rút lại sự đồng ý")
        why = request.POST.get("_note", "").strip()
        with transaction.atomic():
            self.remember_former(photo)
            (person or photo).withdraw()
            self.record(request, photo, f"{said}: {why}" if why else str(said))
            self.log_change(request, photo, str(said))
        messages.success(
            request, _("Đã rút lại. Mọi bản của ảnh đã bị xóa khỏi trang; dòng này ở lại làm bằng chứng.")
        )
        return HttpResponseRedirect(self._bin_page("bin") if photo.is_binned else change_page(photo))

    @admin.display(description=_("rút lại sự đồng ý"))
    def withdrawal(self, photo):
        """What stands on the photograph's page about taking back: buttons, or when it was done."""
        return self.fragment("withdrawal", photo=photo, people=photo.people.all() if photo.pk else [])
