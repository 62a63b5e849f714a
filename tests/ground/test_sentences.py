"""What somebody typed stands before another sentence: it ends as one, and is not respelt."""

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

SHOWN = Template("{{ reason|sentence }} Xin đừng dùng.")


def shown(reason) -> str:
    return SHOWN.render(Context({"reason": reason}, autoescape=True)).removesuffix(" Xin đừng dùng.")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Nghi ẩm mốc", "Nghi ẩm mốc."),
        ("Nghi ẩm mốc.", "Nghi ẩm mốc."),
        ("  Nghi ẩm mốc ,", "Nghi ẩm mốc."),
        ("Mưa to quá!", "Mưa to quá!"),
        ("Đường sạt…", "Đường sạt…"),
        ("Theo báo “Lào Cai.”", "Theo báo “Lào Cai.”"),
        ("Đường sạt (quốc lộ 32)", "Đường sạt (quốc lộ 32)."),
        ("", ""),
        (" ; ", ""),
        (None, ""),
    ],
)
def test_it_ends_once(typed, told):
    assert shown(typed) == told


@pytest.mark.parametrize("typed", ["<b>mốc", mark_safe("<b>mốc")])
def test_nothing_typed_is_markup(typed):
    assert shown(typed) == "&lt;b&gt;mốc."
