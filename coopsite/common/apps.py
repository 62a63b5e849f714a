from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "coopsite.common"
    label = "common"
    verbose_name = _("Từ vựng chung")

    def ready(self):
        from coopsite.common.admin.answers import use_words

        use_words()
