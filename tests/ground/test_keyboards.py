"""Telex and VNI read back: what a whole keyboard's worth of syllables comes out as, and what is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.keyboards import read_telex, read_vni, readings
from coopsite.common.text import fold

TONES = {
    "\u0300": ("f", "2"),
    "\u0309": ("r", "3"),
    "\u0303": ("x", "4"),
    "\u0301": ("s", "1"),
    "\u0323": ("j", "5"),
}
MARKS = {"\u0302": (None, "6"), "\u031b": ("w", "7"), "\u0306": ("w", "8")}
# Words of the demonstration and of the field, every kind of nucleus and coda among them.
WORDS = " ".join(
    [
        "chè shan tuyết phình hồ quế gỗ lợn bưởi diễn miến dong gạo nếp nương thổ sản hợp tác xã liên minh trạm tấu suối",
        "giàng văn chấn đắk lắk nghĩa lộ mường lò khuya thuở quở rượu hươu người muối giấm giềng gì giữ xoài ngoẹo khoét",
        "huỳnh quýt thuỷ tuần luân truyền yến yếm loắt ướm ưu oằn uể quốc đồng hỷ kỹ nghiệp uyên bắp ốc ích ếch",
    ]
).split()


def typed(word: str, method: int, is_late: bool) -> str:
    """Return the keys of ``word`` in Telex (0) or VNI (1); marks right after their letters, or all of them at the end."""
    keys, late, tone = [], [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in TONES:
            tone = TONES[char][method]
        elif char in MARKS:
            (late if is_late else keys).append(MARKS[char][method] or keys[-1])
        elif char == "đ":
            keys.append("d")
            (late if is_late else keys).append("d9"[method])
        else:
            keys.append(char)
    # In Telex one w serves both letters of ươ.
    return "".join(keys + late).replace("uwow", "uow").replace("u7o7", "uo7") + tone


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize(("method", "read"), [(0, read_telex), (1, read_vni)])
def test_every_word_comes_back(method, read, is_late):
    wrong = {}
    for word in WORDS:
        keys = typed(word, method, is_late)
        if fold(read(keys)) != fold(word) or sorted(_bare(read(keys))) != sorted(_bare(word)):
            wrong[keys] = read(keys)
    assert wrong == {}


def _bare(word: str) -> str:
    """Return the letters and marks of ``word`` without regard to where its tone stands (thuỷ, thủy)."""
    return unicodedata.normalize("NFD", word)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("phinhf hoof", "phình hồ"),
        ("PHINHF HOOF", "phình hồ"),
        ("che san tuyeets", "che san tuyết"),
        ("dduwowngf", "đường"),
        ("thuowr", "thuở"),
        ("gif", "gì"),
        # A tone may be typed at once, or changed afterwards.
        ("phifnh", "phình"),
        ("phinhsf", "phình"),
    ],
)
def test_telex_as_people_type_it(keys, said):
    assert read_telex(keys) == said


@pytest.mark.parametrize(
    ("keys", "said"), [("phi2nh ho62", "phình hồ"), ("d9u7o7ng2", "đường"), ("thi5t", "thịt")]
)
def test_vni_as_people_type_it(keys, said):
    assert read_vni(keys) == said


@pytest.mark.parametrize(
    "text", ["", "chè shan", "che shan", "livestream", "148/2023", "24h", "c1", "shopee.vn", "qx"]
)
def test_what_is_no_syllable_typed_so_is_left_alone(text):
    assert readings(text) == []


@given(st.text(max_size=60))
def test_anything_at_all_can_be_read(text):
    for method, said in readings(text):
        assert method in ("Telex", "VNI")
        assert said != text
