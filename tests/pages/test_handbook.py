"""The handbook at the desk: open to staff alone, whole, in Vietnamese, every picture there and described."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from coopsite import handbook
from coopsite.staff import DEMO_ADMIN, DEMO_STAFF
from tests.kit.handbook import pictures_named, sections, words_named
from tests.kit.house import refused_in
from tests.kit.words import english_in, english_words

MOST_BYTES, MOST_WIDTH = 80_000, 1000
TASKS = 11
ADDRESS = reverse("handbook")
TEXT = handbook.TEXT.read_text(encoding="utf-8")


@pytest.fixture
def book(client):
    """The page as an editor gets it."""
    client.force_login(get_user_model().objects.get(username=DEMO_STAFF[0][0]))
    return client.get(ADDRESS).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", [DEMO_ADMIN, *(name for name, *_rest in DEMO_STAFF)])
def test_every_role_reads_it(client, name):
    client.force_login(get_user_model().objects.get(username=name))
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.django_db
def test_nobody_else_does(client):
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.url) == (302, f"{reverse('admin:login')}?next={ADDRESS}")
    client.force_login(get_user_model().objects.create_user("ban-doc"))
    assert client.get(ADDRESS).status_code == 302


@pytest.mark.django_db
def test_it_is_found_from_every_page_of_the_desk(client, book):
    assert f'href="{ADDRESS}"' in client.get(reverse("accounts:own")).content.decode()


@pytest.mark.django_db
def test_the_page_keeps_the_policy_and_is_vietnamese(book):
    assert refused_in(book) == []
    assert english_in(book) == []


@pytest.mark.django_db
def test_every_task_is_in_the_contents_and_has_steps_and_pictures(book):
    anchors = list(sections())
    assert len(anchors) == TASKS + 2
    assert re.findall(r'<li><a href="#([a-z0-9-]+)">', book) == anchors
    for anchor in anchors:
        assert book.count(f'id="{anchor}"') == 1
    for anchor in anchors[:TASKS]:
        assert "\n1. " in sections()[anchor], anchor
        assert 1 <= len(pictures_named(sections()[anchor])) <= 3, anchor
        assert words_named(sections()[anchor]), anchor


@pytest.mark.django_db
def test_places_that_link_into_it_find_their_task(client):
    linked = {
        anchor
        for path in (handbook.FOLDER.parent / "templates").rglob("*.html")
        for anchor in re.findall(r"{% url 'handbook' %}#([\w-]+)", path.read_text(encoding="utf-8"))
    }
    assert linked
    assert linked <= set(sections())


@pytest.mark.django_db
def test_every_picture_is_served_small_and_described(book):
    named = pictures_named(TEXT)
    assert len(named) >= TASKS
    for alt, path in named:
        found = finders.find(path)
        assert found, path
        assert 0 < (handbook.FOLDER / path).stat().st_size <= MOST_BYTES, path
        with Image.open(found) as picture:
            assert picture.width <= MOST_WIDTH
            size = f'width="{picture.width}" height="{picture.height}"'
        assert len(alt) > 20, path
        assert re.search(rf'<img src="/static/{path}" alt="[^"]+" {size}', book), path


def test_no_picture_is_left_over():
    kept = {f"so-tay/{path.name}" for path in (handbook.FOLDER / handbook.PICTURES).iterdir()}
    assert kept == {path for _alt, path in pictures_named(TEXT)}


def test_the_text_has_no_english_word():
    plain = re.sub(r"\]\([^)]*\)|<a id=.*?></a>", " ", TEXT)
    assert english_words(plain) == []


def test_what_helps_in_trouble_names_only_what_a_walk_has_seen():
    seen = {words for anchor in list(sections())[:TASKS] for words in words_named(sections()[anchor])}
    assert set(words_named(sections()["truc-trac"])) <= seen


def test_html_and_scripts_in_the_file_stay_text(tmp_path, monkeypatch):
    path = tmp_path / "so-tay.md"
    path.write_text(
        '# A\n\n<b onclick="x()">đậm</b> [bấm](javascript:x())\n\n<a id="mot"></a>\n\n## 1. Một\n\n<script>x()</script>\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(handbook, "TEXT", path)
    made = handbook.handbook()
    assert [(one.anchor, one.title) for one in made.sections] == [("mot", "1. Một")]
    assert "<b" not in made.opening
    assert "href" not in made.opening
    assert "<script" not in made.sections[0].html
