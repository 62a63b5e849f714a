"""What is shown at an event, in the order in which it is shown."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet


class EventProductQuerySet(ScopedQuerySet):
    owner_path = "event__federation"

    def ahead(self, at=None):
        """Keep what is shown at public events that are not over and take place; the soonest first."""
        events = self.model._meta.get_field("event").related_model.objects
        ahead = events.published(at).taking_place().ahead(at).order_by()
        return self.filter(event__in=ahead).order_by("event__begins_at", "event")

    def for_mention(self):
        """Load what a row of each event prints."""
        return self.select_related(
            *(f"event__{link}" for link in ("photo", "region", "former_region", "province"))
        )


class EventProduct(models.Model):
    """A product on show at an event."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        "stories.Event", models.CASCADE, related_name="shown", verbose_name=_("sự kiện")
    )
    product = models.ForeignKey(
        "products.Product",
        models.CASCADE,
        related_name="shown_at",
        verbose_name=_("sản phẩm"),
        help_text=_("Sản phẩm chưa đăng, hay đồ uống có cồn, thì trang không hiện."),
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    # Fairs are joint: an event shows products of other federations too, as long as the public can see them.
    links_published = ("product",)

    objects = EventProductQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("sản phẩm được giới thiệu")
        verbose_name_plural = _("sản phẩm được giới thiệu")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "product"],
                name="eventproduct_once",
                violation_error_message=_("Sản phẩm này đã có trong danh sách."),
                violation_error_code="shown_twice",
            )
        ]

    def __str__(self):
        return str(self.product)
