"""Where something can be bought, as a page shows it: ways that lead out, and places to go to."""

from dataclasses import dataclass

from cooperatives.models import Channel, Platform, shown_channels


@dataclass(frozen=True)
class Outlets:
    """What the public may see of channels; nothing of those whose link is dead. False where nothing is left."""

    channels: list[Channel]

    @classmethod
    def of(cls, owner) -> "Outlets":
        """Return those of a cooperative or product that was loaded with its channels."""
        return cls(shown_channels(owner))

    def completed_by(self, others: "Outlets") -> "Outlets":
        """Return these, and those of ``others`` on platforms that these are not on.

        A place stands for no other place: of ``others``' stores only the very same ones are left out.
        """
        taken = {one.platform for one in self.channels} - {Platform.STORE}
        places = {_place(one) for one in self.stores}
        more = [one for one in others.ways if one.platform not in taken]
        more += [one for one in others.stores if _place(one) not in places]
        return Outlets([*self.channels, *more])

    def __bool__(self):
        return bool(self.channels)

    @property
    def ways(self) -> list[Channel]:
        """Shops and pages on the web, numbers to call."""
        return [one for one in self.channels if one.platform != Platform.STORE]

    @property
    def stores(self) -> list[Channel]:
        """Shops and stalls, each with its place."""
        return [one for one in self.channels if one.platform == Platform.STORE]


def _place(store: Channel) -> tuple:
    """Return what two rows of one store have in common; where nothing is named, the region alone tells them apart."""
    return store.label.casefold(), store.address.casefold(), store.region_id
