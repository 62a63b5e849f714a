"""Whose a web address is: the host that a browser would go to, whatever an address pretends to be."""

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
# Endings of the internet's own names hold no digits but in Punycode.
_ENDING = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+")


class UnclearHost(ValueError):
    """An address of which a reader could not tell at a glance, or a browser at all, where it leads."""


def secured(url: str) -> str:
    """Return a web address with https:// where it begins with http:// in any case; others as they are."""
    scheme, parted, rest = url.partition("://")
    return f"https://{rest}" if parted and scheme.lower() in ("http", "https") else url


def host_of(url: str) -> str:
    """Return the host of a web address in the form in which hosts are compared: lower case, ASCII, no dot at the end.

    Raises UnclearHost for what hides its host: a name or password before "@", a port, a backslash, which browsers take
    for a slash, a numeric address, a name without a dot, letters of another script than the Latin one.
    """
    try:
        netloc = urlsplit(url.strip()).netloc
        host = netloc.encode("idna").decode().lower().removesuffix(".")
    except (UnicodeError, ValueError) as error:
        raise UnclearHost(url) from error
    labels = host.split(".")
    # Whatever is no letter, digit or hyphen, be it "@", ":" or a backslash, fails here.
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or not _ENDING.fullmatch(labels[-1]):
        raise UnclearHost(url)
    if _is_numeric(host) or not all(map(_is_latin, shown_host(host))):
        raise UnclearHost(url)
    return host


def shown_host(host: str) -> str:
    """Return a compared host as people read it: Punycode undone."""
    try:
        return host.encode().decode("idna")
    except UnicodeError as error:
        raise UnclearHost(host) from error


def _is_numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_latin(char: str) -> bool:
    return char in ".-" or char.isdigit() or unicodedata.name(char, "").startswith(("LATIN", "COMBINING"))
