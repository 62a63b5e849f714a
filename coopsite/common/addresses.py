"""Addresses that never break: slugs made once, kept, and redirected after a change."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from coopsite.common.text import vn_slugify

SLUG_LENGTH = 80


def numbered(base: str, taken) -> str:
    """Return ``base``, or with -2, -3 … the first of its kind that is not in ``taken``."""
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


class FormerSlugQuerySet(models.QuerySet):
    def of_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def now_at(self, model, slug: str):
        """Return the primary key of the object that once answered at ``slug``, or None."""
        return self.of_model(model).filter(slug=slug).values_list("object_id", flat=True).first()

    def follow(self, queryset, slug: str):
        """Return the row of ``queryset`` that once answered at ``slug``, or None."""
        former = self.now_at(queryset.model, slug)
        return queryset.filter(pk=former).first() if former is not None else None


class FormerSlug(models.Model):
    """A slug under which an object was public before; it is never given to another object."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    slug = models.SlugField(max_length=SLUG_LENGTH)
    replaced_at = models.DateTimeField(auto_now_add=True)

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        app_label = "common"
        verbose_name = _("địa chỉ cũ")
        verbose_name_plural = _("địa chỉ cũ")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "slug"], name="common_formerslug_unique")
        ]

    def __str__(self):
        return self.slug


class Addressed(models.Model):
    """Something with a page of its own at a readable address that, once published, always answers."""

    slug = models.SlugField(
        _("địa chỉ"),
        max_length=SLUG_LENGTH,
        unique=True,
        blank=True,
        help_text=_(
            "Phần cuối của địa chỉ trang. Để trống thì lấy theo tên. Đổi sau khi đăng được: "
            "địa chỉ cũ tự chuyển tới địa chỉ mới."
        ),
        error_messages={"unique": _("Địa chỉ này đã có trang khác dùng.")},
    )

    # The attribute that the slug is made of.
    slug_source = "name"

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        if "slug" in field_names:
            instance._saved_slug = instance.slug
        return instance

    def clean(self):
        super().clean()
        self.slug = vn_slugify(self.slug) or self.free_slug()
        former = FormerSlug.objects.now_at(type(self), self.slug)
        if former is not None and former != self.pk:
            raise ValidationError(
                {
                    "slug": ValidationError(
                        _("Địa chỉ này từng là của một trang khác, nên không dùng lại được."), "slug_retired"
                    )
                }
            )

    def free_slug(self) -> str:
        """Return the slug of the name, with -2, -3 … where it is or ever was another object's."""
        base = (
            vn_slugify(str(getattr(self, self.slug_source)), SLUG_LENGTH - 6) or type(self)._meta.model_name
        )
        others = type(self)._default_manager.exclude(pk=self.pk)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        retired = FormerSlug.objects.of_model(type(self)).exclude(object_id=self.pk or 0)
        taken.update(retired.filter(slug__startswith=base).values_list("slug", flat=True))
        return numbered(base, taken)

    def was_public(self) -> bool:
        """Tell whether somebody may already hold this object's address. Drafts override nothing."""
        return True

    def save(self, *args, **kwargs):
        made_here = not self.slug
        if made_here:
            self.slug = self.free_slug()
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
                self._remember_former_slug()
        except IntegrityError:
            # Two equal names saved at the same moment: the later one takes the next number.
            if not made_here or self.free_slug() == self.slug:
                raise
            self.slug = self.free_slug()
            super().save(*args, **kwargs)
        self._saved_slug = self.slug

    def _remember_former_slug(self):
        old = getattr(self, "_saved_slug", None)
        if old is None or old == self.slug:
            return
        kind = ContentType.objects.get_for_model(type(self))
        FormerSlug.objects.filter(content_type=kind, object_id=self.pk, slug=self.slug).delete()
        if self.was_public():
            FormerSlug.objects.get_or_create(content_type=kind, slug=old, defaults={"object_id": self.pk})


class Keyed(models.Model):
    """Something known by a key that is made of its name once and then kept: addresses and code rely on it."""

    # The names of the fields that hold a key; the admin lets nobody change them later.
    kept_keys = ("key",)

    class Meta:
        abstract = True

    @property
    def key_source(self) -> str:
        """The words that a key is made of."""
        return self.name

    def clean(self):
        super().clean()
        self.fill_keys()

    def fill_keys(self):
        """Make the keys that nobody gave."""
        for name in self.kept_keys:
            if not getattr(self, name):
                setattr(self, name, self._free_key(name))

    def _free_key(self, name: str) -> str:
        longest = self._meta.get_field(name).max_length
        base = vn_slugify(self.key_source, longest - 6) or self._meta.model_name
        others = type(self)._default_manager.exclude(pk=self.pk).filter(**{f"{name}__startswith": base})
        return numbered(base, set(others.values_list(name, flat=True)))

    def save(self, *args, **kwargs):
        self.fill_keys()
        super().save(*args, **kwargs)


@receiver(post_delete)
def retire_the_address(instance, **_kwargs):
    """A deleted page's address answers 404 for good; a printed code must not lead to somebody else's page."""
    if isinstance(instance, Addressed) and instance.was_public():
        kind = ContentType.objects.get_for_model(type(instance))
        FormerSlug.objects.get_or_create(
            content_type=kind, slug=instance.slug, defaults={"object_id": instance.pk}
        )
