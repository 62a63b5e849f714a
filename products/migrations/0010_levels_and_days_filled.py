"""Decisions whose body's name says their level beyond doubt get it; every certificate keeps its decision's day.

Nothing typed is touched. "UBND thành phố …" may be of either level and stays open, and so does what says nothing. Where
one product stands in two decisions of one day, nobody but its federation knows which of them speaks: the update stops
and names them, so that one is deleted before (docs/decisions/0024).
"""

import re

from django.db import migrations
from django.db.models import Count

from coopsite.common.text import fold

COMMITTEE = r"(?:chu tich )?(?:ubnd|uy ban nhan dan|uy ban) "
CENTRAL_CITIES = "(?:ha noi|ho chi minh|hai phong|da nang|can tho)"
# As OcopLevel.of_body read them when this was written.
SAID = {
    "huyen": re.compile(rf"{COMMITTEE}(?:huyen|thi xa|quan) "),
    "tinh": re.compile(rf"{COMMITTEE}(?:tinh |(?:thanh pho|tp) {CENTRAL_CITIES}\b|tphcm\b)"),
    "trung-uong": re.compile(r"(?:bo (?:nong nghiep|truong)|(?:hoi dong.* )?trung uong)\b"),
}


def fill_levels(apps, _editor):
    decisions = apps.get_model("products", "OcopDecision").objects
    for key, body in decisions.filter(level="").values_list("pk", "body"):
        words = fold(body)
        level = next((level for level, pattern in SAID.items() if pattern.match(words)), "")
        if level:
            decisions.filter(pk=key).update(level=level)


def fill_days(apps, _editor):
    certificates = apps.get_model("products", "OcopCertificate").objects
    twice = (
        certificates.order_by()
        .values("product__name", "product", "decision__decided_on")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
    )
    if found := [f"{one['product__name']} ({one['decision__decided_on']:%d/%m/%Y})" for one in twice]:
        raise RuntimeError(
            "Mỗi sản phẩm chỉ đứng trong một quyết định của một ngày; hãy xóa bớt giấy chứng nhận của: "
            + "; ".join(found)
        )
    for decision in apps.get_model("products", "OcopDecision").objects.all():
        certificates.filter(decision=decision).update(decided_on=decision.decided_on)


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0009_levels_of_decisions'),
    ]

    operations = [
        migrations.RunPython(fill_levels, migrations.RunPython.noop),
        migrations.RunPython(fill_days, migrations.RunPython.noop),
    ]
