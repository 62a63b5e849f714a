"""Pasted rows and the products that they name: what of a table can be stored in a decision, and what is not clear.

Nothing is stored here. A row is stored only when the person who pasted it has seen what it was matched with.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coopsite.common.search.asking import Question
from coopsite.common.search.bits import numbers_in
from coopsite.common.search.shelf import look
from coopsite.common.search.words import name_form, plain_of
from coopsite.common.text import fold, fold_words, spelling
from products.models import OcopCertificate, OcopDecision, Product
from products.pasted_rows import MOST_LETTERS, MOST_ROWS, PastedRow, read_rows

# So many are offered to choose from.
MOST_CHOICES = 8
# So many names that nothing is called are looked for by likeness: a table of other things must not take a minute.
MOST_ALIKE = 40
SKIPPED = "bo"
# Words of makers that tell none from another.
_OF_ANY_MAKER = {
    *("htx", "tht", "lhhtx", "cong", "ty", "tnhh", "cp", "mtv", "co", "so", "ho", "kinh", "doanh"),
    *("san", "xuat", "va", "dv", "dvth", "tm", "sx", "sxtm", "nn", "dvnn"),
}


class Standing(models.TextChoices):
    """What becomes of a pasted row."""

    READY = "ready", gettext_lazy("Sẽ ghi")
    CHOOSE = "choose", gettext_lazy("Hãy chọn sản phẩm")
    MISSING = "missing", gettext_lazy("Không tìm thấy")
    WRONG = "wrong", gettext_lazy("Chưa đúng")
    THERE = "there", gettext_lazy("Đã có trong quyết định")
    SKIPPED = "skipped", gettext_lazy("Bỏ qua")

    @property
    def is_settled(self) -> bool:
        return self in (Standing.READY, Standing.THERE, Standing.SKIPPED)


@dataclass
class Recognised:
    """A pasted row, the products that it may mean, and the one that it does mean.

    ``faults`` keep it from being stored; ``notes`` are to be read.
    """

    row: PastedRow
    choices: list[Product] = field(default_factory=list)
    product: Product | None = None
    certificate: OcopCertificate | None = None
    standing: Standing = Standing.MISSING
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of the choice about this row in forms: lines may be moved and mended around it."""
        words = f"{self.row.name}\n{self.row.maker}"
        return "dong-" + hashlib.sha256(words.encode()).hexdigest()[:12]


class Table:
    """What was pasted for a decision, looked up among ``products``, which are those that the account may have certified.

    ``chosen`` says by Recognised.key which product a row means, or SKIPPED; ``stars`` stand for those of rows that
    say none.
    """

    def __init__(self, decision: OcopDecision, products, text: str, chosen=(), stars: int | None = None):
        self.decision, self.products, self.stars = decision, products, stars
        self.chosen, self.is_too_long = dict(chosen), len(text) > MOST_LETTERS
        self.pasted = read_rows(text)
        self._likenesses: dict[str, list[Product]] = {}

    @cached_property
    def rows(self) -> list[Recognised]:
        found = named_so(self.products, [row.name for row in self.pasted])
        rows = [self._looked_up(row, found.get(row.name, [])) for row in self.pasted[:MOST_ROWS]]
        self._judge(rows)
        return rows

    @property
    def ready(self) -> list[Recognised]:
        return [one for one in self.rows if one.standing == Standing.READY]

    @property
    def troubles(self) -> list[str]:
        """Why the table as a whole cannot be stored, a sentence each."""
        if self.is_too_long or len(self.pasted) > MOST_ROWS:
            words = _("Nhiều quá: mỗi lần dán được %(rows)s dòng. Hãy dán từng phần.")
            return [words % {"rows": MOST_ROWS}]
        if not self.rows:
            return [_("Chưa có dòng nào: hãy dán các dòng chép từ Excel hay Word.")]
        if open_rows := sum(not one.standing.is_settled for one in self.rows):
            words = _("Còn %(number)s dòng chưa rõ: hãy chọn sản phẩm, sửa chữ trong ô dán, hoặc bỏ qua.")
            return [words % {"number": open_rows}]
        if len(self.ready) + self.decision.certificates.count() > MOST_ROWS:
            return [_("Một quyết định ở đây giữ được %(rows)s sản phẩm.") % {"rows": MOST_ROWS}]
        return [] if self.ready else [_("Không có dòng nào để ghi.")]

    def _looked_up(self, row: PastedRow, named: list[Product]) -> Recognised:
        one = Recognised(row, choices=spelt_so(row.name, named) or self._alike(row.name))
        fitting = [product for product in one.choices if _is_made_by(product, row.maker)]
        if named and not fitting:
            words = _("Có sản phẩm tên này, nhưng cơ sở làm ra không phải “%(maker)s”.")
            one.notes.append(words % {"maker": row.maker})
        if row.unused:
            one.notes.append(_("Không dùng: %(cells)s.") % {"cells": "; ".join(row.unused)})
        wanted = self.chosen.get(one.key, "")
        taken = fitting[0] if named and len(fitting) == 1 else None
        one.product = next((product for product in one.choices if str(product.pk) == wanted), taken)
        if wanted == SKIPPED:
            one.standing = Standing.SKIPPED
        elif one.product is not None:
            one.standing = Standing.READY
        elif one.choices:
            one.standing = Standing.CHOOSE
        return one

    def _alike(self, name: str) -> list[Product]:
        if name not in self._likenesses and len(self._likenesses) < MOST_ALIKE:
            self._likenesses[name] = _alike(self.products, name)
        return self._likenesses.get(name, [])

    def _judge(self, rows: list[Recognised]):
        """Say of each row that means a product whether it can be stored."""
        stored = dict(self.decision.certificates.values_list("product", "stars"))
        meaning: dict[int, list[Recognised]] = {}
        for one in rows:
            if one.standing == Standing.READY:
                meaning.setdefault(one.product.pk, []).append(one)
        for product, alike in meaning.items():
            for one in alike:
                if product in stored:
                    one.standing = Standing.THERE
                    words = _("Đang ghi %(stars)s sao; muốn sửa, hãy sửa ở trang quyết định.")
                    one.notes.append(words % {"stars": stored[product]})
                    continue
                if len(alike) > 1:
                    lines = ", ".join(str(other.row.line) for other in alike)
                    words = _("Các dòng %(lines)s cùng là một sản phẩm: hãy giữ một dòng.")
                    one.faults.append(words % {"lines": lines})
                self._certify(one)

    def _certify(self, one: Recognised):
        """Make the row's certificate, not stored, and say what keeps it from being stored."""
        row, stars = one.row, self.stars if one.row.stars is None else one.row.stars
        one.faults += row.troubles
        one.certificate = OcopCertificate(
            product=one.product,
            decision=self.decision,
            stars=stars,
            score=row.score,
            five_star_potential=row.potential,
        )
        if stars is None and not row.troubles:
            one.faults.append(_("Thiếu số sao."))
        elif stars is not None:
            one.faults += _refused(one.certificate)
        if one.faults:
            one.standing = Standing.WRONG


def _refused(certificate: OcopCertificate) -> list[str]:
    try:
        certificate.clean_fields(exclude=["product", "decision"])
        certificate.clean()
    except ValidationError as error:
        return error.messages
    return []


def named_so(products, names: list[str]) -> dict[str, list[Product]]:
    """Return by name those of ``products`` that are called so, accents and abbreviations apart."""
    names = [name for name in dict.fromkeys(names) if fold(name)]
    now = look()
    every = now.every(Product.search_kind)
    asked = now.named([Question.of(name, whole=True) for name in names])
    keys = {
        name: [now.object_id(entry) for entry in numbers_in(exactly & every)]
        for name, (exactly, _begun) in zip(names, asked, strict=True)
    }
    known = _with_makers(products).in_bulk({key for found in keys.values() for key in found})
    return {name: [known[key] for key in found if key in known] for name, found in keys.items()}


def _alike(products, name: str) -> list[Product]:
    """Return what answers the name as the search page would, or else its beginning: to be chosen from, never taken."""
    words = name.split()
    for length in dict.fromkeys([len(words), len(words) - 1, len(words) - 2, len(words) // 2]):
        if length < 2 and length < len(words):
            break
        said = " ".join(words[:length])
        found = list(_with_makers(products.matching(said))[:MOST_CHOICES])
        if found:
            # What says it in one go first; others may say it anywhere, and in their texts.
            return sorted(found, key=lambda product: fold(said) not in fold(product.name))
    return []


def _with_makers(products):
    return products.select_related("cooperative", "federation")


def spelt_so(name: str, found: list[Product]) -> list[Product]:
    """Return those of products of one name that are spelt with the same accents, or all where none is."""
    same = [product for product in found if spelling(product.name) == spelling(name)]
    return same or found


def _is_made_by(product: Product, maker: str) -> bool:
    """Tell whether ``maker`` may be who makes the product: nothing known on one side contradicts nothing."""
    asked = _telling_words(maker)
    known = product.cooperative.find_names() if product.cooperative else [product.maker]
    makers = [words for words in map(_telling_words, known) if words]
    return not asked or not makers or any(asked <= words or words <= asked for words in makers)


def _telling_words(maker: str) -> set[str]:
    form = name_form([plain_of(word) for word in fold_words(maker)])
    return set(form.split()) - _OF_ANY_MAKER
