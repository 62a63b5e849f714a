"""Staff accounts as tests need them: somebody with a role, an authenticator in the hand, letters that arrive."""

import re
import time

from django.contrib.auth import get_user_model
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from cooperatives.models import Federation, Membership, Role

PASSWORD = "nuong-che-ban-mai-74"
SIGN_IN = reverse("admin:login")
DESK = reverse("admin:index")
CODE, BACKUP, SET_UP, OWN = (reverse(f"accounts:{name}") for name in ("code", "backup_code", "set_up", "own"))


def make_staff(address="nguoi-moi@lienminh.example", **roles):
    """Return an account with PASSWORD; ``roles`` are federations' slugs (with "_") and roles."""
    user = get_user_model().objects.create_user(address, address, PASSWORD)
    for slug, role in roles.items():
        federation = Federation.objects.get(slug=slug.replace("_", "-"))
        Membership.objects.create(user=user, federation=federation, role=Role(role))
    user.refresh_from_db()
    return user


def sign_in(client, name, password=PASSWORD, **more):
    """Send the sign-in form as a browser does; return the answer."""
    return client.post(SIGN_IN, {"username": name, "password": password, "next": DESK}, **more)


def with_app(user) -> TOTPDevice:
    """Give ``user`` an authenticator app."""
    return TOTPDevice.objects.create(user=user, confirmed=True, name="app")


def code_of(device, steps=0) -> str:
    """Return what the app shows, ``steps`` half minutes from now."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"


def wrong_code_of(device) -> str:
    """Return a code that the app shows at none of the times that are accepted."""
    right = {code_of(device, steps) for steps in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555", "666666", "777777")
                if code not in right)  # fmt: skip


def link_in(letter) -> str:
    """Return the path of the first link in ``letter``."""
    return re.search(r"https://thosan\.test(\S+)", letter.body)[1]


def page_of_staff(name, slug="lao-cai", *args) -> str:
    """Return the address of a page about a federation's staff."""
    return reverse(f"accounts:{name}", args=[slug, *args])


def membership_of(user, slug="lao-cai") -> Membership:
    return Membership.objects.get(user=user, federation__slug=slug)


LIST = reverse("admin:products_product_changelist")


def is_in(client) -> bool:
    return client.get(DESK).status_code == 200


def where_to(client, page=DESK) -> str:
    """Return the path that one is led to who wants ``page``."""
    return client.get(page, follow=True).redirect_chain[-1][0].partition("?")[0]
