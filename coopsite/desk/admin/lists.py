"""Lists of drafted nouns: where each row stands, what waits, and acts on many at once."""

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin.completing import is_completing
from coopsite.common.owning import holds
from coopsite.common.publishing import Status
from coopsite.desk import drafting
from coopsite.desk.admin.rights import Rights
from coopsite.desk.duties import duties_of
from coopsite.desk.models import Draft, DraftState
from coopsite.desk.troubles import Refused
from coopsite.desk.verifying import verify


class StandingFilter(admin.SimpleListFilter):
    """Public or not, and where what waits stands."""

    title = _("tình trạng")
    parameter_name = "tinh-trang"
    PUBLIC, NEVER = "dang", "chua"

    def lookups(self, request, model_admin):
        waiting = [(state.value, f"{_('Bản nháp')}: {state.label}") for state in DraftState]
        return [(self.PUBLIC, _("Đang đăng")), (self.NEVER, _("Chưa đăng")), *waiting]

    def queryset(self, request, queryset):
        match self.value():
            case self.PUBLIC:
                return queryset.filter(status=Status.PUBLISHED)
            case self.NEVER:
                return queryset.filter(status=Status.DRAFT)
            case state if state in DraftState.values:
                return queryset.filter(draft_state=state)
        return queryset


class DutyFilter(admin.SimpleListFilter):
    """What public pages owe; the worklist leads here."""

    title = _("việc cần làm")
    parameter_name = "viec"

    def __init__(self, request, params, model, model_admin):
        self.duties = {duty.key: duty for duty in duties_of(model)}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(key, duty.title) for key, duty in self.duties.items()]

    def queryset(self, request, queryset):
        duty = self.duties.get(self.value())
        return queryset if duty is None else duty.owing(queryset)


def with_draft_state(queryset):
    """Add ``draft_state``: where the draft of each row stands, or None."""
    kind = ContentType.objects.get_for_model(queryset.model)
    draft = Draft.objects.filter(content_type=kind, object_id=OuterRef("pk"))
    return queryset.annotate(draft_state=Subquery(draft.values("state")[:1]))


class DraftedListMixin:
    """The list of a drafted noun."""

    actions = ["publish", "withdraw_to_draft", "confirm_checked"]

    def get_queryset(self, request):
        """Add where the draft of each row stands, for a list: what completes or opens one row has no use for it."""
        rows = super().get_queryset(request)
        return rows if is_completing(request) else with_draft_state(rows)

    def get_list_filter(self, request):
        return [StandingFilter, DutyFilter, *super().get_list_filter(request)]

    @admin.display(description=_("tình trạng"), ordering="status")
    def standing(self, row):
        words = [_("Đang đăng") if row.status == Status.PUBLISHED else _("Chưa đăng")]
        if row.draft_state:
            words.append(_("bản nháp %(state)s") % {"state": DraftState(row.draft_state).label})
        return ", ".join(map(str, words))

    def has_publish_permission(self, request) -> bool:
        """Tell whether the account publishes anything at all; each row is asked for again."""
        return self.has_change_permission(request) and holds(request.user, "for_publisher")

    @admin.action(description=_("Đăng những mục đã chọn"), permissions=["publish"])
    def publish(self, request, queryset):
        def publish_what_was_handed_in(row):
            _refuse_unfinished(row, request.user)
            drafting.publish(row, request.user)

        self._to_each(request, queryset, publish_what_was_handed_in, _("Đã đăng %d mục."))

    @admin.action(description=_("Gỡ xuống thành bản nháp"), permissions=["publish"])
    def withdraw_to_draft(self, request, queryset):
        reason = str(_("gỡ xuống từ danh sách"))
        self._to_each(
            request, queryset, lambda row: drafting.take_down(row, request.user, reason), _("Đã gỡ %d mục.")
        )

    @admin.action(description=_("Xác nhận hôm nay đã kiểm tra"), permissions=["change"])
    def confirm_checked(self, request, queryset):
        self._to_each(
            request, queryset, lambda row: verify(row, request.user), _("Đã xác nhận %d mục."), "edits"
        )

    def _to_each(self, request, queryset, act, said, who="publishes"):
        """Do ``act`` to each row with which the account may do so; say how many it was, and why not the others."""
        done = 0
        for row in self.model._base_manager.filter(Q(pk__in=queryset.order_by().values("pk"))):
            if not getattr(Rights(request.user, row), who):
                messages.error(request, _("%(row)s: việc này không phải của vai trò anh/chị.") % {"row": row})
                continue
            try:
                act(row)
            except Refused as trouble:
                messages.error(request, f"{row}: {' '.join(trouble.sentences)}")
            else:
                done += 1
        if done:
            messages.success(request, said % done)


def _refuse_unfinished(row, user):
    """Raise Refused where publishing ``row`` unread would publish nothing, or what its writer has not handed in."""
    draft = Draft.objects.of(row)
    if draft is None and drafting.is_live(row):
        raise Refused(_("không có bản nháp nào chờ đăng."))
    if draft is not None and draft.state != DraftState.SUBMITTED and draft.updated_by not in (None, user):
        raise Refused(_("%(who)s chưa gửi duyệt; hãy mở ra xem rồi đăng.") % {"who": draft.who})
