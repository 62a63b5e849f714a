"""Coordinates on a form: one box to paste into, which reads back in words what it understood."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coopsite.common import outline
from coopsite.common.coordinates import MAX_LENGTH, Point, parse_point
from coopsite.common.keeping import KeepingForm

# The outline is a sketch, and what was built at a border may stand across it.
SKETCH_KM = 15


class PointInput(forms.TextInput):
    """A place as maps write it, and beside it in words; what was typed wrongly stays as it was typed."""

    def __init__(self, attrs=None):
        super().__init__({"class": "vTextField", "autocomplete": "off", "maxlength": None, **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        try:
            words = parse_point(str(value or "")).words
        except ValidationError:
            return box
        return format_html('{} <span class="unit">{}</span>', box, words)


class PointField(forms.CharField):
    """A Point, pasted in any notation of coordinates.parse_point; None where the box is empty."""

    widget = PointInput

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": MAX_LENGTH, "required": False, **kwargs})

    def to_python(self, value) -> Point | None:
        text = super().to_python(value)
        return parse_point(text) if text else None

    def run_validators(self, value):
        """The text's own validators measure it before it becomes a point."""

    def has_changed(self, initial, data):
        try:
            return str(self.to_python(data) or "") != str(initial or "")
        except ValidationError:
            return True


class LocatedForm(KeepingForm):
    """A form of something Located: its two columns are one box."""

    coordinates = PointField(
        label=_("tọa độ"),
        help_text=_(
            "Mở bản đồ trên điện thoại, nhấn giữ đúng chỗ rồi chép hai con số hiện ra vào đây; dán đường dẫn của bản đồ "
            "hay độ, phút, giây cũng được. Không biết thì để trống, đừng đoán. Chỗ ở riêng thì chỉ ghi tới cấp xã."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("coordinates", self.instance.coordinates)

    def clean(self):
        cleaned = super().clean()
        if "coordinates" in self.cleaned_data:
            point = self.cleaned_data["coordinates"]
            self.instance.latitude = point and point.latitude
            self.instance.longitude = point and point.longitude
            if point and {"coordinates", "region"} & set(self.changed_data):
                self._check_province(point, self.cleaned_data.get("region"))
        return cleaned

    def _check_province(self, point: Point, region):
        """Refuse a place well inside another province than the chosen one; at sea and abroad the sketch knows nothing."""
        chosen = region and (region.province or region)
        lies_in = chosen and outline.province_at(point)
        if not lies_in or lies_in == chosen.key or chosen.key not in outline.provinces():
            return
        away = outline.distance_km(chosen.key, point)
        if away > SKETCH_KM:
            words = _(
                "Chỗ này thuộc %(other)s, cách %(chosen)s chừng %(km)s km. Hãy xem lại tọa độ, hoặc địa phương đã chọn."
            )
            told = {"other": outline.provinces()[lies_in]["name"], "chosen": chosen.name, "km": round(away)}
            self.add_error("coordinates", ValidationError(words, "in_other_province", told))
