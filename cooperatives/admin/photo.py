"""The photograph library in the admin."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.choosing import Choosable
from cooperatives.models import Photo
from coopsite.common.admin import OwnedAdmin
from coopsite.common.images import read_photograph
from coopsite.common.keeping import KeepingForm


class PhotoForm(KeepingForm):
    """Checks a chosen file as a picture before anything is stored."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and not getattr(file, "_committed", False):
            read_photograph(file)
            file.seek(0)
        return file

    def clean_alt(self):
        alt = self.cleaned_data["alt"]
        if "." in alt and alt.rpartition(".")[2].lower() in ("jpg", "jpeg", "png", "webp", "heic"):
            raise ValidationError(_("Đây là tên tệp. Hãy tả điều thấy trong ảnh."), "alt_is_file_name")
        return alt


@admin.register(Photo)
class PhotoAdmin(Choosable, OwnedAdmin):
    form = PhotoForm
    list_display = ["thumbnail", "caption", "alt", "may_be_shown", "is_drawing", "federation"]
    list_display_links = ["thumbnail", "caption"]
    list_filter = ["consent", "is_drawing"]
    list_select_related = ["federation"]
    search_fields = ["text_folded"]
    readonly_fields = ["thumbnail"]
    fieldsets = [
        (None, {"fields": ["thumbnail", "file", "alt", "caption", "credit", "is_drawing", "federation"]}),
        (
            _("Người trong ảnh"),
            {
                "fields": ["consent", "consent_note"],
                "description": _("Ảnh chỉ hiện ra trang khi không cần đồng ý, hoặc đã có sự đồng ý ghi lại."),
            },
        ),
        (_("Điểm chính, để cắt ảnh không mất"), {"fields": ["focus_x", "focus_y"]}),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "file":
            # Django's image field would open whatever Pillow can read; read_photograph opens three formats only.
            kwargs |= {"form_class": forms.FileField}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview)
        return [path("<int:pk>/xem/", preview, name="cooperatives_photo_preview"), *super().get_urls()]

    def preview(self, request, pk):
        """Send the small file of a photograph to an editor who may see it, consent or not."""
        photo = self.get_queryset(request).filter(pk=pk).first()
        if photo is None or not photo.width or not self.has_view_permission(request, photo):
            raise Http404
        try:
            file = default_storage.open(photo.path_at(photo.jpeg_widths[0], "jpg"))
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(file, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"})

    @admin.display(description=_("được hiện ra"), boolean=True, ordering="consent")
    def may_be_shown(self, photo):
        return photo.is_showable

    @admin.display(description=_("ảnh"))
    def thumbnail(self, photo):
        if not photo.pk or not photo.width:
            return "–"
        return format_html(
            '<img class="thumb" src="{}" width="120" height="90" alt="{}" loading="lazy">',
            reverse("admin:cooperatives_photo_preview", args=[photo.pk]),
            photo.alt,
        )
