"""The staff's group of rights, and the accounts of the demonstration."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from cooperatives.models import Federation, Membership, Role

STAFF_GROUP = "Cán bộ liên minh"
# Shared by all federations: staff look these up, site administrators keep them.
LOOKED_UP = [
    "tag",
    "region",
    "regioncode",
    "regionsuccession",
    "federationsuccession",
    "metric",
    "market",
    "productcategory",
    "membership",
    "handover",
]
HIDDEN = ["membership", "formerslug", "taggeditem"]
APPS = ["common", "cooperatives", "products", "stories"]


def sync_staff_group() -> Group:
    """Give the staff's group exactly the rights that the content of a federation needs."""
    group, _made = Group.objects.get_or_create(name=STAFF_GROUP)
    ours = Permission.objects.filter(content_type__app_label__in=APPS).exclude(content_type__model__in=HIDDEN)
    look_only = Q(content_type__model__in=LOOKED_UP) & ~Q(codename__startswith="view_")
    own_page = Q(content_type__model="federation") & (
        Q(codename__startswith="add_") | Q(codename__startswith="delete_")
    )
    group.permissions.set(ours.exclude(look_only).exclude(own_page))
    return group


@dataclass(frozen=True)
class Login:
    """A demonstration account, with the password that was drawn for this installation."""

    username: str
    password: str
    who: str


DEMO_STAFF = [
    ("laocai.bientap@thosan.example", "lao-cai", Role.EDITOR),
    ("laocai.duyet@thosan.example", "lao-cai", Role.PUBLISHER),
    ("laocai@thosan.example", "lao-cai", Role.ADMINISTRATOR),
    ("thainguyen@thosan.example", "thai-nguyen", Role.ADMINISTRATOR),
]
DEMO_ADMIN = "quantri@thosan.example"


def create_demo_accounts() -> list[Login]:
    """Make accounts of every role in two federations and a site administrator; note them in var/.

    Passwords are drawn at random for each installation: the code holds none.
    """
    users, logins = get_user_model().objects, []
    sync_staff_group()
    for address, slug, role in DEMO_STAFF:
        federation = Federation.objects.get(slug=slug)
        login = Login(address, secrets.token_urlsafe(9), f"{federation} · {role.label}")
        user = users.create_user(address, address, login.password)
        Membership.objects.create(user=user, federation=federation, role=role)
        logins.append(login)
    admin = Login(DEMO_ADMIN, secrets.token_urlsafe(9), "quản trị toàn trang")
    users.create_superuser(admin.username, admin.username, admin.password)
    logins.append(admin)
    path = settings.VAR_DIR / "demo-logins.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(
        "".join(f"{one.username}\t{one.password}\t{one.who}\n" for one in logins), encoding="utf-8"
    )
    return logins


def demo_logins() -> list[Login]:
    """Return the demonstration accounts noted in var/ that still exist with that password."""
    path = settings.VAR_DIR / "demo-logins.txt"
    if not path.exists():
        return []
    noted = [Login(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]
    users = {
        user.username: user
        for user in get_user_model().objects.filter(username__in=[n.username for n in noted])
    }
    return [
        one for one in noted if one.username in users and users[one.username].check_password(one.password)
    ]
