"""A product's stars as lists and pages print them: held on the day, held once, or the honest word for why there are none.

Written here, not in templates, for speed: a list shows dozens, and each asks its certificate but once.
"""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coopsite.common.dates import months_between, show_date
from coopsite.common.templatetags.icons import icon, stars_svg
from products.models.clock import CertificateState

register = template.Library()

HELD = '<span class="stars">{}<span>{} sao<span class="vh"> OCOP trên 5</span>{}</span></span>'
PAST = '<span class="stars stars--old">{}<span>Từng đạt {} sao{}</span></span>'
NONE = SafeString('<span class="stars stars--none">Chưa có hạng sao ở đây</span>')
NONE_THEN = SafeString('<span class="stars stars--none">Ngày ấy chưa có hạng sao ở đây</span>')
STATE = '<span class="state state--{}">{}{}</span>'


@register.simple_tag
def stars(product, on=None) -> SafeString:
    """The stars that may be shown of a product on a day (default: today); needs its certificates with their decisions."""
    certificate = product.certificate_on(on)
    if certificate is None:
        return NONE_THEN if on else NONE
    invented = " (minh họa)" if certificate.decision.illustrative else ""
    shown = HELD if certificate.state_on(on).lets_use_stars else PAST
    return format_html(shown, stars_svg(certificate.stars), certificate.stars, invented)


@register.simple_tag
def star_clock(product, on=None) -> SafeString:
    """A line only where the clock of that day needs a word: the stars end soon, ended or were taken back."""
    certificate = product.certificate_on(on)
    if certificate is None or certificate.state_on(on) in (CertificateState.VALID, CertificateState.NOT_YET):
        return SafeString("")
    return format_html("<p>{}</p>", _term(certificate, on))


@register.simple_tag
def star_term(product) -> SafeString:
    """Until when the stars may be used, or since when not, in words and colour; nothing where none were ever given."""
    certificate = product.certificate
    return SafeString("") if certificate is None else _term(certificate)


def _term(certificate, on=None) -> SafeString:
    state, ends = certificate.state_on(on), certificate.decision.valid_until
    if state == CertificateState.WITHDRAWN:
        said = "over", icon("warn"), f"Đã thu hồi ngày {show_date(certificate.withdrawn_on)}"
    elif state == CertificateState.EXPIRED:
        said = "over", icon("warn"), f"Đã hết hạn từ {show_date(ends)}"
    elif state == CertificateState.EXPIRING:
        left = months_between(on or timezone.localdate(), ends)
        months = f"còn {left} tháng" if left else "còn chưa đầy một tháng"
        said = "soon", icon("clock"), f"Sắp hết hạn ({months}), đến {show_date(ends)}"
    else:
        said = "held", icon("check"), f"Còn hạn đến {show_date(ends)}"
    return format_html(STATE, *said)
