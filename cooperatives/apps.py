from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperativesConfig(AppConfig):
    name = "cooperatives"
    verbose_name = _("Liên minh và hợp tác xã")

    def ready(self):
        from cooperatives.models import Photo
        from coopsite.common.longtext import PhotoLibrary

        PhotoLibrary.offer(
            PhotoLibrary(
                usable=lambda tokens, user: Photo.objects.for_editor(user).tokens_among(tokens),
                chooser="admin:cooperatives_photo_choose",
                preview="admin:cooperatives_photo_by_token",
            )
        )
