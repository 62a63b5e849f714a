"""Whose a link is: told by its host, whatever the link pretends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperatives.models import Platform
from cooperatives.models.channel_rules import imitated_by, trouble_with
from coopsite.common.hosts import UnclearHost, host_of, secured

OPEN = (Platform.WEBSITE, Platform.STORE, Platform.VCAMART)
# Of each platform, links as people copy them from the bar, the share button, a paper.
TRUE = [
    ("shopee", "https://shopee.vn/che-shan-tuyet-i.123.456"),
    ("shopee", "https://www.shopee.vn/htxphinhho"),
    ("shopee", "https://s.shopee.vn/7fKq"),
    ("shopee", "https://shope.ee/7fKq"),
    ("shopee", "https://vn.shp.ee/7fKq"),
    ("shopee", "https://SHOPEE.vn/htx"),
    ("shopee", "HTTPS://Shopee.VN/htx"),
    ("shopee", "https://shopee.vn./htx"),
    ("shopee", "https://shopee.vn?x=https://lazada.vn"),
    ("tiktok-shop", "https://shop.tiktok.com/view/product/1"),
    ("tiktok-shop", "https://vt.tiktok.com/ZS1/"),
    ("tiktok", "https://www.tiktok.com/@htxphinhho"),
    ("lazada", "https://www.lazada.vn/products/i1.html"),
    ("lazada", "https://s.lazada.vn/s.a1"),
    ("tiki", "https://tiki.vn/che-p1.html"),
    ("tiki", "https://ti.ki/ab1/CHE"),
    ("postmart", "https://postmart.vn/che"),
    ("postmart", "https://nongsan.buudien.vn/che"),
    ("voso", "https://voso.vn/che"),
    ("facebook", "https://m.facebook.com/htx"),
    ("facebook", "https://fb.com/htx"),
    ("facebook", "https://m.me/htx"),
    ("youtube", "https://youtu.be/a1"),
    ("zalo", "https://zalo.me/0912345678"),
    ("zalo", "https://oa.zalo.me/1"),
    ("website", "https://chetancuong.vn/"),
    ("website", "https://chètháinguyên.vn/"),
    ("website", "https://htx-hao-dat.com.vn/lien-he"),
    ("store", "https://maps.app.goo.gl/a1"),
    ("vcamart", "https://gian-hang.example/htx"),
]
# (platform, link, code, words of the sentence)
FALSE = [
    ("shopee", "https://www.lazada.vn/x", "host_of_other", "của Lazada: hãy chọn kênh Lazada."),
    ("lazada", "https://shope.ee/x", "host_of_other", "của Shopee: hãy chọn kênh Shopee."),
    ("facebook", "https://vt.tiktok.com/x", "host_of_other", "TikTok Shop hoặc TikTok"),
    ("website", "https://facebook.com/htx", "host_of_other", "hãy chọn kênh Facebook."),
    ("website", "https://SHOPEE.VN./htx", "host_of_other", "hãy chọn kênh Shopee."),
    ("store", "https://tiki.vn/x", "host_of_other", "hãy chọn kênh Tiki."),
    ("vcamart", "https://voso.vn/x", "host_of_other", "hãy chọn kênh Vỏ Sò."),
    ("zalo", "https://zalo.example/x", "host_of_nobody", "phải ở zalo.me"),
    ("shopee", "https://shopee.vn.example.com/x", "host_of_nobody", "ở shopee.vn.example.com."),
    ("shopee", "https://evil-shopee.vn/x", "host_of_nobody", "phải ở shopee.vn hoặc shope.ee"),
    ("shopee", "https://shopee.com/x", "host_of_nobody", ""),
    ("shopee", "https://shp.ee/x", "host_of_nobody", ""),
    ("shopee", "https://shopee.vnn/x", "host_of_nobody", ""),
    ("shopee", "https://example.com/shopee.vn", "host_of_nobody", ""),
    ("shopee", "https://example.com?shopee.vn", "host_of_nobody", ""),
    ("shopee", "https://example.com#@shopee.vn", "host_of_nobody", ""),
    ("shopee", "https://shopée.vn/x", "host_of_nobody", ""),
    ("shopee", "https://xn--shope-fsa.vn/x", "host_of_nobody", ""),
    ("website", "https://shopee.vn.example.com/x", "host_looks_alike", "mà không phải của Shopee"),
    ("website", "https://evil-shopee.vn/x", "host_looks_alike", ""),
    ("website", "https://shopée.vn/x", "host_looks_alike", "shopée.vn"),
    ("website", "https://ti.ki.example/x", "host_looks_alike", "Tiki"),
    ("vcamart", "https://login.facebook.com.example/x", "host_looks_alike", "Facebook"),
    # Letters that only look like ours: a Cyrillic s and о, one of them in Punycode.
    ("shopee", "https://ѕhopee.vn/x", "host_unclear", "trên thanh địa chỉ"),
    ("website", "https://xn--hopee-0ge.vn/x", "host_unclear", ""),
    ("website", "https://\u0455hopee.vn/x", "host_unclear", ""),
    ("shopee", "https://shopee.vn@example.com/x", "host_unclear", ""),
    ("shopee", "https://htx:mat-khau@shopee.vn/x", "host_unclear", ""),
    ("shopee", "https://example.com\\@shopee.vn/x", "host_unclear", ""),
    ("shopee", "https://shopee.vn\\.example.com/x", "host_unclear", ""),
    ("shopee", "https://shopee.vn:8443/x", "host_unclear", ""),
    ("shopee", "https://shopee.vn:443/x", "host_unclear", ""),
    ("shopee", "https://%73hopee.vn/x", "host_unclear", ""),
    ("shopee", "https:///shopee.vn", "host_unclear", ""),
    ("shopee", "https://shopee..vn/x", "host_unclear", ""),
    ("website", "https://192.168.1.1/x", "host_unclear", ""),
    ("website", "https://[::1]/x", "host_unclear", ""),
    ("website", "https://[::1/x", "host_unclear", ""),
    ("website", "https://2130706433/x", "host_unclear", ""),
    ("website", "https://localhost/x", "host_unclear", ""),
    ("website", "https://-a.vn/x", "host_unclear", ""),
    ("website", f"https://{'a' * 64}.vn/x", "host_unclear", ""),
]


@pytest.mark.parametrize(("platform", "url"), TRUE)
def test_a_platforms_own_links_are_taken(platform, url):
    assert trouble_with(Platform(platform), url) is None


@pytest.mark.parametrize(("platform", "url", "code", "words"), FALSE)
def test_others_are_refused_and_the_sentence_says_where_it_belongs(platform, url, code, words):
    trouble = trouble_with(Platform(platform), url)
    assert trouble.code == code
    assert words in trouble.message


@pytest.mark.parametrize(("platform", "url"), TRUE)
def test_what_is_one_platforms_is_no_others(platform, url):
    own = Platform.of_host(host_of(url))
    for other in Platform:
        takes = trouble_with(other, url) is None
        assert takes == (other in own or (not own and not other.hosts)), other


@pytest.mark.parametrize("platform", [one for one in Platform if one.hosts])
def test_whole_names_count_not_their_ends(platform):
    for own in platform.hosts:
        assert trouble_with(platform, f"https://a.b.{own}/x") is None
        for strange in (f"x{own}", f"x-{own}", f"{own}.example", f"{own}x", own.replace(".", "-") + ".vn"):
            assert trouble_with(platform, f"https://{strange}/x").code == "host_of_nobody", strange


def test_no_host_is_two_platforms_but_tiktoks():
    owners = {own: Platform.of_host(own) for one in Platform for own in one.hosts}
    assert {own for own, found in owners.items() if len(found) > 1} == {"tiktok.com"}
    assert [one for one in Platform if not one.hosts] == [
        Platform.VCAMART,
        Platform.PHONE,
        Platform.WEBSITE,
        Platform.STORE,
    ]


@pytest.mark.parametrize("name", ["chetancuong.vn", "mienhoa.vn", "trungtam.me", "team.me", "tiki-quan.com"])
def test_names_that_only_sound_alike_are_let_be(name):
    assert imitated_by(name) is None


@given(st.text(max_size=40))
def test_any_host_is_read_plainly_or_refused(text):
    try:
        host = host_of(f"https://{text}/x")
    except UnclearHost:
        return
    assert host == host.lower() and host.isascii() and "." in host
    assert not set("@:/\\ ?#%") & set(host)
    assert host_of(f"https://{host}/x") == host


@pytest.mark.parametrize("typed", ["http://a.vn/x", "HTTP://a.vn/x", "https://a.vn/x", "HttpS://a.vn/x"])
def test_the_web_is_asked_by_https(typed):
    assert secured(typed) == "https://a.vn/x"


@pytest.mark.parametrize("other", ["", "ftp://a.vn", "javascript:alert(1)", "a.vn", "//a.vn", "httpx://a.vn"])
def test_what_is_no_web_address_is_left_to_be_refused(other):
    assert secured(other) == other
