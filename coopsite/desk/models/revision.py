"""What was done to an object: who, when, why, and the content as it was then. The history of everything."""

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from coopsite.common.fields import NFCCharField, account_field
from coopsite.desk.models.about import About, AboutQuerySet, name_of
from coopsite.desk.snapshot import digest

TRIES = 5


class Act(models.TextChoices):
    """What can be done to an object, as its history tells it."""

    FOUND = "found", _("có sẵn khi bắt đầu ghi lịch sử")
    DRAFTED = "drafted", _("lưu nháp")
    ASIDE = "aside", _("để riêng một bản vì hai người cùng sửa")
    SUBMITTED = "submitted", _("gửi duyệt")
    RECALLED = "recalled", _("rút khỏi hàng chờ duyệt")
    RETURNED = "returned", _("trả lại để sửa")
    SCHEDULED = "scheduled", _("hẹn giờ đăng")
    UNSCHEDULED = "unscheduled", _("bỏ hẹn đăng")
    PUBLISHED = "published", _("đăng")
    TAKEN_DOWN = "taken-down", _("gỡ xuống")
    DISCARDED = "discarded", _("bỏ bản nháp")
    CHANGED = "changed", _("sửa")
    RESTORED = "restored", _("lấy lại bản cũ")
    VERIFIED = "verified", _("xác nhận đã kiểm tra")
    MOVED = "moved", _("chuyển sang liên minh khác")
    BINNED = "binned", _("bỏ vào thùng rác")
    UNBINNED = "unbinned", _("lấy lại từ thùng rác")


class RevisionQuerySet(AboutQuerySet):
    def with_content(self):
        return self.filter(data__isnull=False)

    def holding(self, name: str):
        """Keep the revisions whose content has the digest ``name``."""
        return self.filter(digest=name)

    def record(self, row, act, by=None, note="", data=None, live=False, **more) -> "Revision":
        """Add to the history of ``row``; ``data`` is its content now, where the act changed or decided it.

        ``more`` may give ``made_of`` and ``mark``.
        """
        about = {"content_type": ContentType.objects.get_for_model(type(row)), "object_id": row.pk}
        named = {**about, "act": act, "by": by, "by_name": name_of(by), "note": note, "live": live, **more}
        content = {"data": data, "digest": digest(data) if data is not None else ""}
        for attempt in range(TRIES):
            last = self.about(row).aggregate(last=Max("number"))["last"] or 0
            revision = self.model(number=last + 1, **named, **content)
            try:
                with transaction.atomic():
                    revision.save()
            except IntegrityError:
                # Two people at the same moment: the later one takes the next number.
                if attempt == TRIES - 1:
                    raise
            else:
                return revision


class Revision(About):
    """One act on an object; where it changed or decided the content, the whole content."""

    number = models.PositiveIntegerField(_("số"))
    act = models.CharField(_("việc"), max_length=12, choices=Act)
    at = models.DateTimeField(_("lúc"), auto_now_add=True)
    by = account_field(_("người làm"))
    # The name as it was: an account may be deleted, what it did stays.
    by_name = NFCCharField(_("tên người làm"), max_length=200, blank=True)
    note = NFCCharField(_("vì sao"), max_length=500, blank=True)
    data = models.JSONField(_("nội dung"), null=True, blank=True)
    # Of a form that was sent: a form that comes twice is saved once.
    mark = models.CharField(max_length=32, blank=True, default="", editable=False)
    digest = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    made_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("sửa từ bản")
    )
    live = models.BooleanField(_("trang công khai theo bản này"), default=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("lịch sử")
        verbose_name_plural = _("lịch sử")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "number"], name="desk_revision_numbered"
            )
        ]
        indexes = [models.Index(fields=["-at"], name="desk_revision_latest")]

    def __str__(self):
        return f"{self.number}: {self.get_act_display()}"

    @property
    def who(self) -> str:
        """The person's name now, or as it was; nothing for what the site did by itself."""
        return name_of(self.by) or self.by_name
