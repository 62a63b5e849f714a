from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who signs in to the staff's desk, how, and who invites them."""

    name = "coopsite.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản cán bộ")

    def ready(self):
        from coopsite.accounts import receivers  # noqa: F401
