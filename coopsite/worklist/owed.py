"""What public pages owe (see coopsite.desk.duties), certificates near or past their end, pictures without words."""

import datetime

from django.db.models import DateField, F, Value, Window
from django.db.models.aggregates import Count
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperatives.models import Photo
from cooperatives.models.duties import DEAD_LINKED
from coopsite.common.dates import show_date
from coopsite.desk.duties import Duty, duties_of
from coopsite.worklist.lines import Line, Section, page_of
from coopsite.worklist.scope import Scope
from coopsite.worklist.words import time_left
from products.models import OcopCertificate, Product
from products.models.duties import EXPIRING, LAPSED, PRESSING

SHOWN = 5
BEFORE_ALL = datetime.date(1900, 1, 1)


def duties_among(kinds) -> list[Duty]:
    """Return the duties of all ``kinds``, each once, in the order of the kind that has most."""
    longest_first = sorted(kinds, key=lambda kind: -len(duties_of(kind)))
    return list(dict.fromkeys(duty for kind in longest_first for duty in duties_of(kind)))


def to_count(scope: Scope, kinds) -> dict:
    """Return the querysets whose sizes ``sections`` needs: (duty, kind) → the public rows that owe it."""
    return {
        (duty, kind): duty.owing(scope.rows(kind))
        for duty in duties_among(kinds)
        for kind in kinds
        if duty in duties_of(kind)
    }


def sections(scope: Scope, owing: dict, sizes: dict, suffix="") -> list[Section]:
    """Return a section for each duty that some page owes. ``owing`` are the querysets of to_count, with their sizes.

    ``suffix`` is what the addresses of full lists need besides, so that they show the card's federations alone.
    """
    made = []
    for duty in dict.fromkeys(duty for duty, _kind in owing):
        kinds = [kind for one, kind in owing if one is duty]
        section = Section(duty.key, str(duty.title), str(duty.why), "soon" if duty.urgent else "")
        section.total = sum(sizes[duty, kind] for kind in kinds)
        section.more = [
            (
                f"{sizes[duty, kind]} {kind._meta.verbose_name}",
                f"{page_of(kind, 'changelist')}?viec={duty.key}{suffix}",
            )
            for kind in kinds
            if sizes[duty, kind]
        ]
        if section.total:
            section.lines = _lines(scope, duty, {kind: owing[duty, kind] for kind in kinds})
            made.append(section)
    return made


def _lines(scope, duty: Duty, querysets: dict) -> list[Line]:
    if duty in (PRESSING, EXPIRING, LAPSED):
        return _certificates(scope, duty, querysets[Product])
    lines = _first(duty, querysets)
    if duty is DEAD_LINKED:
        _name_the_dead(lines)
    return lines


def _name_the_dead(lines: list[Line]):
    """Say of each page which of its channels leads nowhere, and what it answered: a statement for each kind."""
    for kind in {line.model for line in lines}:
        relation = kind._meta.get_field("channels")
        owner = relation.field.attname
        dead = relation.related_model.objects.dead().filter(
            **{f"{owner}__in": [line.pk for line in lines if line.model is kind]}
        )
        words: dict = {}
        for channel in dead:
            words.setdefault(getattr(channel, owner), []).append(channel.dead_words)
        for line in lines:
            if line.model is kind and line.pk in words:
                line.describe, line.words = None, "; ".join(words[line.pk])


def _first(duty: Duty, querysets: dict) -> list[Line]:
    """Return the first pages that owe a duty: those that nobody checked, then the oldest check; by kind, as given."""
    kinds = list(querysets)
    parts = [
        rows.order_by()
        .annotate(
            kind_number=Value(number),
            checked=Coalesce("verified_on", Value(BEFORE_ALL, DateField())),
        )
        .values_list("kind_number", "pk", "checked", "published_at")
        for number, rows in enumerate(querysets.values())
    ]
    found = parts[0].union(*parts[1:], all=True).order_by("checked", "kind_number", "published_at", "pk")
    describe = _checked if duty.deed else _published
    return [
        Line(kinds[number], pk, deed=duty.deed, describe=describe) for number, pk, *_rest in found[:SHOWN]
    ]


def _checked(row) -> str:
    if row.verified_on is None:
        return _("chưa kiểm tra lần nào")
    return _("kiểm tra lần cuối ngày %(day)s") % {"day": show_date(row.verified_on)}


def _published(row) -> str:
    return _("đăng ngày %(day)s") % {"day": show_date(timezone.localtime(row.published_at).date())}


def _certificates(scope, duty: Duty, products) -> list[Line]:
    """Return products by the day on which their stars end: the next end first, the latest past one first."""
    certificates = scope.rows(OcopCertificate).filter(product__in=products.order_by().values("pk"))
    if duty is LAPSED:
        rows = certificates.lapsed().order_by("-decision__valid_until", "pk")
    else:
        rows = certificates.held().expiring().order_by("decision__valid_until", "pk")
    return [
        Line(Product, one.product_id, _stars(one, duty is not LAPSED))
        for one in rows.select_related("decision")[:SHOWN]
    ]


def _stars(certificate, holds: bool) -> str:
    until = certificate.decision.valid_until
    words = (
        _("%(stars)s sao, đến hết %(day)s: %(left)s") if holds else _("%(stars)s sao, đã hết hạn từ %(day)s")
    )
    told = {"stars": certificate.stars, "day": show_date(until), "left": time_left(until)}
    illustration = f" ({_('minh họa')})" if certificate.decision.illustrative else ""
    return words % told + illustration


def pictures(scope: Scope, suffix="") -> list[Section]:
    """Return the section of the library's pictures that nobody described, if there are any."""
    found = (
        scope.rows(Photo).lacking_alt().annotate(total=Window(Count("pk"))).order_by(F("created_at").desc())
    )
    photos = list(found[:SHOWN])
    if not photos:
        return []
    section = Section(
        "anh-thieu-mo-ta",
        _("Ảnh chưa có lời mô tả"),
        _("Người không nhìn thấy ảnh nghe đọc lời này. Tả điều thấy trong ảnh, một câu là đủ."),
        total=photos[0].total,
        lines=[Line(Photo, one.pk) for one in photos],
    )
    section.more = [
        (f"{section.total} {Photo._meta.verbose_name}", f"{page_of(Photo, 'changelist')}?chu=thieu{suffix}")
    ]
    return [section]
