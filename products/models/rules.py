"""What the rules of OCOP said on a day: which criteria were in force, and who could recognise how many stars.

Decision 148/QĐ-TTg of 24/02/2023, amended by 1489/QĐ-TTg of 06/07/2025.
"""

import datetime
import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.models.region import REFORM
from coopsite.common.as_of import Beginning
from coopsite.common.dates import show_date
from coopsite.common.text import fold

QD_148_FROM, QD_1489_FROM = datetime.date(2023, 2, 24), datetime.date(2025, 7, 6)
# Decision 490/QĐ-TTg began the programme; no page shows the stars of an earlier day.
BEGINNING = Beginning(
    datetime.date(2018, 5, 7), "Chương trình OCOP bắt đầu ngày 7/5/2018; trước đó chưa có hạng sao nào."
)
# The least score of each number of stars, of 100 points (Decision 148/QĐ-TTg).
LEAST_SCORE = {3: 50, 4: 70, 5: 90}


class OcopRule(models.TextChoices):
    """The version of the criteria under which a decision was made."""

    QD_1048_2019 = "1048/2019", _("Bộ tiêu chí QĐ 1048/QĐ-TTg (2019)")
    QD_148_2023 = "148/2023", _("Bộ tiêu chí QĐ 148/QĐ-TTg (2023)")
    QD_1489_2025 = "1489/2025", _("QĐ 148/QĐ-TTg sửa bởi QĐ 1489/QĐ-TTg (2025)")

    @property
    def months_valid(self) -> int:
        """Months that a certificate lasts under this version; a later version may say otherwise."""
        return 36

    @classmethod
    def in_force_on(cls, day) -> "OcopRule":
        """Return the version that was in force on ``day``."""
        if day >= QD_1489_FROM:
            return cls.QD_1489_2025
        return cls.QD_148_2023 if day >= QD_148_FROM else cls.QD_1048_2019


class OcopLevel(models.TextChoices):
    """The level of the body that signed a decision."""

    DISTRICT = "huyen", _("cấp huyện")
    PROVINCE = "tinh", _("cấp tỉnh")
    NATION = "trung-uong", _("cấp trung ương")

    @classmethod
    def of_body(cls, body: str) -> "OcopLevel | None":
        """Return the level that the name of a body says beyond doubt; None where it leaves a doubt.

        "UBND thành phố …" may be either: a city under the centre or one of a province.
        """
        words = fold(body)
        return next((cls(level) for level, pattern in _SAID.items() if pattern.match(words)), None)

    def doubt_of(self, stars: int, on: datetime.date) -> str:
        """Return why a body of this level could hardly recognise ``stars`` on that day, in a sentence.

        "" where it could, and where nobody here knows who could: before Decision 148/QĐ-TTg.
        """
        if self == OcopLevel.DISTRICT and on >= REFORM:
            return str(_("Từ 1/7/2025 không còn cấp huyện."))
        rightful = _rightful(stars, on)
        if rightful in (None, self):
            return ""
        told = {"day": show_date(on), "stars": stars, "rightful": rightful.label, "level": self.label}
        return str(
            _("Ngày %(day)s, hạng %(stars)s sao do %(rightful)s công nhận, không phải %(level)s.") % told
        )


_COMMITTEE = r"(?:chu tich )?(?:ubnd|uy ban nhan dan|uy ban) "
# The five cities that were under the centre long before the stars; later ones share their names with their districts.
_CENTRAL_CITIES = "(?:ha noi|ho chi minh|hai phong|da nang|can tho)"
_SAID = {
    "huyen": re.compile(rf"{_COMMITTEE}(?:huyen|thi xa|quan) "),
    "tinh": re.compile(rf"{_COMMITTEE}(?:tinh |(?:thanh pho|tp) {_CENTRAL_CITIES}\b|tphcm\b)"),
    "trung-uong": re.compile(r"(?:bo (?:nong nghiep|truong)|(?:hoi dong.* )?trung uong)\b"),
}


def _rightful(stars: int, on: datetime.date) -> OcopLevel | None:
    """Return who recognised that many stars on a day; None before Decision 148/QĐ-TTg, and for no number of stars.

    Between the end of the districts and Decision 1489/QĐ-TTg lie five days; whose three stars were then nobody says.
    """
    if on < QD_148_FROM or stars not in LEAST_SCORE:
        return None
    if stars == 3 and REFORM <= on < QD_1489_FROM:
        return None
    if stars == 3 and on < QD_1489_FROM:
        return OcopLevel.DISTRICT
    return OcopLevel.NATION if stars == 5 else OcopLevel.PROVINCE
