"""Channels on the forms of what they belong to: one of which the link is dead says so where it is mended."""

from django.utils.translation import gettext as _

from coopsite.common.admin import Cards
from coopsite.common.dates import show_date
from coopsite.common.keeping import KeepingForm

CHANNEL_FIELDS = [
    *(("platform", "label"), "url", ("region", "address"), "opening_hours"),
    *(("checked_on", "source"), ("illustrative", "position")),
]


class ChannelForm(KeepingForm):
    """A channel; the public sees none whose link is dead, or not its link, so its form has to say why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "url" in self.fields and self.instance.dead_since:
            words = _(
                "Đường dẫn hỏng từ %(day)s: %(answer)s. Kênh này đang ẩn với người xem; sửa xong sẽ hiện lại."
            )
            if self.instance.is_shown:
                words = _("Đường dẫn hỏng từ %(day)s: %(answer)s. Điểm bán vẫn hiện, chỉ không có đường dẫn.")
            self.fields["url"].help_text = words % {
                "day": show_date(self.instance.dead_since),
                "answer": self.instance.answer_in_words or _("không mở được"),
            }


class ChannelCardsBase(Cards):
    form, fields = ChannelForm, CHANNEL_FIELDS
