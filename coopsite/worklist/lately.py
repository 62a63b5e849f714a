"""What changed lately, in words: who did what to which of the federation's objects."""

from datetime import timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.desk.models import Act, Revision
from coopsite.worklist.lines import Line
from coopsite.worklist.scope import Scope, about_any, model_of
from coopsite.worklist.words import moment

SHOWN, READ = 15, 60
# Further back is an object's own history; it also bounds what is read for a federation where nothing happens.
LATELY = timedelta(days=30)


def lines(scope: Scope, models: list) -> list[Line]:
    """Return the last acts, the latest first; what one person did to one object in a row is one line."""
    about = about_any(models, scope.known)
    revisions = Revision.objects.filter(about, at__gte=timezone.now() - LATELY).exclude(act=Act.FOUND)
    read = revisions.select_related("by").defer("data").order_by("-at", "-pk")[:READ]
    runs = [list(run) for _key, run in groupby(read, key=_alike)]
    return [_line(run) for run in runs[:SHOWN]]


def _alike(revision):
    return revision.content_type_id, revision.object_id, revision.by_id


def _line(run) -> Line:
    last = run[0]
    acts = list(dict.fromkeys(revision.get_act_display() for revision in reversed(run)))
    told = {"who": last.who or _("Hệ thống"), "acts": ", ".join(acts), "when": moment(last.at)}
    note = next((revision.note for revision in run if revision.note), "")
    return Line(model_of(last), last.object_id, _("%(who)s %(acts)s, %(when)s") % told, note, "history")
