"""One federation's card on the first page: what there is to do, the bin, what changed lately."""

from dataclasses import dataclass, field

from django.apps import apps
from django.contrib import admin
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cooperatives.models import Cooperative, Federation, Photo, Source
from coopsite.common.binning import Binnable
from coopsite.desk.admin.histories import HistoryMixin
from coopsite.desk.shape import is_drafted
from coopsite.worklist import lately, offers, owed, waiting
from coopsite.worklist.lines import TONES, Line, Section, load_rows, page_of
from coopsite.worklist.scope import Scope, counted
from products.models import Product


def viewable(request, wanted) -> list:
    """Return the models in the admin that ``wanted(model, its admin)`` takes and the account may look at.

    From the ground up: cooperatives, then products, then what is told of them.
    """
    floors = list(apps.app_configs)
    models = [
        model
        for model, of_model in admin.site._registry.items()
        if wanted(model, of_model) and of_model.has_view_or_change_permission(request)
    ]
    return sorted(models, key=lambda model: floors.index(model._meta.app_label), reverse=True)


@dataclass
class Kinds:
    """The models of which a worklist speaks, for one request."""

    request: object

    @cached_property
    def drafted(self) -> list:
        return viewable(self.request, lambda model, of_model: is_drafted(model))

    @cached_property
    def remembered(self) -> list:
        return viewable(self.request, lambda model, of_model: isinstance(of_model, HistoryMixin))

    @cached_property
    def binnable(self) -> list:
        return viewable(self.request, lambda model, of_model: issubclass(model, Binnable))

    @cached_property
    def photos(self) -> bool:
        return bool(viewable(self.request, lambda model, of_model: model is Photo))


@dataclass
class Card:
    """What one federation's staff, or a site administrator over all of them, find to do.

    ``anchor`` tells the cards of a page apart; ``steps`` are pairs of words and address for one that has nothing yet.
    """

    title: str
    anchor: str
    sections: list[Section] = field(default_factory=list)
    bins: list[tuple[str, str]] = field(default_factory=list)
    lately: list[Line] = field(default_factory=list)
    steps: list[tuple[str, str]] = field(default_factory=list)

    @property
    def pressing(self) -> int:
        """How much of it holds others up or has a day."""
        return sum(section.total for section in self.sections if section.tone in ("now", "soon"))


def make_card(scope: Scope, kinds: Kinds, federation=None, suffix="") -> Card:
    """Return the card of ``federation``, or of all (None). ``suffix`` narrows the lists that it leads to."""
    card = Card(str(federation or _("Tất cả liên minh")), federation.slug if federation else "tat-ca")
    owing = owed.to_count(scope, kinds.drafted)
    sizes = counted(
        {
            **owing,
            **{("here", kind): scope.rows(kind) for kind in kinds.drafted},
            **{("bin", kind): scope.binned(kind) for kind in kinds.binnable},
        }
    )
    card.sections = waiting.sections(scope, kinds.drafted) + offers.sections(scope)
    card.sections += owed.sections(scope, owing, sizes, suffix)
    card.sections += owed.pictures(scope, suffix) if kinds.photos else []
    card.sections.sort(key=lambda section: TONES.index(section.tone))
    card.bins = [
        (f"{sizes['bin', kind]} {kind._meta.verbose_name}", page_of(kind, "bin"))
        for kind in kinds.binnable
        if sizes["bin", kind]
    ]
    card.lately = lately.lines(scope, kinds.remembered)
    if federation and not any(sizes["here", kind] for kind in kinds.drafted):
        card.steps = _first_steps(federation)
    _fill(card, scope, with_owner=federation is None)
    return card


def _fill(card: Card, scope: Scope, with_owner: bool):
    """Load what all lines name; a line whose object the account may not know, or that is gone, goes."""
    load_rows(scope, [*card.lately, *(line for one in card.sections for line in one.lines)], with_owner)
    card.lately = [line for line in card.lately if line.row is not None]
    for section in card.sections:
        section.lines = [line for line in section.lines if line.row is not None]


def _first_steps(federation: Federation) -> list[tuple[str, str]]:
    return [
        (
            _("Xem lại trang của liên minh: giới thiệu, địa chỉ, điện thoại"),
            page_of(Federation, "change", federation.pk),
        ),
        (_("Tải vài tấm ảnh lên kho ảnh"), page_of(Photo, "add")),
        (_("Ghi nguồn của những gì sắp kể: bài báo, báo cáo, lời người phụ trách"), page_of(Source, "add")),
        (_("Viết trang hợp tác xã đầu tiên"), page_of(Cooperative, "add")),
        (_("Thêm sản phẩm của hợp tác xã ấy"), page_of(Product, "add")),
    ]
