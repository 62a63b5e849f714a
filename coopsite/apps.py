from django.apps import AppConfig


class CoopsiteConfig(AppConfig):
    """The roof: settings, addresses, the home page and the commands that need every app."""

    name = "coopsite"
    verbose_name = "Thổ Sản"
