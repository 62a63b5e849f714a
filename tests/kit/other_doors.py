"""Every named address beside the admin's own: what it is, and who it may let in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.urls import URLResolver, get_resolver

# What a door is about: the kind as a whole, or one object that a stranger must not even learn to exist.
KIND, ROW = "kind", "row"


@dataclass(frozen=True)
class OtherPage:
    """A page of the desk that is not the admin's own. ``args(membership)`` gives what its address needs.

    ``is_open``: it may be answered to somebody who has not signed in; all others lead to the sign-in.
    ``is_expected`` is False for a page that the site may do without.
    """

    args: Callable = lambda membership: []
    is_open: bool = False
    is_expected: bool = True


def _of_federation(membership):
    return [membership.federation.slug]


def _of_member(membership):
    return [membership.federation.slug, membership.pk]


# By the full names of their addresses. None: Django's shortcut to a row's page, which is nobody's.
OTHER_PAGES = {
    None: OtherPage(),
    "accounts:sign_in": OtherPage(is_open=True),
    "accounts:sign_out": OtherPage(),
    "accounts:forgotten": OtherPage(is_open=True),
    "accounts:forgotten_told": OtherPage(is_open=True),
    "accounts:password_set": OtherPage(lambda membership: ["MQ", "x-y"], is_open=True),
    "accounts:password_done": OtherPage(is_open=True),
    "accounts:own": OtherPage(),
    "accounts:code": OtherPage(),
    "accounts:backup_code": OtherPage(),
    "accounts:issue_codes": OtherPage(),
    "accounts:set_up": OtherPage(),
    "accounts:replace": OtherPage(),
    "accounts:turn_off": OtherPage(),
    "accounts:reset_anybodys": OtherPage(lambda membership: [membership.user_id]),
    "accounts:federations": OtherPage(),
    "accounts:members": OtherPage(_of_federation),
    "accounts:member": OtherPage(_of_member),
    "accounts:invite_again": OtherPage(_of_member),
    "accounts:end": OtherPage(_of_member),
    "accounts:reset_second_step": OtherPage(_of_member),
    "clean_pasted": OtherPage(),
    "handbook": OtherPage(is_expected=False),
    # Its word is the key: who holds a true one reads that draft without an account.
    "desk:reviewer": OtherPage(lambda membership: ["khong-phai-chu-ky"], is_open=True),
}
DESK = "quan-tri/"


def other_addresses():
    """Yield the full name of every address under the desk's that is not the admin's, and of those of coopsite.desk."""
    waiting = [(pattern, "", "") for pattern in get_resolver().url_patterns]
    while waiting:
        pattern, space, start = waiting.pop()
        way = start + str(pattern.pattern)
        if not isinstance(pattern, URLResolver):
            if way.startswith(DESK) or space == "desk:":
                yield space + pattern.name if pattern.name else None
        elif pattern.namespace != admin.site.name:
            space += f"{pattern.namespace}:" if pattern.namespace else ""
            waiting += [(one, space, way) for one in pattern.url_patterns]


def others_unlisted(names) -> list[str]:
    """Return a sentence for each address beside the admin's that OTHER_PAGES does not know."""
    return [
        f"the address '{name}' is not in OTHER_PAGES of tests/kit/other_doors.py: say who may be answered there"
        for name in names
        if name not in OTHER_PAGES
    ]
