"""Pages whose long texts show photographs of the library."""

from django.utils.functional import cached_property

from cooperatives.models.photo import Photo
from coopsite.common.richtext import RichTextField

# What a picture on a page needs of its photograph.
PICTURE_COLUMNS = (
    *("token", "width", "height", "alt", "focus_x", "focus_y"),
    *("consent", "people_agree", "binned_at"),
)


class Illustrated:
    """A page with long texts, in which figures may stand."""

    def texts(self) -> list[str]:
        """All the long texts that its page prints; a page that prints its parts' texts adds them."""
        fields = self._meta.concrete_fields
        return [getattr(self, field.attname) for field in fields if isinstance(field, RichTextField)]

    @cached_property
    def text_photos(self) -> dict[str, Photo]:
        """The photographs in its texts by token, as far as the public may see them: one query, if there are any."""
        return Photo.objects.for_texts(*self.texts())
