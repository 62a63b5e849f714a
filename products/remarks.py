"""What is told, and not refused, of a decision and its stars: the past is messy, and who typed it may be right."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from coopsite.common.dates import show_date
from products.models import OcopCertificate, OcopDecision, OcopLevel, OcopRule

# A message that names more is read by nobody.
MOST_NAMED = 15


def remarks_on(decision: OcopDecision, certificates: Iterable[OcopCertificate]) -> list[str]:
    """Return a sentence for each thing about a decision that could hardly have been so.

    ``certificates`` are those of it, stored or not yet, whose products may be named to who reads this.
    """
    certificates = list(certificates)
    return [
        *_of_the_body(decision),
        *_of_the_stars(decision, certificates),
        *_lowered(decision, certificates),
    ]


def _of_the_body(decision):
    said, level = OcopLevel.of_body(decision.body), decision.level
    if said and level and said != level:
        told = {"said": said.label, "level": OcopLevel(level).label}
        yield _("Tên cơ quan nói %(said)s, nhưng cấp công nhận đang ghi là %(level)s.") % told
    rightful = OcopRule.in_force_on(decision.decided_on)
    if decision.rule and decision.rule != rightful:
        told = {"day": show_date(decision.decided_on), "rule": rightful.label}
        yield (
            _("Ngày %(day)s bộ tiêu chí có hiệu lực là: %(rule)s. Hãy xem lại ngày ký và bộ tiêu chí.") % told
        )


def _of_the_stars(decision, certificates):
    if not decision.level:
        return []
    level, stars = OcopLevel(decision.level), sorted({one.stars for one in certificates}, reverse=True)
    doubts = dict.fromkeys(level.doubt_of(number, decision.decided_on) for number in stars)
    return [_("%(doubt)s Hãy xem lại cấp, ngày ký và số sao.") % {"doubt": one} for one in doubts if one]


def _lowered(decision, certificates):
    before = _stars_before(decision, [one.product_id for one in certificates])
    lowered = [
        f"{one.product.name} ({before[one.product_id]} → {one.stars} sao)"
        for one in certificates
        if one.stars < before.get(one.product_id, 0)
    ]
    if not lowered:
        return []
    named = "; ".join(lowered[:MOST_NAMED])
    if len(lowered) > MOST_NAMED:
        named = _("%(named)s và %(more)s sản phẩm nữa") % {
            "named": named,
            "more": len(lowered) - MOST_NAMED,
        }
    return [_("Hạng sao thấp hơn lần trước, và từ ngày ký trang ghi hạng mới: %(named)s.") % {"named": named}]


def _stars_before(decision, products: list) -> dict:
    """Return by product the stars of its latest decision before this one, withdrawn and expired ones too."""
    earlier = OcopCertificate.objects.filter(product__in=products, decided_on__lt=decision.decided_on)
    return dict(earlier.order_by("decided_on").values_list("product", "stars"))
