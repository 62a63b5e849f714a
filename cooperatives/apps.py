from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


def _chooser():
    """Return the media of the library dialog; admins are imported when every app is ready."""
    from cooperatives.admin.photo.choosing import LIBRARY_MEDIA

    return LIBRARY_MEDIA


class CooperativesConfig(AppConfig):
    name = "cooperatives"
    verbose_name = _("Liên minh và hợp tác xã")

    def ready(self):
        from cooperatives.models import Photo
        from coopsite.common.longtext import PhotoLibrary

        PhotoLibrary.offer(
            PhotoLibrary(
                usable=lambda tokens, user: Photo.objects.for_editor(user).tokens_among(tokens),
                library="admin:cooperatives_photo_library",
                upload="admin:cooperatives_photo_upload",
                preview="admin:cooperatives_photo_by_token",
                media=_chooser,
            )
        )
