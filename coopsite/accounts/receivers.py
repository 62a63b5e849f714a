"""What follows from a membership and from signing in; the reasons stand in docs/decisions/0010-staff-accounts.md."""

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from cooperatives.models import Membership
from coopsite.accounts.journal import log
from coopsite.accounts.lockout import client_address
from coopsite.staff import STAFF_GROUP, sync_staff_group


@receiver(post_save, sender=Membership)
def let_in(sender, instance, created, raw=False, **kwargs):
    """Whoever works for a federation may enter the desk, with the rights of its staff."""
    if created and not raw:
        group = Group.objects.filter(name=STAFF_GROUP).first() or sync_staff_group()
        get_user_model().objects.filter(pk=instance.user_id, is_staff=False).update(is_staff=True)
        group.user_set.add(instance.user_id)


@receiver(post_delete, sender=Membership)
def let_out(sender, instance, **kwargs):
    """Whoever works for none any more may not, unless they keep the whole site."""
    if not Membership.objects.filter(user_id=instance.user_id).exists():
        users = get_user_model().objects.filter(pk=instance.user_id, is_superuser=False)
        users.update(is_staff=False)


@receiver(user_logged_in)
def note_entry(sender, request, user, **kwargs):
    request.session["since"] = int(timezone.now().timestamp())
    log.info("account %s signed in from %s", user.pk, client_address(request))


@receiver(user_logged_out)
def note_exit(sender, request, user, **kwargs):
    log.info("account %s signed out", user.pk if user else "?")


@receiver(user_login_failed)
def note_failure(sender, credentials, request=None, **kwargs):
    """Whoever types a password into the box of the name must not find it in a log."""
    name = str(credentials.get("username", ""))
    log.warning("wrong sign-in for %r from %s", name if "@" in name else "?", client_address(request))


@receiver(user_locked_out)
def note_lockout(sender, request, username, **kwargs):
    log.warning("locked out: %r from %s", username if "@" in str(username) else "?", client_address(request))
