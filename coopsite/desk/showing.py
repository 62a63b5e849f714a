"""A draft on the true public page, before anybody outside can see it."""

import copy
from contextlib import contextmanager

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db import IntegrityError
from django.http import QueryDict
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coopsite.common.publishing import Status
from coopsite.desk.applying import rehearsal
from coopsite.desk.models import Draft
from coopsite.desk.standing import Standing, lay_out
from coopsite.desk.troubles import Incomplete

SALT = "coopsite.desk.preview"
LINK_LIVES = 7 * 24 * 60 * 60


@contextmanager
def _storable():
    """Turn what the database refuses into a sentence."""
    try:
        yield
    except IntegrityError as error:
        raise Incomplete(_("Bản nháp có chỗ trùng hay trái nhau, nên chưa xem thử được.")) from error


def lacking(row) -> list[str]:
    """Return what keeps what waits of ``row`` from being public, as far as fields go, a sentence each."""
    with _storable(), rehearsal():
        lay_out(row, Standing(row).content)
        return type(row)._base_manager.get(pk=row.pk).missing()


def page_of_draft(request, row):
    """Return the public page of ``row`` as it would be if what waits were published now, for an anonymous reader.

    Raises Incomplete where the draft lacks what a public page must have.
    """
    standing = Standing(row)
    with _storable(), rehearsal():
        lay_out(row, standing.content)
        shown = type(row)._base_manager.get(pk=row.pk)
        if sentences := shown.missing():
            raise Incomplete(*sentences)
        now = timezone.now()
        since = min(row.published_at, now) if row.published_at else now
        type(row)._base_manager.filter(pk=row.pk).update(status=Status.PUBLISHED, published_at=since)
        address = shown.get_absolute_url()
        match = resolve(address)
        response = match.func(_reading(request, address, match), *match.args, **match.kwargs)
        if hasattr(response, "render"):
            response.render()
    return response


def _reading(request, address, match):
    """Return ``request`` as a stranger's who reads the page at ``address``."""
    reading = copy.copy(request)
    reading.method, reading.GET, reading.POST = "GET", QueryDict(), QueryDict()
    reading.path = reading.path_info = address
    reading.is_preview = True
    reading.resolver_match, reading.user = match, AnonymousUser()
    reading.META = request.META | {"QUERY_STRING": ""}
    return reading


def signed_link_word(row, draft: Draft) -> str:
    """Return what the address of a draft's preview for a reviewer without an account ends with."""
    return signing.dumps([draft.content_type_id, row.pk, draft.preview_key], salt=SALT, compress=True)


def draft_of_word(word: str) -> Draft | None:
    """Return the draft that a signed word leads to; None where it is forged, too old, or the draft is gone."""
    try:
        kind, pk, key = signing.loads(word, salt=SALT, max_age=LINK_LIVES)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Draft.objects.filter(content_type_id=kind, object_id=pk, preview_key=key).first()
