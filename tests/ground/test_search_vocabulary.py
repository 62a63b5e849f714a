"""Words are counted once for each entry that says them, however often it changes."""

from random import Random

from coopsite.common.search.vocabulary import Vocabulary

ROWS = [(3, "| che shan | che |"), (7, "| que |"), (4, "| shan que |")]


def test_words_are_counted():
    assert Vocabulary(ROWS).counts == {"che": 2, "shan": 2, "que": 2}
    assert Vocabulary().counts == {} == Vocabulary([(1, "|  |")]).counts


def test_an_entry_that_changes_is_counted_once():
    told = Vocabulary(ROWS)
    for _time in range(10):
        told = told.renewed([7], [(7, "| que |")])
    assert told.counts == Vocabulary(ROWS).counts


def test_what_is_gone_is_known_no_more():
    told = Vocabulary(ROWS).renewed({3, 99}, [])
    assert told.counts == {"shan": 1, "que": 2} and "che" not in told.counts
    assert told.renewed([3], [(3, "| che |")]).counts["che"] == 1


def test_who_reads_it_sees_no_change():
    before = Vocabulary(ROWS)
    held = before.counts
    before.renewed([3], [(3, "| moi |"), (200, "| them |")])
    assert held == before.counts == Vocabulary(ROWS).counts


def test_any_row_of_changes_ends_as_if_counted_anew():
    random, rows = Random(5), {}
    told = Vocabulary()
    for _time in range(300):
        changed = random.sample(range(1, 40), 3)
        for entry in changed:
            rows.pop(entry, None)
            if random.random() < 0.7:
                rows[entry] = f"| {' '.join(random.choices(['che', 'que', 'shan', 'mien'], k=3))} |"
        told = told.renewed(changed, [(entry, rows[entry]) for entry in changed if entry in rows])
    assert told.counts == Vocabulary(rows.items()).counts
