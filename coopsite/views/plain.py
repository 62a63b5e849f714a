"""Pages about the site itself, and the answers for the lost."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cooperatives.models import Federation

LAST_WORDS = (
    "<!doctype html><html lang=vi><meta charset=utf-8><title>Lỗi 500</title><h1>Trang đang trục trặc</h1>"
)


@require_safe
def about(request):
    return render(request, "site/about.html")


@require_safe
def contact(request):
    """Whom to write to: each federation answers for its own pages."""
    federations = Federation.objects.current().select_related("region")
    return render(request, "site/contact.html", {"federations": federations})


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /quan-tri/", "Disallow: /tim-kiem/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def bad_request(request, exception=None):
    words = "Địa chỉ hoặc biểu mẫu gửi lên có chỗ không đọc được."
    return render(request, "error.html", {"code": 400, "title": "Không đọc được", "words": words}, status=400)


def refused(request, exception=None):
    words = "Tài khoản này không được làm việc ấy. Cần thì hỏi người quản trị trang."
    return render(
        request, "error.html", {"code": 403, "title": "Không được phép", "words": words}, status=403
    )


def form_refused(request, reason=""):
    """Answer a form without its token: an old page, a browser without cookies, or somebody else's page."""
    words = "Trang mở đã lâu, hoặc trình duyệt chặn cookie. Hãy quay lại, tải lại trang rồi gửi lần nữa."
    return render(request, "error.html", {"code": 403, "title": "Chưa gửi được", "words": words}, status=403)


def not_found(request, exception=None, **_kwargs):
    return render(request, "404.html", status=404)


def server_error(request):
    """Answer without the database or the request: whatever broke may break again."""
    try:
        return render(None, "500.html", status=500)
    except Exception:  # the templates or the assets are what broke
        return HttpResponse(LAST_WORDS, status=500)
