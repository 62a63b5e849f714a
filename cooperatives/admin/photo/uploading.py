"""Many photographs at once: each file by itself where script runs, all in one form where it does not."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import modelformset_factory
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cooperatives.admin.photo.forms import BatchForm, WordsForm, change_page
from cooperatives.models import Photo
from cooperatives.photo_upload import take_in

MOST_AT_ONCE = 250
KNOWN = _("Thư viện đã có ảnh này, nên không cất thêm bản nữa.")


class Uploading:
    """Two pages: one takes files, the next asks for the words of what came."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("tai-len/", wrap(self.upload), name="cooperatives_photo_upload"),
            path("tai-len/chu/", wrap(self.words), name="cooperatives_photo_words"),
            *super().get_urls(),
        ]

    def _batch(self, request):
        owners = self.choices_for(Photo._meta.get_field("federation"), request)
        return BatchForm(owners, request.POST if request.method == "POST" else None)

    def upload(self, request):
        """Show the page (GET), or take files (POST): one for a script, which gets JSON, any number else."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self._batch(request)
        if request.method == "POST":
            if "application/json" in request.headers.get("Accept", ""):
                return self._answer(request, form)
            if form.is_valid() and request.FILES:
                return self._take_all(request, form)
            if not request.FILES:
                messages.error(request, _("Chưa chọn ảnh nào."))
        context = {"form": form, "words_url": reverse("admin:cooperatives_photo_words")}
        return self._page(request, "upload", _("Tải nhiều ảnh lên"), **context)

    def _page(self, request, name, title, **context):
        base = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return render(request, f"admin/cooperatives/photo/{name}.html", {**base, **context})

    def _answer(self, request, form):
        """Return {state: new | known | refused, …}; 422 for what was refused, with the sentence in ``said``."""
        file = request.FILES.get("file")
        if not form.is_valid():
            said = next(iter(form.errors.values()))[0]
            return JsonResponse({"state": "refused", "said": said}, status=422)
        if file is None:
            return JsonResponse({"state": "refused", "said": str(_("Chưa chọn ảnh nào."))}, status=422)
        try:
            taken = self._take(request, form, file)
        except ValidationError as error:
            return JsonResponse({"state": "refused", "said": error.messages[0]}, status=422)
        said = taken.warning if taken.is_new else str(KNOWN)
        state = "new" if taken.is_new else "known"
        return JsonResponse({"state": state, "said": said, **self.described(taken.photo)})

    def _take(self, request, form, file):
        taken = take_in(file, **form.cleaned_data)
        if taken.is_new:
            self.log_addition(request, taken.photo, str(_("Tải lên")))
            self.record(request, taken.photo, str(_("tải lên")))
        return taken

    def described(self, photo) -> dict:
        """Return what scripts show of a photograph."""
        return {
            "id": photo.pk,
            "token": photo.mark,
            "label": str(photo),
            "thumb": self.preview_address(photo),
            "edit": change_page(photo),
            "alt": photo.alt,
            "caption": photo.caption,
            "problem": photo.alt_problem,
            "shown": photo.is_showable,
        }

    def _take_all(self, request, form):
        keys, refused = [], 0
        for file in request.FILES.getlist("file"):
            try:
                keys.append(self._take(request, form, file).photo.pk)
            except ValidationError as error:
                refused += 1
                messages.error(request, f"{file.name}: {error.messages[0]}")
        if not keys:
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(f"{reverse('admin:cooperatives_photo_words')}?anh={_joined(keys)}")

    def words(self, request):
        """Ask for the words of the photographs in the address (?anh=1,2,3), all in one form."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = [key for key in request.GET.get("anh", "").split(",") if key.isdecimal() and len(key) < 16]
        own = self.get_queryset(request).with_files().filter(pk__in=asked[:MOST_AT_ONCE])
        locked = self.locked_among(request, list(own))
        rows = own.exclude(pk__in=locked).order_by("pk")
        made = modelformset_factory(
            Photo, WordsForm, extra=0, max_num=MOST_AT_ONCE, absolute_max=MOST_AT_ONCE
        )
        formset = made(request.POST if request.method == "POST" else None, queryset=rows)
        if request.method == "POST" and formset.is_valid():
            return self._save_words(request, formset)
        return self._page(request, "words", _("Điền chữ cho ảnh"), formset=formset, locked=len(locked))

    def _save_words(self, request, formset):
        with transaction.atomic():
            # A forged row has no key, and the formset leaves it out.
            for form in formset.initial_forms:
                if form.instance.pk and form.has_changed():
                    self.remember_former(form.instance)
            for photo in formset.save():
                self.remember(request, photo)
                self.log_change(request, photo, str(_("Điền chữ")))
        number = len(formset.changed_objects)
        messages.success(request, ngettext("Đã lưu %d ảnh.", "Đã lưu %d ảnh.", number) % number)
        lacking = sum(form.instance.lacks_alt for form in formset.forms)
        if lacking:
            messages.warning(
                request, _("Còn %d ảnh chưa có mô tả: trang dùng ảnh ấy chưa đăng được.") % lacking
            )
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(reverse("admin:cooperatives_photo_changelist"))


def _joined(keys) -> str:
    return ",".join(map(str, keys))
