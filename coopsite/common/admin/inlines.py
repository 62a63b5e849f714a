"""Rows inside another's form."""

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet, CheckboxInput, Media, Script
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin.choices import ScopedChoices, scoped
from coopsite.common.keeping import KeepingForm
from coopsite.common.owning import READS


class RoleFormSet(BaseInlineFormSet):
    """Rows of which an account may look at more than it may change: those it may not stay as they are.

    ``changeable(queryset)`` keeps the rows that it may change.
    """

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk is not None and not form.instance._state.adding:
            for field in form.fields.values():
                field.disabled = field.disabled or form.instance.pk not in self._keys

    @cached_property
    def _keys(self) -> set:
        return set(
            self.changeable(self.model._default_manager.all())
            .filter(pk__in=self.get_queryset().values("pk"))
            .values_list("pk", flat=True)
        )


ORDER = Media(css={"all": ["css/desk/order.css"]}, js=[Script("js/desk/order.js", type="module")])


class BaseInline(ScopedChoices):
    """Rows inside another's form: an editor who may open the form may still not own every row that hangs on it."""

    form = KeepingForm
    # The verb that keeps the rows which may be changed, where that is less than may be looked at.
    role_to_change = READS
    extra = 0
    show_change_link = False
    classes = ["collapse"]
    # A forged count makes no page of thousands of rows.
    max_num = 200

    @property
    def media(self):
        """Rows with a position get buttons that move them; without script their number boxes show."""
        ordered = any(field.name == "position" for field in self.model._meta.concrete_fields)
        return super().media + ORDER if ordered else super().media

    def get_formset(self, request, obj=None, **kwargs):
        # The class's number: Django sets the instance's to 0 for whoever may add none, and existing rows are sent too.
        kwargs["absolute_max"] = type(self).max_num
        if self.role_to_change == READS:
            return super().get_formset(request, obj, **kwargs)
        formset = super().get_formset(request, obj, formset=RoleFormSet, **kwargs)
        formset.changeable = lambda _formset, rows: scoped(rows, request.user, self.role_to_change)
        return formset

    def get_queryset(self, request):
        """Load each row's links with it: their labels are printed."""
        fields = [field for field in self.model._meta.get_fields() if field.concrete and field.editable]
        rows = scoped(super().get_queryset(request), request.user)
        return rows.select_related(
            *(field.name for field in fields if isinstance(field, models.ForeignKey))
        ).prefetch_related(*(field.name for field in fields if field.many_to_many))

    def _keep_few_links(self, wrapper):
        super()._keep_few_links(wrapper)
        wrapper.can_change_related = wrapper.can_view_related = False


class Rows(BaseInline, admin.TabularInline):
    """Child rows in a table: a column's heading is no label of its boxes, so each box carries its own."""

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            # A field that may be added to is wrapped in links.
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", capfirst(field.label))
        formset.deletion_widget = CheckboxInput({"aria-label": _("Xóa dòng này")})
        return formset


class Cards(BaseInline, admin.StackedInline):
    """Child rows that are too wide for a table."""
