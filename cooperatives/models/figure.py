"""Figures: what was counted, how exactly it was said, of whom, when, and by whom."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.addresses import Keyed
from coopsite.common.dates import show_partial
from coopsite.common.fields import NFCCharField, NumberModelField
from coopsite.common.quantity import Per, Period, Qualifier, Quantity, Unit
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet


class MetricGroup(models.TextChoices):
    SIZE = "size", _("quy mô")
    OUTPUT = "output", _("sản xuất")
    MONEY = "money", _("thu nhập, giá bán")
    DIGITAL = "digital", _("chuyển đổi số")
    OCOP = "ocop", _("sản phẩm OCOP")
    TITLE = "title", _("danh hiệu khác")


class Metric(Keyed, StaffFindable):
    """A thing that is measured, under one name for every place and time, so that figures compare."""

    key = models.SlugField(
        _("khóa"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_("Để trống thì lấy theo tên. Về sau không đổi được."),
    )
    name = NFCCharField(_("tên chỉ số"), max_length=120)
    short_name = NFCCharField(
        _("tên trong bảng"),
        max_length=80,
        blank=True,
        help_text=_("Ngắn hơn, khi bảng đã nói phần còn lại: “Trong đó 4 sao”."),
    )
    group = models.CharField(_("nhóm"), max_length=10, choices=MetricGroup)
    unit = models.CharField(_("đơn vị thường dùng"), max_length=20, choices=Unit.choices, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = StaffFindableQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("chỉ số")
        verbose_name_plural = _("chỉ số")

    def __str__(self):
        return self.name

    @property
    def called(self) -> str:
        """The name in a table that says the rest."""
        return self.short_name or self.name


class Moment(models.TextChoices):
    """A before and an after of one metric make a pair; most figures stand alone."""

    PLAIN = "", _("không so sánh")
    BEFORE = "before", _("trước kia")
    NOW = "now", _("nay")


class Precision(models.TextChoices):
    DAY = "day", _("ngày")
    MONTH = "month", _("tháng")
    YEAR = "year", _("năm")


class FigureQuerySet(ScopedQuerySet):
    def with_words(self):
        """Load what a page prints beside the number: the metric and the source."""
        return self.select_related("metric", "source")

    def unsourced(self):
        """Keep the true figures for which nobody said where they come from."""
        return self.filter(source=None, illustrative=False)


class Figure(models.Model):
    """A quantity as it was said, with its scope, date and source; never a bare number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    metric = models.ForeignKey(Metric, models.PROTECT, related_name="+", verbose_name=_("chỉ số"))
    qualifier = models.CharField(_("mức độ"), max_length=12, choices=Qualifier.choices, blank=True)
    low = NumberModelField(
        _("số"),
        max_digits=18,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Số dưới, nếu là khoảng."),
    )
    high = NumberModelField(
        _("đến"),
        max_digits=18,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Số trên, nếu là khoảng."),
    )
    unit = models.CharField(_("đơn vị"), max_length=20, choices=Unit.choices, blank=True)
    per = models.CharField(_("tính trên"), max_length=12, choices=Per.choices, blank=True)
    period = models.CharField(_("trong một"), max_length=8, choices=Period.choices, blank=True)
    moment = models.CharField(_("thời điểm"), max_length=6, choices=Moment.choices, blank=True)
    scope = NFCCharField(
        _("phạm vi"),
        max_length=160,
        blank=True,
        help_text=_("Của ai, ở đâu: ví dụ 'thành viên và người lao động'."),
    )
    note = NFCCharField(
        _("nói thêm"),
        max_length=120,
        blank=True,
        help_text=_("Trong hoàn cảnh nào: ví dụ 'làm tay'. Không dùng để ghép trước kia với nay."),
    )
    as_of = models.DateField(_("tính đến"), null=True, blank=True)
    as_of_precision = models.CharField(_("biết đến"), max_length=5, choices=Precision, default=Precision.DAY)
    wording = NFCCharField(
        _("nguyên văn ở nguồn"),
        max_length=200,
        blank=True,
        help_text=_("Chữ của nguồn, để sau này đối chiếu."),
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn"),
    )
    illustrative = models.BooleanField(
        _("số minh họa"), default=False, help_text=_("Không phải số thật: trang sẽ ghi rõ là minh họa.")
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    # In the base unit of the kind (kg, m², đồng …), so that figures written differently compare and sort.
    base_low = models.DecimalField(max_digits=24, decimal_places=6, null=True, editable=False)
    base_high = models.DecimalField(max_digits=24, decimal_places=6, null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "metric__position", "moment"]
        constraints = [
            models.CheckConstraint(
                condition=Q(high=None) | Q(low=None) | Q(high__gte=F("low")),
                name="%(app_label)s_%(class)s_low_up_to_high",
                violation_error_message=_("Số trên phải bằng hoặc lớn hơn số dưới."),
                violation_error_code="low_above_high",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(qualifier=Qualifier.MOST.value),
                name="%(app_label)s_%(class)s_has_number",
                violation_error_message=_("Cần một con số, trừ khi mức độ là 'hầu hết'."),
                violation_error_code="missing_number",
            ),
        ]

    def __str__(self):
        return str(self.quantity)

    @property
    def quantity(self) -> Quantity:
        return Quantity(
            low=self.low,
            high=self.high,
            qualifier=self.qualifier,
            unit=self.unit,
            per=self.per,
            period=self.period,
        )

    @property
    def label(self) -> str:
        """What the number says, and of whom: "Thu nhập, thành viên"."""
        return ", ".join(filter(None, [self.metric.name, self.scope]))

    @property
    def label_alone(self) -> str:
        """The label of a figure that stands without its other half: when it held must be said."""
        return ", ".join(filter(None, [self.label, self.moment and self.get_moment_display()]))

    @property
    def day(self) -> str:
        """The as-of date, as precisely as it is known: "8/8/2024", "4/2024" or "2023"."""
        if self.as_of is None:
            return ""
        if self.as_of_precision == Precision.YEAR:
            return show_partial(self.as_of.year)
        return show_partial(
            self.as_of.year,
            self.as_of.month,
            self.as_of.day if self.as_of_precision == Precision.DAY else None,
        )

    def clean(self):
        super().clean()
        try:
            self.quantity.clean()
        except ValidationError as error:
            raise ValidationError({"low": error}) from error

    def save(self, *args, **kwargs):
        self.base_low, self.base_high = self.quantity.base_low, self.quantity.base_high
        super().save(*args, **kwargs)


def one_of_each_half(owner: str, name: str) -> models.UniqueConstraint:
    """Return the constraint that an owner has one "before" and one "now" of a metric and scope: a pair is two."""
    return models.UniqueConstraint(
        fields=[owner, "metric", "scope", "moment"],
        condition=~Q(moment=""),
        name=name,
        violation_error_message=_("Chỉ số và phạm vi này đã có số cho thời điểm ấy."),
        violation_error_code="half_given_twice",
    )


class CooperativeFigure(Figure):
    """A figure of one cooperative: members, area, income, prices, output, reach."""

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.CASCADE, related_name="figures", verbose_name=_("hợp tác xã")
    )

    objects = owned_through("cooperative__federation", FigureQuerySet).as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("số liệu của hợp tác xã")
        verbose_name_plural = _("số liệu của hợp tác xã")
        constraints = [
            *Figure.Meta.constraints,
            one_of_each_half("cooperative", "cooperativefigure_one_of_each_half"),
        ]


class ProvinceIndicator(Figure):
    """A figure of a whole province, which its federation gives for a stated territory and date."""

    federation = models.ForeignKey(
        "cooperatives.Federation", models.CASCADE, related_name="indicators", verbose_name=_("liên minh")
    )
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        related_name="indicators",
        verbose_name=_("địa bàn được tính"),
        help_text=_("Tỉnh như lúc tính: số trước 1/7/2025 thuộc về tỉnh cũ."),
    )

    objects = owned_through("federation", FigureQuerySet).as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("chỉ số của tỉnh")
        verbose_name_plural = _("chỉ số của tỉnh")
        constraints = [
            *Figure.Meta.constraints,
            models.UniqueConstraint(
                fields=["federation", "region", "metric", "scope", "as_of"],
                name="provinceindicator_once_a_date",
                violation_error_message=_("Chỉ số này của địa bàn ấy đã có số cho ngày ấy."),
                violation_error_code="known_indicator",
            ),
        ]
