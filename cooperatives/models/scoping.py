"""Whose content an account may touch, and how far: one rule behind every door."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.binning import Binnable
from coopsite.common.finding import FindingQuerySet


class Role(models.TextChoices):
    """What a staff account may do in a federation; each role may do all that the one before it may."""

    EDITOR = "editor", _("biên tập viên: viết nháp, gửi duyệt")
    PUBLISHER = "publisher", _("người duyệt: đăng, trả lại, gỡ xuống")
    ADMINISTRATOR = "administrator", _("quản trị liên minh: trang của liên minh, tài khoản cán bộ")

    @property
    def includes(self) -> list["Role"]:
        """This role and those that may do at least as much."""
        roles = list(Role)
        return roles[roles.index(self) :]


class ScopedQuerySet(FindingQuerySet):
    """Rows that belong to a federation, straight or through a parent.

    ``owner_path`` names the way to the federation; a subclass, or a model's manager, sets it.
    """

    owner_path = "federation"

    def for_editor(self, user):
        """Keep what ``user`` may read and draft: the rows of ``Federation.objects.edited_by``."""
        return self.for_role(user, Role.EDITOR)

    def for_publisher(self, user):
        """Keep what ``user`` may publish, return, take down and delete."""
        return self.for_role(user, Role.PUBLISHER)

    def for_administrator(self, user):
        """Keep what ``user`` may do as administrator of the federation that owns it."""
        return self.for_role(user, Role.ADMINISTRATOR)

    def for_role(self, user, role):
        """Keep the rows of the federations in which ``user`` may do at least what ``role`` may; a superuser all.

        What lies in the bin is nobody's until it is taken back.
        """
        rows = self.filter(binned_at=None) if issubclass(self.model, Binnable) else self
        return rows._of(user, role)

    def binned_for(self, user, verb="for_editor"):
        """Keep what lies in the bin and would be kept by ``verb`` outside of it; the latest first."""
        role = Role(verb.removeprefix("for_"))
        return self.filter(binned_at__isnull=False)._of(user, role).order_by("-binned_at", "-pk")

    def known_to(self, user):
        """Keep what ``user`` may know by name as an editor: what for_editor keeps, and what lies in the bins."""
        return self._of(user, Role.EDITOR)

    def binned_for_publisher(self, user):
        """Keep of what lies in the bin what ``user`` might publish."""
        return self.filter(binned_at__isnull=False)._of(user, Role.PUBLISHER)

    def _of(self, user, role):
        from cooperatives.models.federation import Federation

        if user.is_superuser:
            return self
        return self.filter(**{f"{self.owner_path}__in": Federation.objects.edited_by(user, role)})


def owned_through(path: str, base=ScopedQuerySet):
    """Return a queryset class for rows that belong to the federation at ``path``, e.g. "cooperative__federation"."""
    return type(f"{base.__name__}Via{path.title().replace('_', '')}", (base,), {"owner_path": path})
