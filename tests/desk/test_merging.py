"""Putting two changes of one content together: laws that hold for any contents."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from coopsite.desk.merging import flat, merge, rebuilt
from coopsite.desk.snapshot import digest

VALUES = st.sampled_from([None, 0, 1, "", "chè", "quế"])
KEYS = st.sampled_from(["a", "b", "c"])


def contents(depth=2):
    fields = st.fixed_dictionaries({"name": VALUES, "price": VALUES})
    links = st.fixed_dictionaries({"regions": st.sets(KEYS).map(sorted)})
    if not depth:
        return st.fixed_dictionaries({"fields": fields, "links": links})
    rows = st.dictionaries(KEYS, contents(depth - 1), max_size=3).map(
        lambda found: [{"id": key, **found[key]} for key in sorted(found)]
    )
    parts = st.fixed_dictionaries({"channels": rows})
    whole = {"fields": fields, "links": links, "parts": parts}
    return st.fixed_dictionaries(whole | ({"topics": st.sets(KEYS).map(sorted)} if depth == 2 else {}))


@given(contents())
def test_laid_flat_and_rebuilt_is_the_same(content):
    assert digest(rebuilt(flat(content))) == digest(content)


@given(contents(), contents())
@settings(max_examples=200)
def test_who_changed_alone_is_taken_whole(base, mine):
    for content, clashes in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert clashes == []
        assert digest(content) == digest(mine)


@given(contents(), contents(), contents())
@settings(max_examples=300)
def test_chosen_everywhere_nothing_is_left_to_ask(base, mine, theirs):
    clashes = merge(base, mine, theirs)[1]
    for side in ("mine", "theirs"):
        content, left = merge(base, mine, theirs, {clash.path: side for clash in clashes})
        assert left == []
        assert digest(rebuilt(flat(content))) == digest(content)


@given(contents(), contents(), contents())
@settings(max_examples=200)
def test_the_same_is_asked_whoever_comes_first(base, mine, theirs):
    one, other = merge(base, mine, theirs)[1], merge(base, theirs, mine)[1]
    assert {clash.path for clash in one} == {clash.path for clash in other}


BASE = {"fields": {"name": "Chè"}, "parts": {"channels": [{"id": "1", "fields": {"url": "a"}}]}}


def test_a_row_that_one_removed_and_nobody_changed_is_gone():
    mine = deepcopy(BASE)
    mine["parts"]["channels"] = []
    theirs = deepcopy(BASE)
    theirs["fields"]["name"] = "Quế"
    content, clashes = merge(BASE, mine, theirs)
    assert clashes == []
    assert content == {"fields": {"name": "Quế"}, "parts": {"channels": []}}


def test_a_row_that_one_removed_and_the_other_changed_is_asked():
    mine, theirs = deepcopy(BASE), deepcopy(BASE)
    mine["parts"]["channels"] = []
    theirs["parts"]["channels"][0]["fields"]["url"] = "b"
    row = ("parts", "channels", "1")
    content, clashes = merge(BASE, mine, theirs)
    assert [clash.path for clash in clashes] == [row]
    assert content["parts"]["channels"] == theirs["parts"]["channels"]
    assert merge(BASE, mine, theirs, {row: "mine"})[0]["parts"]["channels"] == []
    assert merge(BASE, mine, theirs, {row: "theirs"})[0]["parts"]["channels"] == theirs["parts"]["channels"]
