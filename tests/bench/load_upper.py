"""The upper half of the country: stories, visits, and the history of what was written before."""

import datetime

from django.contrib.contenttypes.models import ContentType

from coopsite.common.models import Tag, TaggedItem
from coopsite.desk.models import Act, Draft, DraftState, Revision
from coopsite.desk.snapshot import digest, take
from products.models import Product
from stories.models import Lesson, Story, StoryBlock, Visit, VisitPerson, VisitStop
from tests.bench import words

STORIES, VISITS, REVISIONS, EACH = 2_000, 1_000, 30_000, 12
KINDS = ["story", "visit-news", "news"]


class Upper:
    """Steps of load.Country that stand on its cooperatives and products."""

    def stories(self):
        kinds = Story._meta.get_field("kind").choices
        made = []
        for number in range(STORIES):
            federation = self.owner()
            title = f"Chuyện {self.random.choice(words.PLANTS)} ở {self.place(federation).name}"
            made.append(
                Story(
                    **self.entry(federation, title, number),
                    title=title,
                    kind=self.random.choice(kinds)[0],
                    standfirst=words.sentences(self.random, 1),
                    told_on=self.day(3),
                )
            )
        self.keep(made)
        self.keep(
            [
                StoryBlock(story=story, position=at, text=words.passages(self.random, 2))
                for story in made
                for at in range(4)
            ]
        )
        self._link(Story.cooperatives, made, self.cooperatives_made)
        self._link(Story.products, made, self.products_made)
        self._tag(made)

    def _link(self, relation, rows, targets):
        one, other = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
        pairs = [(row, target) for row in rows for target in self.random.sample(targets, 2)]
        relation.through.objects.bulk_create(
            [relation.through(**{one: row, other: target}) for row, target in pairs], 1000
        )

    def _tag(self, rows):
        kind, tags = ContentType.objects.get_for_model(type(rows[0])), list(Tag.objects.all())
        TaggedItem.objects.bulk_create(
            [
                TaggedItem(content_type=kind, object_id=row.pk, tag=tag)
                for row in rows
                for tag in self.random.sample(tags, 2)
            ],
            1000,
        )

    def visits(self):
        made = []
        for number in range(VISITS):
            host, guest = self.random.sample([self.big, self.big, *self.others], 2)
            if host == guest:
                guest = self.others[0]
            title = f"{guest.region.name} thăm {host.region.name}, chuyến {number}"
            start = self.day(3)
            made.append(
                Visit(
                    **self.entry(guest, title, number),
                    title=title,
                    host=host,
                    guest=guest,
                    starts_on=start,
                    ends_on=start + datetime.timedelta(days=2),
                    reason=words.passages(self.random, 2),
                )
            )
        self.keep(made)
        self.keep([self._stop(visit, at) for visit in made for at in range(4)])
        self.keep(
            [VisitPerson(visit=one, role="head", name=self.random.choice(words.PEOPLE)) for one in made]
        )
        self.keep(
            [Lesson(visit=one, title="Ghi nhật ký đồng ruộng", position=at) for one in made for at in (0, 1)]
        )
        self._tag(made)
        self._tag(self.products_made)

    def _stop(self, visit, at):
        return VisitStop(
            visit=visit,
            visited_on=visit.starts_on,
            position=at,
            title=f"Chặng {at + 1}",
            cooperative=self.random.choice(self.cooperatives_made),
            text=words.passages(self.random, 1),
        )

    def history(self):
        """Twelve revisions each of so many products; every third product has a draft beside it."""
        kind = ContentType.objects.get_for_model(Product)
        revisions, drafts = [], []
        for product in self.products_made[: REVISIONS // EACH]:
            content = take(product)
            for number in range(1, EACH + 1):
                revisions.append(self._revision(kind, product, number, content))
            if product.pk % 3 == 0:
                drafts.append((product, revisions[-1]))
        Revision.objects.bulk_create(revisions, 500)
        states = [DraftState.WRITING, DraftState.WRITING, DraftState.SUBMITTED]
        Draft.objects.bulk_create(
            Draft(
                content_type=kind,
                object_id=product.pk,
                head=head,
                base=None if product.status == "draft" else head,
                state=self.random.choice(states),
                updated_by=self.writer,
            )
            for product, head in drafts
        )

    def _revision(self, kind, product, number, content) -> Revision:
        told = f"{content['fields']['standfirst']} (bản {number})" if number < EACH else None
        fields = content["fields"] | ({"standfirst": told} if told else {})
        data = content | {"fields": fields}
        return Revision(
            content_type=kind,
            object_id=product.pk,
            number=number,
            act=Act.PUBLISHED if number % 2 == 0 else Act.DRAFTED,
            by=self.writer,
            by_name=self.writer.username,
            data=data,
            digest=digest(data),
            live=number % 2 == 0,
        )
