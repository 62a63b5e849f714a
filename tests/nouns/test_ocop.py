"""The star clock at its edges; the row's rule and the query's rule are one."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopsite.common.dates import add_months
from products.models import CertificateState, OcopCertificate, OcopDecision, Product, RuralIndustryTitle

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
DECIDED = datetime.date(2024, 2, 29)
ENDS = datetime.date(2027, 2, 28)  # 36 months later; 2027 has no 29 February


@pytest.fixture
def certificate():
    product = Product.objects.get(slug="nghi-giua-nuong-che-phinh-ho")
    decision = OcopDecision.objects.create(
        number="12/QĐ-UBND", decided_on=DECIDED, body="UBND huyện Trạm Tấu", federation=product.federation
    )
    return OcopCertificate.objects.create(product=product, decision=decision, stars=3)


def test_it_ends_36_months_after_the_decision(certificate):
    assert certificate.decision.valid_until == ENDS


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (DECIDED - DAY, CertificateState.NOT_YET),
        (DECIDED, CertificateState.VALID),
        (datetime.date(2026, 8, 27), CertificateState.VALID),
        (datetime.date(2026, 8, 28), CertificateState.EXPIRING),
        (ENDS, CertificateState.EXPIRING),
        (ENDS + DAY, CertificateState.EXPIRED),
    ],
)
def test_state_on_a_day(certificate, on, state):
    assert certificate.state_on(on) is state


def test_withdrawal_outruns_the_calendar(certificate):
    certificate.withdrawn_on, certificate.withdrawn_reason = datetime.date(2025, 5, 1), "không nộp hồ sơ"
    certificate.save()
    assert certificate.state_on(datetime.date(2025, 4, 30)) is CertificateState.VALID
    assert certificate.state_on(datetime.date(2025, 5, 1)) is CertificateState.WITHDRAWN
    assert certificate.state_on(ENDS + DAY) is CertificateState.WITHDRAWN


def test_row_and_query_agree_on_every_day(certificate):
    """Walk over the whole life of two certificates, day by day at the edges and week by week between."""
    withdrawn = OcopCertificate.objects.create(
        product=Product.objects.get(slug="que-la-cong-tam"),
        decision=certificate.decision,
        stars=4,
        withdrawn_on=datetime.date(2026, 9, 1),
        withdrawn_reason="thu hồi",
    )
    edges = [DECIDED, datetime.date(2026, 8, 28), datetime.date(2026, 9, 1), ENDS]
    days = {edge + offset * DAY for edge in edges for offset in range(-2, 3)}
    days |= {DECIDED + week * 7 * DAY for week in range(-4, 170)}
    ours = OcopCertificate.objects.filter(pk__in=[certificate.pk, withdrawn.pk])
    for on in days:
        said = {one.pk: one.state_on(on) for one in ours.select_related("decision")}
        usable = {pk for pk, state in said.items() if state.lets_use_stars}
        assert set(ours.valid(on).values_list("pk", flat=True)) == usable, on
        expiring = {pk for pk in usable if said[pk] is CertificateState.EXPIRING}
        assert set(ours.expiring(on).values_list("pk", flat=True)) == expiring, on
        for verb in (CertificateState.EXPIRED, CertificateState.WITHDRAWN):
            kept = set(getattr(ours, verb.value)(on).values_list("pk", flat=True))
            assert kept == {pk for pk, state in said.items() if state is verb}, (verb, on)


EPOCH = datetime.date(2023, 3, 1)
MONTHS = st.integers(0, 60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    # No two decisions of one day recognise a product: ocopcertificate_one_a_day.
    rounds=st.lists(
        st.tuples(MONTHS, st.integers(3, 5), st.none() | MONTHS), max_size=4, unique_by=lambda one: one[0]
    ),
    month=MONTHS,
)
def test_page_and_query_hold_the_same_stars(rounds, month):
    """Whatever was decided, re-decided and withdrawn, and on whatever day one looks."""
    on = add_months(EPOCH, month)
    with transaction.atomic():
        product = Product.objects.get(slug="nghi-giua-nuong-che-phinh-ho")
        product.certificates.all().delete()
        for number, (begins, stars, withdrawn) in enumerate(rounds):
            decision = OcopDecision.objects.create(
                number=f"{number}/QĐ",
                decided_on=add_months(EPOCH, begins),
                body="UBND",
                federation=product.federation,
            )
            OcopCertificate.objects.create(
                product=product,
                decision=decision,
                stars=stars,
                withdrawn_on=None if withdrawn is None else add_months(EPOCH, begins + withdrawn),
                withdrawn_reason="không nộp hồ sơ",
            )
        product, this = Product.objects.get(pk=product.pk), Product.objects.filter(pk=product.pk)
        held = product.stars_on(on)
        assert this.with_stars(on).get().stars_now == held
        assert this.holding_stars(on).exists() == (held is not None)
        assert [stars for stars in (3, 4, 5) if this.rated(stars, on=on).exists()] == ([held] if held else [])
        transaction.set_rollback(True)


def test_a_star_less_replaces_the_star_more(certificate):
    """A product that comes back with a star less does not keep the better one until its 36 months end."""
    again = OcopDecision.objects.create(
        number="90/QĐ-UBND",
        decided_on=datetime.date(2026, 3, 1),
        body="UBND tỉnh Lào Cai",
        federation=certificate.decision.federation,
    )
    certificate.stars = 4
    certificate.save()
    OcopCertificate.objects.create(product=certificate.product, decision=again, stars=3)
    on = datetime.date(2026, 6, 1)
    assert certificate.state_on(on) is CertificateState.VALID
    assert certificate.product.stars_on(on) == 3
    assert not Product.objects.rated(4, on=on).filter(pk=certificate.product.pk).exists()


def test_a_future_decision_says_nothing_yet(certificate):
    product = certificate.product
    assert product.stars_on(DECIDED - DAY) is None
    assert product.certificate_on(DECIDED - DAY) is None


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2023-02-23", "1048/2019"),
        ("2023-02-24", "148/2023"),
        ("2025-07-05", "148/2023"),
        ("2025-07-06", "1489/2025"),
    ],
)
def test_the_rule_is_the_one_in_force_on_the_day(certificate, day, rule):
    decision = OcopDecision(
        number="1",
        body="UBND",
        decided_on=datetime.date.fromisoformat(day),
        federation=certificate.decision.federation,
    )
    decision.save()
    assert decision.rule == rule


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"withdrawn_on": DECIDED - DAY, "withdrawn_reason": "nhầm"}, "withdrawn_before_decided"),
        ({"stars": 5, "score": 55}, "score_out_of_band"),
        ({"stars": 3, "score": 70}, "score_out_of_band"),
        ({"stars": 4, "score": Decimal("69.99")}, "score_out_of_band"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(certificate, values, code):
    for name, value in values.items():
        setattr(certificate, name, value)
    with pytest.raises(ValidationError) as refused:
        certificate.full_clean()
    assert code in {error.code for errors in refused.value.error_dict.values() for error in errors}


def test_five_star_potential_is_no_fault(certificate):
    certificate.stars, certificate.score, certificate.five_star_potential = 4, Decimal("92.5"), True
    certificate.full_clean()


def test_a_corrected_date_moves_the_end(certificate):
    certificate.decision.decided_on = datetime.date(2024, 3, 15)
    certificate.decision.save()
    assert certificate.decision.valid_until == datetime.date(2027, 3, 15)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"stars": 2}, "stars_out_of_range"),
        ({"stars": 6}, "stars_out_of_range"),
        ({"withdrawn_on": ENDS}, "withdrawn_without_reason"),
    ],
)
def test_refused(certificate, values, code):
    for name, value in values.items():
        setattr(certificate, name, value)
    with pytest.raises(ValidationError) as refused:
        certificate.validate_constraints()
    assert code in {error.code for errors in refused.value.error_dict.values() for error in errors}
    with pytest.raises(IntegrityError), transaction.atomic():
        certificate.save()


def test_one_decision_recognises_a_product_once(certificate):
    again = OcopCertificate(product=certificate.product, decision=certificate.decision, stars=4)
    with pytest.raises(ValidationError):
        again.validate_constraints()


def test_lapsed_stars_are_not_shown_as_held(client):
    lapsed = client.get("/san-pham/que-che-cong-tam/").content.decode()
    assert "Từng đạt 3 sao" in lapsed
    assert "3 sao<span" not in lapsed
    withdrawn = client.get("/san-pham/tinh-dau-que-cong-tam/").content.decode()
    assert "Đã bị thu hồi" in withdrawn
    assert "Từng đạt 4 sao" in withdrawn
    front = client.get("/").content.decode()
    assert "Quế chẻ" not in front
    assert "Tinh dầu quế Công Tâm" not in front


def test_rated_counts_only_what_is_held():
    assert Product.objects.published().rated(4).count() == 1
    assert (
        Product.objects.published().rated(3, 4, 5).count()
        == Product.objects.published().holding_stars().count()
    )


def test_the_rural_title_has_its_own_clock():
    title = RuralIndustryTitle(year=2024, level="tinh")
    assert title.valid_until == datetime.date(2027, 12, 31)
    assert title.is_valid_on(datetime.date(2027, 12, 31))
    assert not title.is_valid_on(datetime.date(2028, 1, 1))
    title.ends_on = datetime.date(2026, 6, 30)
    assert not title.is_valid_on(datetime.date(2026, 7, 1))


def test_history_is_kept(client):
    page = client.get("/san-pham/che-shan-tuyet-co-thu-phinh-ho/").content.decode()
    assert "Các lần được công nhận" in page
    product = Product.objects.get(slug="che-shan-tuyet-co-thu-phinh-ho")
    assert product.stars == 4
    assert product.certificates.count() == 2
    assert product.certificates.valid(timezone.localdate()).count() == 1
