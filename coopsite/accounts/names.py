"""The name that an account signs in by: a person's e-mail address, in one spelling."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from coopsite.common.text import tidy_line


def as_login(typed: str) -> str:
    """Return the name as accounts hold it: an address in NFC and small letters, an older name as it was typed."""
    name = tidy_line(typed)
    return name.lower() if "@" in name else name


def find_account(typed: str):
    """Return the account that ``typed`` names, or None: by its name, or by the address of an older account.

    The database's way to ignore case takes letters of other alphabets for ours (ı for i), so Python has the last
    word. Where several accounts could be meant, none is.
    """
    name, users = as_login(typed), get_user_model().objects
    if "@" not in name:
        return users.filter(username=name).first()
    found = list(users.filter(Q(username__iexact=name) | Q(email__iexact=name)))
    for meant in (
        [one for one in found if one.username == name],
        [one for one in found if one.username.lower() == name],
        [one for one in found if one.email.lower() == name],
    ):
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def address_of(user) -> str:
    """Return where letters to ``user`` go; "" for an older account without an address."""
    return user.email or (user.username if "@" in user.username else "")


class AddressBackend(ModelBackend):
    """Signs in by e-mail address, whatever the case; an unknown one costs as much time as a wrong password."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        account = find_account(username) if username else None
        name = account.get_username() if account else username
        return super().authenticate(request, username=name, password=password, **kwargs)
