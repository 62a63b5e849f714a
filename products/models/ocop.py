"""OCOP recognition and its clock: stars are lent for 36 months, not given for good.

Rule: Decision 148/QĐ-TTg of 24/02/2023, amended by 1489/QĐ-TTg of 06/07/2025. A certificate holds from its
decision's date for the months its criteria version says; afterwards neither stars nor logo may be used.
"""

import datetime
import uuid
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet, owned_through
from coopsite.common.as_of import Beginning
from coopsite.common.binning import Binnable, BinnableQuerySet
from coopsite.common.dates import add_months, months_between
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet

# How long before its end a certificate counts as expiring: time enough for a new assessment round. Then it presses.
EXPIRING_MONTHS, PRESSING_MONTHS = 6, 3
QD_148_FROM, QD_1489_FROM = datetime.date(2023, 2, 24), datetime.date(2025, 7, 6)
# Decision 490/QĐ-TTg began the programme; no page shows the stars of an earlier day.
BEGINNING = Beginning(
    datetime.date(2018, 5, 7), "Chương trình OCOP bắt đầu ngày 7/5/2018; trước đó chưa có hạng sao nào."
)
# The least score of each number of stars, of 100 points (Decision 148/QĐ-TTg).
LEAST_SCORE = {3: 50, 4: 70, 5: 90}


class OcopRule(models.TextChoices):
    """The version of the criteria under which a decision was made."""

    QD_1048_2019 = "1048/2019", _("Bộ tiêu chí QĐ 1048/QĐ-TTg (2019)")
    QD_148_2023 = "148/2023", _("Bộ tiêu chí QĐ 148/QĐ-TTg (2023)")
    QD_1489_2025 = "1489/2025", _("QĐ 148/QĐ-TTg sửa bởi QĐ 1489/QĐ-TTg (2025)")

    @property
    def months_valid(self) -> int:
        """Months that a certificate lasts under this version; a later version may say otherwise."""
        return 36

    @classmethod
    def in_force_on(cls, day) -> "OcopRule":
        """Return the version that was in force on ``day``."""
        if day >= QD_1489_FROM:
            return cls.QD_1489_2025
        return cls.QD_148_2023 if day >= QD_148_FROM else cls.QD_1048_2019


class OcopDecisionQuerySet(BinnableQuerySet, StaffFindableQuerySet, ScopedQuerySet):
    def published(self, at=None):
        """Keep the decisions that a public page names: one decision may recognise products of many provinces."""
        products = OcopCertificate._meta.get_field("product").related_model.objects.published(at)
        return self.filter(Exists(products.filter(certificates__decision=OuterRef("pk"))))


class OcopDecision(Binnable, StaffFindable):
    """A decision by which a public body recognised one or many products in one round."""

    number = NFCCharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày ký"))
    body = NFCCharField(
        _("cơ quan công nhận"),
        max_length=160,
        help_text=_("Ghi như in trên quyết định; cơ quan có thể không còn (UBND huyện)."),
    )
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

    def save(self, *args, **kwargs):
        self.rule = self.rule or OcopRule.in_force_on(self.decided_on)
        self.valid_until = add_months(self.decided_on, OcopRule(self.rule).months_valid)
        super().save(*args, **kwargs)


class CertificateState(models.TextChoices):
    NOT_YET = "not-yet", _("Chưa tới ngày ký")
    VALID = "valid", _("Còn hiệu lực")
    EXPIRING = "expiring", _("Sắp hết hạn")
    EXPIRED = "expired", _("Đã hết hạn")
    WITHDRAWN = "withdrawn", _("Đã bị thu hồi")

    @property
    def lets_use_stars(self) -> bool:
        return self in (CertificateState.VALID, CertificateState.EXPIRING)


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
        mine = OuterRef("decision__decided_on")
        later = Q(decision__decided_on__gt=mine) | Q(decision__decided_on=mine, pk__lt=OuterRef("pk"))
        begun = self.model._default_manager.filter(product=OuterRef("product"), decision__decided_on__lte=on)
        return self.filter(~Exists(begun.filter(later)))

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


class OcopCertificate(Hanging):
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
    withdrawn_on = models.DateField(_("thu hồi ngày"), null=True, blank=True)
    withdrawn_reason = NFCCharField(_("lý do thu hồi"), max_length=240, blank=True)

    # A national round is typed once and recognises products of many federations.
    links_published = ("decision",)

    finds = "product"
    objects = owned_through("product__federation", OcopCertificateQuerySet).as_manager()

    class Meta:
        ordering = ["-decision__decided_on", "id"]
        verbose_name = _("giấy chứng nhận OCOP")
        verbose_name_plural = _("giấy chứng nhận OCOP")
        constraints = [
            models.UniqueConstraint(
                fields=["product", "decision"],
                name="ocopcertificate_once",
                violation_error_message=_("Sản phẩm này đã có trong quyết định ấy."),
                violation_error_code="certified_twice",
            ),
            models.CheckConstraint(
                condition=Q(stars__gte=3, stars__lte=5),
                name="ocopcertificate_three_to_five",
                violation_error_message=_("Giấy chứng nhận chỉ có hạng 3, 4 hoặc 5 sao."),
                violation_error_code="stars_out_of_range",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""),
                name="ocopcertificate_withdrawal_has_reason",
                violation_error_message=_("Thu hồi thì phải ghi lý do."),
                violation_error_code="withdrawn_without_reason",
            ),
        ]

    def __str__(self):
        return _("%(stars)s sao, quyết định %(number)s") % {"stars": self.stars, "number": self.decision}

    def clean(self):
        super().clean()
        errors = {}
        if self.decision_id and self.withdrawn_on and self.withdrawn_on < self.decision.decided_on:
            errors["withdrawn_on"] = ValidationError(
                _("Ngày thu hồi phải từ ngày ký quyết định trở đi."), "withdrawn_before_decided"
            )
        if self.score is not None and self.stars in LEAST_SCORE and not self._score_fits():
            errors["score"] = ValidationError(
                _("Điểm không hợp với số sao: 3 sao từ 50, 4 sao từ 70, 5 sao từ 90 tới 100 điểm."),
                "score_out_of_band",
            )
        if errors:
            raise ValidationError(errors)

    def _score_fits(self) -> bool:
        """A four-star product may score 90 and more: the province's five-star potential."""
        most = 100 if self.stars >= 4 else LEAST_SCORE[self.stars + 1] - Decimal("0.01")
        return LEAST_SCORE[self.stars] <= self.score <= most

    def state_on(self, on=None) -> CertificateState:
        """Return the state on a day (default: today): withdrawal first, then the calendar."""
        on = on or timezone.localdate()
        if self.decision.decided_on > on:
            return CertificateState.NOT_YET
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return CertificateState.WITHDRAWN
        if self.decision.valid_until < on:
            return CertificateState.EXPIRED
        if self.decision.valid_until <= add_months(on, EXPIRING_MONTHS):
            return CertificateState.EXPIRING
        return CertificateState.VALID

    @property
    def state(self) -> CertificateState:
        return self.state_on()

    @property
    def months_total(self) -> int:
        return OcopRule(self.decision.rule).months_valid

    @property
    def months_elapsed(self) -> int:
        """Whole months since the decision, from 0 up to the certificate's whole life."""
        return min(self.months_total, max(0, months_between(self.decision.decided_on, timezone.localdate())))

    @property
    def months_left(self) -> int:
        return self.months_total - self.months_elapsed
