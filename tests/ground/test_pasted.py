"""Pages from Word, Google Docs and old sites, as they lie in a clipboard, become the plain HTML of a report."""

import time
from pathlib import Path

import pytest

from coopsite.common.markup import legacy, links
from coopsite.common.markup.remarks import Remark
from coopsite.common.pasted import clean_pasted
from coopsite.common.richtext import clean_html

PAGES = Path(__file__).parent / "pasted"
SAID = {
    "word": [Remark.PASTED_PICTURE, Remark.OLD_FONT],
    "google-docs": [Remark.OLD_PICTURE],
    "old-site": [Remark.OLD_PICTURE],
}


def page(name):
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAID)
def test_a_page_becomes_plain(name):
    html, remarks = clean_pasted(page(name))
    assert html == page(f"{name}.clean").rstrip("\n")
    assert remarks == SAID[name]


@pytest.mark.parametrize("name", SAID)
def test_what_is_shown_after_pasting_is_what_is_stored(name):
    shown = clean_pasted(page(name))[0]
    assert clean_html(page(name)) == clean_html(shown) == shown


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        # Marks that Word draws with letters of other fonts are no numbers; "v" is a diamond of Wingdings.
        ("v", "<ul><li>Chè</li></ul>"),
        ("Ø", "<ul><li>Chè</li></ul>"),
        ("o", "<ul><li>Chè</li></ul>"),
        ("–", "<ul><li>Chè</li></ul>"),
        ("1.", "<ol><li>Chè</li></ol>"),
        ("(1)", "<ol><li>Chè</li></ol>"),
        ("1.1.", "<ol><li>Chè</li></ol>"),
        ("a)", "<ol><li>Chè</li></ol>"),
        ("iv.", "<ol><li>Chè</li></ol>"),
    ],
)
def test_a_word_item_is_of_the_list_that_its_marker_says(html, clean):
    item = f"<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{html}&nbsp; </span>Chè</p>"
    assert clean_html(item) == clean
    typed = f"<p class=MsoListParagraph>{html}&nbsp;&nbsp;&nbsp; Chè</p>"
    assert clean_html(typed) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p class=MsoNormal>1. Chè</p><p>- Quế</p>", "<p>1. Chè</p>\n\n<p>- Quế</p>"),
        ("<p class=MsoListParagraph>Chè</p>", "<p>Chè</p>"),
        ("<p style='mso-list:none'>Chè</p>", "<p>Chè</p>"),
        ("<p><b>Chè</b></p>", "<p><strong>Chè</strong></p>"),
        ("<p class=MsoHeading2>Chè</p>", "<h2>Chè</h2>"),
        ("<h1>Một</h1><h2>Hai</h2><h3>Ba</h3><h6>Sáu</h6>", "<h2>Một</h2>\n\n<h3>Hai</h3>\n\n<h4>Ba</h4>\n\n<h4>Sáu</h4>"),
        ("<h2>Hai</h2><h5>Năm</h5>", "<h2>Hai</h2>\n\n<h4>Năm</h4>"),
        ("<h3><b>Chè</b> <i>Shan</i></h3>", "<h3>Chè <em>Shan</em></h3>"),
        ("<p>Một&nbsp;&nbsp; \u200bhai &nbsp;</p>", "<p>Một hai</p>"),
        ("<p>Rộng 12&nbsp;ha, giá 5&nbsp; đồng</p>", "<p>Rộng 12&nbsp;ha, giá 5 đồng</p>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            "<div class=ListContainerWrapper><ul><li data-aria-level=1>a</li></ul></div>"
            "<div class=ListContainerWrapper><ul><li data-aria-level=2>b</li></ul></div>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
        ),
        ("<table><tr><td>Một ô</td></tr></table>", "<p>Một ô</p>"),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
        ("<table><caption>Giá</caption><tr><th>a<th>b<tr><td>1<td>2</table>",
         "<p>Giá</p>\n\n<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
        ("<table><tr><td colspan=1 rowspan=900>a<td colspan=x>b</table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
        # The editor's own way of writing items and cells.
        ("<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<table><tbody><tr><td colspan='1' rowspan='1'><p>a</p></td><td><p>b</p></td></tr></tbody></table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ],
)  # fmt: skip
def test_only_what_is_meant_is_changed(html, clean):
    assert clean_html(html) == clean


@pytest.mark.parametrize(
    ("source", "remarks"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", [Remark.PASTED_PICTURE]),
        ("file:///C:/anh.jpg", [Remark.PASTED_PICTURE]),
        ("blob:https://docs.google.com/1", [Remark.PASTED_PICTURE]),
        ("", [Remark.PASTED_PICTURE]),
        ("https://trangcu.vn/anh.jpg", [Remark.OLD_PICTURE]),
        ("/images/anh.jpg", [Remark.OLD_PICTURE]),
    ],
)
def test_a_picture_is_never_kept_and_its_loss_is_told(source, remarks):
    assert clean_pasted(f'<p>Chè <img src="{source}"></p>') == ("<p>Chè</p>", remarks)


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://vca.org.vn/", "https://vca.org.vn/"),
        ("https://vca.org.vn/?a=1&b=2#c", "https://vca.org.vn/?a=1&b=2#c"),
        ("https://a.vn/?utm_source=x", "https://a.vn/"),
        ("https://a.vn/?x=1&fbclid=2&y=3", "https://a.vn/?x=1&y=3"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.vn%2F%3Ffbclid%3D1&h=2", "https://a.vn/"),
        ("https://www.facebook.com/htx?utm_source=x", "https://www.facebook.com/htx"),
        ("https://link.zalo.me/?url=https%3A%2F%2Fa.vn%2Fb", "https://a.vn/b"),
        ("https://zalo.me/0912345678", "https://zalo.me/0912345678"),
        ("https://l.facebook.com/l.php?u=javascript:alert(1)", "https://l.facebook.com/l.php?u=javascript:alert(1)"),
        ("https://www.google.com/url?q=https://l.facebook.com/l.php?u%3Dhttps://a.vn/", "https://a.vn/"),
        ("www.a.vn/b", "https://www.a.vn/b"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("tel:0208 385.1234", "tel:02083851234"),
        ("/san-pham/?sao=4", "/san-pham/?sao=4"),
        ("//xau.vn", None),
        ("/\\xau.vn", None),
        ("#_ftn1", None),
        ("index.php?id=1", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///C:/a.doc", None),
        ("https://", None),
        ("https://a b.vn", None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_a_link_leads_where_its_writer_meant(href, kept):
    assert links.cleaned(href) == kept


@pytest.mark.parametrize(
    ("typed", "font", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", ".VnArial", "Độc lập - Tự do - Hạnh phúc"),
        ("th­êng trùc, ®­êng, kü thuËt, quü", ".VnTime", "thường trực, đường, kỹ thuật, quỹ"),
        ("liªn minh hîp t¸c x·", ".VnTimeH", "LIÊN MINH HỢP TÁC XÃ"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Times", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "vni-helve", "Độc lập - Tự do - Hạnh phúc"),
        ("ñöôøng, kyõ thuaät, quyõ, HÔÏP TAÙC XAÕ", "VNI-Times", "đường, kỹ thuật, quỹ, HỢP TÁC XÃ"),
        # Typed in Unicode while the old font was chosen; plain letters; a font that is none of them.
        ("Hợp tác xã", ".VnTime", None),
        ("Binh", ".VnTime", None),
        ("Hîp t¸c x·", "Arial", None),
    ],
)
def test_letters_of_before_unicode(typed, font, meant):
    assert legacy.converted(typed, font) == meant


def test_each_vietnamese_letter_has_its_old_one():
    tones = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    assert set(tones) <= set(legacy._TCVN3.values())
    assert set(tones + tones.upper()) <= set(legacy._VNI.values())
    assert len(legacy._TCVN3) == len(tones) + len("ĂÂĐÊÔƠƯ")


@pytest.mark.parametrize(
    ("words", "strange"),
    [
        ("Liªn minh Hîp t¸c x· tØnh Th¸i Nguyªn", True),
        ("Lieân minh Hôïp taùc xaõ noâng nghieäp", True),
        ("Liên minh Hợp tác xã", False),
        ("Café crème à la carte, naïve, größe, coöperation, Noël", False),
    ],
)
def test_letters_of_an_unknown_font_are_noticed(words, strange):
    assert (Remark.STRANGE_LETTERS in clean_pasted(f"<p>{words}</p>")[1]) is strange


def test_a_style_sheet_tells_the_font_of_a_class():
    html = '<style>p.MsoNormal {font-family:".VnTime",serif}</style><p class=MsoNormal>Hîp t¸c x·</p>'
    assert clean_pasted(html) == ("<p>Hợp tác xã</p>", [Remark.OLD_FONT])


@pytest.mark.parametrize(
    "tag", ["<div>", "<b><i>", "<ul><li>", "<table><tr><td>", "<b a={}><p>", "<font color={}>"]
)
def test_a_bottomless_page_keeps_nobody_waiting(tag):
    """Each tag inside the one before: what parses them takes time that grows with the square of their number."""
    begun = time.perf_counter()
    html, remarks = clean_pasted("".join(tag.format(number) for number in range(20_000)) + "Chè")
    assert time.perf_counter() - begun < 2
    assert (html, remarks) == ("<p>Chè</p>", [Remark.TOO_DEEP])
