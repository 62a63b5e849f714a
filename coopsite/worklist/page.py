"""The admin's first page as a worklist: which cards an account finds there."""

from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Federation, FederationSuccession
from cooperatives.models.federation import with_predecessors
from coopsite.common.search.tally import unanswered
from coopsite.worklist.card import Kinds, make_card
from coopsite.worklist.lines import page_of
from coopsite.worklist.scope import Scope

CHOICE = "lien-minh"
UNANSWERED = 8


def with_worklist(index):
    """Return the admin site's view ``index`` with the worklist in its context."""

    def view(request, extra_context=None):
        return index(request, {**(extra_context or {}), **worklist_of(request)})

    return view


def worklist_of(request) -> dict:
    """Return the first page's context: a card for each federation of the account, the most pressing first.

    A site administrator finds one card for all, or chooses a federation: ?lien-minh=<slug>.
    """
    federations, links = _own_federations(request.user)
    publishing = frozenset(Federation.objects.for_publisher(request.user).values_list("pk", flat=True))
    chosen = [one for one in federations if one.slug == request.GET.get(CHOICE)]
    kinds = Kinds(request)
    if request.user.is_superuser and not chosen:
        cards = [make_card(Scope(request.user, links=tuple(links)), kinds)]
    else:
        narrow = len(federations) > 1
        cards = [_card_of(one, links, publishing, kinds, narrow) for one in chosen or federations]
    return {
        "title": _("Việc cần làm"),
        "cards": sorted(cards, key=lambda card: -card.pressing),
        "federations": federations,
        "chosen": chosen[0] if chosen else None,
        "choice": CHOICE,
        "adds": [
            (kind._meta.verbose_name, page_of(kind, "add"))
            for kind in kinds.drafted
            if admin.site._registry[kind].has_add_permission(request)
        ],
        "handbook": _handbook(),
        # Nothing in it is anybody's; but only who decides what is published can do something about it.
        "unanswered": unanswered(UNANSWERED) if publishing else [],
    }


def _own_federations(user) -> tuple[list[Federation], list]:
    """Return the federations of the account, and the pairs (successor, predecessor) of all.

    One that another of them succeeded has no card of its own: its pages stand on the successor's.
    """
    links = list(FederationSuccession.objects.values_list("successor_id", "predecessor_id"))
    own = list(Federation.objects.for_editor(user))
    keys = {one.pk for one in own}
    succeeded = {before for after, before in links if after in keys}
    return [one for one in own if one.pk not in succeeded], links


def _card_of(federation, links, publishing, kinds, narrow):
    reach = with_predecessors([federation.pk], links)
    keys = ",".join(str(key) for key in sorted(reach))
    suffix = f"&federation__id__in={keys}" if narrow else ""
    scope = Scope(kinds.request.user, frozenset(reach), publishing, tuple(links))
    return make_card(scope, kinds, federation, suffix)


def _handbook() -> str:
    """Return the handbook's address; nothing where the site has none."""
    try:
        return reverse("handbook")
    except NoReverseMatch:
        return ""
