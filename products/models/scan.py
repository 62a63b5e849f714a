"""What is printed on a label and scanned for years: short codes and GTINs, which always lead to the product they were given to.

A code is given once, when its product is first stored, and never to another one; it outlives the product, so that a box
on somebody's shelf still gets an answer. A GTIN is given by GS1 and typed by staff.
"""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import owned_through
from coopsite.common.fields import NFCCharField
from products.codes import LENGTH, new_code
from products.gs1 import GTIN_LENGTH, is_restricted, link_path, read_gtin


def label_path(code: str, lot: str = "") -> str:
    """Return the path that a label leads to: "/t/7Q4KX/", or of a lot of the product "/t/7Q4KX/lo/PH0824/"."""
    return reverse("products:scan_lot", args=[code, lot]) if lot else reverse("products:scan", args=[code])


class Lasting(models.Model):
    """Something on a label that still tells what it stood for when the product is gone."""

    product_name = NFCCharField(_("tên sản phẩm lúc xóa"), max_length=160, blank=True, editable=False)

    class Meta:
        abstract = True


class ScanCode(Lasting):
    """A short code, for one product; ``product`` is empty when that was deleted, and then the code stays its own."""

    code = models.CharField(_("mã"), max_length=LENGTH, primary_key=True)
    product = models.ForeignKey(
        "products.Product",
        models.SET_NULL,
        null=True,
        related_name="scan_codes",
        verbose_name=_("sản phẩm"),
    )
    given_at = models.DateTimeField(_("cấp lúc"), auto_now_add=True)

    class Meta:
        ordering = ["given_at", "code"]
        verbose_name = _("mã trên tem")
        verbose_name_plural = _("mã trên tem")

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return label_path(self.code)

    @classmethod
    def give(cls, product) -> "ScanCode":
        """Give ``product``, which is stored, a code that nobody ever had: one that is drawn twice is drawn again."""
        while True:
            try:
                with transaction.atomic():
                    return cls.objects.create(code=new_code(), product=product)
            except IntegrityError:
                continue


def validate_gtin(typed: str):
    """Raise ValidationError, with words for whoever typed it, where ``typed`` is no GTIN that the world may read."""
    gtin = read_gtin(typed)
    if gtin is None:
        words = _(
            "Mã số này không đúng: GTIN có 8, 12, 13 hoặc 14 chữ số, và chữ số cuối phải khớp các số trước."
        )
        raise ValidationError(words, "gtin_wrong")
    if is_restricted(gtin):
        words = _(
            "Mã bắt đầu bằng 2, 02 hoặc 04 chỉ dùng trong nội bộ một cửa hàng, người mua không tra được."
        )
        raise ValidationError(words, "gtin_restricted")


class GtinField(models.CharField):
    """A GTIN of 8 to 14 digits as it was typed; stored as the fourteen by which all are compared."""

    default_validators = [validate_gtin]

    def __init__(self, *args, **kwargs):
        # Room for the spaces and hyphens between printed digits.
        super().__init__(*args, **{"max_length": 24} | kwargs)

    def clean(self, value, model_instance):
        typed = super().clean(value, model_instance)
        return read_gtin(typed) or typed


class ProductGtin(Lasting):
    """A GTIN under the bar code of one pack of a product; each size of pack has its own.

    GS1 never lets one be given to another product, so it stays known when its product is deleted. Staff may take back
    one that they mistyped.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.SET_NULL, null=True, related_name="gtins", verbose_name=_("sản phẩm")
    )
    gtin = GtinField(
        _("mã số GTIN"),
        unique=True,
        help_text=_("Dãy số dưới mã vạch, ví dụ 8931234567897."),
        error_messages={"unique": _("Mã số này đã là của một sản phẩm khác, kể cả sản phẩm đã xóa.")},
    )
    pack = NFCCharField(
        _("quy cách mang mã này"), max_length=80, blank=True, help_text=_("Ví dụ: hộp 100 g.")
    )

    objects = owned_through("product__federation").as_manager()

    class Meta:
        ordering = ["gtin"]
        verbose_name = _("mã vạch của sản phẩm")
        verbose_name_plural = _("mã vạch của sản phẩm")
        constraints = [
            models.CheckConstraint(
                condition=Q(gtin__regex=rf"^[0-9]{{{GTIN_LENGTH}}}$"),
                name="productgtin_fourteen_digits",
                violation_error_message=_("Mã số phải có đủ chữ số."),
                violation_error_code="gtin_not_stored_whole",
            )
        ]

    def __str__(self):
        return self.printed

    def get_absolute_url(self):
        return link_path(self.gtin)

    @property
    def printed(self) -> str:
        """The digits as they stand under the bar code: thirteen where the first of fourteen says nothing."""
        return self.gtin.removeprefix("0") if self.gtin.startswith("0") else self.gtin


class Scannable(models.Model):
    """The part of a product that labels lead to. A base before those that delete and store."""

    trace_url = models.URLField(
        _("trang truy xuất của cơ sở"),
        blank=True,
        validators=[URLValidator(["https"], message=_("Đường dẫn phải bắt đầu bằng https://."))],
        help_text=_("Nơi tem truy xuất riêng của cơ sở dẫn tới, nếu có. Bắt đầu bằng https://."),
    )

    class Meta:
        abstract = True

    @property
    def scan_code(self) -> ScanCode | None:
        """The code that its labels bear, the first that it was given; None until it is stored one by one."""
        return next(iter(self.scan_codes.all()), None)

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            if not self.scan_codes.exists():
                ScanCode.give(self)

    def delete(self, *args, **kwargs):
        """Delete the product; what its labels bear goes on telling the name that the public knew."""
        with transaction.atomic():
            if self.was_public():
                for model in (ScanCode, ProductGtin):
                    model.objects.filter(product=self).update(product_name=self.name)
            return super().delete(*args, **kwargs)
