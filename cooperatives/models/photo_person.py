"""The people in a photograph, each with a consent of their own."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.models.consent import Consent, ConsentProof
from cooperatives.models.photo import Photo
from cooperatives.models.scoping import ScopedQuerySet
from coopsite.common.fields import NFCCharField

PERSON_CONSENTS = [(one.value, one.label) for one in Consent if one != Consent.NOT_NEEDED]


class PhotoPersonQuerySet(ScopedQuerySet):
    owner_path = "photo__federation"

    def refusing(self):
        """Keep those because of whom a picture may not be shown: not asked yet, or taken back."""
        return self.exclude(consent=Consent.GIVEN)

    def delete(self):
        """Delete the rows; their pictures are reckoned anew."""
        photos = list(Photo.objects.filter(people__in=self).distinct())
        deleted = super().delete()
        for photo in photos:
            photo.save()
        return deleted


class PhotoPerson(models.Model):
    """Somebody who can be recognised in a photograph, and where their consent stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="people", verbose_name=_("ảnh"))
    who = NFCCharField(
        _("ai trong ảnh"),
        max_length=160,
        help_text=_("Tên, hoặc cách nhận ra: “người phụ nữ hái chè”. Chỉ cán bộ thấy."),
    )
    consent = models.CharField(
        _("sự đồng ý"), max_length=12, choices=PERSON_CONSENTS, default=Consent.PENDING
    )
    given_on = models.DateField(_("đồng ý ngày"), null=True, blank=True)
    how = models.CharField(_("bằng cách nào"), max_length=10, choices=ConsentProof, blank=True)
    note = NFCCharField(
        _("ghi thêm"),
        max_length=300,
        blank=True,
        help_text=_("Giấy cất ở đâu, ai làm chứng, cho dùng vào việc gì."),
    )
    withdrawn_on = models.DateField(_("rút lại ngày"), null=True, editable=False)

    objects = PhotoPersonQuerySet.as_manager()

    class Meta:
        ordering = ["who", "id"]
        verbose_name = _("người trong ảnh")
        verbose_name_plural = _("người trong ảnh")
        constraints = [
            models.CheckConstraint(
                condition=~Q(consent=Consent.GIVEN) | Q(given_on__isnull=False),
                name="photoperson_given_has_day",
                violation_error_message=_("Đã đồng ý thì ghi cả ngày đồng ý."),
                violation_error_code="given_without_day",
            )
        ]

    def __str__(self):
        return self.who

    def clean(self):
        super().clean()
        if self.consent == Consent.GIVEN and not self.how:
            words = _("Đã đồng ý thì ghi cả cách đồng ý: luật đòi chứng minh được.")
            raise ValidationError({"how": ValidationError(words, "given_without_proof")})

    @property
    def is_withdrawn(self) -> bool:
        return self.consent == Consent.WITHDRAWN

    def save(self, *args, **kwargs):
        """Store the row, and make its picture agree with it: what nobody may see loses its files at once."""
        with transaction.atomic():
            if self.is_withdrawn and self.withdrawn_on is None:
                self.withdrawn_on = timezone.localdate()
            super().save(*args, **kwargs)
            self._settle_photo()

    def withdraw(self):
        """Take back this person's consent; see Photo.withdraw."""
        self.consent = Consent.WITHDRAWN
        self.save()

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        self._settle_photo()
        return deleted

    def _settle_photo(self):
        photo = Photo._base_manager.filter(pk=self.photo_id).first()
        if photo is not None:
            photo.save()
