"""The one seam of written HTML: nothing that runs, frames, styles or tracks gets through, and no words are lost."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopsite.common.pasted import TAGS
from coopsite.common.richtext import clean_html, tokens_in
from tests.kit.attacks import ATTACKS, RUNS

ALLOWED = re.compile(
    r'<(?:/(?:{tags})|(?:{tags})(?: (?:href="(?:https?:|mailto:|tel:|[^":]*")[^"]*"?|rel="noopener"'
    r'|scope="(?:row|col)"|(?:col|row)span="[0-9]+"|data-photo="[0-9a-f]{{16}}"))*)>'.format(
        tags="|".join(TAGS)
    )
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *ATTACKS,
                *(
                    "<p>",
                    "</p>",
                    "<b>",
                    "</b>",
                    "<li>",
                    "</li>",
                    "<ul>",
                    "<ol>",
                    "<br>",
                    "<!--",
                    "-->",
                    "<em>",
                ),
                *(
                    "<table>",
                    "<tr>",
                    "<td>",
                    "<th colspan=2>",
                    "<caption>",
                    "<blockquote>",
                    "<h1>",
                    "<h3>",
                    "<sup>",
                ),
                *(
                    '<a href="/x">',
                    "</a>",
                    "</table>",
                    "</em>",
                    "</h3>",
                    "<pre>",
                    "<div style='font-weight:bold'>",
                ),
                "<figure data-photo=0123456789abcdef>",
                "<figcaption>",
                "</figure>",
                "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>",
                "<span style='mso-list:Ignore'>1.</span>",
                "<font face=.VnTime>µ",
            ]
        ),
        st.sampled_from(
            [
                "&lt;",
                "&amp;",
                "&nbsp;",
                "&#x301;",
                "&#x338;",
                "\u0338",
                "&#1;",
                "\n\n",
                "e\u0301",
                "\u0301",
                "<",
                ">",
                '"',
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=8,
).map("".join)


def strange_in(html):
    """The "<" of ``html`` that open no allowed tag with allowed attributes."""
    return [html[at : at + 60] for at in range(len(html)) if html[at] == "<" and not ALLOWED.match(html, at)]


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_comes_to_nothing(attack):
    for html in (clean_html(attack), clean_html(f"<p>Trước {attack} sau</p>")):
        assert strange_in(html) == []
        assert not RUNS.search(html)


def test_there_are_enough_attacks():
    assert len(set(ATTACKS)) == len(ATTACKS) >= 120


def test_the_watchman_sees_what_is_strange():
    """An ALLOWED that let everything by would make every test here useless."""
    for html in ("<script>", "<p onclick=x>", '<a href="javascript:x">', '<p style="x">', "<img>", "< p>"):
        assert strange_in(html) == [html]
    assert strange_in('<p><a href="https://vca.org.vn/" rel="noopener">VCA</a></p>') == []


@given(MARKUP)
def test_whatever_comes_in_only_allowed_markup_comes_out(html):
    assert strange_in(clean_html(html)) == []


@given(MARKUP)
def test_cleaning_again_changes_nothing(html):
    """A row is cleaned at every save, and twice on its way in: words must not be escaped again and again."""
    once = clean_html(html)
    assert clean_html(once) == once


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Chè Shan", "<p>Chè Shan</p>"),
        ("Một\n\nHai\nBa", "<p>Một</p>\n\n<p>Hai<br>Ba</p>"),
        ("Giá < 25.000 & còn tăng", "<p>Giá &lt; 25.000 &amp; còn tăng</p>"),
        ("<span>Giá &lt; 25.000</span>", "<p>Giá &lt; 25.000</p>"),
        ("<!-- Word -->Kiến Thuận & Công Tâm", "<p>Kiến Thuận &amp; Công Tâm</p>"),
        ("<div>Một</div><div>Hai</div>", "<p>Một</p>\n\n<p>Hai</p>"),
        (
            "<h1>Chè</h1><b>đậm</b> <i>nghiêng</i>",
            "<h2>Chè</h2>\n\n<p><strong>đậm</strong> <em>nghiêng</em></p>",
        ),
        ("<p>&nbsp;</p><p>Chè</p><ul><li><p></p></li></ul>", "<p>Chè</p>"),
        ("<p>Một\x00Hai</p>", "<p>MộtHai</p>"),
        ("<blockquote>Bán<script>x</script> chè</blockquote>", "<blockquote><p>Bán chè</p></blockquote>"),
        (
            '<table><tbody><tr><td colspan="2" width="90">Chè</td><td>Quế</td></tr></tbody></table>',
            '<table><tbody><tr><td colspan="2">Chè</td><td>Quế</td></tr></tbody></table>',
        ),
        ("", ""),
        (None, ""),
        ("  \n ", ""),
        ("<p></p>", ""),
    ],
)
def test_words_are_kept(typed, stored):
    assert clean_html(typed) == stored


def test_stored_composed():
    assert clean_html(unicodedata.normalize("NFD", "<p>Phình Hồ</p>")) == "<p>Phình Hồ</p>"


@pytest.mark.parametrize(
    "address", ["https://vca.org.vn/", "/san-pham/", "mailto:a@b.vn", "tel:+84912345678"]
)
def test_links_that_readers_need_are_kept(address):
    assert clean_html(f'<a href="{address}" target="_blank">Xem</a>').startswith(f'<p><a href="{address}"')
    assert "target" not in clean_html(f'<a href="{address}" target="_blank">Xem</a>')


FIGURE = '<figure data-photo="0123456789abcdef"><figcaption>Sân phơi &amp; đồi chè</figcaption></figure>'


def test_a_figure_of_the_library_is_kept():
    assert clean_html(f"<p>Trước</p>{FIGURE}") == f"<p>Trước</p>\n\n{FIGURE}"
    assert tokens_in(FIGURE + FIGURE.replace("0", "f")) == {"0123456789abcdef", "f123456789abcdef"}
    assert tokens_in("<p>0123456789abcdef</p>") == tokens_in("") == tokens_in(None) == set()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (FIGURE.replace("<figure", "<figure onclick=x class=y style='x:y'"), FIGURE),
        ('<figure data-photo="0123456789ABCDEF"><figcaption>Chè</figcaption></figure>', "<p>Chè</p>"),
        ('<figure data-photo="../../x"><figcaption>Chè</figcaption></figure>', "<p>Chè</p>"),
        ('<p data-photo="0123456789abcdef">Chè</p>', "<p>Chè</p>"),
        (
            '<figure data-photo="0123456789abcdef"><img src=x><figcaption><b>Chè</b></figcaption>Quế</figure>',
            '<figure data-photo="0123456789abcdef"><figcaption>Chè</figcaption></figure>\n\n<p>Quế</p>',
        ),
        (
            '<figure data-photo="0123456789abcdef"></figure>',
            '<figure data-photo="0123456789abcdef"><figcaption></figcaption></figure>',
        ),
    ],
)
def test_no_other_figure_is_one(typed, stored):
    assert clean_html(typed) == stored
