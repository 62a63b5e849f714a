"""Where to buy and where to follow: links out, because this site sells nothing."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperatives.models.channel_rules import is_zalo_number, troubles_of
from cooperatives.models.entry import VERIFIED_MONTHS
from cooperatives.models.link import Linked, LinkedQuerySet
from cooperatives.models.platform import Platform, PlatformKind
from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.dates import add_months, show_date
from coopsite.common.fields import HttpsField, NFCCharField, https_alone
from coopsite.common.hanging import Hanging
from coopsite.common.telephones import dialled


class ChannelQuerySet(LinkedQuerySet, ScopedQuerySet):
    def of_published(self):
        """Keep the channels of what the public may see."""
        parent = self.owner_path.partition("__")[0]
        entries = self.model._meta.get_field(parent).related_model._default_manager
        return self.filter(**{f"{parent}__in": entries.published().values("pk")})

    def for_page(self):
        """Load what pages print of them."""
        return self.select_related("region")


def shown_channels(owner) -> list["Channel"]:
    """Return the channels of a cooperative or product that the public may see, in their order."""
    return [one for one in owner.channels.all() if one.is_shown]


class Channel(Linked):
    """One way to reach a seller: a shop on a marketplace, a page, a number, a counter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.CharField(_("kênh"), max_length=12, choices=Platform)
    # Marketplaces' links hold the whole name of a product, each accented letter as nine characters.
    url = HttpsField(
        _("đường dẫn"),
        max_length=500,
        blank=True,
        help_text=_("Để trống nếu biết là có bán ở đó nhưng chưa có đường dẫn."),
    )
    label = NFCCharField(_("tên gian hàng, số máy"), max_length=160, blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("điểm bán ở"),
        help_text=_("Chỉ của cửa hàng, điểm bán: đơn vị nhỏ nhất biết chắc."),
    )
    address = NFCCharField(
        _("địa chỉ điểm bán"),
        max_length=160,
        blank=True,
        help_text=_("Ví dụ: quầy số 5, chợ trung tâm."),
    )
    opening_hours = NFCCharField(
        _("giờ mở cửa"), max_length=80, blank=True, help_text=_("Ví dụ: 7–17 giờ, nghỉ chủ nhật.")
    )
    checked_on = models.DateField(
        _("kiểm tra ngày"),
        null=True,
        blank=True,
        help_text=_("Ngày gần nhất có người mở xem, gọi thử hay tới tận nơi."),
    )
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

    # What a link answered finds nothing; that it is dead hides the channel, and what that finds.
    unfound = frozenset({"answered_on", "answer"})
    # What was stored when the row was read; None for one that is not stored yet.
    _stored = None

    class Meta:
        abstract = True
        ordering = ["position", "platform"]
        constraints = [https_alone("url", "%(app_label)s_%(class)s_url_is_https")]

    def __str__(self):
        return f"{Platform(self.platform).label} {self.label}".strip()

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._stored = dict(zip(field_names, values, strict=False))
        return row

    def changes(self, *fields: str) -> bool:
        """Tell whether one of these fields was changed since the row was read, or the row is new.

        What was stored before a rule was made must not block other edits.
        """
        if self._stored is None:
            return True
        names = [self._meta.get_field(name).attname for name in fields]
        return any(name in self._stored and self._stored[name] != getattr(self, name) for name in names)

    def clean(self):
        super().clean()
        if self.platform in Platform and (troubles := troubles_of(self)):
            raise ValidationError(troubles)

    @property
    def kind(self) -> PlatformKind:
        return Platform(self.platform).kind

    @property
    def icon(self) -> str:
        return Platform(self.platform).icon

    @property
    def word(self) -> str:
        return Platform(self.platform).word

    @property
    def is_shown(self) -> bool:
        """Whether the public may see it: not while its link is dead; a place stands, whatever its link does."""
        return self.dead_since is None or self.platform == Platform.STORE

    @property
    def href(self) -> str:
        """Where a tap leads: the page, the call, or nothing when no address is known or it is dead."""
        if self.url:
            return self.url if self.dead_since is None else ""
        if self.platform == Platform.PHONE and (number := dialled(self.label)):
            return f"tel:{number}"
        if self.platform == Platform.ZALO and is_zalo_number(self.label):
            return f"https://zalo.me/{dialled(self.label).removeprefix('+')}"
        return ""

    @property
    def dead_words(self) -> str:
        """What is wrong with a channel whose link is dead, for staff: "Shopee: không còn trang (404), từ 1/3/2026"."""
        told = {"channel": Platform(self.platform).label, "day": show_date(self.dead_since)}
        told["answer"] = self.answer_in_words or gettext("không mở được")
        return gettext("%(channel)s: %(answer)s, từ %(day)s") % told

    @property
    def checked_words(self) -> str:
        """When a person last looked whether it is right: a machine's asking, ``answered_on``, is no such look."""
        return self.checked_words_on(timezone.localdate())

    def checked_words_on(self, on: datetime.date) -> str:
        """Return how a page of the day ``on`` says it."""
        if self.checked_on is None:
            return gettext("chưa ai kiểm tra")
        told = {"day": show_date(self.checked_on)}
        if self.checked_on < add_months(on, -VERIFIED_MONTHS):
            return gettext("kiểm tra lần cuối %(day)s, đã quá một năm") % told
        return gettext("kiểm tra %(day)s") % told


class CooperativeChannel(Hanging, Channel):
    """A cooperative's own shop, page or number."""

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.CASCADE, related_name="channels", verbose_name=_("hợp tác xã")
    )

    finds = "cooperative"
    objects = owned_through("cooperative__federation", ChannelQuerySet).as_manager()

    class Meta(Channel.Meta):
        verbose_name = _("kênh của hợp tác xã")
        verbose_name_plural = _("kênh của hợp tác xã")
