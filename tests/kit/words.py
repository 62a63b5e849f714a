"""Is it Vietnamese? Words that staff read on pages and in labels, and what tells English from them."""

import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

from django.utils.translation import gettext

from tests.kit.messages import said_by_all

# A syllable without its marks: what cannot be read so is no Vietnamese word.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:uye|uyu|uya|uoi|uou|uay|oai|oay|oao|oeo|ieu|yeu|uye|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye"
    r"|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
# Unmarked, these read as syllables, yet no Vietnamese sentence holds them.
_ENGLISH = re.compile(
    "the|of|them|then|not|yes|or|at|by|it|we|he|she|my|edit|user|page|time|type|all|any|one|new|when"
)
# Names, units and the few words from elsewhere that staff use themselves.
KNOWN = re.compile(
    "qr|gtin|svg|pdf|shop|shan|ct|iso|tcvn|globalg|facebook|tiktok|shopee|lazada|tiki|postmart|voso|vcamart|youtube|zalo|ocop|vietgap|globalgap|haccp|halal|htx|ubnd|ttg"
    "|url|https?|www|jpe?g|png|webp|heic|gps|json|ipv?|excel|word|ctrl|command|livestream|homestay|bungalow|website"
    "|video|internet|kg|km|ml|mb|kb|vnd|cnttb|cnnttb|lmhtx"
)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_DATE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b0\d/\d{1,2}/\d{4}\b|\b\d{1,2}/0\d/\d{4}\b|\b\d{1,2}[-.]\d{1,2}[-.]\d{4}\b"
)
# What a page may not hold, whatever rows it lists: the words of the admin's own furniture, and of English sentences.
ENGLISH = re.compile(
    r"\b(?:Add|Change|Delete|Save|History|Select|Filter|Search|Today|Now|Choose|View|Remove|Show|Hide|Close|Log|Toggle"
    r"|Skip|Home|Actions?|Go|Yes|No|Unknown|Breadcrumbs|Sidebar|Models|Currently|Clear|Lookup|another|Required|Optional"
    r"|The|This|Please|Hold|selected|Enter|results?|counts?|facets|content|theme|light|dark|True|False|None"
    r"|the|of|and|this|that|with|from|you|your|not|is|are|has|have|was|were|for|by|or|its|Can)\b"
)


def english_words(text: str) -> list[str]:
    """Return the words of a label or a sentence of ours that are no Vietnamese and no known name."""
    text = re.sub(
        r"%\(\w+\)[sdr]|%[sd]|\{\w*\}|<[^>]*>|&\w+;|https?://\S*", " ", unicodedata.normalize("NFC", text)
    )
    return [word for word in _WORD.findall(text) if _is_english(word)]


def _is_english(word: str) -> bool:
    plain = word.lower()
    if KNOWN.fullmatch(plain) or len(word) == 1 or not plain.isascii():
        return False
    return bool(_ENGLISH.fullmatch(plain)) or not _SYLLABLE.fullmatch(plain)


@cache
def _messages() -> re.Pattern:
    """Every message of the installed packages that has a translation, as it would stand on a page in English."""
    pages, scripts = said_by_all()
    told = {one for said in pages | scripts for one in (said.message, said.plural) if one}
    shapes = {
        re.sub(r"%\\\(\w+\\\)[sdr]|%[sd]|\\\{\w*\\\}", ".+", re.escape(one.strip()))
        for one in told
        if gettext(one) != one and re.search(r"[A-Za-z]{2}", re.sub(r"%\(\w+\)[sdr]|\{\w*\}", "", one))
    }
    return re.compile("|".join(sorted(shapes)))


@cache
def is_english_on_a_page(text: str) -> bool:
    """Tell whether a piece of text on a page is a message in English, or holds a word that only English has."""
    bare = text.strip().rstrip(":").strip()
    return bool(bare and (ENGLISH.search(bare) or _messages().fullmatch(bare)))


class _Words(HTMLParser):
    """The words of a page that a person reads or hears; what was typed in is left out."""

    SILENT = {"script", "style", "textarea", "code"}
    HEARD = ("title", "aria-label", "placeholder", "alt", "data-label")

    def __init__(self):
        super().__init__()
        self.words, self._silent = [], 0

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self._silent += tag in self.SILENT
        self.words += [said[name] for name in self.HEARD if said.get(name)]
        if tag == "input" and said.get("type") in ("submit", "button", "reset"):
            self.words.append(said.get("value") or "")

    def handle_endtag(self, tag):
        self._silent -= tag in self.SILENT

    def handle_data(self, data):
        if not self._silent and data.strip():
            self.words.append(data.strip())


def _words_in(html: str) -> set[str]:
    parser = _Words()
    parser.feed(html)
    return set(parser.words)


def english_in(html: str) -> list[str]:
    """Return the pieces of a page's text that are English: titles, labels, options and mere words alike."""
    return sorted(words for words in _words_in(html) if is_english_on_a_page(words))


def foreign_dates_in(html: str) -> list[str]:
    """Return the pieces of a page's text that hold a day in another form than 7/8/2024."""
    return sorted(words for words in _words_in(html) if _FOREIGN_DATE.search(words))
