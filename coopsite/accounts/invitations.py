"""Who works for a federation: inviting, changing a role, ending. Each act is one transaction and is noted.

What a person's account does elsewhere never shows: an invitation is answered alike whether the address has an
account or not, and a member who has not come yet is listed by what the inviter typed.
"""

from dataclasses import dataclass

from django.contrib.admin.models import ADDITION, DELETION
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperatives.models import Federation, Membership, Role
from coopsite.accounts import letters
from coopsite.accounts.journal import note
from coopsite.accounts.models import Invitation
from coopsite.accounts.names import address_of, find_account
from coopsite.accounts.standing import role_noun


@dataclass(frozen=True)
class Member:
    """A line of the list of a federation's staff, as its administrator may see it."""

    membership: Membership

    @property
    def invitation(self):
        return getattr(self.membership, "invitation", None)

    @property
    def waits(self) -> bool:
        return self.invitation is not None and self.invitation.waits

    @property
    def name(self) -> str:
        known = self.membership.user.get_full_name() or self.membership.user.get_username()
        return self.invitation.name if self.waits else known

    @property
    def address(self) -> str:
        user = self.membership.user
        return self.invitation.address if self.waits else address_of(user) or user.get_username()

    @property
    def role(self) -> str:
        return role_noun(self.membership.role)

    @property
    def has_second_step(self) -> bool:
        return not self.waits and self.membership.has_second_step

    @property
    def is_off(self) -> bool:
        return not self.waits and not self.membership.user.is_active


def members_of(federation) -> list[Member]:
    """Return the staff of ``federation`` with what the list says of them."""
    keys = TOTPDevice.objects.filter(user_id=OuterRef("user_id"), confirmed=True)
    rows = federation.memberships.select_related("user", "invitation").annotate(has_second_step=Exists(keys))
    for row in rows:
        row.federation = federation
    return [Member(row) for row in rows]


def invite(actor, federation, address: str, name: str, role: str) -> Membership:
    """Make the person at ``address`` a member; ``write_to`` them afterwards.

    Raises ValidationError with code "already_member". An account that exists keeps its name and its password.
    """
    with transaction.atomic():
        user = (
            find_account(address)
            or get_user_model().objects.get_or_create(
                username=address, defaults={"email": address, "first_name": name, "password": _unusable()}
            )[0]
        )
        membership, made = Membership.objects.get_or_create(
            user=user, federation=federation, defaults={"role": role}
        )
        if not made:
            raise ValidationError(_("Người này đã là cán bộ của liên minh."), "already_member")
        Invitation.objects.create(membership=membership, name=name, address=address, invited_by=actor)
        note(actor, membership, _("Mời làm %s.") % role_noun(role), ADDITION)
    return membership


def _unusable():
    user = get_user_model()()
    user.set_unusable_password()
    return user.password


def write_to(actor, membership) -> bool:
    """Send the letter of an invitation (again); return whether it went out.

    Who has no password yet gets the link to set one, the others learn where they may work now.
    """
    user, kind = membership.user, "invited"
    if not user.is_active:
        return True  # A site administrator shut the account; the inviter cannot tell.
    words = {"federation": membership.federation, "role": role_noun(membership.role), "inviter": actor}
    if not user.has_usable_password():
        kind, words["link"] = "invitation", letters.password_link(user)
    return letters.send(kind, user, **words)


def invite_again(actor, membership) -> bool:
    """Send a fresh letter to a member who has not come yet; return whether it went out."""
    Invitation.objects.filter(membership=membership).update(sent_at=timezone.now())
    note(actor, membership, _("Gửi lại thư mời."))
    return write_to(actor, membership)


def change_role(actor, membership, role: str):
    """Give a member another role. Raises ValidationError "last_administrator"."""
    with transaction.atomic():
        _keep_an_administrator(actor, membership, role)
        before, membership.role = membership.role, role
        membership.save(update_fields=["role"])
        note(actor, membership, _("Đổi vai trò: %(old)s → %(new)s.") % _both(before, role))


def _both(before, after):
    return {"old": role_noun(before), "new": role_noun(after)}


def end(actor, membership):
    """End a membership; the account stays. Raises ValidationError "last_administrator"."""
    with transaction.atomic():
        _keep_an_administrator(actor, membership, None)
        note(actor, membership, _("Thôi làm cán bộ của liên minh."), DELETION)
        membership.delete()


def _keep_an_administrator(actor, membership, role):
    """Refuse that somebody gives up their own post as the last who keeps a federation's accounts.

    The federation's row is locked, so that two administrators do not step down at the same moment.
    """
    federation = Federation.objects.select_for_update().get(pk=membership.federation_id)
    if membership.user_id != actor.pk or actor.is_superuser or role == Role.ADMINISTRATOR:
        return
    others = federation.memberships.filter(role=Role.ADMINISTRATOR, user__is_active=True).exclude(
        pk=membership.pk
    )
    if membership.role == Role.ADMINISTRATOR and not any(
        one.user.has_usable_password() for one in others.select_related("user")
    ):
        raise ValidationError(
            _("Anh/chị là quản trị duy nhất của liên minh. Hãy giao vai trò này cho người khác trước đã."),
            "last_administrator",
        )
