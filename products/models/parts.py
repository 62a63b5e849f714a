"""Rows that are part of one product: its figures, where it is sold, its further pictures."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Channel, ChannelQuerySet, Figure
from cooperatives.models.figure import FigureQuerySet, one_of_each_half
from cooperatives.models.scoping import owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging


class ProductFigure(Figure):
    """A figure of one product: a buying price, an output, a share sold."""

    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="figures", verbose_name=_("sản phẩm")
    )

    objects = owned_through("product__federation", FigureQuerySet).as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("số liệu của sản phẩm")
        verbose_name_plural = _("số liệu của sản phẩm")
        constraints = [
            *Figure.Meta.constraints,
            one_of_each_half("product", "productfigure_one_of_each_half"),
        ]


class ProductChannel(Hanging, Channel):
    """Where one product is sold, when that differs from its cooperative's channels."""

    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="channels", verbose_name=_("sản phẩm")
    )

    finds = "product"
    objects = owned_through("product__federation", ChannelQuerySet).as_manager()

    class Meta(Channel.Meta):
        verbose_name = _("nơi bán sản phẩm")
        verbose_name_plural = _("nơi bán sản phẩm")


class ProductPhoto(models.Model):
    """A further picture of a product, in its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="gallery", verbose_name=_("sản phẩm")
    )
    photo = models.ForeignKey("cooperatives.Photo", models.CASCADE, related_name="+", verbose_name=_("ảnh"))
    caption = NFCCharField(_("chú thích ở đây"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = owned_through("product__federation").as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("ảnh của sản phẩm")
        verbose_name_plural = _("ảnh của sản phẩm")

    def __str__(self):
        return self.caption or str(self.photo)
