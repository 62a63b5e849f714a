"""Certificates under other schemes, and titles: withdrawn, ended and begun, on the product's page."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from coopsite.common.dates import add_months
from products.models import CertificateState, Certification, Product, RuralIndustryTitle

pytestmark = pytest.mark.django_db

ONE_DAY = datetime.timedelta(days=1)
PAGE = "/san-pham/che-bup-kho-phinh-ho/"


@pytest.fixture
def product():
    """It has none yet."""
    return Product.objects.get(slug="che-bup-kho-phinh-ho")


def ending(product, days, **more) -> Certification:
    today = timezone.localdate()
    return Certification.objects.create(
        product=product, scheme="halal", expires_on=today + days * ONE_DAY, **more
    )


def test_the_query_says_the_same_as_the_row(product):
    today = timezone.localdate()
    rows = [ending(product, days) for days in (-2, -1, 0, 1, 400)]
    rows += [ending(product, 9, issued_on=today + ONE_DAY)]
    rows += [ending(product, 9, withdrawn_on=today, withdrawn_reason="x")]
    rows += [ending(product, 9, withdrawn_on=today + ONE_DAY, withdrawn_reason="x")]
    for on in (today - ONE_DAY, today, today + ONE_DAY, today + 5 * ONE_DAY):
        kept = set(product.certifications.valid(on).values_list("pk", flat=True))
        assert kept == {one.pk for one in rows if one.is_valid_on(on)}, on


class TestPage:
    @pytest.mark.parametrize(
        ("months", "withdrawn", "state"),
        [
            (24, False, CertificateState.VALID),
            (3, False, CertificateState.EXPIRING),
            (-1, False, CertificateState.EXPIRED),
            (24, True, CertificateState.WITHDRAWN),
        ],
    )
    def test_each_state_in_a_word(self, client, product, months, withdrawn, state):
        today = timezone.localdate()
        more = {"withdrawn_on": today - ONE_DAY, "withdrawn_reason": "Mẫu không đạt."} if withdrawn else {}
        row = Certification.objects.create(
            product=product,
            scheme="halal",
            number="HL-7",
            document_url="https://example.org/hl-7.pdf",
            expires_on=add_months(today, months),
            **more,
        )
        html = client.get(PAGE).content.decode()
        part = html.partition("Chứng nhận khác</h2>")[2].partition("</ul>")[0]
        assert "Halal" in part
        assert '<a href="https://example.org/hl-7.pdf" rel="noopener">HL-7</a>' in part
        assert ("Mẫu không đạt." in part) == withdrawn
        assert [one for one in CertificateState if str(one.label) in part] == [state]
        assert row.state is state

    def test_the_demonstration_shows_every_state(self):
        shown = {one.state for one in Certification.objects.all()}
        assert shown == set(CertificateState) - {CertificateState.NOT_YET}


@pytest.mark.parametrize("model", [Certification, RuralIndustryTitle])
class TestWithdrawal:
    def made(self, model, product, **more):
        own = {"scheme": "halal"} if model is Certification else {"level": "tinh", "year": 2026}
        return model(product=product, **own, **more)

    def test_it_needs_a_reason(self, model, product):
        row = self.made(model, product, withdrawn_on=datetime.date(2026, 2, 1))
        with pytest.raises(ValidationError) as refused:
            row.validate_constraints()
        assert [one.code for one in refused.value.error_dict["__all__"]] == ["withdrawn_without_reason"]
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    def test_it_cannot_come_before_the_beginning(self, model, product):
        row = self.made(model, product, withdrawn_on=datetime.date(2025, 2, 1), withdrawn_reason="x")
        if model is Certification:
            row.clean()
            row.issued_on = datetime.date(2026, 1, 1)
        with pytest.raises(ValidationError) as refused:
            row.clean()
        assert [one.code for one in refused.value.error_dict["withdrawn_on"]] == ["withdrawn_before_decided"]


def test_a_title_cannot_end_before_its_year(product):
    title = RuralIndustryTitle(product=product, level="tinh", year=2026, ends_on=datetime.date(2025, 12, 31))
    with pytest.raises(ValidationError) as refused:
        title.clean()
    assert [one.code for one in refused.value.error_dict["ends_on"]] == ["ends_before_year"]
    title.ends_on = datetime.date(2026, 6, 30)
    title.clean()
