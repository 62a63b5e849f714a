"""Objects of one federation whose every word can be recognised: whatever a stranger's page says of them is a leak.

Each is found by typing "ong mat"; the word that betrays it is never typed.
"""

import datetime
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone

from cooperatives.models import Cooperative, Federation, Handover, Market, Metric, Photo, Region, Source
from coopsite.common.models import Tag
from coopsite.desk import saving
from coopsite.desk.models import Act, Presence, Revision, Typing
from coopsite.desk.snapshot import take
from products.models import Lot, OcopCertificate, OcopDecision, Product, ProductCategory
from stories.models import Event, Story, Visit, VisitStop
from tests.kit.scoping import make_editor

OWNER, STRANGER, THIRD = "lao-cai", "thai-nguyen", "quang-ngai"
WORD, FOUND_BY = "zzcanary", "ong mat"
TYPED = f"{WORD}typed"
# A number that no other object's history has.
STRANGE_NUMBER = 77


@dataclass(frozen=True)
class Subject:
    """An object that doors are tried on; ``binned`` is one of its kind in the bin, ``state`` says what is special."""

    row: models.Model
    state: str = ""
    binned: models.Model | None = None

    @property
    def model(self):
        return type(self.row)


def plant() -> list[Subject]:
    """Make an object of every registered kind, with drafts, histories, typing and people at work on them."""
    author = make_editor(f"{WORD}-author", OWNER)
    own = Federation.objects.get(slug=OWNER)
    rows = [*_library(own), *_nouns(own)]
    live = [
        _with_draft(model.objects.published().filter(federation=own).first(), author)
        for model in (Cooperative, Product)
    ]
    handover = Handover.objects.create(
        content_type=_kind(live[0]),
        object_id=live[0].pk,
        giver=own,
        taker=Federation.objects.get(slug=THIRD),
        name=_words("chuyển"),
        note=_words("nhắn"),
    )
    owned = [*rows, own, handover]
    for row in owned:
        _tell(row, author)
    shared = [model.objects.first() for model in (Region, Metric, Market, ProductCategory, Tag)]
    return [
        *(Subject(row, binned=_binned(row)) for row in owned),
        *(Subject(row, "live") for row in live),
        *(Subject(row, "shared") for row in shared),
        *(Subject(row, "accounts") for row in (author, Group.objects.create(name=WORD))),
    ]


def _words(what="") -> str:
    return f"Ong mật {WORD} {what}".strip()


def _kind(row):
    return ContentType.objects.get_for_model(type(row))


def _library(own):
    photo = Photo.objects.filter(federation=own).first()
    photo.pk, photo._state.adding, photo.token = None, True, "0123456789abcdef"
    photo.mark = "123456789abcdef0"
    photo.alt, photo.caption, photo.credit = _words("alt"), _words("ảnh"), _words("người chụp")
    photo.consent_note = _words("đồng ý")
    photo.save()
    path = photo.path_at(photo.jpeg_widths[0], "jpg")
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(b"a picture"))
    return [photo, Source.objects.create(title=_words("nguồn"), author=_words(), federation=own)]


def _nouns(own):
    place, told = {"federation": own, "region": own.region}, {"standfirst": _words("giới thiệu")}
    cooperative = Cooperative.objects.create(name=_words("HTX"), **place, **told)
    cooperative.posts.create(name=_words("chủ tịch"), title="Giám đốc")
    group = ProductCategory.objects.subgroups().first()
    product = Product.objects.create(
        name=_words("sản phẩm"), cooperative=cooperative, category=group, **place, **told
    )
    decision = OcopDecision.objects.create(
        number=_words("QĐ"), decided_on=datetime.date(2026, 1, 5), body=_words("UBND"), federation=own
    )
    OcopCertificate.objects.create(product=product, decision=decision, stars=3)
    lot = Lot.objects.create(product=product, number=WORD, place=_words("nương"))
    story = Story.objects.create(title=_words("chuyện"), federation=own, **told)
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    times = {"begins_at": now, "ends_at": now + hour}
    event = Event.objects.create(title=_words("hội chợ"), **times, **place, **told)
    day, guest = datetime.date(2026, 2, 1), Federation.objects.get(slug=THIRD)
    sides = {"host": own, "guest": guest, "starts_on": day, "ends_on": day, "federation": own}
    visit = Visit.objects.create(title=_words("chuyến"), **sides, **told)
    stop = VisitStop.objects.create(
        visit=visit, visited_on=day, title=_words("chặng"), cooperative=cooperative
    )
    return [cooperative, product, decision, lot, story, event, visit, stop]


def _tell(row, author):
    """Give ``row`` all that hangs on an object: a history of two contents, somebody at work, words not yet saved."""
    if hasattr(admin.site.get_model_admin(type(row)), "compare_view"):
        first = _begin(row, author)
        aside = Revision.objects.record(row, Act.ASIDE, author, _words("ghi chú"), take(row), made_of=first)
        Revision.objects.filter(pk=aside.pk).update(number=STRANGE_NUMBER)
    typed = [[name, TYPED] for name in ("name", "title", "number", "caption", "phone")]
    for key in ("", str(row.pk)):
        place = {"user": author, "content_type": _kind(row), "object_id": key, "form_key": "zztyping"}
        Typing.objects.create(**place, values=typed)
    Presence.objects.create(user=author, content_type=_kind(row), object_id=str(row.pk))
    entry = {"content_type": _kind(row), "object_id": str(row.pk), "object_repr": str(row)[:200]}
    LogEntry.objects.create(user=author, action_flag=CHANGE, change_message=WORD, **entry)


def _begin(row, author) -> Revision:
    if hasattr(row, "status"):
        return saving.begin(row, author, _words("ghi chú"))
    return Revision.objects.record(row, Act.CHANGED, author, _words("ghi chú"), take(row), live=True)


def _with_draft(row, author):
    """Put a draft beside a public page: the page is everybody's to know, the draft is not."""
    content = take(row)
    content["fields"]["standfirst"] = _words("trong nháp")
    saving.save_draft(row, take(row), content, author, _words("ghi chú"))
    return row


def _binned(row):
    """Return a twin of ``row`` in the bin, where its kind has one."""
    if not hasattr(row, "binned_at"):
        return None
    twin = type(row)._base_manager.get(pk=row.pk)
    twin.pk, twin._state.adding = None, True
    for name in ("slug", "token", "mark"):
        if hasattr(twin, name):
            setattr(twin, name, f"{WORD}-{name}"[:16])
    if hasattr(twin, "number"):
        twin.number = f"{twin.number}-2"
    twin.binned_at, twin.binned_by = timezone.now(), get_user_model().objects.get(username=f"{WORD}-author")
    twin.save()
    return twin
