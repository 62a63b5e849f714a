"""Places on the globe as people paste them: degrees with a dot or a comma, minutes and seconds, links of maps."""

import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import unquote_plus

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coopsite.common.text import nfc

# The country with its islands: from the south of Trường Sa to Lũng Cú, from A Pa Chải to the east of Trường Sa.
LATITUDES = (Decimal(6), Decimal("23.5"))
LONGITUDES = (Decimal(102), Decimal(118))
# A millionth of a degree is about ten centimetres.
STEP = Decimal("0.000001")
MAX_LENGTH = 2000

_NUMBER = r"\d{1,9}(?:[.,]\d{1,15})?"
_DEGREES = rf"(-?)({_NUMBER})\s*(?:°\s*(?:({_NUMBER})\s*(?:'\s*(?:({_NUMBER})\s*\"?\s*)?)?)?)?"
_BEFORE, _BEHIND = rf"([nsew]?)[\s:=]*{_DEGREES}()", rf"([nsew]?)[\s:=]*{_DEGREES}([nsew]?)"
# Sides before both or behind both: in "n 21.5942 e 105.8482" the middle one belongs to what follows.
_PAIRS = [re.compile(rf"[(\[]?\s*{one}[\s,;/]+{one}\s*[)\]]?\.?") for one in (_BEFORE, _BEHIND)]
_SPACED = re.compile(rf"([ns]?\s*\d{{1,2}})\s+(\d{{1,2}})\s+({_NUMBER})(?=[\s,;nsew]|$)")
_SPACED_EAST = re.compile(rf"([ew]?\s*\d{{3}})\s+(\d{{1,2}})\s+({_NUMBER})(?=[\s,;nsew]|$)")
_SIGNS = [
    (re.compile("[º˚]|độ"), "°"),
    (re.compile("''|″|”|“|giây"), '"'),
    (re.compile("′|’|‘|´|`|phút"), "'"),
    (re.compile("−|–"), "-"),
]
# Labels first: "vĩ độ" holds the word for degrees, and "kinh độ đông" says east twice.
_LABELS = [
    (re.compile(r"\b(?:vĩ\s+độ|vĩ\s+tuyến|vĩ|latitude|lat|bắc|north)\b"), "n"),
    (re.compile(r"\b(?:kinh\s+độ|kinh\s+tuyến|kinh|longitude|long|lng|lon|đông|east)\b"), "e"),
    (re.compile(r"\b(?:nam|south)\b"), "s"),
    (re.compile(r"\b(?:tây|west)\b"), "w"),
    (re.compile(r"\bb\b|(?<=[\d'\"°\s])b(?=[\s,;]|$)"), "n"),
    (re.compile(r"\bđ\b|(?<=[\d'\"°\s])đ(?=[\s,;]|$)"), "e"),
]
_IN_LINK = [
    re.compile(rf"!3d(-?{_NUMBER})!4d(-?{_NUMBER})"),
    re.compile(rf"[?&](?:q|query|ll|destination|daddr|sll)=(?:loc:)?\s*(-?{_NUMBER}),\s*(-?{_NUMBER})"),
    re.compile(rf"[?&]mlat=(-?{_NUMBER})&mlon=(-?{_NUMBER})"),
    re.compile(rf"geo:(-?{_NUMBER}),(-?{_NUMBER})"),
    re.compile(rf"/(?:place|search|dir)/(-?{_NUMBER}),\s*(-?{_NUMBER})"),
    re.compile(rf"/@(-?{_NUMBER}),(-?{_NUMBER})"),
    re.compile(rf"#map=\d+(?:\.\d+)?/(-?{_NUMBER})/(-?{_NUMBER})"),
]
_SHORT_LINK = re.compile(r"\b(?:goo\.gl|g\.co|bit\.ly|osm\.org/go|zalo\.me|maps\.apple)", re.IGNORECASE)


@dataclass(frozen=True)
class Point:
    """A place in degrees, north and east, to six decimals."""

    latitude: Decimal
    longitude: Decimal

    def __str__(self):
        """Return "21.5942, 105.8482", as maps take it."""
        return ", ".join(f"{degrees.normalize():f}" for degrees in (self.latitude, self.longitude))

    @property
    def words(self) -> str:
        """Return "21°35′39″ Bắc, 105°50′54″ Đông"."""
        return self._worded(_in_seconds)

    @property
    def rough_words(self) -> str:
        """Return "21°36′ Bắc, 105°51′ Đông": a minute is almost two kilometres."""
        return self._worded(_in_minutes)

    def _worded(self, told) -> str:
        sides = {"north": told(self.latitude), "east": told(self.longitude)}
        return _("%(north)s Bắc, %(east)s Đông") % sides

    @property
    def link(self) -> str:
        """Return "geo:21.5942,105.8482", which opens the reader's own map."""
        return f"geo:{self}".replace(" ", "")

    def rounded(self, decimals: int) -> "Point":
        step = Decimal(1).scaleb(-decimals)
        return Point(self.latitude.quantize(step), self.longitude.quantize(step))


def _in_seconds(degrees: Decimal) -> str:
    seconds = round(degrees * 3600)
    return f"{seconds // 3600}°{seconds // 60 % 60:02}′{seconds % 60:02}″"


def _in_minutes(degrees: Decimal) -> str:
    minutes = round(degrees * 60)
    return f"{minutes // 60}°{minutes % 60:02}′"


def parse_point(text: str) -> Point:
    """Return the place that somebody pasted: "21.5942, 105.8482", "21,5942 105,8482", "21°35'39"B 105°50'54"Đ", a link.

    Raises ValidationError with code short_link (it holds no coordinates), no_coordinates, swapped, metric (VN-2000),
    coarse (whole degrees or tenths), or outside_vietnam.
    """
    typed = nfc(text).strip()
    if len(typed) > MAX_LENGTH:
        raise _unread()
    is_link = "://" in typed or typed.startswith(("geo:", "www.", "maps.", "goo.gl"))
    latitude, longitude = _from_link(typed) if is_link else _from_words(typed)
    return _placed(latitude, longitude)


def _unread() -> ValidationError:
    words = _(
        "Không đọc được tọa độ. Hãy dán như bản đồ ghi, ví dụ 21.5942, 105.8482 hay 21°35'39\"B 105°50'54\"Đ."
    )
    return ValidationError(words, "no_coordinates")


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _from_link(link: str) -> tuple[Decimal, Decimal]:
    readable = unquote_plus(link)
    for pattern in _IN_LINK:
        # The last one is the place that was chosen; those before it lie on the way.
        if found := pattern.findall(readable):
            return tuple(map(_number, found[-1]))
    if _SHORT_LINK.search(link):
        words = _(
            "Đường dẫn rút gọn không ghi tọa độ. Hãy mở nó ra, rồi chép hai con số của tọa độ hoặc đường dẫn dài hiện ra."
        )
        raise ValidationError(words, "short_link")
    raise _unread()


def _from_words(typed: str) -> tuple[Decimal, Decimal]:
    text = " ".join(typed.casefold().split())
    for pattern, sign in [*_LABELS, *_SIGNS]:
        text = pattern.sub(sign, text)
    # "vĩ độ 21°35' bắc" names its side twice; "kinh độ đông 105°" too.
    text = re.sub(r"([nsew])[\s:=]+\1", r"\1", text)
    if "°" not in text:
        text = _SPACED_EAST.sub(r"""\1°\2'\3" """, _SPACED.sub(r"""\1°\2'\3" """, text, count=1), count=1)
    found = next(filter(None, (pattern.fullmatch(text.strip()) for pattern in _PAIRS)), None)
    if not found:
        raise _unread()
    first, second = _angle(*found.groups()[:6]), _angle(*found.groups()[6:])
    if first[1] in ("e", "w") or second[1] in ("n", "s"):
        first, second = second, first
    if first[1] in ("e", "w") or second[1] in ("n", "s"):
        raise _unread()
    if max(first[2], second[2]) < 3 and max(first[0], second[0]) <= 180:
        words = _(
            "Tọa độ này thô quá, lệch tới hàng chục cây số: hãy chép đủ ít nhất ba số lẻ, ví dụ 21.594, 105.848."
        )
        raise ValidationError(words, "coarse")
    return first[0], second[0]


def _angle(before, minus, degrees, minutes, seconds, behind) -> tuple[Decimal, str, int]:
    """Return degrees, the side that was named ("" for none), and how many decimals of a degree were told."""
    if before and behind and before != behind:
        raise _unread()
    side, value = before or behind, _number(degrees)
    decimals = len(re.split("[.,]", degrees)[1]) if re.search("[.,]", degrees) else 0
    for part, share in ((minutes, 60), (seconds, 3600)):
        if part:
            if _number(part) >= 60 or decimals not in (0, 3):
                raise _unread()
            value, decimals = value + _number(part) / share, 3
    return (-value if minus or side in ("s", "w") else value), side, decimals


def _placed(latitude: Decimal, longitude: Decimal) -> Point:
    """Return the point, if it can lie in Vietnam."""
    if _within(latitude, LATITUDES) and _within(longitude, LONGITUDES):
        return Point(latitude.quantize(STEP), longitude.quantize(STEP))
    if _within(longitude, LATITUDES) and _within(latitude, LONGITUDES):
        turned = Point(longitude.quantize(STEP), latitude.quantize(STEP))
        words = _(
            "Có lẽ kinh độ đứng trước vĩ độ. Vĩ độ (phía Bắc) ghi trước: nếu đúng vậy, hãy gõ %(turned)s."
        )
        raise ValidationError(words, "swapped", {"turned": turned})
    if abs(latitude) > 180 and abs(longitude) > 180:
        words = _(
            "Số này tính bằng mét, có lẽ là tọa độ VN-2000. Ở đây cần độ, như điện thoại ghi: 21.5942, 105.8482."
        )
        raise ValidationError(words, "metric")
    words = _("Chỗ này không ở Việt Nam: vĩ độ từ %(south)s đến %(north)s, kinh độ từ %(west)s đến %(east)s.")
    ends = dict(zip(("south", "north", "west", "east"), (*LATITUDES, *LONGITUDES), strict=True))
    raise ValidationError(
        words, "outside_vietnam", {name: str(end).replace(".", ",") for name, end in ends.items()}
    )


def _within(value: Decimal, ends: tuple[Decimal, Decimal]) -> bool:
    return ends[0] <= value <= ends[1]
