"""Load the demonstration's products, visit and stories, over what ``demo.load`` has put in place."""

import datetime

from django.utils import timezone

from cooperatives.models import Cooperative, Federation
from coopsite.common.dates import add_months
from demo.decisions import decision
from demo.load import (
    add_figures,
    add_gallery,
    cooperative,
    federation,
    photo,
    pick,
    published,
    put_here_on,
    region,
    save,
    source,
)
from demo.products import DECISIONS, PRODUCTS
from demo.stories import STORIES
from demo.visit import VISIT
from products.models import (
    Certification,
    OcopCertificate,
    Product,
    ProductCategory,
    ProductChannel,
    ProductFigure,
    ProductPhoto,
    RuralIndustryTitle,
)
from stories.models import (
    FollowUp,
    Lesson,
    StopFigure,
    StopPhoto,
    Story,
    StoryBlock,
    Visit,
    VisitDay,
    VisitPerson,
    VisitStop,
)


def category(slug: str) -> ProductCategory:
    return ProductCategory.objects.get(slug=slug)


def load_products():
    """Load the products; illustrative decisions are dated in months before today."""
    today = timezone.localdate()
    decisions = {}
    for key, spec in DECISIONS.items():
        decisions[key] = save(decision(*spec, today=today))
    for spec in PRODUCTS:
        product = _product(spec)
        for key, withdrawn in spec.get("certificates", []):
            save(
                OcopCertificate(
                    product=product,
                    decision=decisions[key],
                    stars=DECISIONS[key][1],
                    withdrawn_on=today - datetime.timedelta(days=40) if withdrawn else None,
                    withdrawn_reason=withdrawn or "",
                )
            )
        for one in spec.get("certifications", []):
            save(_certification(product, *one, today=today))
        for level, years_ago in spec.get("rural_titles", []):
            save(
                RuralIndustryTitle(
                    product=product, level=level, year=today.year - years_ago, illustrative=True
                )
            )


def _certification(product, scheme, months_ago, lasts, withdrawn, today) -> Certification:
    issued = None if months_ago is None else add_months(today, -months_ago)
    return Certification(
        product=product,
        scheme=scheme,
        issued_on=issued,
        expires_on=issued and add_months(issued, lasts),
        withdrawn_on=today - datetime.timedelta(days=40) if withdrawn else None,
        withdrawn_reason=withdrawn,
        illustrative=True,
    )


def _product(spec) -> Product:
    maker = cooperative(spec["cooperative"])
    low, high, unit = spec.get("price", (None, None, ""))
    product = save(
        Product(
            cooperative=maker,
            federation=maker.federation if maker else federation(spec["federation"]),
            region=maker.region if maker else region(spec["region"]),
            former_region=maker.former_region if maker else region(spec["former_region"]),
            category=category(spec["category"]),
            photo=photo(spec["photo"]),
            source=source(spec["source"]),
            price=low,
            price_high=high,
            price_unit=unit,
            price_on=low and put_here_on(),
            price_illustrative=low is not None,
            **published(),
            **pick(spec, "name", "standfirst", "about", "ingredients", "has_qr"),
        )
    )
    product.tags.set(spec["tags"])
    add_gallery(ProductPhoto, spec.get("gallery", []), product=product)
    add_figures(ProductFigure, spec.get("figures", []), product=product)
    for position, channel in enumerate(spec.get("channels", [])):
        save(_channel(product, position, **channel))
    return product


def _channel(product, position, place, dead, **told) -> ProductChannel:
    """Return an illustrative channel; a dead one was found gone on the two days before it was put here."""
    day = put_here_on()
    answered = {"answer": "404", "answered_on": day, "dead_since": day - datetime.timedelta(days=1)}
    return ProductChannel(
        product=product,
        position=position,
        region=region(place),
        checked_on=None if dead else day,
        illustrative=True,
        **(answered if dead else {}),
        **told,
    )


def load_visit():
    """Load the visit with its days, stops, people, lessons and promises."""
    spec = VISIT
    visit = save(
        Visit(
            host=federation(spec["host"]),
            guest=federation(spec["guest"]),
            federation=federation(spec["federation"]),
            photo=photo(spec["photo"]),
            source=source(spec["source"]),
            **published(),
            **pick(
                spec,
                "slug",
                "title",
                "standfirst",
                "starts_on",
                "ends_on",
                "composition",
                "guest_cooperatives",
                "topics_text",
                "reason",
                "common_ground",
                "closing",
            ),
        )
    )
    visit.tags.set(spec["tags"])
    visit.categories.set([category(slug) for slug in spec["categories"]])
    visit.regions.set([region(key) for key in spec["regions"]])
    for position, (role, name, title) in enumerate(spec["people"]):
        save(VisitPerson(visit=visit, role=role, name=name, title=title, position=position))
    for date, title in spec["days"]:
        save(VisitDay(visit=visit, date=date, title=title))
    stops = [_stop(visit, position, stop) for position, stop in enumerate(spec["stops"])]
    _lessons(visit, spec, stops)


def _stop(visit, position, spec) -> VisitStop:
    stop = save(
        VisitStop(
            visit=visit,
            position=position,
            cooperative=cooperative(spec.get("cooperative")),
            region=region(spec["region"]),
            **pick(spec, "visited_on", "title", "text", "markets_told"),
        )
    )
    stop.products.set(Product.objects.filter(slug__in=spec.get("products", [])))
    add_figures(StopFigure, spec.get("figures", []), stop=stop)
    for place, (name, caption) in enumerate(spec["photos"]):
        save(StopPhoto(stop=stop, photo=photo(name), caption=caption, position=place))
    return stop


def _lessons(visit, spec, stops):
    lessons = [
        save(
            Lesson(
                visit=visit,
                title=title,
                text=text,
                stop=stops[place] if place is not None else None,
                position=position,
            )
        )
        for position, (title, text, place) in enumerate(spec["lessons"])
    ]
    for position, (what, where, place, kind, lesson) in enumerate(spec["follow_ups"]):
        save(
            FollowUp(
                visit=visit,
                what=what,
                where=where,
                region=region(place),
                kind=kind,
                lesson=lessons[lesson] if lesson is not None else None,
                state_on=visit.ends_on,
                position=position,
            )
        )


def load_stories():
    """Load the stories, newest last in the list so that the first is told first."""
    for age, spec in enumerate(STORIES):
        dated = published()
        dated["published_at"] -= datetime.timedelta(minutes=age)
        story = save(
            Story(
                federation=federation(spec["federation"]),
                photo=photo(spec["photo"]),
                source=source(spec["source"]),
                **dated,
                **pick(spec, "title", "kind", "standfirst", "told_on", "organisers"),
            )
        )
        story.tags.set(spec["tags"])
        story.regions.set([region(key) for key in spec["regions"]])
        story.categories.set([category(slug) for slug in spec["categories"]])
        story.cooperatives.set([cooperative(slug) for slug in spec.get("cooperatives", [])])
        story.products.set(Product.objects.filter(slug__in=spec.get("products", [])))
        story.references.set([source(key) for key in spec.get("references", [])])
        for position, block in enumerate(spec["blocks"]):
            if isinstance(block, str):
                save(StoryBlock(story=story, text=block, position=position))
            else:
                name, caption = block
                save(StoryBlock(story=story, photo=photo(name), caption=caption, position=position))


def renew_found():
    """Let everything be found by the words of the rows that hang on it, which were loaded after it."""
    for model in (Federation, Cooperative, Product, Visit, Story):
        model.objects.renew_found()
