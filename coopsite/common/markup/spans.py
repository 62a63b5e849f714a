"""Words in a line: stretches of text with what they wear (link, bold, italic, raised, lowered).

A line break is "\\n" in a stretch's text. Written and read again, a line is the same.
"""

import re
import unicodedata
from html import escape
from itertools import groupby, pairwise

STRONG, EM, SUB, SUP = "strong", "em", "sub", "sup"
_ORDER = (STRONG, EM, SUB, SUP)
# Controls, lone surrogates, and marks without a shape: joiners, soft hyphens, byte-order marks.
_SHAPELESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)
_SPACE = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029"
_RUN = re.compile(f"[{_SPACE}]+")
_BREAK = re.compile(r" *\n *")
# One hard space between a number and its unit is meant: "25.000 ₫", "12 ha".
_UNIT = re.compile(r"(?<=\d)\u00a0(?=\w|[₫%°])")
_KEPT = "\ue000"
# Two are enough for what people write; a limit for what they do not.
_MOST_PASSES = 20


class Span:
    """A stretch of text in one dress: ``marks`` of STRONG, EM, SUB, SUP; ``href`` of a link or None."""

    __slots__ = ("href", "marks", "text")

    def __init__(self, text, marks=frozenset(), href=None):
        self.text, self.marks, self.href = text, marks, href

    @property
    def dress(self):
        return self.href, self.marks


def tidy(spans, breaks=True) -> list[Span]:
    """Return the line with single spaces, composed letters and no outer white space; [] for an empty one.

    Without ``breaks`` a line break becomes a space.
    """
    spans = [Span(_SHAPELESS.sub("", one.text), one.marks, one.href) for one in spans]
    if not breaks:
        spans = [Span(one.text.replace("\n", " "), *_rest(one)) for one in spans]
    before = None
    for _ in range(_MOST_PASSES):
        now = [(one.text, *one.dress) for one in spans]
        if now == before:
            break
        before, spans = now, _tidied(spans)
    return spans


def _rest(span):
    return span.marks, span.href


def _tidied(spans):
    plain = [one if one.text.strip() else Span(one.text) for one in spans if one.text]
    merged = [
        Span("".join(one.text for one in same), marks, href)
        for (href, marks), same in ((dress, list(group)) for dress, group in groupby(plain, _dress))
    ]
    last = "\n"
    for span in merged:
        text = unicodedata.normalize("NFC", span.text.replace(_KEPT, ""))
        text = _RUN.sub(" ", _UNIT.sub(_KEPT, text)).replace(_KEPT, "\u00a0")
        text = _BREAK.sub("\n", text)
        span.text = text.lstrip(" ") if last in " \n" else text
        last = span.text[-1:] or last
    _trim(merged)
    return [span for span in merged if span.text]


def _dress(span):
    return span.dress


def _trim(spans):
    """Take the white space off both ends, and spaces before a line break that another stretch begins with."""
    for here, after in pairwise(spans):
        if after.text.startswith("\n"):
            here.text = here.text.rstrip(" ")
    for ends, strip in ((spans, str.lstrip), (spans[::-1], str.rstrip)):
        for span in ends:
            span.text = strip(span.text)
            if span.text:
                break


def paragraphs(spans) -> list[list[Span]]:
    """Return the line as paragraphs: two line breaks and more begin a new one."""
    found = [[]]
    for span in tidy(spans):
        for place, part in enumerate(re.split(r"\n{2,}", span.text)):
            if place:
                found.append([])
            found[-1].append(Span(part, *_rest(span)))
    # Breaks that two stretches share: one ends with "\n", the next begins with it.
    parted = []
    for line in found:
        current = []
        for span in line:
            if current and current[-1].text.endswith("\n") and span.text.startswith("\n"):
                parted.append(current)
                current = []
            current.append(span)
        parted.append(current)
    return [line for line in map(tidy, parted) if line]


def written(spans) -> str:
    """Return the line as HTML, its elements always nested in the same order."""
    return "".join(
        f'<a href="{escape(href)}">{_marked(list(same), _ORDER)}</a>' if href else _marked(list(same), _ORDER)
        for href, same in groupby(spans, lambda one: one.href)
    )


def _marked(spans, order) -> str:
    if not order:
        return "".join(map(_text, spans))
    mark, *rest = order
    parts = []
    for worn, same in groupby(spans, lambda one: mark in one.marks):
        inner = _marked(list(same), rest)
        parts.append(f"<{mark}>{inner}</{mark}>" if worn else inner)
    return "".join(parts)


def _text(span) -> str:
    return escape(span.text, quote=False).replace("\u00a0", "&nbsp;").replace("\n", "<br>")
