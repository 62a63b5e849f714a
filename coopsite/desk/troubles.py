"""Why an act at the desk could not be done, in sentences for the person who asked for it."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An act that cannot be done now; nothing was changed. ``sentences`` say why."""

    code = "refused"

    def __init__(self, *sentences):
        super().__init__(*sentences)
        self.sentences = [str(one) for one in sentences]


class Incomplete(Refused):
    """What would be published lacks something or contradicts itself."""

    code = "incomplete"


class Overtaken(Refused):
    """Somebody changed the object since the person who asks looked at it."""

    code = "overtaken"

    def __init__(self):
        super().__init__(_("Có người vừa sửa mục này. Hãy xem lại bản mới nhất rồi làm lần nữa."))


class Clashing(Refused):
    """Draft and public page were both changed, each in another way, since the draft began.

    ``clashes`` are merging.Clash; ``revision`` holds the draft's content.
    """

    code = "clashing"

    def __init__(self, revision, clashes):
        super().__init__(
            _("Trang đang đăng đã được sửa khác đi từ khi có bản nháp này; cần chọn giữ bản nào.")
        )
        self.revision, self.clashes = revision, clashes


class WrongState(Refused):
    """The act does not fit where the draft stands."""

    code = "wrong_state"
