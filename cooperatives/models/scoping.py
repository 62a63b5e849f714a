"""Whose content an editor may touch: one rule behind every door."""

from django.db import models


class ScopedQuerySet(models.QuerySet):
    """Rows that belong to a federation, straight or through a parent.

    ``owner_path`` names the way to the federation; a subclass, or a model's manager, sets it.
    """

    owner_path = "federation"

    def for_editor(self, user):
        """Keep what ``user`` may edit: the rows of the federations of ``Federation.objects.edited_by``."""
        from cooperatives.models.federation import Federation

        if user.is_superuser:
            return self
        return self.filter(**{f"{self.owner_path}__in": Federation.objects.edited_by(user)})


def owned_through(path: str, base=ScopedQuerySet):
    """Return a queryset class for rows that belong to the federation at ``path``, e.g. "cooperative__federation"."""
    return type(f"{base.__name__}Via{path.title().replace('_', '')}", (base,), {"owner_path": path})
