"""How often each plain word stands in a name: by it a mistyped word is told from one that is right."""

from array import array
from collections import Counter
from collections.abc import Iterable

# An entry and its names, between bars.
Named = tuple[int, str]


def names_of(entries) -> Iterable[Named]:
    """Return the names of those of ``entries`` (a queryset) that are public, or will be: nobody is led to others."""
    return entries.filter(public_from__isnull=False).values_list("pk", "names")


class Vocabulary:
    """``counts``: word → how often it is said; never changed, so that threads may read it while entries change.

    What each entry added is kept, so that it can be taken back: four bytes a word, and four more a row.
    """

    def __init__(self, named: Iterable[Named] = ()):
        self.counts: Counter = Counter()
        self._words: list[str] = []
        self._numbers: dict[str, int] = {}
        # For each entry how many words it has and their numbers; where that begins stands in ``starts`` by the entry's id.
        # What is gone begins at 0, where there are none. What was written stays: all is read anew now and then.
        self._told, self._starts = array("I", [0]), array("I")
        self._add(named)

    def renewed(self, entries: Iterable[int], named: Iterable[Named]) -> "Vocabulary":
        """Return what is true after ``entries`` changed, came or went; ``named`` are those that have names now."""
        # Read before anything is taken out: if that fails, all stays as it is.
        named, made = list(named), Vocabulary()
        made.__dict__ |= self.__dict__ | {"counts": self.counts.copy()}
        for entry in entries:
            made._take_out(entry)
        made._add(named)
        return made

    def _add(self, named: Iterable[Named]):
        for entry, names in named:
            words = [word for word in names.split() if word != "|"]
            self.counts.update(words)
            self._starts.extend([0] * (entry + 1 - len(self._starts)))
            self._starts[entry] = len(self._told)
            self._told.append(len(words))
            self._told.extend(map(self._number, words))

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number

    def _take_out(self, entry: int):
        if entry >= len(self._starts):
            return
        start = self._starts[entry]
        self._starts[entry] = 0
        for number in self._told[start + 1 : start + 1 + self._told[start]]:
            word = self._words[number]
            self.counts[word] -= 1
            if not self.counts[word]:
                del self.counts[word]
