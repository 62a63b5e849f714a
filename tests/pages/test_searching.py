"""The search page as people type: with the input method off, too."""

import re

import pytest

pytestmark = pytest.mark.django_db


def asked(client, query):
    answer = client.get("/tim-kiem/", {"q": query})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(("typed", "method"), [("phinhf hoof", "Telex"), ("phinh2 ho62", "VNI")])
def test_keys_typed_with_the_input_method_off_are_read(client, typed, method):
    meant, found = asked(client, "phình hồ"), asked(client, typed)
    assert meant.context["total"] > 0
    assert found.context["tabs"] == meant.context["tabs"]
    assert f"đọc từ “{typed}” theo kiểu gõ {method}" in found.content.decode()
    # What is asked next is asked in words.
    assert 'value="phình hồ"' in found.content.decode()


@pytest.mark.parametrize("query", ["che", "shan", "zzzz", "chewgum"])
def test_what_is_found_as_it_stands_or_not_at_all_is_not_read_otherwise(client, query):
    found = asked(client, query)
    assert (found.context["method"], found.context["query"]) == ("", query)
    assert "theo kiểu gõ" not in found.content.decode()


def test_links_of_a_search_by_every_letter_go_on_by_every_letter(client):
    html = client.get("/tim-kiem/?q=che&dung=1").content.decode()
    links = re.findall(r'<a class="(?:chip|more)" href="([^"]+\?q=che[^"]*)"', html)
    assert len(links) > 4
    assert [link for link in links if "&amp;dung=1" not in link] == []
