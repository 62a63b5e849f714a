"""The parts of a cooperative's profile: people, markets, digital practices, offers to guests, titles."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models.cooperative import Cooperative
from cooperatives.models.post import Post
from cooperatives.models.scoping import owned_through
from coopsite.common.addresses import Keyed
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet


class CooperativePost(Hanging, Post):
    """A post in a cooperative and who holds or held it."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="posts", verbose_name=_("hợp tác xã")
    )

    finds = "cooperative"
    objects = owned_through("cooperative__federation").as_manager()

    class Meta(Post.Meta):
        verbose_name = _("người của hợp tác xã")
        verbose_name_plural = _("người của hợp tác xã")


class ProfilePart(Hanging):
    """A row of a cooperative's profile that came from somewhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    illustrative = models.BooleanField(_("minh họa"), default=False)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    finds = "cooperative"
    objects = owned_through("cooperative__federation").as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]


class Market(Keyed, StaffFindable):
    """A country, territory or bloc that goods are sold to."""

    key = models.SlugField(
        _("khóa"),
        max_length=40,
        unique=True,
        blank=True,
        help_text=_("Để trống thì lấy theo tên. Về sau không đổi được."),
    )
    name = NFCCharField(_("tên"), max_length=80)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = StaffFindableQuerySet.as_manager()

    class Meta(StaffFindable.Meta):
        ordering = ["position", "name"]
        verbose_name = _("thị trường")
        verbose_name_plural = _("thị trường")

    def __str__(self):
        return self.name


class ExportMarket(ProfilePart):
    """A market that a cooperative exports to, as a source of a stated date says."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="export_markets", verbose_name=_("hợp tác xã")
    )
    market = models.ForeignKey(Market, models.PROTECT, related_name="+", verbose_name=_("thị trường"))

    class Meta(ProfilePart.Meta):
        verbose_name = _("thị trường xuất khẩu")
        verbose_name_plural = _("thị trường xuất khẩu")
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "market"], name="exportmarket_once"),
        ]

    def __str__(self):
        return str(self.market)


class PracticeArea(models.TextChoices):
    """Where in a cooperative's work the digital tool or the machine sits."""

    MARKETPLACE = "marketplace", _("gian hàng trên sàn")
    SOCIAL = "social", _("kênh mạng xã hội, phát trực tiếp")
    TRACEABILITY = "traceability", _("truy xuất nguồn gốc")
    TIMEKEEPING = "timekeeping", _("phần mềm chấm công")
    SALES_SOFTWARE = "sales-software", _("phần mềm bán hàng")
    ACCOUNTING = "accounting", _("phần mềm kế toán")
    MACHINES = "machines", _("máy móc trong sản xuất, chế biến")
    FIELD = "field", _("công nghệ trên nương, ruộng")


class PracticeState(models.TextChoices):
    IN_USE = "in-use", _("đang dùng")
    PLANNED = "planned", _("dự định")
    NOT_USED = "not-used", _("chưa dùng")


class DigitalPractice(ProfilePart):
    """A digital tool or machine that a cooperative uses, plans or says it lacks."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="practices", verbose_name=_("hợp tác xã")
    )
    area = models.CharField(_("mảng"), max_length=16, choices=PracticeArea)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=PracticeState, default=PracticeState.IN_USE
    )
    detail = NFCCharField(_("chi tiết"), max_length=240, blank=True)
    as_of = models.DateField(_("ghi nhận ngày"), null=True, blank=True)

    class Meta(ProfilePart.Meta):
        verbose_name = _("công cụ số, máy móc")
        verbose_name_plural = _("công cụ số, máy móc")

    def __str__(self):
        return self.get_area_display()


class OfferKind(models.TextChoices):
    STAY = "stay", _("chỗ nghỉ")
    VIEWPOINT = "viewpoint", _("điểm ngắm cảnh, chụp ảnh")
    WORKSHOP = "workshop", _("tự tay làm")
    TOUR = "tour", _("tham quan")


class AgritourismOffer(ProfilePart):
    """Something a cooperative offers to guests on its land."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="offers", verbose_name=_("hợp tác xã")
    )
    kind = models.CharField(_("loại"), max_length=10, choices=OfferKind)
    name = NFCCharField(_("tên"), max_length=120)
    detail = NFCCharField(_("chi tiết"), max_length=240, blank=True)

    class Meta(ProfilePart.Meta):
        verbose_name = _("điểm đón khách")
        verbose_name_plural = _("điểm đón khách")

    def __str__(self):
        return self.name


class CooperativeTitle(ProfilePart):
    """A distinction that a cooperative as a whole was given or is said to hold."""

    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, related_name="titles", verbose_name=_("hợp tác xã")
    )
    name = NFCCharField(_("danh hiệu"), max_length=160)
    given_by = NFCCharField(_("nơi trao, nơi đánh giá"), max_length=160, blank=True)
    as_of = models.DateField(_("ghi nhận ngày"), null=True, blank=True)

    class Meta(ProfilePart.Meta):
        verbose_name = _("danh hiệu của hợp tác xã")
        verbose_name_plural = _("danh hiệu của hợp tác xã")

    def __str__(self):
        return self.name
