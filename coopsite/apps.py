from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class CoopsiteConfig(AppConfig):
    """The roof: settings, addresses, the home page and the commands that need every app."""

    name = "coopsite"
    verbose_name = "Thổ Sản"


class AssetsConfig(StaticFilesConfig):
    """Collects everything but the parts of the stylesheets, which are served as one each."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "_parts", "_admin"]
