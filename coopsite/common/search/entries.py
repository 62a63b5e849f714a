"""What the index holds of one row: its entry, and the words of it."""

from hashlib import blake2s

from coopsite.common.search.engines.base import SAID_WITHIN, WHOLE, Document, Scope
from coopsite.common.search.models import SearchEntry
from coopsite.common.search.words import Word, also_found_by, name_form, read_words, with_other_words

# No choice of a list: the mark of what others say of a row.
TOLD_KEY = "_"
# PostgreSQL holds 1 MB of an entry's words, each once and in several forms.
MOST_LETTERS = 100_000


def made_of(row) -> tuple[SearchEntry, Document]:
    """Return the entry of ``row`` and its document, both without the entry's number; needs for_index()."""
    names = [read_words(name) for name in row.find_names() if name]
    forms = [name_form([word.plain for word in words]) for words in names]
    entry = SearchEntry(
        kind=row.search_kind,
        object_id=row.pk,
        public_from=row.public_from(),
        weight=row.find_weight(),
        names=_between_bars(forms),
        said=_between_bars(" ".join(word.said for word in words) for words in names),
        hint=row.find_hint().stored(),
        facets=_facets(row),
        sort_key=row.sort_key,
        fresh=row.find_age(),
        renew_at=row.renews_at(),
    )
    return entry, _document(row, names, forms)


def _facets(row) -> str:
    told = row.find_told()
    facets = [*row.find_facets(), *([(TOLD_KEY, _digest(told))] if told else [])]
    return "".join("\t".join(map(_plain, facet)) + "\n" for facet in dict.fromkeys(facets))


def _plain(value) -> str:
    return "" if value is None else str(value)


def _digest(told: list) -> str:
    """Return a short mark of ``told``, another one for whatever else it may be."""
    return blake2s(repr(told).encode(), digest_size=8).hexdigest()


def _between_bars(names) -> str:
    return f"| {' | '.join(names)} |"


def _document(row, names: list[list[Word]], forms: list[str]) -> Document:
    fields = [
        [word for words in names for word in words],
        [word for text in row.find_near() if text for word in read_words(text)],
        [word for text in (*row.find_text(), *row.find_within()) if text for word in read_words(text)],
    ]
    fields = [with_other_words(_bounded(words)) for words in fields]
    called, near, body = ({word.said for word in words} for words in fields)
    scopes = {Scope.NAMES: called, Scope.NEAR: called | near, Scope.ALL: called | near | body}
    said = {SAID_WITHIN[scope] + word for scope, words in scopes.items() for word in words}
    whole = [WHOLE + form.replace(" ", "") for form in forms]
    first, *others = map(_field, fields)
    return Document(0, " ".join([first, *whole]), *others, " ".join(sorted(said)))


def _bounded(words: list[Word]) -> list[Word]:
    """Return as many of ``words`` as are held of one field: a book of too many words is found by its beginning."""
    held, letters, kept = set(), 0, []
    for word in words:
        if word.plain not in held:
            letters += len(word.plain)
            if letters > MOST_LETTERS:
                break
            held.add(word.plain)
        kept.append(word)
    return kept


def _field(words: list[Word]) -> str:
    plain = [word.plain for word in words]
    return " ".join([*plain, *also_found_by(plain)])
