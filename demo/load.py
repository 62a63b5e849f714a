"""Turn the demonstration's plain content into rows of an empty site, each checked as a form would check it.

Every row goes through full_clean() and save(), so that the demonstration holds nothing that a form would refuse.
Only who may choose what is not asked: a federation's story may show a drawing that was made for another's.
"""

import datetime
from functools import cache
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from cooperatives.models import (
    AgritourismOffer,
    Cooperative,
    CooperativeChannel,
    CooperativeFigure,
    CooperativePhoto,
    CooperativePost,
    CooperativeTitle,
    DigitalPractice,
    ExportMarket,
    Federation,
    FederationPost,
    FederationSuccession,
    Market,
    Metric,
    Photo,
    ProvinceIndicator,
    Region,
    Source,
)
from demo.cooperatives import COOPERATIVES
from demo.federations import FEDERATIONS, INDICATORS, SUCCESSIONS
from demo.photos import DRAWN_FOR, PHOTOS
from demo.sources import SOURCES

FOLDER = Path(__file__).resolve().parent / "photos"
# The demonstration is dated: pages say when they were put here, the same day on every machine.
PUBLISHED = datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))


class Loader:
    """Loads one kind after another; later kinds find earlier ones by key."""

    def __init__(self, say=print):
        self.say = say
        self._written = []

    def federations(self):
        """Load federations, their successions, sources, drawings, people and indicators."""
        for spec in FEDERATIONS:
            save(
                Federation(
                    region=region(spec["region"]),
                    slug=spec["key"],
                    **pick(spec, "name", "short_name", "valid_until", "standfirst"),
                )
            )
        for before, after, on, note in SUCCESSIONS:
            save(
                FederationSuccession(
                    predecessor=federation(before), successor=federation(after), on=on, note=note
                )
            )
        for spec in SOURCES.values():
            save(Source(**{**spec, "federation": federation(spec["federation"])}))

    def photos(self):
        """Load the drawings; each is written at every width, so this is the long step."""
        for number, (name, alt, caption, focus_x, focus_y) in enumerate(PHOTOS, start=1):
            with open(FOLDER / f"{name}.jpg", "rb") as file:
                photo = Photo(
                    file=File(file, name=f"{name}.jpg"),
                    alt=alt,
                    caption=caption,
                    focus_x=focus_x,
                    focus_y=focus_y,
                    credit="Thổ Sản",
                    consent="not-needed",
                    is_drawing=True,
                    federation=federation(DRAWN_FOR.get(name, "lao-cai")),
                )
                self._written.append(photo)
                save(photo)
            if number % 7 == 0:
                self.say(f"  … {number}/{len(PHOTOS)} tranh")

    def discard_files(self):
        """Remove the files of a load that was given up: the database forgets its rows by itself."""
        for photo in self._written:
            for path in photo.paths:
                default_storage.delete(path)

    def federation_details(self):
        for spec in FEDERATIONS:
            owner = federation(spec["key"])
            owner.photo = photo(spec["photo"])
            owner.save()
            add_posts(FederationPost, spec["posts"], federation=owner)
        home, counted = federation("thai-nguyen"), region("thai-nguyen-truoc-2025")
        add_figures(ProvinceIndicator, INDICATORS, federation=home, region=counted)

    def cooperatives(self):
        for spec in COOPERATIVES:
            row = save(
                Cooperative(
                    federation=federation(spec["federation"]),
                    region=region(spec["region"]),
                    former_region=region(spec["former_region"]),
                    photo=photo(spec["photo"]),
                    source=source(spec["source"]),
                    **published(),
                    **pick(
                        spec,
                        "name",
                        "short_name",
                        "other_names",
                        "field",
                        "activity",
                        "member_of_federation",
                        "standfirst",
                        "about",
                        "markets_note",
                        "founded_note",
                    ),
                )
            )
            row.tags.set(spec["tags"])
            add_gallery(CooperativePhoto, spec.get("gallery", []), cooperative=row)
            add_posts(CooperativePost, spec.get("posts", []), cooperative=row)
            add_figures(CooperativeFigure, spec.get("figures", []), cooperative=row)
            self._profile(row, spec)

    def _profile(self, row, spec):
        said = {"cooperative": row, "source": row.source}
        for position, key in enumerate(spec.get("markets", [])):
            save(ExportMarket(market=Market.objects.get(key=key), position=position, **said))
        for position, values in enumerate(spec.get("channels", [])):
            save(CooperativeChannel(position=position, **values, **said))
        for position, values in enumerate(spec.get("practices", [])):
            save(DigitalPractice(position=position, as_of=spec["as_of"], **values, **said))
        for position, (kind, name, detail) in enumerate(spec.get("offers", [])):
            save(AgritourismOffer(kind=kind, name=name, detail=detail, position=position, **said))
        for position, (name, given_by, as_of, _source) in enumerate(spec.get("titles", [])):
            save(CooperativeTitle(name=name, given_by=given_by, as_of=as_of, position=position, **said))


def save(row):
    """Check a row as a form would, save it and return it."""
    row.full_clean(exclude=["province", "slug", "valid_until"])
    row.save()
    return row


def pick(spec: dict, *names: str) -> dict:
    return {name: spec[name] for name in names if name in spec}


def published() -> dict:
    return {"status": "published", "published_at": min(PUBLISHED, timezone.now())}


def put_here_on() -> datetime.date:
    """Return the day on which pages say that the demonstration was put here."""
    return timezone.localtime(published()["published_at"]).date()


def region(key: str | None) -> Region | None:
    return Region.objects.get(key=key) if key else None


def federation(slug: str) -> Federation:
    return Federation.objects.get(slug=slug)


def cooperative(slug: str | None) -> Cooperative | None:
    return Cooperative.objects.get(slug=slug) if slug else None


def source(key: str | None) -> Source | None:
    return Source.objects.get(title=SOURCES[key]["title"]) if key else None


@cache
def _caption(name: str) -> str:
    return next(caption for key, _alt, caption, _x, _y in PHOTOS if key == name)


def photo(name: str) -> Photo:
    return Photo.objects.get(caption=_caption(name))


def add_figures(model, figures, **owner):
    """Add figures to ``owner``; each names its metric and source by key."""
    for position, values in enumerate(figures):
        values = dict(values)
        values["metric"] = Metric.objects.get(key=values["metric"])
        values["source"] = source(values.get("source"))
        save(model(position=position, **values, **owner))


def add_gallery(model, names, **owner):
    for position, name in enumerate(names):
        save(model(photo=photo(name), position=position, **owner))


def add_posts(model, posts, **owner):
    for position, (honorific, name, title, as_of, told_in) in enumerate(posts):
        save(
            model(
                honorific=honorific,
                name=name,
                title=title,
                as_of=as_of,
                source=source(told_in),
                position=position,
                **owner,
            )
        )
