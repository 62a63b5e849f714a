"""The history of a photograph and its bin, as far as they are more than any noun's."""

from django.contrib import messages
from django.utils.translation import gettext_lazy as _

from cooperatives.photo_uses import uses_of
from coopsite.desk.models import Act, Revision
from coopsite.desk.snapshot import take
from coopsite.desk.standing import Standing

NEW_FILE = _("thay tệp ảnh")


class Remembering:
    """Tells in the history what no field says: an upload, another file, a consent taken back."""

    bin_template = "admin/cooperatives/photo/bin.html"
    bin_confirmation_template = "admin/cooperatives/photo/bin_confirmation.html"

    def save_model(self, request, obj, form, change):
        request.has_new_file = change and "file" in form.changed_data
        super().save_model(request, obj, form, change)

    def remember(self, request, row):
        if not getattr(request, "has_new_file", False):
            super().remember(request, row)
            return
        why = request.POST.get("_note", "").strip()
        self.record(request, row, f"{NEW_FILE}: {why}" if why else str(NEW_FILE))

    def record(self, request, photo, note: str):
        """Add a line to the history of ``photo``, with what it holds now."""
        photo = type(photo)._base_manager.get(pk=photo.pk)
        Revision.objects.record(photo, Act.CHANGED, request.user, note[:500], take(photo), live=True)

    def remember_former(self, photo):
        """Let the history know what ``photo`` holds, before it is changed."""
        Standing(type(photo)._base_manager.get(pk=photo.pk)).remembered()

    def restore_view(self, request, pk, number):
        answer = super().restore_view(request, pk, number)
        messages.info(request, _("Sự đồng ý của người trong ảnh giữ như hiện nay, không theo bản cũ."))
        return answer

    def uses_before_binning(self, request, row):
        return uses_of(row, request.user)

    def _may_take_back(self, request, row) -> bool:
        """What a public page would show again is its publisher's to take back."""
        return super()._may_take_back(request, row) and not self.is_locked(request, row)
