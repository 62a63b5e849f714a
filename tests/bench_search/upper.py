"""The country's stories and visits, told of its cooperatives and products."""

import datetime

from stories.models import (
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Lesson,
    Story,
    StoryBlock,
    StoryKind,
    Visit,
    VisitPerson,
    VisitRole,
    VisitStop,
)
from tests.bench_search import callings, practices, titles
from tests.bench_search.names import TOUR

KINDS = [(45, StoryKind.NEWS), (20, StoryKind.EVENT), (25, StoryKind.SUCCESS), (10, StoryKind.VIEW)]
UNDONE = [FollowUpState.PROMISED, FollowUpState.STARTED, FollowUpState.DROPPED]
DAY = datetime.timedelta(days=1)


class Upper:
    """Steps of country.Country that stand on its cooperatives and products."""

    def stories(self):
        self.stories_made = self.shelve(Story, self.shares["stories"], self._story)

    def _subject(self, land, number: int):
        """Choose up to ``number`` public cooperatives of a province to tell of, and what to tell.

        Return (cooperatives, some of their products, (sub-group, what is sold), what the first is called).
        """
        known = self.public_of.get(self.federation_of[land.commune.province_id].pk, [])
        told = self.random.sample(known, min(len(known), number))
        products = [one for maker in told for one in self.public_goods_of.get(maker.pk, [])][:2]
        if products:
            good = products[0].category.slug, self.what_of[products[0].pk]
        else:
            goods = self.called[told[0].pk].goods if told else ()
            good = goods[0] if goods else self.naming.good(land.place.zones)
        own = self.called[told[0].pk].short if told else f"HTX {self.naming.own(land.place)}"
        return told, products, good, own

    def _story(self, pk: int, number: int):
        random, land = self.random, self.random.choice(self.all_lands)
        told, products, (slug, what), own = self._subject(land, random.choice([0, 1, 1, 2]))
        topics, kind = self.naming.topics(2), self.naming.weighted(KINDS)
        slots = self.naming.slots(land.place, what, own, topics)
        patterns = titles.TOUR_TITLES if slug == TOUR else titles.STORY_TITLES[kind]
        title = self.naming.line(patterns, slots)
        first, *more = self.naming.telling(topics, slots)
        start = self.day(3) if kind == StoryKind.EVENT else None
        row = Story(
            **self.entry(self.federation_of[land.commune.province_id], title, number),
            pk=pk,
            title=title,
            kind=kind,
            standfirst=first,
            told_on=start or self.day(3),
            starts_on=start,
            ends_on=start and start + random.randrange(3) * DAY,
            organisers="; ".join(random.sample(titles.ORGANISERS, 2)) if start else "",
        )
        regions = [random.choice([land.commune, land.commune, land.commune.province, *land.formers[:1]])]
        self.link(Story.cooperatives, row, told)
        self.link(Story.products, row, products)
        words = self._blocks(row, more)
        return row, [*words, *self._linked(row, regions, slug), *self.tag(row, self.few_topics(topics))]

    def _linked(self, row, regions, slug: str) -> list[str]:
        """Link a story or visit with places and with a group of products; return their names."""
        category = self.category_of[slug]
        self.link(type(row).regions, row, regions)
        self.link(type(row).categories, row, [category])
        return [*(region.full_name for region in regions), category.name]

    def _blocks(self, row, lines: list[str]) -> list[str]:
        """Hang on one or two passages; return their words."""
        at = self.random.choice([1, len(lines)])
        texts = [" ".join(part) for part in (lines[:at], lines[at:]) if part]
        for position, text in enumerate(texts):
            self.hang(StoryBlock(story=row, position=position, text=f"<p>{text}</p>"))
        return texts

    def visits(self):
        self.visits_made = self.shelve(Visit, self.shares["visits"], self._visit)

    def _visit(self, pk: int, number: int):
        random, land = self.random, self.random.choice(self.all_lands)
        host = self.federation_of[land.commune.province_id]
        guest = random.choice([one for one in self.federation_of.values() if one != host])
        seen, products, (slug, what), own = self._subject(land, random.choice([2, 3]))
        topics = self.naming.topics(2)
        slots = self.naming.slots(land.place, what, own, topics)
        sides = {"host": host.region.name, "guest": guest.region.name}
        title = self.naming.line(titles.VISIT_TITLES, slots | sides)
        first, *more = self.naming.telling(topics, slots)
        start, days = self.day(3), random.randrange(3)
        row = Visit(
            **self.entry(random.choice([host, guest]), title, number),
            pk=pk,
            title=title,
            standfirst=first,
            host=host,
            guest=guest,
            starts_on=start,
            ends_on=start + days * DAY,
            composition=self.naming.line(titles.COMPOSITION, slots),
            guest_cooperatives=random.randrange(3, 20),
            topics_text="; ".join(topics),
            reason=f"<p>{' '.join(more)}</p>",
        )
        regions = [random.choice(land.formers)] if land.formers and random.random() < 0.3 else []
        words = [*self._party(row, land, slots), *self._results(row, land, slots)]
        for position, maker in enumerate(seen):
            words += self._stop(row, position, maker, products, slots)
        return row, [*words, *self._linked(row, regions, slug), *self.tag(row, self.few_topics(topics))]

    def _party(self, row, land, slots) -> list[str]:
        people = [
            (VisitRole.HEAD, self.naming.person(), row.guest),
            (VisitRole.RECEIVER, slots["who"], row.host),
            (VisitRole.RECEIVER, self.naming.person(land.place.zones), row.host),
        ]
        words = []
        for position, (role, name, home) in enumerate(people[: self.random.choice([2, 3])]):
            title = f"{self.random.choice(titles.HEADS)} {home.short_name}"
            person = VisitPerson(visit=row, role=role, name=name, title=title, position=position)
            words += self.hang(person, str(person))
        return words

    def _stop(self, row, position: int, maker, products, slots) -> list[str]:
        """Hang on a halt at a cooperative, and what of its products was seen; return its words."""
        place, called = self.land_of[maker.pk].place, self.called[maker.pk]
        what = called.goods[0][1] if called.goods else called.trade
        here = slots | {"name": called.short, "place": place.commune, "commune": place.commune, "what": what}
        told = self.naming.line(titles.SEEN, here)
        stop = VisitStop(
            visit=row,
            visited_on=min(row.ends_on, row.starts_on + position * DAY),
            position=position,
            title=self.naming.line(titles.STOP_TITLES, here),
            cooperative=maker,
            region=maker.former_region or maker.region,
            text=f"<p>{told}</p>",
        )
        self.hang(stop)
        self.link(VisitStop.products, stop, [one for one in products if one.cooperative_id == maker.pk])
        return [stop.title, stop.region.full_name, told]

    def _results(self, row, land, slots) -> list[str]:
        """Hang on a lesson or two, and as many promises, some of them kept; return their words."""
        words = []
        for position in range(self.random.choice([1, 2])):
            lesson = Lesson(
                visit=row, title=self.naming.line(practices.LEARNT, slots, 120), position=position
            )
            is_done = self.random.random() < 0.4
            promise = FollowUp(
                visit=row,
                lesson=lesson,
                what=self.naming.line(practices.PROMISED, slots),
                where=f"{self.random.choice(callings.POSTS)} {slots['own']}",
                region=self.random.choice(self.lands_of[row.guest.region_id]).commune,
                kind=self.random.choice(FollowUpKind.values),
                due_on=row.ends_on + self.random.randrange(30, 300) * DAY,
                state=FollowUpState.DONE if is_done else self.random.choice(UNDONE),
                state_on=row.ends_on,
                outcome=self.naming.line(practices.OUTCOMES, slots) if is_done else "",
                position=position,
            )
            words += [*self.hang(lesson, lesson.words), *self.hang(promise, promise.words)]
        return words
