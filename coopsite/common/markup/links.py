"""Where a link leads, without those who would count its readers."""

import re
from urllib.parse import parse_qsl, urlsplit

_WEB = re.compile(r"https?://[\w.-]+(?::\d{1,4})?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@/?]+@[\w.-]+\w(?:\?\S*)?", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[\d.\-() ]{3,24}", re.IGNORECASE)
_OWN = re.compile(r"/(?![/\\])\S*")
_BARE = re.compile(r"www\.[\w-]+\.[\w.-]+(?:/\S*)?", re.IGNORECASE)
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\ud800-\udfff]")
# What newsletters, Facebook, Google, Instagram, Microsoft and Zalo (zarsrc, gidzl) hang on an address.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igsh(?:id)?|mibextid|sfnsn|zarsrc|gidzl|mc_[ce]id"
    r"|_g[al])(?:=|$)",
    re.IGNORECASE,
)
# Pages that only pass a reader on, and the parameters that hold the address.
_PASSING = re.compile(
    r"(?:l|lm)\.facebook\.com|l\.instagram\.com|l\.messenger\.com|(?:www\.)?google\.[\w.]+|www\.youtube\.com"
    r"|(?:[\w-]+\.)*(?:zalo\.me|zaloapp\.com|zadn\.vn)"
)
_PASSING_PATHS = {"/l.php", "/url", "/redirect", "/", "", "/link", "/goto", "/out"}
_HOLDERS = ("u", "q", "url", "target", "link", "continue")
MAX_HREF = 2000


def cleaned(href: str) -> str | None:
    """Return the address that a reader is meant to reach, or None where it is none for a public page.

    Kept: http, https, mailto, tel and this site's own paths. Redirects of Facebook, Google and Zalo give way to
    what lies behind them; tracking parameters go.
    """
    href = (href or "").strip()
    for _ in range(3):
        behind = _behind(href)
        if behind is None:
            break
        href = behind
    if _BARE.fullmatch(href):
        href = f"https://{href}"
    if _PHONE.fullmatch(href):
        return re.sub(r"[^\d+:a-z]", "", href.lower())
    if len(href) > MAX_HREF or _NEVER.search(href):
        return None
    if _WEB.fullmatch(href) or _OWN.fullmatch(href):
        return _untracked(href)
    return href if _MAIL.fullmatch(href) else None


def _behind(href):
    """Return the address that a passing-on page holds, or None."""
    if not _WEB.fullmatch(href):
        return None
    try:
        parts = urlsplit(href)
        held = dict(parse_qsl(parts.query, max_num_fields=50))
    except ValueError:
        return None
    if not _PASSING.fullmatch(parts.hostname or "") or parts.path not in _PASSING_PATHS:
        return None
    return next((held[name] for name in _HOLDERS if _WEB.fullmatch(held.get(name, ""))), None)


def _untracked(href):
    address, hashed, fragment = href.partition("#")
    path, asked, query = address.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(part)]
    if len(kept) == query.count("&") + 1 or not asked:
        return href
    return path + ("?" + "&".join(kept) if kept else "") + hashed + fragment
