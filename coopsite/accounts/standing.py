"""What an account is here: where it works, as what, and whether a password is enough for it."""

from django.conf import settings
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperatives.models import Federation, Membership, Role

NEED_SECOND_STEP = (Role.PUBLISHER, Role.ADMINISTRATOR)


def places(user) -> list[Membership]:
    """Return the memberships of ``user``, each with its federation; asked once a request."""
    if not hasattr(user, "_places"):
        user._places = list(Membership.objects.filter(user_id=user.pk).select_related("federation"))
    return user._places


def role_noun(role) -> str:
    """Return who somebody with ``role`` is ("người duyệt"), without what they may do."""
    return str(Role(role).label).partition(":")[0]


def described(user) -> list[str]:
    """Return where ``user`` works and as what, a line for each place."""
    everywhere = [_("quản trị toàn trang")] if user.is_superuser else []
    return everywhere + [f"{one.federation.short_name} · {role_noun(one.role)}" for one in places(user)]


def administers(user) -> bool:
    """Tell whether ``user`` keeps the accounts of any federation."""
    return user.is_superuser or any(one.role == Role.ADMINISTRATOR for one in places(user))


def must_have_second_step(user) -> bool:
    """Tell whether the house asks a second step of ``user``; see the setting STAFF_TWO_STEP."""
    if not settings.STAFF_TWO_STEP:
        return False
    return user.is_superuser or any(one.role in NEED_SECOND_STEP for one in places(user))


def has_second_step(user) -> bool:
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).exists()


def owes_second_step(user) -> bool:
    """Tell whether a password alone brought ``user`` here and more is asked of them.

    Who set it up is asked for it, though their role may not need it.
    """
    if not (user.is_authenticated and user.is_staff) or user.is_verified():
        return False
    return must_have_second_step(user) or has_second_step(user)


def may_reset_second_step(actor, person) -> bool:
    """Tell whether ``actor`` may take the second step off ``person``, who lost the phone.

    A federation's administrator may if the account works in their federations only: it must not open others'.
    """
    if actor.is_superuser:
        return True
    if person.is_superuser or not places(person):
        return False
    own = set(Federation.objects.for_administrator(actor).values_list("pk", flat=True))
    return {one.federation_id for one in places(person)} <= own
