from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class CoopsiteConfig(AppConfig):
    """The roof: settings, addresses, the home page and the commands that need every app."""

    name = "coopsite"
    verbose_name = "Thổ Sản"

    def ready(self):
        from coopsite.desk.events import listen
        from coopsite.worklist.letters import write

        listen(write)


class AssetsConfig(StaticFilesConfig):
    """Collects everything but the parts of bundles, which are served as one, and what of the editor is not used."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "_parts",
        "_admin",
        *(
            f"django_prose_editor/{name}*"
            for name in ("configurable", "default", "editor.css", "material", "overrides")
        ),
    ]
