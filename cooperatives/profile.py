"""What a cooperative's page says at a glance, and what it still lacks."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperatives.figures import Change, changes_in, standing_alone
from cooperatives.models import Cooperative, CooperativeFigure
from cooperatives.outlets import Outlets
from coopsite.common.together import load_together


@dataclass(frozen=True)
class Profile:
    """A view of one cooperative loaded with ``for_detail()``: facts in order, and gaps named, never guessed."""

    cooperative: Cooperative

    @cached_property
    def parts(self) -> dict[str, list]:
        """Digital practices, offers to guests and titles, by those names."""
        return load_together(self.cooperative, "practices", "offers", "titles")

    @property
    def posts_today(self) -> list:
        """Who holds a post now, as far as anybody has said."""
        today = timezone.localdate()
        return [post for post in self.cooperative.posts.all() if post.until is None or post.until >= today]

    @property
    def figures(self) -> list[CooperativeFigure]:
        """The figures that stand alone, in their order."""
        return standing_alone(self.cooperative.figures.all())

    @property
    def changes(self) -> list[Change]:
        """The before → after pairs."""
        return changes_in(self.cooperative.figures.all())

    @property
    def markets(self) -> list[str]:
        """Where it exports to, by name; an illustration says so."""
        marks = {True: _(" (minh họa)"), False: ""}
        return [row.market.name + marks[row.illustrative] for row in self.cooperative.export_markets.all()]

    @cached_property
    def outlets(self) -> Outlets:
        """Where something can be bought or asked for, and where it shows itself."""
        return Outlets.of(self.cooperative)

    @property
    def gaps(self) -> list[str]:
        """What no source has said yet, for one honest line instead of empty boxes."""
        known = {figure.metric.key for figure in self.cooperative.figures.all()}
        lacking = {
            _("lĩnh vực"): not self.cooperative.field,
            _("năm thành lập"): not self.cooperative.founded,
            _("xã hiện nay"): self.cooperative.commune_is_unknown,
            _("số thành viên"): "thanh-vien-chinh-thuc" not in known,
            _("diện tích"): not known & {"dien-tich-trong", "dien-tich-nha-xuong"},
            _("người đứng đầu"): not self.posts_today,
            _("điện thoại"): not any(
                channel.platform == "phone" for channel in self.cooperative.channels.all()
            ),
        }
        return [name for name, missing in lacking.items() if missing]
