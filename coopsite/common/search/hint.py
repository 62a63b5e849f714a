"""What a suggestion says of an entry, kept with it, so that suggesting asks no table of another kind."""

import datetime
import json
from typing import NamedTuple


class Hint(NamedTuple):
    """``sort`` tells rows of one kind apart, in the row's own keys; ``place`` is where it is, or what it is of.

    ``ends_on`` is the last day on which it stood, ``photo`` the key of its picture.
    """

    name: str
    slug: str
    sort: str = ""
    place: str = ""
    ends_on: datetime.date | None = None
    photo: int | None = None

    def stored(self) -> str:
        return json.dumps(self, ensure_ascii=False, default=datetime.date.isoformat, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Hint":
        """Return what ``stored`` gave."""
        hint = cls(*json.loads(text))
        return hint._replace(ends_on=hint.ends_on and datetime.date.fromisoformat(hint.ends_on))
