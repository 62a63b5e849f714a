"""What the long-text editor asks the server: how pasted text will look once it is stored."""

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coopsite.common.pasted import clean_pasted

MAX_BYTES = 2 * 1024 * 1024


@require_POST
def clean_pasted_text(request):
    """Answer ``{"html", "said"}`` for the HTML in the body: it made plain, and sentences for who pasted it.

    413 beyond MAX_BYTES. Nothing is stored.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return JsonResponse({"said": [_("Đoạn dán quá dài: hãy dán từng phần.")]}, status=413)
    html, remarks = clean_pasted(request.body.decode("utf-8", "replace"))
    return JsonResponse({"html": html, "said": [str(remark.label) for remark in remarks]})
