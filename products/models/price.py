"""What a product costs, as far as somebody has said it, and on which day: to know, never to order by."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from coopsite.common.dates import add_months, show_date
from coopsite.common.fields import DongField, NFCCharField
from coopsite.common.numbers import show_dong, show_number

# An older price is told as an old one.
PRICE_MONTHS = 12


class Priced(models.Model):
    """Something with a reference price, in đồng, or a range from ``price`` to ``price_high``, and the day of it."""

    price = DongField(
        _("giá tham khảo"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Giá phải lớn hơn 0; chưa biết giá thì để trống."))],
    )
    price_high = DongField(
        _("giá đến"), null=True, blank=True, help_text=_("Chỉ điền khi giá là một khoảng.")
    )
    price_unit = NFCCharField(_("cho một"), max_length=40, blank=True, help_text=_("Ví dụ: hộp 100 g."))
    price_on = models.DateField(
        _("giá ngày"),
        null=True,
        blank=True,
        help_text=_("Ngày hỏi được giá ấy. Quá một năm, trang ghi là giá cũ."),
    )
    price_illustrative = models.BooleanField(_("giá minh họa"), default=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(price_high=None) | Q(price__isnull=False, price_high__gt=F("price")),
                name="%(app_label)s_%(class)s_price_rises",
                violation_error_message=_(
                    "Giá cao phải lớn hơn giá thấp; chỉ có một giá thì để trống ô “giá đến”."
                ),
                violation_error_code="price_falls",
            )
        ]

    def clean(self):
        super().clean()
        if self.price is None and self.price_high is None:
            return
        stored = type(self)._base_manager.filter(pk=self.pk)
        told = ("price", "price_high", "price_on")
        # What stood before without a day must not block other edits.
        if stored.values_list(*told).first() == tuple(getattr(self, name) for name in told):
            return
        if self.price_on is None:
            words = say(
                "Giá này hỏi được ngày nào? Giá không có ngày thì người mua không biết còn đúng không."
            )
            raise ValidationError({"price_on": ValidationError(words, "price_without_day")})
        if self.price_on > timezone.localdate():
            words = say("Ngày của giá không thể ở sau hôm nay.")
            raise ValidationError({"price_on": ValidationError(words, "price_of_tomorrow")})

    @property
    def price_words(self) -> str:
        """The price or the range: "420.000 ₫", "380.000–420.000 ₫"; "" where none is known."""
        if self.price is None or self.price_high is None:
            return show_dong(self.price)
        return f"{show_number(self.price)}–{show_dong(self.price_high)}"

    @property
    def price_day_words(self) -> str:
        """Of which day the price is, and that it is old where it is."""
        if self.price_on is None:
            return say("chưa rõ ngày")
        words = say("giá ngày %(day)s") if self.price_is_current() else say("giá cũ, ngày %(day)s")
        return words % {"day": show_date(self.price_on)}

    def price_is_current(self, on: datetime.date | None = None) -> bool:
        """Tell whether the price has a day, and that lies within PRICE_MONTHS before the day ``on`` (default: today)."""
        since = add_months(on or timezone.localdate(), -PRICE_MONTHS)
        return self.price is not None and self.price_on is not None and self.price_on >= since
