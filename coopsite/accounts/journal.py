"""Who did what to which account: a line in the log and, where somebody acted in the desk, an entry in its history."""

import logging

from django.contrib.admin.models import CHANGE, LogEntry

log = logging.getLogger("coopsite.accounts")


def note(actor, subject, words: str, flag=CHANGE):
    """Write that ``actor`` did ``words`` to ``subject`` (an account or a membership). No code or password in it."""
    LogEntry.objects.log_actions(actor.pk, [subject], flag, change_message=str(words), single_object=True)
    log.info("account %s: %s %s: %s", actor.pk, subject._meta.label, subject.pk, words)
