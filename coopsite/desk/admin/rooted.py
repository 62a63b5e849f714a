"""What every form of the desk has: the object that it writes, its panel, its pulse, what was typed before."""

from django.contrib.admin.utils import unquote

from coopsite.desk.admin.panel import Panel
from coopsite.desk.admin.pulse import PulseMixin
from coopsite.desk.admin.redisplay import RedisplayMixin
from coopsite.desk.admin.rights import Rights
from coopsite.desk.standing import Standing


class RootedFormMixin(PulseMixin, RedisplayMixin):
    """A form that writes one object, its ``root``: the form's own, or the whole that its own is a part of."""

    change_form_template = "admin/desk/change_form.html"

    def root_of(self, request, object_id):
        """Return the object that the form at ``object_id`` writes, or None."""
        return self.get_object(request, unquote(object_id))

    def panel_of(self, request, root) -> Panel:
        if getattr(request, "panel", None) is None:
            request.panel = Panel(Standing(root), Rights(request.user, root))
        return request.panel
