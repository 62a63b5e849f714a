"""The pulse of an open form: what is typed is kept, and who else is at the same object is told."""

import hashlib
import json
import uuid

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from coopsite.desk.admin.rights import nameable
from coopsite.desk.differences import changes_between
from coopsite.desk.models import Presence, Revision, Typing
from coopsite.desk.models.about import name_of
from coopsite.desk.standing import Standing

MOST_VALUES = 4000
NOT_KEPT = {"csrfmiddlewaretoken", "_seen", "_over"}
# Forms saved lately, told to the pages so that they drop their own copies.
SAVED_FORMS, MOST_SAVED = "saved_forms", 30
TOLD, OFFERED = 5, 2


def clean_word(request, name: str) -> str:
    """Return a short word of a form that was sent, as a database can hold it."""
    return request.POST.get(name, "").replace(chr(0), "")[:40]


def mark_of(request) -> str:
    """Return the name of a form as it was sent: the same for the same form, with the same in it, sent twice."""
    if not clean_word(request, "_form_key"):
        return ""
    sent = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_KEPT)
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()[:32]


class PulseMixin:
    """Gives an admin the address to which its open forms tell that they are open, and what was typed."""

    saves_drafts = False

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_pulse"
        return [path("nhip/", self.admin_site.admin_view(self.pulse_view), name=name), *super().get_urls()]

    @method_decorator(require_POST)
    def pulse_view(self, request):
        """Take the pulse of one open form.

        POST: object (its key, empty for a new one), form_key, opened, and typed (a JSON list of name and value) or
        forget (the key of a form whose typing is to be given up). Answers {"kept", "others", "changed"}.
        """
        object_id, key = clean_word(request, "object"), clean_word(request, "form_key")
        root = self.root_of(request, object_id) if object_id else None
        allowed = (
            self.has_view_or_change_permission(request, root)
            if object_id
            else self.has_add_permission(request)
        )
        if not allowed or (object_id and root is None):
            raise Http404
        if "forget" in request.POST:
            self._typings(request, object_id).filter(form_key=clean_word(request, "forget")).delete()
        kept = ""
        if "typed" in request.POST:
            try:
                self._keep(request, object_id, key)
            except ValueError:
                return HttpResponseBadRequest()
            kept = f"{timezone.localtime():%H:%M}"
        answer = {"kept": kept, "others": self._others(request, object_id), "changed": ""}
        opened = clean_word(request, "opened")
        if root is not None and opened:
            answer["changed"] = self._changed_since(request, root, opened)
        return JsonResponse(answer)

    def _typings(self, request, object_id):
        return Typing.objects.kept_for(request.user, self.model, object_id)

    def _unsaved(self, request, object_id):
        """Return what the account typed into the form before and did not save, the latest first."""
        saved = request.session.get(SAVED_FORMS, [])
        return self._typings(request, object_id).exclude(form_key__in=saved)[:OFFERED]

    def _keep(self, request, object_id, key):
        """Store the typed values; raises ValueError where they are none."""
        values = _pairs_in(request.POST["typed"])
        if not key:
            raise ValueError("a form without a key")
        if key in request.session.get(SAVED_FORMS, []):
            return  # Sent before the form was saved, come after it.
        kind = ContentType.objects.get_for_model(self.model)
        place = {"user": request.user, "content_type": kind, "object_id": object_id, "form_key": key}
        Typing.objects.update_or_create(**place, defaults={"values": values})

    def _others(self, request, object_id) -> list[str]:
        """Note that the account has the object open; return who else has."""
        if not object_id:
            return []
        kind = ContentType.objects.get_for_model(self.model)
        Presence.objects.update_or_create(user=request.user, content_type=kind, object_id=object_id)
        return [name_of(one.user) for one in Presence.objects.beside(request.user, kind, object_id)]

    def _changed_since(self, request, root, opened: str) -> str:
        """Return in words who changed what since the form was opened; nothing where nobody did."""
        standing = Standing(root)
        if standing.digest == opened:
            return ""
        history = Revision.objects.about(root).with_content()
        before, last = history.holding(opened).first(), history.first()
        who = (last and last.who) or str(_("Có người"))
        if before is None:
            return str(_("%(who)s đã sửa mục này.") % {"who": who})
        changes = changes_between(type(root), before.data, standing.content, nameable(request.user))
        what = "; ".join(str(change) for change in changes[:TOLD])
        return str(_("%(who)s đã sửa: %(what)s") % {"who": who, "what": what})

    def forget_typed(self, request, object_id):
        """Drop what was kept of a form that is now saved, here and, by the next page, in the browser."""
        key = clean_word(request, "_form_key")
        self._typings(request, object_id).filter(form_key=key).delete()
        kind = ContentType.objects.get_for_model(self.model)
        Presence.objects.filter(user=request.user, content_type=kind, object_id=object_id or "").delete()
        if key:
            saved = [*request.session.get(SAVED_FORMS, []), key]
            request.session[SAVED_FORMS] = saved[-MOST_SAVED:]

    def was_sent_before(self, request) -> bool:
        """Tell whether this very form was saved already: a button pressed twice makes no two things."""
        return clean_word(request, "_form_key") in request.session.get(SAVED_FORMS, [])

    def form_context(self, request, object_id, root) -> dict:
        """Return what the form's page needs for its pulse."""
        meta = f"admin:{self.opts.app_label}_{self.opts.model_name}_pulse"
        return {
            "panel": self.panel_of(request, root) if root is not None else None,
            "why_view_only": self.why_view_only(request, root) if root is not None else "",
            "opened": request.POST.get("_opened", ""),
            "drafted": self.saves_drafts,
            "has_acts": hasattr(self, "act_view"),
            "form_key": clean_word(request, "_form_key") or uuid.uuid4().hex,
            "pulse": meta,
            "saved_forms": " ".join(request.session.get(SAVED_FORMS, [])),
            "typed_before": self._unsaved(request, object_id) if request.method == "GET" else (),
        }


def _pairs_in(text: str) -> list[list[str]]:
    """Return the pairs of name and value in a JSON list of them; raises ValueError where it is none."""
    try:
        pairs = json.loads(text)
    except RecursionError as error:
        raise ValueError("lists in lists") from error
    if not isinstance(pairs, list) or len(pairs) > MOST_VALUES:
        raise ValueError("no list of values")
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise ValueError("no pairs")
    # PostgreSQL stores no NUL in JSON.
    told = ((str(name), str(value).replace(chr(0), "")) for name, value in pairs)
    return [[name, value] for name, value in told if name not in NOT_KEPT]
