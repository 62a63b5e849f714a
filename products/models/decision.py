"""Decisions: a public body recognises one or many products in one round."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.binning import Binnable, BinnableQuerySet
from coopsite.common.dates import add_months
from coopsite.common.fields import NFCCharField
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet
from products.models.rules import OcopLevel, OcopRule


class OcopDecisionQuerySet(BinnableQuerySet, StaffFindableQuerySet, ScopedQuerySet):
    def published(self, at=None):
        """Keep the decisions that a public page names: one decision may recognise products of many provinces."""
        certificates = self.model._meta.get_field("certificates").related_model
        products = certificates._meta.get_field("product").related_model.objects.published(at)
        return self.filter(Exists(products.filter(certificates__decision=OuterRef("pk"))))

    def update(self, **values):
        """Change all rows; the day that their certificates keep changes with its decision's."""
        if "decided_on" not in values:
            return super().update(**values)
        with transaction.atomic():
            keys = list(self.order_by().values_list("pk", flat=True))
            changed = super().update(**values)
            for decision in self.model._base_manager.filter(pk__in=keys):
                decision.tell_its_day()
        return changed

    update.alters_data = True


class OcopDecision(Binnable, StaffFindable):
    """A decision by which a public body recognised one or many products in one round."""

    number = NFCCharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày ký"))
    body = NFCCharField(
        _("cơ quan công nhận"),
        max_length=160,
        help_text=_("Ghi như in trên quyết định; cơ quan có thể không còn (UBND huyện)."),
    )
    level = models.CharField(
        _("cấp công nhận"),
        max_length=10,
        choices=OcopLevel,
        blank=True,
        help_text=_("Để trống thì lấy theo tên cơ quan, khi tên ấy nói rõ."),
    )
    body_url = models.URLField(_("trang của cơ quan"), blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("địa bàn của cơ quan"),
    )
    round_name = NFCCharField(_("đợt đánh giá"), max_length=120, blank=True)
    rule = models.CharField(
        _("bộ tiêu chí"),
        max_length=10,
        choices=OcopRule,
        blank=True,
        help_text=_("Để trống thì lấy bộ tiêu chí có hiệu lực vào ngày ký."),
    )
    document_url = models.URLField(_("văn bản"), blank=True)
    # Decided by the two fields above, kept so that queries can compare it.
    valid_until = models.DateField(_("có giá trị đến"), editable=False)
    illustrative = models.BooleanField(
        _("minh họa"), default=False, help_text=_("Không phải quyết định thật: trang sẽ ghi rõ.")
    )
    federation = models.ForeignKey(
        "cooperatives.Federation", models.PROTECT, related_name="+", verbose_name=_("liên minh nhập")
    )

    parts = ("certificates",)

    objects = OcopDecisionQuerySet.as_manager()

    class Meta(StaffFindable.Meta):
        ordering = ["-decided_on", "number"]
        verbose_name = _("quyết định công nhận OCOP")
        verbose_name_plural = _("quyết định công nhận OCOP")
        constraints = [
            models.UniqueConstraint(
                fields=["number", "decided_on", "body"],
                name="ocopdecision_unique",
                violation_error_message=_("Quyết định này đã có trong danh sách."),
                violation_error_code="known_decision",
            )
        ]

    def __str__(self):
        return self.number

    def find_name(self):
        return self.number

    def find_text(self):
        return [self.body, self.round_name]

    def clean(self):
        super().clean()
        if self.pk and self.decided_on and self._clashing():
            words = _(
                "Có sản phẩm ở đây đã được một quyết định khác cùng ngày công nhận: hãy xem lại ngày ký."
            )
            raise ValidationError({"decided_on": ValidationError(words, "certified_twice_in_a_day")})

    def _clashing(self) -> bool:
        """Tell whether one of its products stands in another decision of its day: see docs/decisions/0024."""
        certificates = self.certificates.model._default_manager
        others = certificates.filter(decided_on=self.decided_on).exclude(decision=self)
        return others.filter(product__in=self.certificates.order_by().values("product")).exists()

    def save(self, *args, **kwargs):
        self.rule = self.rule or OcopRule.in_force_on(self.decided_on)
        self.level = self.level or OcopLevel.of_body(self.body) or ""
        self.valid_until = add_months(self.decided_on, OcopRule(self.rule).months_valid)
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.tell_its_day()

    def tell_its_day(self):
        """Have its certificates keep the day on which it was signed."""
        self.certificates.exclude(decided_on=self.decided_on).update(decided_on=self.decided_on)
