import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.text import fold, fold_words, nfc, spelling, tidy_line, tidy_text, vn_slugify

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
WORDS = st.text(VIETNAMESE + VIETNAMESE.upper() + " -", max_size=40)
# Any text at all, made likelier to hold what goes wrong.
ANYTHING = st.text(
    st.one_of(st.characters(), st.sampled_from("’'´\u0301\u0323\u031b\xad\u200b\x00đÐƉﬁＡ²½™\n"))
)


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Chè Shan tuyết", "che shan tuyet"),
        ("CHÈ SHAN TUYẾT", "che shan tuyet"),
        ("Đắk Lắk", "dak lak"),
        ("Đồng Hỷ", "dong hy"),
        # Two spellings that NFC keeps apart.
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("thuý", "thuy"),
        ("thúy", "thuy"),
        # Đ and the two letters that look like it.
        ("\u0110\u1ed3ng", "dong"),
        ("\u00d0ồng", "dong"),
        ("\u0189ồng", "dong"),
        ("\u00f0ồng \u0256ồng", "dong dong"),
        # Every apostrophe, or none, gives one word.
        *((f"H{mark}Mông", "hmong") for mark in ["'", "’", "‘", "ʼ", "`", "´", "′", "＇", ""]),
        ("Đắk R'lấp", "dak rlap"),
        ("‘cơm cháy’‘Én Vàng’", "com chay en vang"),
        ("5'3 chè'24", "5 3 che 24"),
        ("Bát-Độ / Trà_Bồng, (Quảng Ngãi)…", "bat do tra bong quang ngai"),
        ("  nhiều\t\tkhoảng \u00a0trắng\n", "nhieu khoang trang"),
        ("một\x00hai\x1fba", "mot hai ba"),
        ("chè\u00adxanh mi\u200bến\ufeff nế\u20e3p", "chexanh mien nep"),
        # Compatibility forms are read as what they show.
        ("ＣＨÈ ２４", "che 24"),
        ("\ufb01", "fi"),
        ("200 m²", "200 m2"),
        ("Én Vàng™", "en vang"),
        # Letters of the Central Highlands and of export partners.
        ("Êƀan, Buôn Ŏ", "eban buon o"),
        ("Łódź Malmø Straße", "lodz malmo strasse"),
        ("茶 чай", ""),
        ("", ""),
    ],
)
def test_fold(typed, found):
    assert fold(typed) == found


@given(ANYTHING)
def test_folded_text_is_plain_words_and_folds_to_itself(text):
    folded = fold(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?: [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded
    assert " ".join(fold_words(text)) == folded


@given(ANYTHING)
def test_fold_reads_composed_and_decomposed_text_alike(text):
    assert fold(nfd(text)) == fold(nfc(text)) == fold(text)


@given(WORDS)
def test_fold_forgets_case_and_every_mark_of_vietnamese(text):
    assert fold(text.upper()) == fold(text) == fold(text.lower())
    bare = nfd(text.lower()).replace("đ", "d").encode("ascii", "ignore").decode()
    assert fold(text) == " ".join(re.split(r"[ -]+", bare)).strip()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        # Django's slugify gives "ac-san-ong-hy", the admin's script "djc-sn-djng-h".
        ("Đặc sản Đồng Hỷ", "dac-san-dong-hy"),
        (nfd("Đặc sản Đồng Hỷ"), "dac-san-dong-hy"),
        ("HTX chè Shan tuyết Phình Hồ", "htx-che-shan-tuyet-phinh-ho"),
        ("Đồng bào H’Mông", "dong-bao-hmong"),
        ("19/CT-TTg", "19-ct-ttg"),
        ("— ! —", ""),
        ("", ""),
    ],
)
def test_slug(name, slug):
    assert vn_slugify(name) == slug


@pytest.mark.parametrize(
    ("max_length", "slug"),
    [(14, "che-shan-tuyet"), (13, "che-shan"), (8, "che-shan"), (7, "che"), (3, "che"), (2, "ch")],
)
def test_slug_is_cut_between_words(max_length, slug):
    assert vn_slugify("Chè Shan tuyết", max_length) == slug


@given(ANYTHING | WORDS, st.integers(1, 30))
def test_slug_is_short_safe_and_a_beginning_of_the_whole(name, max_length):
    slug, whole = vn_slugify(name, max_length), vn_slugify(name, 10_000)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= max_length
    assert whole.startswith(slug)
    assert bool(slug) == bool(whole)
    assert vn_slugify(slug, max_length) == slug


def test_nfc_composes_and_respells_nothing():
    assert nfc(nfd("Quế Trà Bồng")) == "Quế Trà Bồng"
    assert nfc("hoà") != nfc("hòa")
    assert nfc("Ðồng") == "Ðồng"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (nfd("  Chè Shan tuyết "), "Chè Shan tuyết"),
        ("một\r\nhai\rba\x0bbốn\u2028\tnăm", "một\nhai\nba\nbốn\n\tnăm"),
        ("NUL\x00 và ESC\x1b", "NUL và ESC"),
        ("ve\x00\u0301t", "vét"),
        ("\ud800lẻ", "lẻ"),
    ],
)
def test_tidy_text(typed, kept):
    assert tidy_text(typed) == kept


def test_tidy_line_is_one_line_of_single_spaces():
    assert tidy_line(" HTX\u00a0chè\r\n  Hảo\tĐạt ") == "HTX chè Hảo Đạt"


@given(ANYTHING)
def test_tidied_text_is_storable_and_stays_as_it_is(text):
    for tidy in (tidy_text, tidy_line):
        tidied = tidy(text)
        assert tidy(tidied) == tidied
        assert unicodedata.is_normalized("NFC", tidied)
        assert "\x00" not in tidied
        tidied.encode()
        assert fold(tidied) == fold(re.sub("[\x00-\x08\x0e-\x1f\x7f]", "", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thúy", "thuý"),
        ("KHỎE", "khoẻ"),
        ("Đồng Hỷ", "\u00d0ồng  hỷ "),
        ("H’Mông", "h'mông"),
        ("quyển", nfd("QUYỂN")),
        ("ấ", "\u00e2\u0301"),
    ],
)
def test_spellings_of_the_same_words_meet(one, other):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dứa", "dừa"),
        ("quê", "quế"),
        ("đa", "da"),
        ("hoa hồng", "hồng hoa"),
        ("tơ", "to"),
        ("hòa an", "hoa àn"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert spelling(one) != spelling(other)


@given(WORDS)
def test_spellings_that_meet_are_found_alike(text):
    """Topics are looked up by their folded name, then told apart by their spelling."""
    assert fold(spelling(text)) == fold(text)
    assert spelling(nfd(text.upper())) == spelling(text)
