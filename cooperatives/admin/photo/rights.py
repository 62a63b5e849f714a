"""Who may change a photograph: its federation's editors until the public sees it, its publishers from then on."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from cooperatives.admin.photo.forms import change_page
from cooperatives.models import Federation
from cooperatives.photo_uses import used_publicly

LOCKED = _(
    "Ảnh đang ở trên trang công khai, nên chỉ người duyệt của liên minh mới sửa hay xóa được. Sự đồng ý thì ai cũng "
    "rút lại được, ngay bây giờ."
)
ON_RECORD = _(
    "Tệp của ảnh này đã bị xóa khi có người rút lại sự đồng ý. Mục còn lại ghi ai rút và ngày nào, nên không xóa được."
)


class Rights:
    """Keeps what the public sees from whoever may only draft; taking back consent is nobody's privilege."""

    def is_locked(self, request, photo) -> bool:
        """Tell whether only publishers may change ``photo``, and the one who asks is none."""
        return photo.federation_id not in self._publishing(request) and self._is_public(photo)

    def locked_among(self, request, photos) -> set[int]:
        """Return the keys of those of ``photos`` that are locked; they may then be asked one by one for nothing."""
        public = used_publicly(photos)
        for photo in photos:
            photo._is_public = photo.pk in public
        return {photo.pk for photo in photos if self.is_locked(request, photo)}

    def _publishing(self, request) -> set[int]:
        if not hasattr(request, "_publishing"):
            request._publishing = set(
                Federation.objects.for_publisher(request.user).values_list("pk", flat=True)
            )
        return request._publishing

    def _is_public(self, photo) -> bool:
        if not hasattr(photo, "_is_public"):
            photo._is_public = bool(used_publicly([photo]))
        return photo._is_public

    def owned(self, request, pk):
        """Return the editor's own photograph, be it in the bin: consent can be taken back there too."""
        own = self.get_queryset(request).filter(pk=pk).first()
        return own or self.model._default_manager.binned_for(request.user).filter(pk=pk).first()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or not self.is_locked(request, obj)
        )

    def has_delete_permission(self, request, obj=None):
        """Keep what stands on record too: that somebody took back their consent, and when."""
        return super().has_delete_permission(request, obj) and (
            obj is None or not (obj.is_withdrawn or self.is_locked(request, obj))
        )

    def get_deleted_objects(self, objs, request):
        if objs and self.locked_among(request, list(objs)):
            messages.warning(request, LOCKED)
        if any(photo.is_withdrawn for photo in objs):
            messages.warning(request, ON_RECORD)
        return super().get_deleted_objects(objs, request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and (answer := self._explain(request, object_id)):
            return answer
        return super().change_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        answer = self._explain(request, object_id, is_deleting=True)
        return answer or super().delete_view(request, object_id, extra_context)

    def _explain(self, request, object_id, is_deleting=False):
        """Lead back to the page of a photograph that is locked or stays on record, with a sentence; else None."""
        photo = self.get_object(request, object_id)
        if photo is None or not self.has_view_permission(request, photo):
            return None
        if is_deleting and photo.is_withdrawn:
            words = ON_RECORD
        elif self.is_locked(request, photo):
            words = LOCKED
        else:
            return None
        messages.error(request, words)
        return HttpResponseRedirect(change_page(photo))
