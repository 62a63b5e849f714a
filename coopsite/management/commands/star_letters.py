"""Tell each federation by letter whose stars ended or end soon; for a timer, once a week or a month."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cooperatives.models import Federation, Membership
from coopsite.worklist.lines import page_of
from products.models import Product
from products.renewals import renewals_of


class Command(BaseCommand):
    help = "Gửi thư cho người duyệt của từng liên minh: sao nào đã hết hạn, sao nào sắp hết hạn."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Chỉ in thư ra, không gửi.")

    def handle(self, *args, **options):
        letters = [letter for federation in Federation.objects.current() if (letter := letter_to(federation))]
        if options["dry_run"]:
            for letter in letters:
                self.stdout.write(f"{', '.join(letter.bcc)}\n{letter.subject}\n\n{letter.body}\n")
        else:
            get_connection().send_messages(letters)
        self.stdout.write(_("Số thư: %(number)d") % {"number": len(letters)})


def letter_to(federation) -> EmailMessage | None:
    """Return the letter to those who publish for ``federation``; None where nothing presses or nobody has an address.

    Readers do not see each other's addresses.
    """
    renewals = renewals_of(federation)
    members = Membership.objects.publishing_for(federation)
    readers = sorted({one.user.email for one in members if one.user.email})
    if not renewals or not readers:
        return None
    words = {
        "federation": federation,
        "renewals": renewals,
        "desk": settings.SITE_ORIGIN + page_of(Product, "changelist"),
    }
    subject, _line, body = render_to_string("worklist/letters/stars.txt", words).partition("\n")
    return EmailMessage(" ".join(subject.split()), body.strip() + "\n", bcc=readers)
