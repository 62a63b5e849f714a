"""The flow of a story: paragraphs and captioned pictures, in the order in which they are read."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperatives.models.scoping import owned_through
from coopsite.common.fields import NFCCharField
from coopsite.common.hanging import Hanging
from coopsite.common.richtext import RichTextField, stored_text


class StoryBlock(Hanging):
    """One passage of text, or one picture with its caption, in a story."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(
        "stories.Story", models.CASCADE, related_name="blocks", verbose_name=_("chuyện kể")
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    text = RichTextField(_("đoạn văn"), blank=True)
    photo = models.ForeignKey(
        "cooperatives.Photo", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ảnh")
    )
    caption = NFCCharField(_("chú thích ở đây"), max_length=300, blank=True)

    finds = "story"
    objects = owned_through("story__federation").as_manager()

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("đoạn của chuyện")
        verbose_name_plural = _("các đoạn của chuyện")
        constraints = [
            models.CheckConstraint(
                condition=Q(photo=None) | Q(text=""),
                name="storyblock_text_or_photo",
                violation_error_message=_("Mỗi đoạn là chữ hoặc là ảnh; ảnh xin để ở đoạn riêng."),
                violation_error_code="text_and_photo",
            )
        ]

    def __str__(self):
        return str(self.photo) if self.photo_id else _("Đoạn %(n)s") % {"n": self.position}

    @property
    def words(self) -> str:
        """What a reader reads of it, without tags."""
        return f"{stored_text(self.text)} {self.caption}"
