"""Staff at work in the admin: saving drafts, acting on them, as their browsers would."""

from django.test import Client
from django.urls import reverse

from tests.admin.forms import change_page, sent_from
from tests.kit.scoping import make_editor


class Desk:
    """One staff account at its browser."""

    def __init__(self, username, *federations, **more):
        self.user = make_editor(username, *federations, **more)
        self.client = Client()
        self.client.force_login(self.user)

    def page(self, row, name, *args) -> str:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{name}", args=[row.pk, *args])

    def open(self, row, button="_continue") -> dict:
        """Return the row's form as it stands, with what tells from which content it was opened."""
        page = self.client.get(change_page(row)).context
        opened = page["panel"].opened
        return sent_from(page, button) | {"_opened": opened, "_over": opened}

    def save(self, row, button="_continue", **typed):
        """Open the row's form, type, and press ``button``; return the answer."""
        return self.send(row, self.open(row, button) | typed)

    def send(self, row, form):
        return self.client.post(change_page(row), form)

    def act(self, row, deed, **values):
        return self.client.post(self.page(row, "act", deed), values)

    def said(self) -> str:
        """Return the messages that wait for the account's next page."""
        page = self.client.get(reverse("admin:password_change"))
        return " | ".join(str(message) for message in page.context["messages"])


def shown(address) -> str:
    """Return what the public gets at ``address``."""
    return Client().get(address).content.decode()
