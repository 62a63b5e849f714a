"""What every template knows. Nothing here may touch the session, the user or a cookie."""

from django.conf import settings


def site(request):
    """Return the site's own address, this page's canonical one, and whether the demonstration is on show."""
    return {
        "site_origin": settings.SITE_ORIGIN,
        "canonical": settings.SITE_ORIGIN + request.path,
        "demo_notice": settings.DEMO_NOTICE,
    }
