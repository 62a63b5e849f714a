"""Lots: what was made in one go, with the way that it took. They alone let a page speak of 'truy xuất nguồn gốc'."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.binning import Binnable, BinnableQuerySet
from coopsite.common.fields import NFCCharField
from coopsite.common.staff_finding import StaffFindable, StaffFindableQuerySet
from products.gs1 import LOT_CHARACTERS, LOT_LENGTH, is_lot
from products.models.lot_step import LotStep, Whereabouts
from products.models.scan import label_path


def in_order(earlier: str, later: str) -> Q:
    """Return the rule that the day ``later`` is not before the day ``earlier``, as far as both are known."""
    return Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)})


class LotQuerySet(BinnableQuerySet, StaffFindableQuerySet, ScopedQuerySet):
    owner_path = "product__federation"

    def published(self, at=None):
        """Keep the lots that the page of a label tells of: those of products that the public may see."""
        products = self.model._meta.get_field("product").related_model.objects.published(at)
        return self.kept().filter(product__in=products.order_by().values("pk"))

    def numbered(self, number: str):
        """Keep the lots that bear ``number``, in capital letters or small ones: nobody tells them apart on a pack."""
        return self.filter(number__iexact=number)

    def recalled(self):
        """Keep the lots that were called back, the latest first."""
        return self.filter(recalled_on__isnull=False).order_by("-recalled_on", "number")

    def with_way(self):
        """Load what the page of a lot prints: its steps, their places and pictures."""
        steps = LotStep.objects.select_related("region", "photo")
        return self.select_related("region").prefetch_related(Prefetch("steps", queryset=steps))


def validate_lot_number(typed: str):
    """Raise ValidationError, with words for whoever typed it, where ``typed`` is no lot number of GS1 (AI 10)."""
    if not is_lot(typed) or _is_folded(typed):
        words = _(
            "Số lô có nhiều nhất 20 ký tự, là chữ không dấu, chữ số và các dấu như - . / _, không có khoảng trắng."
        )
        raise ValidationError(words, "lot_number_wrong")


def _is_folded(number: str) -> bool:
    """Tell whether browsers or servers would make another address of it: "." and ".." are steps of a path, "//" is "/"."""
    return bool({"", ".", ".."} & set(number.split("/")))


class Lot(Whereabouts, Binnable, StaffFindable):
    """Packs of one product that were made together and bear one number.

    Number and product are kept once stored: they are printed on packs, and in the address that a label leads to.
    """

    product = models.ForeignKey(
        "products.Product", models.CASCADE, related_name="lots", verbose_name=_("sản phẩm")
    )
    number = NFCCharField(
        _("số lô"),
        # Room for what is too long to be said so.
        max_length=40,
        validators=[validate_lot_number],
        help_text=_("Đúng như in trên gói, ví dụ L0824. Ghi rồi thì không đổi: tem dẫn tới số này."),
    )
    harvested_on = models.DateField(_("ngày thu hoạch"), null=True, blank=True)
    made_on = models.DateField(_("ngày sản xuất, đóng gói"), null=True, blank=True)
    best_before = models.DateField(_("hạn sử dụng"), null=True, blank=True)
    region = models.ForeignKey(
        "cooperatives.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("địa phương nơi làm"),
    )
    place = NFCCharField(
        _("nơi làm"),
        max_length=160,
        blank=True,
        help_text=_("Nương, vùng nguyên liệu, xưởng; như cơ sở ghi."),
    )
    note = NFCCharField(_("ghi chú cho người mua"), max_length=300, blank=True)
    checked_on = models.DateField(
        _("liên minh đối chiếu ngày"),
        null=True,
        blank=True,
        help_text=_("Ngày cán bộ so hồ sơ của lô với sổ sách ở cơ sở; chưa ai so thì để trống."),
    )
    recalled_on = models.DateField(_("thu hồi lô ngày"), null=True, blank=True)
    recall_reason = NFCCharField(_("lý do thu hồi lô"), max_length=240, blank=True)
    illustrative = models.BooleanField(
        _("minh họa"), default=False, help_text=_("Không phải lô hàng thật: trang sẽ ghi rõ.")
    )

    parts = ("steps",)

    objects = LotQuerySet.as_manager()

    class Meta(StaffFindable.Meta):
        ordering = [F("made_on").desc(nulls_last=True), "number"]
        verbose_name = _("lô hàng")
        verbose_name_plural = _("lô hàng")
        constraints = [
            models.UniqueConstraint(
                "product",
                Upper("number"),
                name="lot_number_once",
                violation_error_message=_("Sản phẩm này đã có lô mang số ấy, có thể đang ở thùng rác."),
                violation_error_code="known_lot",
            ),
            models.CheckConstraint(
                condition=Q(number__regex=rf"^[{LOT_CHARACTERS}]{{1,{LOT_LENGTH}}}$"),
                name="lot_number_of_gs1",
                violation_error_message=_("Số lô có ký tự không dùng được."),
                violation_error_code="lot_number_wrong",
            ),
            models.CheckConstraint(
                condition=in_order("harvested_on", "made_on"),
                name="lot_harvested_before_made",
                violation_error_message=_("Ngày sản xuất phải từ ngày thu hoạch trở đi."),
                violation_error_code="made_before_harvest",
            ),
            models.CheckConstraint(
                condition=in_order("made_on", "best_before") & in_order("harvested_on", "best_before"),
                name="lot_best_before_is_last",
                violation_error_message=_("Hạn sử dụng phải sau ngày thu hoạch, sản xuất."),
                violation_error_code="best_before_made",
            ),
            models.CheckConstraint(
                condition=Q(recalled_on=None, recall_reason="")
                | Q(recalled_on__isnull=False) & ~Q(recall_reason=""),
                name="lot_recall_has_day_and_reason",
                violation_error_message=_("Thu hồi lô thì phải ghi cả ngày và lý do."),
                violation_error_code="recalled_without_reason",
            ),
        ]

    def __str__(self):
        return self.number

    def find_name(self):
        return self.number

    def find_text(self):
        return [self.place, self.note]

    def clean(self):
        super().clean()
        today, errors = timezone.localdate(), {}
        for name in ("harvested_on", "made_on", "checked_on", "recalled_on"):
            day = getattr(self, name)
            if day is not None and day > today:
                errors[name] = ValidationError(_("Ngày này chưa tới."), "day_to_come")
        made = self.made_on or self.harvested_on
        if made and self.recalled_on and self.recalled_on < made:
            errors["recalled_on"] = ValidationError(
                _("Không thể thu hồi trước ngày làm ra."), "recalled_before_made"
            )
        if errors:
            raise ValidationError(errors)

    def get_absolute_url(self):
        """Return the address that a label of this lot leads to: the product's short code, and the number behind."""
        return label_path(self.product.scan_code.code, self.number)

    def is_past_best(self, on: datetime.date | None = None) -> bool:
        """Tell whether its best-before day is over on a day (default: today); the day itself still counts."""
        return self.best_before is not None and self.best_before < (on or timezone.localdate())

    @property
    def is_traced(self) -> bool:
        """Whether its page may be called 'truy xuất nguồn gốc'."""
        return self.is_traced_by(self.steps.all())

    def is_traced_by(self, steps) -> bool:
        """Tell whether it says when it was made, and ``steps`` tell of the way that it took: of one at least, when and
        where or by whom it was done.
        """
        return bool(self.made_on or self.harvested_on) and any(step.is_told for step in steps)

    @property
    def untold(self) -> list[str]:
        """What nobody wrote down of this lot, a phrase each: the page says it as plainly as what it knows."""
        steps = self.steps.all()
        missing = [
            (not self.harvested_on, _("ngày thu hoạch")),
            (not self.made_on, _("ngày sản xuất, đóng gói")),
            (not self.best_before, _("hạn sử dụng")),
            (not self.where, _("nơi làm")),
            (not steps, _("các công đoạn")),
        ]
        said = [str(words) for is_missing, words in missing if is_missing]
        undated, unnamed = (
            [step for step in steps if not getattr(step, name)] for name in ("done_on", "actor")
        )
        return said + _of_steps(_("ngày"), undated, steps) + _of_steps(_("người làm"), unnamed, steps)


def _of_steps(what, lacking: list, steps) -> list[str]:
    """Return in words of which steps ``what`` was not written down, in one phrase or none."""
    if not lacking:
        return []
    if len(lacking) == len(steps):
        return [str(_("%(what)s của các công đoạn") % {"what": what})]
    named = ", ".join(f"“{step.name}”" for step in lacking)
    return [str(_("%(what)s ở bước %(steps)s") % {"what": what, "steps": named})]
