"""The library itself: its list as a wall of pictures, and the page of one photograph."""

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cooperatives.admin.photo.choosing import Choosing
from cooperatives.admin.photo.filters import ConsentFilter, UseFilter, WordsFilter
from cooperatives.admin.photo.forms import PersonRows, PhotoForm
from cooperatives.admin.photo.remembering import Remembering
from cooperatives.admin.photo.rights import LOCKED, Rights
from cooperatives.admin.photo.uploading import Uploading
from cooperatives.admin.photo.withdrawing import Withdrawing
from cooperatives.models import Photo
from cooperatives.photo_uses import count_uses, uses_of
from coopsite.desk.admin import RecordedAdmin


class Wall(ChangeList):
    """A page of the library, each picture with the number of pages that use it."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        counts, public = count_uses(self.result_list)
        for photo in self.result_list:
            photo.use_count, photo._is_public = counts[photo.pk], photo.pk in public


@admin.register(Photo)
class PhotoAdmin(Rights, Withdrawing, Uploading, Choosing, Remembering, RecordedAdmin):
    # A page leaves out a picture that lies in the bin.
    kept_while_used = False
    form = PhotoForm
    used_in_public = LOCKED
    inlines = [PersonRows]
    list_display = ["thumbnail", "called", "words_state", "consent_state", "use_state", "federation"]
    list_display_links = ["thumbnail", "called"]
    list_filter = [UseFilter, WordsFilter, ConsentFilter, "is_drawing"]
    list_select_related = ["federation"]
    list_per_page = 48
    search_fields = ["text_folded"]
    search_help_text = _("Tìm trong mô tả, chú thích và tên người chụp.")
    readonly_fields = ["thumbnail", "used_at", "focus", "withdrawal"]
    fieldsets = [
        (None, {"fields": ["thumbnail", "file", "alt", "caption", "credit", "is_drawing", "federation"]}),
        (_("Dùng ở đâu"), {"fields": ["used_at"]}),
        (
            _("Người trong ảnh"),
            {
                "fields": ["consent", "consent_note", "withdrawal"],
                "description": _(
                    "Ảnh chỉ hiện ra trang khi không cần đồng ý hoặc đã có sự đồng ý ghi lại, và không ai trong ảnh "
                    "còn chờ hay đã rút lại."
                ),
            },
        ),
        (_("Điểm chính, để cắt ảnh không mất"), {"fields": ["focus", ("focus_x", "focus_y")]}),
    ]

    class Media:
        css = {"all": ["css/desk/photos.css"]}
        js = [forms.Script("js/desk/focus.js", defer=True)]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "file":
            # Django's image field would open whatever Pillow can read; read_photograph opens four formats only.
            kwargs |= {"form_class": forms.FileField}
            kwargs["widget"] = AdminFileWidget({"accept": ".jpg,.jpeg,.png,.webp,.heic,.heif,image/*"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        gone = ("file", "consent", "consent_note", "focus_x", "focus_y") if obj and obj.is_withdrawn else ()
        return (*super().get_readonly_fields(request, obj), *gone)

    def get_fieldsets(self, request, obj=None):
        """A new photograph is used nowhere and has no picture to click on yet; one that is gone, none any more."""
        parts = super().get_fieldsets(request, obj)
        if obj is None:
            silent = {"used_at", "focus", "thumbnail", "withdrawal"}
        else:
            silent = {"file", "focus", ("focus_x", "focus_y")} if obj.is_withdrawn else set()
        kept = [
            (title, {**told, "fields": [name for name in told["fields"] if name not in silent]})
            for title, told in parts
        ]
        return [part for part in kept if part[1]["fields"]]

    def get_changelist(self, request, **kwargs):
        return Wall

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            obj.uses = uses_of(obj, request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview)
        return [path("<int:pk>/xem/", preview, name="cooperatives_photo_preview"), *super().get_urls()]

    def preview(self, request, pk):
        """Send a file of a photograph to an editor who may see it, consent or not; ``?nho`` for a small one."""
        photo = self.owned(request, pk)
        if photo is None or not photo.width or not self.has_view_permission(request):
            raise Http404
        is_small = "nho" in request.GET and "image/avif" in request.headers.get("Accept", "")
        width, ending = (photo.widths[0], "avif") if is_small else (photo.jpeg_widths[0], "jpg")
        try:
            file = default_storage.open(photo.path_at(width, ending))
        except FileNotFoundError as error:
            raise Http404 from error
        kind = "image/avif" if is_small else "image/jpeg"
        headers = {"Cache-Control": "private, no-store", "Vary": "Accept"}
        return FileResponse(file, content_type=kind, headers=headers)

    def preview_address(self, photo) -> str:
        """Return the address of a photograph's small file for staff; "" where there is none any more."""
        return reverse("admin:cooperatives_photo_preview", args=[photo.pk]) + "?nho" if photo.width else ""

    def fragment(self, name, **context):
        return render_to_string(f"admin/cooperatives/photo/{name}.html", context)

    @admin.display(description=_("ảnh"))
    def thumbnail(self, photo):
        if not photo.pk or not photo.width:
            return format_html('<span class="thumb thumb--none">{}</span>', _("không còn tệp"))
        return format_html(
            '<img class="thumb {}" src="{}" width="320" height="240" alt="{}" loading="lazy">',
            photo.focus_class,
            self.preview_address(photo),
            photo.alt,
        )

    @admin.display(description=_("tên gọi"), ordering="sort_key")
    def called(self, photo):
        return str(photo)

    @admin.display(description=_("mô tả"))
    def words_state(self, photo):
        return _note("warn", photo.alt_problem) if photo.lacks_alt else _note("ok", _("Có mô tả"))

    @admin.display(description=_("sự đồng ý"))
    def consent_state(self, photo):
        if photo.is_withdrawn:
            return _note("stop", _("Đã rút lại sự đồng ý"))
        return _note("ok", _("Được hiện ra")) if photo.is_showable else _note("warn", _("Chờ sự đồng ý"))

    @admin.display(description=_("dùng ở"))
    def use_state(self, photo):
        if not photo.use_count:
            return _note("quiet", _("Chưa dùng"))
        words = ngettext("Dùng ở %d trang", "Dùng ở %d trang", photo.use_count) % photo.use_count
        return _note("ok", _("%s, có trang công khai") % words if photo._is_public else words)

    @admin.display(description=_("các trang dùng ảnh này"))
    def used_at(self, photo):
        return self.fragment("uses", uses=photo.uses)

    @admin.display(description=_("bấm vào chỗ quan trọng nhất"))
    def focus(self, photo):
        return self.fragment("focus", photo=photo, address=self.preview_address(photo).partition("?")[0])


def _note(kind, words):
    return format_html('<span class="note note--{}">{}</span>', kind, words)
