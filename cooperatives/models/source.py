"""Where a statement comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models.link import Linked, LinkedQuerySet
from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.binning import Binnable, BinnableQuerySet
from coopsite.common.dates import show_partial
from coopsite.common.fields import NFCCharField
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet


class SourceKind(models.TextChoices):
    ARTICLE = "article", _("bài báo, bài đăng")
    POLICY = "policy", _("văn bản")
    STATEMENT = "statement", _("lời người phụ trách")
    RECORD = "record", _("hồ sơ của liên minh")


class SourceQuerySet(BinnableQuerySet, LinkedQuerySet, StaffFindableQuerySet, ScopedQuerySet):
    pass


class Source(Binnable, Linked, StaffFindable):
    """A publication, policy document or statement that a figure or a page rests on."""

    kind = models.CharField(_("loại"), max_length=10, choices=SourceKind, default=SourceKind.ARTICLE)
    number = NFCCharField(
        _("số hiệu"), max_length=60, blank=True, help_text=_("Với văn bản, ví dụ 19/CT-TTg.")
    )
    title = NFCCharField(_("tên"), max_length=300)
    publisher = NFCCharField(_("nơi đăng"), max_length=200, blank=True)
    author = NFCCharField(_("tác giả"), max_length=120, blank=True)
    published_on = models.DateField(_("ngày đăng"), null=True, blank=True)
    published_time = models.TimeField(_("giờ đăng"), null=True, blank=True)
    day_known = models.BooleanField(
        _("biết chính xác ngày"), default=True, help_text=_("Bỏ chọn nếu nguồn chỉ cho biết tháng và năm.")
    )
    url = models.URLField(_("đường dẫn"), blank=True)
    reader_count = models.PositiveIntegerField(_("số lượt đọc ghi ở nguồn"), null=True, blank=True)
    comment_count = models.PositiveIntegerField(_("số bình luận ghi ở nguồn"), null=True, blank=True)
    federation = models.ForeignKey(
        "cooperatives.Federation", models.PROTECT, null=True, blank=True, verbose_name=_("liên minh ghi")
    )

    moves_along = ()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "title"]
        verbose_name = _("nguồn")
        verbose_name_plural = _("nguồn")

    def __str__(self):
        return self.credit

    def find_name(self):
        return self.title

    def find_text(self):
        return [self.number, self.publisher, self.author]

    @property
    def day(self) -> str:
        if self.published_on is None:
            return ""
        on = self.published_on
        return show_partial(on.year, on.month, on.day if self.day_known else None)

    @property
    def brief(self) -> str:
        """The source beside a figure, in few words: who published it; its name where nobody is known."""
        return self.publisher or self.title

    @property
    def whereabouts(self) -> str:
        """Who published it and when, as far as that is known."""
        return ", ".join(filter(None, [self.publisher, self.day]))

    @property
    def credit(self) -> str:
        """One line for a caption: title, author, publisher and date, as far as they are known."""
        head = " ".join(filter(None, [self.number and f"{self.number}:", self.title]))
        return ", ".join(filter(None, [head, self.author, self.publisher, self.day]))
