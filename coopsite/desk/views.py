"""The preview for a reviewer without an account: a signed link that expires."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from coopsite.desk.showing import draft_of_word, page_of_draft
from coopsite.desk.troubles import Incomplete


@require_safe
def reviewer(request, word):
    """Show the draft that a signed link leads to, as its public page; where the link is dead, say so with 404."""
    draft = draft_of_word(word)
    row = draft.row if draft is not None else None
    if row is None or row.is_binned:
        return _private(render(request, "desk/link_is_dead.html", status=404))
    try:
        response = page_of_draft(request, row)
    except Incomplete as trouble:
        return _private(
            render(request, "desk/cannot_be_shown.html", {"lacks": trouble.sentences}, status=404)
        )
    return _private(response)


def _private(response):
    """Return ``response`` for one pair of eyes: kept by no cache, found by no search, told to no other site."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
