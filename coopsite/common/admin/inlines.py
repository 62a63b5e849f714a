"""Rows inside another's form."""

from django.contrib import admin
from django.db import models
from django.forms import Media, Script

from coopsite.common.admin.choices import ScopedChoices, scoped
from coopsite.common.keeping import KeepingForm

ORDER = Media(css={"all": ["css/desk/order.css"]}, js=[Script("js/desk/order.js", type="module")])


class BaseInline(ScopedChoices):
    """Rows inside another's form: an editor who may open the form may still not own every row that hangs on it."""

    form = KeepingForm
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
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)

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
    """Child rows in a table."""


class Cards(BaseInline, admin.StackedInline):
    """Child rows that are too wide for a table."""
