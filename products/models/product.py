"""Products: what is made, by whom, where, and where to buy it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models import Entry, Placed, PlacedQuerySet
from cooperatives.models.duties import DEAD_LINKED, UNSOURCED
from cooperatives.models.entry import PLACED_COLUMNS
from cooperatives.models.federation import with_predecessors
from cooperatives.models.region import predecessors_at
from coopsite.common.columns import through
from coopsite.common.fields import NFCCharField
from coopsite.common.publishing import complete_when_published
from coopsite.common.richtext import RichTextField
from coopsite.common.tagging import topics
from products.models.category import ProductCategory
from products.models.duties import EXPIRING, LAPSED, PRESSING
from products.models.found import FoundProduct
from products.models.lot import Lot
from products.models.ocop import OcopCertificate
from products.models.parts import ProductChannel, ProductFigure, ProductPhoto
from products.models.price import Priced
from products.models.scan import ScanCode, Scannable

# The certificates of any number of products, with what tells their state: one query.
CERTIFICATES = Prefetch("certificates", queryset=OcopCertificate.objects.select_related("decision"))
# What tells a card's stars today.
STAR_COLUMNS = [
    *("product", "stars", "withdrawn_on"),
    *through("decision", ("decided_on", "valid_until", "illustrative")),
]
STARS = Prefetch("certificates", queryset=CERTIFICATES.queryset.only(*STAR_COLUMNS))
CARD_COLUMNS = [
    *("name", "slug", "maker"),
    *PLACED_COLUMNS,
    # A maker whose page is a draft is not named.
    *through("cooperative", ("name", "status", "published_at", "binned_at")),
]


def _held(on):
    return OcopCertificate.objects.held(on).filter(product=OuterRef("pk"))


class ProductQuerySet(PlacedQuerySet):
    def holding_stars(self, on=None):
        """Keep the products whose stars may be used on that day (default: today)."""
        return self.filter(Exists(_held(on)))

    def rated(self, *stars, on=None):
        """Keep the products that hold one of the numbers of ``stars`` on that day."""
        return self.filter(Exists(_held(on).filter(stars__in=stars)))

    def with_stars(self, on=None):
        """Add ``stars_now``: the stars held on that day, or None."""
        return self.annotate(stars_now=Subquery(_held(on).order_by().values("stars")[:1]))

    def with_expiring_stars(self, on=None):
        """Keep the products whose stars end within the months that a new assessment takes, and do not press yet."""
        certificates = OcopCertificate.objects.held(on).expiring(on)
        pressing = OcopCertificate.objects.pressing(on).order_by().values("pk")
        return self.filter(pk__in=certificates.exclude(pk__in=pressing).order_by().values("product"))

    def with_pressing_stars(self, on=None):
        """Keep the products whose stars end so soon that a new assessment has to have begun."""
        return self.filter(pk__in=OcopCertificate.objects.held(on).pressing(on).order_by().values("product"))

    def with_lapsed_stars(self, on=None):
        return self.filter(pk__in=OcopCertificate.objects.lapsed(on).order_by().values("product"))

    def with_unsourced_figures(self):
        return self.filter(pk__in=ProductFigure.objects.unsourced().order_by().values("product"))

    def in_category(self, category: ProductCategory):
        """Keep what lies in a group or a sub-group."""
        return self.filter(Q(category=category) | Q(category__parent=category))

    def for_promotion(self):
        """Leave out alcohol: liquor of 15 % and more may not be advertised, and nobody types its strength here."""
        return self.exclude(category__restricted_promotion=True)

    def restricted_last(self, *order):
        """Put what for_promotion() leaves out behind all others, each part in ``order``, and mark it ``restricted``.

        A place that shows the first few off beside the number of all asks once, and drops what is marked.
        """
        restricted = Coalesce(F("category__restricted_promotion"), Value(False))
        return self.annotate(restricted=restricted).order_by(
            "restricted", *(order or self.model._meta.ordering)
        )

    def for_index(self):
        placed = self.select_related(
            "cooperative", "category__parent", "region", "former_region__province", "province"
        )
        before = predecessors_at("region__formed_from")
        return placed.prefetch_related(
            before, "channels", CERTIFICATES, "certifications", "rural_titles", "cooperative__channels"
        )

    def with_place(self):
        return self.select_related("photo", "region", "province", "former_region", "cooperative")

    def with_label(self):
        """Add ``label_code``, the short code on its labels, ``has_lots`` and ``has_recalls``: whether any lot of it was
        written down, and called back.
        """
        code = ScanCode.objects.filter(product=OuterRef("pk")).values("pk")[:1]
        lots = Lot.objects.kept().filter(product=OuterRef("pk"))
        return self.annotate(
            label_code=Subquery(code), has_lots=Exists(lots), has_recalls=Exists(lots.recalled())
        )

    def for_listing(self):
        """Load what a card prints."""
        return self.with_place().only(*CARD_COLUMNS).prefetch_related(STARS)

    def for_detail(self):
        """Load what the product's page prints, apart from its certificates, which the view loads for all its cards."""
        return (
            self.with_place()
            .with_label()
            .select_related("category__parent", "federation", "source", "cooperative__photo")
            .prefetch_related(
                Prefetch("figures", queryset=ProductFigure.objects.with_words()),
                Prefetch("channels", queryset=ProductChannel.objects.for_page()),
                Prefetch("gallery", queryset=ProductPhoto.objects.select_related("photo")),
                "tags",
            )
        )

    def for_scan(self):
        """Load what the page of a label prints."""
        rows = self.with_place().with_label().select_related("category", "federation")
        recalled = Prefetch("lots", queryset=Lot.objects.kept().recalled(), to_attr="recalled_lots")
        return rows.prefetch_related(CERTIFICATES, "channels", "cooperative__channels", "gtins", recalled)


class Product(Scannable, FoundProduct, Priced, Placed, Entry):
    """A product that a cooperative, or another maker whom a source names, makes in a place."""

    name = NFCCharField(_("tên"), max_length=160)
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("hợp tác xã"),
    )
    maker = NFCCharField(
        _("cơ sở làm ra"),
        max_length=160,
        blank=True,
        help_text=_("Chỉ điền khi không phải hợp tác xã ở đây."),
    )
    category = models.ForeignKey(
        ProductCategory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("nhóm OCOP"),
    )
    standfirst = NFCCharField(_("giới thiệu một câu"), max_length=300, blank=True)
    about = RichTextField(_("câu chuyện sản phẩm"), blank=True)
    ingredients = NFCCharField(_("nguyên liệu"), max_length=240, blank=True)
    packaging = NFCCharField(_("quy cách"), max_length=160, blank=True)
    has_qr = models.BooleanField(_("có mã QR truy xuất trên bao bì"), null=True, blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh chính"),
    )
    source = models.ForeignKey(
        "cooperatives.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nguồn chính"),
    )
    tags = topics()

    parts = ("certificates", "channels", "certifications", "rural_titles", "gtins", "figures", "gallery")
    needed = ("category", "region")
    duties = (LAPSED, PRESSING, EXPIRING, DEAD_LINKED, UNSOURCED, *Entry.duties)

    objects = ProductQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("sản phẩm")
        verbose_name_plural = _("sản phẩm")
        indexes = [
            models.Index(fields=["status", "province", "sort_key"], name="product_listing"),
            models.Index(fields=["status", "published_at"], name="product_published"),
            models.Index(fields=["federation", "binned_at", "sort_key"], name="product_desk"),
            # What the worklist counts: pages without picture, pages that nobody checked.
            models.Index(
                fields=["federation", "binned_at", "status", "published_at", "verified_on", "photo"],
                name="product_owing",
            ),
        ]
        constraints = [
            *Entry.Meta.constraints,
            *Priced.Meta.constraints,
            complete_when_published("product_complete_when_published", "category", "region", "province"),
        ]

    def get_absolute_url(self):
        return reverse("products:detail", args=[self.slug])

    def clean(self):
        super().clean()
        errors = {}
        if self._is_new("cooperative", "federation") and not self._maker_is_ours():
            words = _("Hợp tác xã này do liên minh khác phụ trách.")
            errors["cooperative"] = ValidationError(words, "cooperative_of_others")
        if self._is_new("category") and self.category_id and self.category.parent_id is None:
            words = _("Đây là cả một ngành; hãy chọn một nhóm trong ngành ấy.")
            errors["category"] = ValidationError(words, "category_is_a_group")
        if errors:
            raise ValidationError(errors)

    def _maker_is_ours(self) -> bool:
        """Tell whether product and cooperative have one federation; a merged one and its heir are one."""
        if not self.cooperative_id or not self.federation_id:
            return True
        ours, theirs = self.federation_id, self.cooperative.federation_id
        return theirs in with_predecessors([ours]) or ours in with_predecessors([theirs])

    @property
    def made_by(self) -> str:
        """The maker's name as the public may read it: nothing where no source gives it, or its page is a draft."""
        if self.cooperative is None:
            return self.maker
        return self.cooperative.name if self.cooperative.is_published() else ""

    def certificate_on(self, on=None) -> OcopCertificate | None:
        """Return the certificate that speaks for the product on a day (default: today): that of the latest decision."""
        on = on or timezone.localdate()
        begun = (one for one in self.certificates.all() if one.decision.decided_on <= on)
        return next(begun, None)

    def stars_on(self, on=None) -> int | None:
        """Return the stars that may be shown as held on a day; ProductQuerySet.with_stars says the same."""
        speaking = self.certificate_on(on)
        return speaking.stars if speaking is not None and speaking.state_on(on).lets_use_stars else None

    @property
    def certificate(self) -> OcopCertificate | None:
        return self.certificate_on()

    @property
    def stars(self) -> int | None:
        return self.stars_on()

    @property
    def past_stars(self) -> int | None:
        """The stars that were held once and may no longer be used."""
        speaking = self.certificate
        return speaking.stars if speaking is not None and not self.stars else None
