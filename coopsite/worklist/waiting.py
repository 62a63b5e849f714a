"""Drafts that wait for the account: to publish, to mend, to finish; and those on their way."""

from datetime import timedelta

from django.db.models import Case, CharField, Count, F, Q, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from coopsite.desk.models import Draft, DraftState
from coopsite.desk.models.about import name_of
from coopsite.worklist.lines import Line, Section, page_of
from coopsite.worklist.scope import Scope, about_any, model_of
from coopsite.worklist.words import moment

SHOWN = 8
# The timer goes round every minute or so: what is this late says that it does not.
OVERDUE = timedelta(minutes=15)


def sections(scope: Scope, kinds: list) -> list[Section]:
    """Return the sections of what waits, the most urgent first: one query for all of them."""
    made = {section.key: section for section in _blank()}
    for draft in _drafts(scope, kinds):
        section = made[draft.group]
        section.total = draft.total
        section.lines.append(_line(draft))
    for section in made.values():
        states = _STATES_OF[section.key]
        section.more = [
            (
                f"{kind._meta.verbose_name_plural} ({state.label})"
                if len(states) > 1
                else kind._meta.verbose_name_plural,
                f"{page_of(kind, 'changelist')}?tinh-trang={state}",
            )
            for state in states
            for kind in kinds
        ]
    return [section for section in made.values() if section.total]


def _blank() -> list[Section]:
    return [
        Section(
            "cham-gio",
            _("Tới giờ hẹn mà chưa đăng được"),
            _("Trang công khai chưa đổi. Xem vướng gì, sửa rồi gửi duyệt lại."),
            "now",
        ),
        Section(
            "cho-duyet", _("Chờ duyệt"), _("Mở ra xem chỗ khác, rồi đăng hoặc trả lại kèm lý do."), "now"
        ),
        Section("tra-lai", _("Bị trả lại, cần sửa"), _("Sửa theo lời nhắn rồi gửi duyệt lại."), "now"),
        Section(
            "khong-nguoi-viet",
            _("Nháp không còn người viết"),
            _(
                "Người viết đã thôi việc, hoặc mục vừa chuyển sang. Mở ra viết tiếp, đăng, hẹn giờ lại hay bỏ nháp."
            ),
            "now",
        ),
        Section("viet-do", _("Đang viết dở")),
        Section("da-gui", _("Đã gửi, chờ người duyệt"), tone="later"),
        Section("hen-gio", _("Đã duyệt, hẹn giờ đăng"), tone="later"),
    ]


_STATES_OF = {
    "cham-gio": [DraftState.RETURNED],
    "cho-duyet": [DraftState.SUBMITTED],
    "tra-lai": [DraftState.RETURNED],
    "khong-nguoi-viet": [DraftState.WRITING, DraftState.RETURNED],
    "viet-do": [DraftState.WRITING],
    "da-gui": [DraftState.SUBMITTED],
    "hen-gio": [DraftState.SCHEDULED],
}


def _drafts(scope: Scope, kinds):
    """Return the first drafts of each group, with the group's name and size."""
    mine = Q(updated_by=scope.user)
    decides = scope.decides(kinds)
    overdue = Q(state=DraftState.SCHEDULED, publish_at__lt=timezone.now() - OVERDUE)
    left_over = Q(state__in=_STATES_OF["khong-nguoi-viet"]) & ~scope.written_by_staff(kinds, "updated_by")
    failed = (Q(state=DraftState.RETURNED) & ~Q(trouble="")) | overdue
    group = Case(
        When(failed & (mine | decides), then=Value("cham-gio")),
        When(Q(state=DraftState.SUBMITTED) & decides, then=Value("cho-duyet")),
        When(Q(state=DraftState.RETURNED) & mine, then=Value("tra-lai")),
        When(Q(state=DraftState.WRITING) & mine, then=Value("viet-do")),
        When(left_over & decides, then=Value("khong-nguoi-viet")),
        When(Q(state=DraftState.SUBMITTED) & mine, then=Value("da-gui")),
        When(state=DraftState.SCHEDULED, then=Value("hen-gio")),
        output_field=CharField(),
    )
    drafts = Draft.objects.filter(about_any(kinds, scope.rows)).annotate(group=group)
    by_group, since = [F("group")], Coalesce("publish_at", "state_at")
    return (
        drafts.filter(group__isnull=False)
        .annotate(
            total=Window(Count("pk"), partition_by=by_group),
            place=Window(RowNumber(), partition_by=by_group, order_by=[since.asc(), F("pk").asc()]),
        )
        .filter(place__lte=SHOWN)
        .select_related("updated_by", "state_by")
        .order_by("group", "place")
    )


def _line(draft) -> Line:
    who, by = draft.who or _("Có người"), name_of(draft.state_by) or _("Hệ thống")
    words = {
        "cham-gio": _("%(writer)s viết, %(when)s"),
        "cho-duyet": _("%(by)s gửi lúc %(when)s"),
        "tra-lai": _("%(by)s trả lại lúc %(when)s"),
        "khong-nguoi-viet": _("%(writer)s viết, sửa lần cuối lúc %(edited)s"),
        "viet-do": _("sửa lần cuối lúc %(edited)s"),
        "da-gui": _("gửi lúc %(when)s"),
        "hen-gio": _("sẽ đăng lúc %(when)s"),
    }[draft.group]
    at = draft.publish_at or draft.state_at
    told = {"writer": who, "by": by, "when": moment(at), "edited": moment(draft.updated_at)}
    quote = draft.reason
    if draft.group == "cham-gio" and draft.state == DraftState.SCHEDULED:
        quote = _("Quá giờ hẹn mà máy chủ chưa đăng: hãy báo người quản trị trang.")
    return Line(model_of(draft), draft.object_id, words % told, quote)
