"""Lots of a workbook: each row made a lot or a step of one, and what keeps it from being stored said beside it.

Nothing is stored before all rows are right, and nothing that is stored is written over: a lot that is known is told of.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coopsite.common.fields import DayFirstDateField
from coopsite.desk.models import Act, Revision
from coopsite.desk.snapshot import take
from coopsite.desk.troubles import Refused
from products.codes import read_code
from products.lot_sheet import COLUMNS, LOTS, STEPS, LotSheet, SheetRow
from products.models import Lot, LotStep, Product
from products.recognising import named_so, spelt_so

# Days are read by the rule of forms: day, month, year.
_DAYS = {"harvested_on", "made_on", "best_before", "done_on"}
_READ_DAY = DayFirstDateField(required=False)
# What Excel makes of a number such as 8-24.
_A_DAY = re.compile(r"\d\d/\d\d/\d{4}")


@dataclass
class Entry:
    """A row of either sheet and what is wrong with it; of a lot what would be stored, and the entries of its steps."""

    sheet: str
    row: SheetRow
    product: Product | None = None
    lot: Lot | None = None
    step: LotStep | None = None
    steps: list["Entry"] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.row.cell("number")

    @property
    def named(self) -> str:
        """The product's name, or what was typed for it."""
        return str(self.product or self.row.cell("product"))


class LotTable:
    """What a workbook would store, among ``products``: those whose lots the account may write down."""

    def __init__(self, sheet: LotSheet, products):
        self.sheet, self.products = sheet, products

    @cached_property
    def lots(self) -> list[Entry]:
        entries = [Entry(LOTS, row) for row in self.sheet.rows[LOTS]]
        for entry in entries:
            entry.product = self._product(entry)
            entry.lot = Lot(product=entry.product, **_values(entry))
            if _A_DAY.fullmatch(entry.number):
                words = _("Excel đã đổi số lô thành ngày: hãy định dạng cột số lô là Văn bản (Text), gõ lại.")
                entry.faults.append(words)
            entry.faults += _refused(
                entry.lot, () if entry.product else ("product",), entry.product is not None
            )
        _refuse_twins(entries)
        return entries

    @cached_property
    def steps(self) -> list[Entry]:
        """The entries of steps, each put to its lot in the order in which they stand."""
        entries = [Entry(STEPS, row) for row in self.sheet.rows[STEPS]]
        for entry in entries:
            owner = self._lot_of(entry)
            entry.step = LotStep(**_values(entry))
            entry.faults += _refused(entry.step, ("lot",), False)
            if owner is not None:
                entry.step.position = len(owner.steps)
                owner.steps.append(entry)
        return entries

    @property
    def wrong(self) -> list[Entry]:
        """The entries that must be mended first, in the order of the workbook; none of one that is refused as a whole."""
        if self.sheet.troubles:
            return []
        return [entry for entry in (*self.lots, *self.steps) if entry.faults]

    @property
    def troubles(self) -> list[str]:
        """Why the workbook as a whole cannot be stored, a sentence each."""
        if self.sheet.troubles:
            return self.sheet.troubles
        if not self.lots:
            return [_("Chưa có lô nào để ghi.")]
        if self.wrong:
            words = _(
                "Còn %(number)s dòng chưa đúng: hãy sửa trong Excel rồi tải tệp lên lại. Chưa ghi dòng nào."
            )
            return [words % {"number": len(self.wrong)}]
        return []

    @property
    def faults(self) -> dict[tuple[str, int], str]:
        """What is wrong by sheet and line, for the workbook that is given back."""
        return {(entry.sheet, entry.row.line): " ".join(entry.faults) for entry in self.wrong}

    @property
    def untraced(self) -> int:
        """How many lots do not tell enough to be called traced."""
        self.steps  # noqa: B018  puts each step to its lot
        return sum(not one.lot.is_traced_by([step.step for step in one.steps]) for one in self.lots)

    def store(self, user, note: str) -> int:
        """Store all lots with their steps and a line of history each, and return their number.

        Raises Refused where any row is not right: then nothing is stored. IntegrityError where somebody else stored
        the same lot at this moment.
        """
        if self.troubles:
            raise Refused(*self.troubles)
        with transaction.atomic():
            for entry in self.lots:
                entry.lot.save()
                for one in entry.steps:
                    one.step.lot = entry.lot
                LotStep.objects.bulk_create([one.step for one in entry.steps])
                Revision.objects.record(entry.lot, Act.CHANGED, user, note, take(entry.lot), live=True)
        return len(self.lots)

    def _product(self, entry: Entry) -> Product | None:
        typed = entry.row.cell("product")
        if not typed:
            entry.faults.append(_("Thiếu sản phẩm."))
            return None
        found = self._by_code.get(read_code(typed)) or self._by_name.get(typed, [])
        if not found:
            words = _("Không có sản phẩm “%(name)s” trong số sản phẩm anh/chị được ghi lô.")
            entry.faults.append(words % {"name": typed})
        elif len(found) > 1:
            words = _("Có %(number)s sản phẩm tên này: hãy ghi mã trên tem của sản phẩm.")
            entry.faults.append(words % {"number": len(found)})
        return found[0] if len(found) == 1 else None

    @cached_property
    def _typed(self) -> list[str]:
        rows = [*self.sheet.rows[LOTS], *self.sheet.rows[STEPS]]
        return list(dict.fromkeys(row.cell("product") for row in rows if row.cell("product")))

    @cached_property
    def _by_code(self) -> dict[str, list[Product]]:
        codes = {code for typed in self._typed if (code := read_code(typed))}
        held = self.products.filter(scan_codes__in=codes).distinct().prefetch_related("scan_codes")
        return {code.pk: [product] for product in held for code in product.scan_codes.all()}

    @cached_property
    def _by_name(self) -> dict[str, list[Product]]:
        names = [typed for typed in self._typed if read_code(typed) not in self._by_code]
        return {name: spelt_so(name, found) for name, found in named_so(self.products, names).items()}

    def _lot_of(self, entry: Entry) -> Entry | None:
        """Return the entry of the lot whose step this is, and say where there is none or more than one."""
        alike = self._by_number.get(entry.number.upper(), [])
        if entry.row.cell("product"):
            entry.product = self._product(entry)
            alike = [one for one in alike if entry.product is not None and one.product == entry.product]
        if len(alike) == 1:
            return alike[0]
        if alike:
            entry.faults.append(_("Nhiều sản phẩm có lô mang số này: hãy ghi cả sản phẩm."))
        elif not entry.faults:
            words = _("Không có lô “%(number)s” như vậy trong tờ “%(sheet)s”.")
            entry.faults.append(words % {"number": entry.number, "sheet": LOTS})
        return None

    @cached_property
    def _by_number(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.lots:
            found.setdefault(entry.number.upper(), []).append(entry)
        return found


def _values(entry: Entry) -> dict:
    """Return the fields' values of a row; a day that cannot be read is said, and left out."""
    values = {}
    for column in COLUMNS[entry.sheet]:
        name, typed = column.field, entry.row.cell(column.field)
        if name == "product" or (name == "number" and entry.sheet == STEPS):
            continue
        if name not in _DAYS:
            values[name] = typed
            continue
        try:
            values[name] = _READ_DAY.clean(typed)
        except ValidationError:
            words = _("Cột “%(column)s”: “%(typed)s” không phải ngày; hãy gõ như 7/8/2026.")
            entry.faults.append(words % {"column": column.heading, "typed": typed})
    return values


def _refused(row, left_out, whole: bool) -> list[str]:
    """Return why the model does not take ``row``; with its constraints where it is ``whole``."""
    checks = [lambda: row.clean_fields(exclude=left_out), row.clean]
    if whole:
        checks.append(row.validate_constraints)
    said = []
    for check in checks:
        try:
            check()
        except ValidationError as error:
            said += _told(error, type(row))
    return list(dict.fromkeys(said))


def _told(error: ValidationError, model) -> list[str]:
    """Return the sentences of an error, each of a field with the field's name before it."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        sentence if name == "__all__" else capfirst(f"{model._meta.get_field(name).verbose_name}: {sentence}")
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]


def _refuse_twins(entries: list[Entry]):
    """Say of lots that stand in the sheet twice in which lines they do."""
    alike: dict[tuple, list[Entry]] = {}
    for entry in entries:
        if entry.product is not None and entry.number:
            alike.setdefault((entry.product.pk, entry.number.upper()), []).append(entry)
    for twins in alike.values():
        if len(twins) > 1:
            lines = ", ".join(str(one.row.line) for one in twins)
            for one in twins:
                one.faults.append(
                    _("Các dòng %(lines)s cùng là một lô: hãy giữ một dòng.") % {"lines": lines}
                )
