"""The provincial cooperative federations that publish here, and who types for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.illustrated import Illustrated
from cooperatives.models.link import Linked, LinkedQuerySet
from cooperatives.models.post import Post
from cooperatives.models.scoping import Role, owned_through
from coopsite.common.addresses import Addressed
from coopsite.common.dates import end_of
from coopsite.common.fields import NFCCharField
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.hanging import Hanging
from coopsite.common.richtext import RichTextField, stored_text
from coopsite.common.together import keep_loaded


def _reach_of(user) -> dict[str, set[int]]:
    """Return, for each role, the keys of the federations where the user may do as much, and of all they succeeded."""
    held = list(Membership.objects.filter(user_id=user.pk).values_list("federation_id", "role"))
    links = list(FederationSuccession.objects.values_list("successor_id", "predecessor_id")) if held else []
    return {
        role: with_predecessors((federation for federation, has in held if has in role.includes), links)
        for role in Role
    }


def with_predecessors(keys, links=None) -> set[int]:
    """Return the keys of federations and, all the way back, of those which they succeeded.

    ``links`` are the pairs (successor, predecessor), if they are loaded already.
    """
    reach = set(keys)
    if links is None:
        links = list(FederationSuccession.objects.values_list("successor_id", "predecessor_id"))
    further = reach
    while further:
        further = {before for after, before in links if after in reach} - reach
        reach |= further
    return reach


def with_successors(keys) -> set[int]:
    """Return the keys of federations and, all the way on, of those which succeeded them."""
    links = FederationSuccession.objects.values_list("predecessor_id", "successor_id")
    return with_predecessors(keys, list(links))


class FederationQuerySet(LinkedQuerySet, FindableQuerySet):
    def current(self, on=None):
        """Keep the federations that exist on the day ``on`` (default: today)."""
        on = on or timezone.localdate()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on))

    def edited_by(self, user, role=Role.EDITOR):
        """Keep the federations in which ``user`` may do at least what ``role`` may.

        These are the federations the user belongs to, and, all the way back, those which they succeeded:
        somebody must be able to mend what a merged federation wrote. A superuser may do all in all.
        """
        if user.is_superuser:
            return self
        # Asked for many times while one form is made; the user object lives as long as the request.
        if not hasattr(user, "_reach"):
            user._reach = _reach_of(user)
        return self.filter(pk__in=user._reach[role])

    def for_role(self, user, role):
        return self.edited_by(user, role)

    def for_publisher(self, user):
        return self.edited_by(user, Role.PUBLISHER)

    def for_administrator(self, user):
        return self.edited_by(user, Role.ADMINISTRATOR)

    for_editor = known_to = edited_by

    def for_index(self):
        before = FederationSuccession.objects.select_related("predecessor")
        return self.select_related("region").prefetch_related(
            "posts", Prefetch("formed_from", queryset=before)
        )

    def for_detail(self):
        """Load the federation's page but for what it was and became: see load_successions."""
        return self.select_related("region", "photo").prefetch_related("posts")


class Federation(Illustrated, Linked, Addressed, Findable):
    """A provincial cooperative federation (Liên minh Hợp tác xã tỉnh), which owns what it publishes."""

    name = NFCCharField(_("tên"), max_length=120, help_text=_("Ví dụ: Liên minh Hợp tác xã tỉnh Lào Cai."))
    short_name = NFCCharField(_("tên ngắn"), max_length=80, help_text=_("Ví dụ: Liên minh HTX tỉnh Lào Cai."))
    region = models.ForeignKey(
        "cooperatives.Region", models.PROTECT, related_name="federations", verbose_name=_("tỉnh")
    )
    valid_from = models.DateField(_("hoạt động từ"), null=True, blank=True)
    valid_until = models.DateField(_("hoạt động đến hết"), null=True, blank=True)
    standfirst = NFCCharField(_("giới thiệu ngắn"), max_length=400, blank=True)
    about = RichTextField(_("giới thiệu"), blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ảnh")
    )
    address = NFCCharField(_("địa chỉ trụ sở"), max_length=200, blank=True)
    phone = NFCCharField(_("điện thoại"), max_length=30, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    website = models.URLField(_("trang riêng"), blank=True)

    parts = ("posts", "indicators")

    slug_source, LINK = "region_name", "website"
    search_kind = "lien-minh"
    found_by = ("region", "formed_from__predecessor")

    objects = FederationQuerySet.as_manager()

    class Meta(Findable.Meta):
        ordering = ["sort_key", "pk"]
        verbose_name = _("liên minh hợp tác xã tỉnh")
        verbose_name_plural = _("liên minh hợp tác xã tỉnh")

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("federation", args=[self.slug])

    @property
    def region_name(self) -> str:
        return self.region.name

    def load_successions(self):
        """Load, by one query, what it was formed from and what succeeded it, with their names."""
        ties = FederationSuccession.objects.select_related("predecessor", "successor")
        ties = list(ties.filter(Q(predecessor=self) | Q(successor=self)))
        keep_loaded(self, "succeeded_by", [one for one in ties if one.predecessor_id == self.pk])
        keep_loaded(self, "formed_from", [one for one in ties if one.successor_id == self.pk])

    def find_names(self):
        return [self.name, self.short_name]

    def find_near(self):
        return [*self.region.called(), *(one.predecessor.name for one in self.formed_from.all())]

    def find_text(self):
        return [self.standfirst, stored_text(self.about)]

    def find_within(self):
        return [str(post) for post in self.posts.all()]

    def find_hint(self):
        return super().find_hint()._replace(ends_on=self.valid_until)

    def find_weight(self):
        return 42 if self.is_former() else 45

    def find_told(self):
        return [self.slug]

    def renews_at(self):
        return None if self.is_former() else end_of(self.valid_until)

    def is_former(self, on=None) -> bool:
        return self.valid_until is not None and self.valid_until < (on or timezone.localdate())


class FederationSuccession(Hanging):
    """One federation taking over from another on a day, as their provinces merged."""

    predecessor = models.ForeignKey(
        Federation, models.CASCADE, related_name="succeeded_by", verbose_name=_("liên minh trước")
    )
    successor = models.ForeignKey(
        Federation, models.CASCADE, related_name="formed_from", verbose_name=_("liên minh tiếp nối")
    )
    on = models.DateField(_("từ ngày"))
    note = NFCCharField(_("ghi chú"), max_length=300, blank=True)

    finds = "successor"

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("tiếp nối giữa các liên minh")
        verbose_name_plural = _("tiếp nối giữa các liên minh")
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="federationsuccession_unique"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="federationsuccession_not_itself",
                violation_error_message=_("Liên minh không thể tiếp nối chính mình."),
                violation_error_code="succeeds_itself",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class FederationPost(Hanging, Post):
    """A post in a federation and who holds or held it."""

    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="posts", verbose_name=_("liên minh")
    )

    finds = "federation"
    objects = owned_through("federation").as_manager()

    class Meta(Post.Meta):
        verbose_name = _("chức vụ ở liên minh")
        verbose_name_plural = _("chức vụ ở liên minh")


class MembershipQuerySet(owned_through("federation")):
    def publishing_for(self, federation):
        """Keep the active staff who may publish what ``federation`` owns: its own, and those of its successors."""
        return self.filter(
            federation__in=with_successors([federation.pk]),
            role__in=Role.PUBLISHER.includes,
            user__is_active=True,
        ).select_related("user")


class Membership(models.Model):
    """A staff account that works for a federation, and what it may do there."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("tài khoản")
    )
    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="memberships", verbose_name=_("liên minh")
    )
    role = models.CharField(_("vai trò"), max_length=13, choices=Role, default=Role.EDITOR)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["federation__sort_key", "user__username"]
        verbose_name = _("cán bộ của liên minh")
        verbose_name_plural = _("cán bộ của liên minh")
        constraints = [models.UniqueConstraint(fields=["user", "federation"], name="membership_unique")]

    def __str__(self):
        return f"{self.user} · {self.federation}"
