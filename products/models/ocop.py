"""OCOP certificates and their clock: stars are lent for 36 months, not given for good.

A certificate holds from its decision's date for the months its criteria version says; afterwards neither stars nor
logo may be used (Decision 148/QĐ-TTg of 24/02/2023, amended by 1489/QĐ-TTg of 06/07/2025).
"""

import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.dates import add_months, months_between
from coopsite.common.hanging import Hanging
from products.models.clock import EXPIRING_MONTHS, PRESSING_MONTHS, Clock, Lent, withdrawal_has_reason
from products.models.decision import OcopDecision
from products.models.rules import LEAST_SCORE, OcopRule


class OcopCertificateQuerySet(ScopedQuerySet):
    """Each verb takes the day in question; default: today. OcopCertificate.state_on says the same for a row."""

    def valid(self, on=None):
        """Keep the certificates whose stars may be used on that day, the expiring ones among them."""
        on = on or timezone.localdate()
        return self.filter(
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=on),
            decision__decided_on__lte=on,
            decision__valid_until__gte=on,
        )

    def held(self, on=None):
        """Keep those that give their product its stars on that day.

        They are in force and stand in the product's latest decision: a new assessment, be it a star less or a
        withdrawal, ends what an older decision said. Product.stars_on says the same for a row.
        """
        return self.valid(on).latest_decided(on)

    def lapsed(self, on=None):
        """Keep those that ended by that day although their product has no later decision."""
        return self.expired(on).latest_decided(on)

    def latest_decided(self, on=None):
        """Keep those that stand in the latest of their product's decisions that were signed by that day."""
        on = on or timezone.localdate()
        begun = self.model._default_manager.filter(product=OuterRef("product"), decided_on__lte=on)
        return self.filter(~Exists(begun.filter(decided_on__gt=OuterRef("decided_on"))))

    def expiring(self, on=None):
        on = on or timezone.localdate()
        return self.valid(on).filter(decision__valid_until__lte=add_months(on, EXPIRING_MONTHS))

    def pressing(self, on=None):
        """Keep those whose stars end so soon that a new assessment has to have begun."""
        on = on or timezone.localdate()
        return self.valid(on).filter(decision__valid_until__lte=add_months(on, PRESSING_MONTHS))

    def expired(self, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), decision__valid_until__lt=on)

    def withdrawn(self, on=None):
        on = on or timezone.localdate()
        return self.filter(withdrawn_on__lte=on, decision__decided_on__lte=on)

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        for one in objs:
            one.keep_day()
        return super().bulk_create(objs, *args, **kwargs)


class OcopCertificate(Hanging, Lent):
    """The stars that one product was recognised with by one decision; earlier ones stay as history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="certificates", verbose_name=_("sản phẩm")
    )
    decision = models.ForeignKey(
        OcopDecision, models.PROTECT, related_name="certificates", verbose_name=_("quyết định")
    )
    stars = models.PositiveSmallIntegerField(
        _("số sao"),
        validators=[
            MinValueValidator(3, _("Dưới 3 sao không được cấp giấy chứng nhận.")),
            MaxValueValidator(5, _("Hạng cao nhất là 5 sao.")),
        ],
    )
    score = models.DecimalField(_("điểm"), max_digits=5, decimal_places=2, null=True, blank=True)
    five_star_potential = models.BooleanField(
        _("tiềm năng 5 sao"),
        default=False,
        help_text=_("Tỉnh chấm từ 90 điểm, trung ương chưa công nhận: chỉ là ghi chú, vẫn tính 4 sao."),
    )
    # The decision's own, kept here so that the database can tell that no two speak from one day: docs/decisions/0024.
    decided_on = models.DateField(_("ngày ký"), editable=False)

    # A national round is typed once and recognises products of many federations.
    links_published = ("decision",)

    finds = "product"
    # It moves with its decision's, which renews what is found.
    unfound = frozenset({"decided_on"})
    objects = owned_through("product__federation", OcopCertificateQuerySet).as_manager()

    class Meta:
        ordering = ["-decided_on", "id"]
        verbose_name = _("giấy chứng nhận OCOP")
        verbose_name_plural = _("giấy chứng nhận OCOP")
        constraints = [
            models.UniqueConstraint(
                fields=["product", "decision"],
                name="ocopcertificate_once",
                violation_error_message=_("Sản phẩm này đã có trong quyết định ấy."),
                violation_error_code="certified_twice",
            ),
            models.UniqueConstraint(
                fields=["product", "decided_on"],
                name="ocopcertificate_one_a_day",
                violation_error_message=_("Sản phẩm này đã được một quyết định khác cùng ngày công nhận."),
                violation_error_code="certified_twice_in_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stars__gte=3, stars__lte=5),
                name="ocopcertificate_three_to_five",
                violation_error_message=_("Giấy chứng nhận chỉ có hạng 3, 4 hoặc 5 sao."),
                violation_error_code="stars_out_of_range",
            ),
            withdrawal_has_reason("ocopcertificate_withdrawal_has_reason"),
        ]

    def __str__(self):
        return _("%(stars)s sao, quyết định %(number)s") % {"stars": self.stars, "number": self.decision}

    @property
    def clock(self) -> Clock:
        # A row of a new decision's form has one that is not stored, or none where its day was mistyped.
        decision = self.decision if self.decision_id or self._state.fields_cache.get("decision") else None
        return Clock(decision and decision.decided_on, decision and decision.valid_until, self.withdrawn_on)

    def clean(self):
        errors = {}
        try:
            super().clean()
        except ValidationError as error:
            errors |= error.error_dict
        if self.score is not None and self.stars in LEAST_SCORE and not self._score_fits():
            words = _("Điểm không hợp với số sao: 3 sao từ 50, 4 sao từ 70, 5 sao từ 90 tới 100 điểm.")
            errors["score"] = ValidationError(words, "score_out_of_band")
        if self._stands_in_another():
            words = _("Sản phẩm này đã được một quyết định khác cùng ngày công nhận.")
            errors["product"] = ValidationError(words, "certified_twice_in_a_day")
        if errors:
            raise ValidationError(errors)

    def _stands_in_another(self) -> bool:
        """Tell whether the product stands in another decision of the day; forms do not hold the column that says so."""
        day = self.clock.begins
        if day is None or self.product_id is None:
            return False
        others = type(self)._default_manager.filter(product=self.product_id, decided_on=day)
        return others.exclude(decision=self.decision_id).exclude(pk=self.pk).exists()

    def save(self, *args, **kwargs):
        self.keep_day()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "decided_on"}
        super().save(*args, **kwargs)

    def keep_day(self):
        """Keep the day on which the decision was signed; save() and bulk_create() do it by themselves."""
        self.decided_on = self.decision.decided_on

    def _score_fits(self) -> bool:
        """A four-star product may score 90 and more: the province's five-star potential."""
        most = 100 if self.stars >= 4 else LEAST_SCORE[self.stars + 1] - Decimal("0.01")
        return LEAST_SCORE[self.stars] <= self.score <= most

    @property
    def months_total(self) -> int:
        return OcopRule(self.decision.rule).months_valid

    @property
    def months_elapsed(self) -> int:
        """Whole months since the decision, from 0 up to the certificate's whole life."""
        return min(self.months_total, max(0, months_between(self.decision.decided_on, timezone.localdate())))
