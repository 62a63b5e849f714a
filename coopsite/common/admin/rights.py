"""Rights by the names that staff know: Django stores them in English, as "Can add product"."""

from django.contrib.auth.models import Permission
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coopsite.common.keeping import ChosenRows

_VERBS = {"add": _("thêm"), "change": _("sửa"), "delete": _("xóa"), "view": _("xem")}


def show_right(permission) -> str:
    """Return "Sản phẩm OCOP: sửa giấy chứng nhận"; a right of another kind keeps the name that it was given."""
    kind = permission.content_type.model_class()
    verb, _sep, of_what = permission.codename.partition("_")
    if kind is None or verb not in _VERBS or of_what != kind._meta.model_name:
        return permission.name
    return f"{capfirst(kind._meta.app_config.verbose_name)}: {_VERBS[verb]} {kind._meta.verbose_name}"


def offered_rights(site):
    """Return the rights that mean something at the desk: those over the apps that have pages on ``site``.

    Locked-out names, keys and codes are kept by apps without a page; a right over their tables would open nothing.
    """
    with_pages = {model._meta.app_label for model in site._registry}
    return Permission.objects.filter(content_type__app_label__in=with_pages)


class ChosenRights(ChosenRows):
    """Many chosen rights."""

    def label_from_instance(self, permission):
        return show_right(permission)
