"""In which order entries stand: kept in memory as the database sorts them, which alone knows how letters follow."""

from array import array

from coopsite.common.search.models import SearchEntry

ORDERS = {
    "name": ("sort_key", "id"),
    "newest": ("-fresh", "-id"),
    "weight": ("-weight", "sort_key", "id"),
}
# After more changes than this at a time it is less work to read all anew.
FEW = 20
# Among so many at once the place of one is sought: two rounds find it in 90 000.
PIVOTS = 300
WIDTH = array("q").itemsize


class Orders:
    """The ids of entries below a number, in each order that was asked for; never changed but by what is read later."""

    def __init__(self, below: int = 0):
        self._below = below
        # By order and kind; "" are all kinds.
        self._held: dict[tuple[str, str], array] = {}
        self._places: dict[str, array] = {}

    def ids(self, order: str, kind: str = "") -> array:
        """Return the ids of a kind, or of all kinds, in one of ORDERS."""
        held = self._held.get((order, kind))
        if held is None:
            # What came later has no place in it.
            entries = SearchEntry.objects.filter(id__lt=self._below)
            entries = entries.filter(kind=kind) if kind else entries
            held = array("q", entries.order_by(*ORDERS[order]).values_list("id", flat=True))
            self._held[order, kind] = held
        return held

    def places(self, order: str) -> array:
        """Return, for each id, its place in an order over all kinds."""
        held = self._places.get(order)
        if held is None:
            held = zeros(self._below)
            for place, entry in enumerate(self.ids(order)):
                held[entry] = place
            self._places[order] = held
        return held

    def renewed(self, below: int, changed: dict[int, str]) -> "Orders":
        """Return the orders after entries changed: id → kind, or "" for what is gone."""
        made = Orders(below)
        if len(changed) <= FEW:
            for (order, kind), ids in list(self._held.items()):
                renewed = _renewed(ids, order, kind, changed)
                if renewed is None:
                    continue
                made._held[order, kind] = renewed
                # Most changes are of words, and nothing moves.
                if not kind and order in self._places and renewed.tobytes() == ids.tobytes():
                    made._places[order] = self._places[order] + zeros(below - self._below)
        return made


def zeros(number: int) -> array:
    return array("q", bytes(WIDTH * number))


def _renewed(ids: array, order: str, kind: str, changed: dict[int, str]) -> array | None:
    """Return ``ids`` with what changed where it stands now; None where the database has gone on meanwhile."""
    ids, stood = array("q", ids), {}
    for entry in changed:
        place = _place_of(ids, entry)
        if place is not None:
            stood[entry] = place
            del ids[place]
    for entry, kind_now in changed.items():
        if kind_now and kind in ("", kind_now):
            place = _place_for(ids, entry, order, stood.get(entry, 0))
            if place is None:
                return None
            ids.insert(place, entry)
    return ids


def _place_of(ids: array, entry: int) -> int | None:
    """Return where ``entry`` stands; found as bytes, which takes a thousandth of comparing numbers."""
    held, wanted, start = ids.tobytes(), array("q", [entry]).tobytes(), 0
    while (start := held.find(wanted, start)) >= 0:
        if start % WIDTH == 0:
            return start // WIDTH
        start += 1
    return None


def _place_for(ids: array, entry: int, order: str, guess: int) -> int | None:
    """Return where ``entry`` belongs among ``ids``: the database sorts it among a few of them until two are neighbours.

    First among those beside which it stood: most changes move nothing. None where those have another order by now, or
    the entry is gone.
    """
    low, high = 0, len(ids)
    tried = [place for place in (guess - 1, guess) if 0 <= place < high]
    while low < high:
        pivots = [ids[place] for place in tried]
        entries = SearchEntry.objects.filter(pk__in=[entry, *pivots]).order_by(*ORDERS[order])
        told = list(entries.values_list("id", flat=True))
        before = told.index(entry) if entry in told else len(told)
        if told[:before] + told[before + 1 :] != pivots or len(told) == len(pivots):
            return None
        low, high = tried[before - 1] + 1 if before else low, tried[before] if before < len(tried) else high
        step = -(-(high - low) // PIVOTS)
        tried = list(range(low, high, step or 1))
    return low
