"""A product's stars as lists and pages print them: held today, held once, or the honest word for why there are none.

Written here, not in templates, for speed: a list shows dozens, and each asks its certificate but once.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopsite.common.dates import show_date
from coopsite.common.templatetags.icons import icon, stars_svg
from products.models.clock import CertificateState

register = template.Library()

HELD = '<span class="stars">{}<span>{} sao<span class="vh"> OCOP trên 5</span>{}</span></span>'
PAST = '<span class="stars stars--old">{}<span>Từng đạt {} sao{}</span></span>'
NONE = SafeString('<span class="stars stars--none">Chưa có hạng sao ở đây</span>')
LINE = '<p><span class="state state--{}">{}{} {}</span></p>'
SOON, OVER, GONE = "Còn hạn đến", "Hết hạn từ", "Thu hồi"


@register.simple_tag
def stars(product) -> SafeString:
    """The stars that may be shown of a product today; needs its certificates with their decisions."""
    certificate = product.certificate
    if certificate is None:
        return NONE
    invented = " (minh họa)" if certificate.decision.illustrative else ""
    shown = HELD if certificate.state.lets_use_stars else PAST
    return format_html(shown, stars_svg(certificate.stars), certificate.stars, invented)


@register.simple_tag
def star_clock(product) -> SafeString:
    """A line only where the clock needs a word: the stars end soon, ended or were taken back."""
    certificate = product.certificate
    state = certificate and certificate.state
    if state == CertificateState.EXPIRING:
        return format_html(LINE, "soon", icon("clock"), SOON, show_date(certificate.decision.valid_until))
    if state == CertificateState.EXPIRED:
        return format_html(LINE, "over", icon("warn"), OVER, show_date(certificate.decision.valid_until))
    if state == CertificateState.WITHDRAWN:
        return format_html(LINE, "over", icon("warn"), GONE, show_date(certificate.withdrawn_on))
    return SafeString("")
