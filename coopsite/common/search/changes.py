"""What entries say that changed while a process looked on: it makes a set that was fetched before true again."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile

from coopsite.common.search.asking import Key, Term
from coopsite.common.search.bits import bits_of
from coopsite.common.search.choices import kept, less
from coopsite.common.search.engines.base import Document, marked, marked_term

# All words of some entries by id, marked, in order; none for an entry that is gone.
Said = dict[int, Sequence[str]]
# Before all changes.
EVER = -1


class Changes:
    """The words of every entry that changed, each as it says them now, and the number of its change.

    Threads that share it take turns by a lock of their own.
    """

    def __init__(self):
        self.number = 0
        # The last that changed stand last.
        self._changed: dict[int, tuple[int, Sequence[str]]] = {}

    def __len__(self):
        return len(self._changed)

    def add(self, said: Said):
        """Note what entries say from now on."""
        self.number += 1
        for entry, words in said.items():
            self._changed.pop(entry, None)
            self._changed[entry] = self.number, words

    def add_earlier(self, said: Said):
        """Note what entries say that changed before all others; of one that is known, what is known is newer."""
        earlier = {entry: (0, words) for entry, words in said.items() if entry not in self._changed}
        self._changed = earlier | self._changed

    def since(self, number: int) -> Said:
        """Return what entries say that changed after the change of this number, or since EVER."""
        latest = takewhile(lambda one: one[1][0] > number, reversed(self._changed.items()))
        return {entry: words for entry, (_number, words) in latest}


def words_of(entries: Iterable[int], documents: Iterable[Document]) -> Said:
    """Return what ``entries`` say, by what the engine holds of them."""
    return dict.fromkeys(entries, ()) | {document.id: sorted(marked(document)) for document in documents}


def renewed(key: Key, members, said: Said):
    """Return the entries of a word (choices.kept) when those of ``said`` say that."""
    word = marked_term(Term(key.term.word), key.scope)
    now = [entry for entry, words in said.items() if _say(words, word, key.term.begins)]
    rest = less(members, said.keys(), ~bits_of(said))
    return rest | bits_of(now) if isinstance(rest, int) else kept([*rest, *now])


def _say(words: Sequence[str], word: str, begins: bool) -> bool:
    at = bisect_left(words, word)
    if at == len(words):
        return False
    return words[at].startswith(word) if begins else words[at] == word
