"""A count beside a filter is what choosing it gives."""

import re

import pytest

from products.models import OcopCertificate

pytestmark = pytest.mark.django_db

OPTION = re.compile(
    r'<input type="checkbox" name="([a-z-]+)" value="([^"]+)"( checked)?>.*?<b><span class="vh">có </span>(\d+)</b>'
)
FOUND = re.compile(r"(\d+) (?:sản phẩm|hợp tác xã)</")


def options(html):
    return {(key, value): int(count) for key, value, _on, count in OPTION.findall(html)}


def results(client, address):
    return len(client.get(address).context["page_obj"].paginator.object_list)


@pytest.mark.parametrize("start", ["/san-pham/?", "/san-pham/?tinh=lao-cai&", "/hop-tac-xa/?"])
def test_counts_are_true(client, start):
    html = client.get(start).content.decode()
    chosen = {key for key, _value, on, _count in OPTION.findall(html) if on}
    counted = {option: count for option, count in options(html).items() if option[0] not in chosen}
    assert len(counted) > 5
    for (key, value), count in counted.items():
        assert results(client, f"{start}{key}={value}") == count, (key, value)


def test_choices_of_one_kind_widen_and_kinds_narrow(client):
    four, five = (results(client, f"/san-pham/?sao={stars}") for stars in (4, 5))
    assert results(client, "/san-pham/?sao=4&sao=5") == four + five
    assert results(client, "/san-pham/?sao=4&sao=5&tinh=lao-cai") < four + five


def test_lapsed_stars_count_as_none(client):
    before = results(client, "/san-pham/?sao=chua")
    OcopCertificate.objects.valid().update(withdrawn_on="2026-01-01", withdrawn_reason="thử")
    assert results(client, "/san-pham/?sao=chua") > before
    assert results(client, "/san-pham/?sao=4") == 0


@pytest.mark.parametrize("absurd", ["sao=9", "tinh=' OR 1=1", "sap-xep=khong", "nhom=", "la=gi"])
def test_unknown_values_choose_nothing(client, absurd):
    assert results(client, f"/san-pham/?{absurd}") == results(client, "/san-pham/")


def test_a_chip_takes_back_its_own_choice(client):
    html = client.get("/san-pham/?sao=4&tinh=lao-cai").content.decode()
    back = set(re.findall(r'class="chip chip--on" href="([^"]*)"', html))
    assert back == {"/san-pham/?tinh=lao-cai", "/san-pham/?sao=4"}
