"""One clock for stars, certificates and titles; and what the rules said of who gives how many stars on a day."""

import datetime
from random import Random

import pytest

from coopsite.common.dates import add_months
from products.models import CertificateState, Certification, OcopLevel, RuralIndustryTitle
from products.models.clock import DAY, Clock

FIRST, DAYS = datetime.date(2021, 1, 1), 365 * 7


def some_day(random, chance=0.8):
    return FIRST + random.randrange(DAYS) * DAY if random.random() < chance else None


@pytest.mark.parametrize("seed", range(60))
def test_phases_say_day_by_day_what_is_said_of_a_day(seed):
    random = Random(seed)
    begins = some_day(random)
    lasts = random.choice([0, 3, 6, 24, 36, None])
    ends = None if lasts is None else add_months(begins or FIRST, lasts)
    clock = Clock(begins, ends, some_day(random, 0.4))
    phases, usable = clock.phases(), clock.usable()
    for day in (FIRST + number * DAY for number in range(-40, DAYS, 3)):
        now = [
            one.state
            for one in phases
            if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
        ]
        state = clock.state_on(day)
        assert now == ([] if state is CertificateState.NOT_YET else [state]), (clock, day)
        within = usable and (usable[0] or day) <= day <= (usable[1] or day)
        assert state.lets_use_stars == bool(within), (clock, day)


def test_a_title_ends_with_its_fourth_year_and_expires_for_six_months_before():
    title = RuralIndustryTitle(year=2024, level="tinh")
    for day, state in [
        (datetime.date(2023, 12, 31), CertificateState.NOT_YET),
        (datetime.date(2024, 1, 1), CertificateState.VALID),
        (datetime.date(2027, 6, 30), CertificateState.VALID),
        (datetime.date(2027, 7, 1), CertificateState.EXPIRING),
        (datetime.date(2027, 12, 31), CertificateState.EXPIRING),
        (datetime.date(2028, 1, 1), CertificateState.EXPIRED),
    ]:
        assert title.state_on(day) is state, day


def test_what_has_no_end_goes_on_until_it_is_taken_back():
    mark = Certification(scheme="chi-dan-dia-ly", issued_on=datetime.date(2010, 1, 1))
    assert mark.state_on(datetime.date(2060, 1, 1)) is CertificateState.VALID
    mark.withdrawn_on = datetime.date(2030, 5, 1)
    assert mark.state_on(datetime.date(2030, 4, 30)) is CertificateState.VALID
    assert mark.state_on(datetime.date(2030, 5, 1)) is CertificateState.WITHDRAWN
    assert mark.clock.usable() == (datetime.date(2010, 1, 1), datetime.date(2030, 4, 30))


@pytest.mark.parametrize("year", [None, 0, 9999, 40_000])
def test_a_year_that_no_calendar_holds_breaks_nothing(year):
    assert RuralIndustryTitle(year=year, level="tinh").state in CertificateState


BEFORE, DISTRICTS, GAP, NOW = (
    datetime.date.fromisoformat(day) for day in ("2022-12-01", "2024-03-01", "2025-07-03", "2025-08-01")
)


@pytest.mark.parametrize(
    ("level", "stars", "day", "doubted"),
    [
        # Who gave what before Decision 148 nobody here knows.
        *((level, stars, BEFORE, False) for level in OcopLevel for stars in (3, 4, 5)),
        ("huyen", 3, DISTRICTS, False),
        ("huyen", 4, DISTRICTS, True),
        ("huyen", 3, GAP, True),
        ("huyen", 3, NOW, True),
        ("tinh", 3, DISTRICTS, True),
        ("tinh", 3, GAP, False),
        ("tinh", 3, NOW, False),
        ("tinh", 4, DISTRICTS, False),
        ("tinh", 4, NOW, False),
        ("tinh", 5, NOW, True),
        ("trung-uong", 5, DISTRICTS, False),
        ("trung-uong", 5, NOW, False),
        ("trung-uong", 4, NOW, True),
        ("huyen", 3, datetime.date(2023, 2, 24), False),
        ("huyen", 4, datetime.date(2023, 2, 23), False),
        ("huyen", 3, datetime.date(2025, 6, 30), False),
        ("tinh", 3, datetime.date(2025, 6, 30), True),
    ],
)
def test_who_could_give_how_many_stars(level, stars, day, doubted):
    assert bool(OcopLevel(level).doubt_of(stars, day)) == doubted


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("UBND huyện Văn Chấn", "huyen"),
        ("UBND huyện Văn Chấn, tỉnh Yên Bái", "huyen"),
        ("Ủy ban nhân dân thị xã Nghĩa Lộ", "huyen"),
        ("Uỷ ban nhân dân quận Ô Môn", "huyen"),
        ("Chủ tịch UBND tỉnh Lào Cai", "tinh"),
        ("ubnd tinh lao cai", "tinh"),
        ("UBND thành phố Hà Nội", "tinh"),
        ("UBND TP. Hồ Chí Minh", "tinh"),
        ("UBND TPHCM", "tinh"),
        ("Bộ Nông nghiệp và Môi trường", "trung-uong"),
        ("Bộ Nông nghiệp và PTNT", "trung-uong"),
        ("Hội đồng OCOP Trung ương", "trung-uong"),
        # Under the centre or under a province: it depends on the day and on which of the name.
        ("UBND thành phố Thái Nguyên", None),
        ("UBND thành phố Huế", None),
        ("UBND thành phố Bắc Ninh", None),
        ("UBND", None),
        ("Sở Nông nghiệp và Môi trường tỉnh Lào Cai", None),
        ("Văn phòng Điều phối nông thôn mới trung ương", None),
        ("", None),
    ],
)
def test_what_a_bodys_name_says_of_its_level(body, level):
    assert OcopLevel.of_body(body) == level
