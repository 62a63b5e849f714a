"""Accents that were typed: where they count, and where nothing was said of them yet."""

import io

import pytest
from django.core.management import call_command

from coopsite.common.search.ranking import OTHER, RIGHT, RIGHT_SO_FAR
from coopsite.common.search.shelf import look
from coopsite.common.search.understanding import answer
from products.models import Product
from stories.models import Visit

pytestmark = pytest.mark.django_db


def why(typed, row) -> str:
    """Return why a row stands where it does among the answers."""
    now = look()
    ranking = answer(now, typed, now.public).ranking
    (entry,) = (
        one
        for one in range(ranking.entries.bit_length())
        if now.kind(row.search_kind) >> one & 1 and now.object_id(one) == row.pk
    )
    return ranking.why(entry)


def test_an_initial_costs_no_accent():
    now = look()
    for typed in ("H. Đồng Hỷ", "x. phình hồ"):
        ranking = answer(now, typed, now.public).ranking
        assert next(ranking.tiers).why == "tên có đủ các chữ" + RIGHT


def test_both_spellings_of_a_last_i_have_the_right_accents():
    now = look()
    for typed in ("mĩ nghệ", "mỹ nghệ"):
        assert next(answer(now, typed, now.public).ranking.tiers).why == "tên có các chữ liền nhau" + RIGHT


def test_what_is_typed_so_far_counts():
    tea = Product.objects.get(slug="che-bup-kho-phinh-ho")
    assert why("chè b", tea) == "tên bắt đầu như đã gõ" + RIGHT_SO_FAR
    assert why("chế b", tea).endswith(OTHER)
    assert why("chè búp", tea) == "tên bắt đầu như đã gõ" + RIGHT


def test_accents_count_where_the_words_stand():
    visit = Visit.objects.get(slug="quang-ngai-tham-yen-bai-8-2024")
    assert visit.find_name() == "Lên xứ chè, sang xứ quế"
    # Its text says "quê", its name another word.
    assert why("quê", visit) == "lời kể có đủ các chữ" + RIGHT
    assert why("quế", visit) == "tên có các chữ liền nhau" + RIGHT


def test_a_word_that_is_said_again_is_explained():
    said = io.StringIO()
    call_command("search", "che che shan", explain=True, stdout=said)
    assert "  che: che\n  shan: shan…" in said.getvalue()
