"""Which rows a form offers: the editor's own, shared vocabulary, and what is public where a model says so."""

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.utils.translation import gettext_lazy as _

from coopsite.common.admin.boxes import AS_TYPED
from coopsite.common.keeping import ChosenRows, KnowingSelect, KnowingSelectMultiple
from coopsite.common.longtext import LongTextField, LongTextInput
from coopsite.common.owning import READS, owner_link
from coopsite.common.richtext import RichTextField

RICH_HELP = _(
    "Gõ như thư thường. Dán từ Word hay trang cũ thì phần trình bày lạ tự bị bỏ, đề mục và danh sách ở lại."
)


def scoped(queryset, user, verb=READS):
    """Return the rows of ``queryset`` that ``user`` may edit; shared vocabulary is everybody's to look at."""
    return getattr(queryset, verb)(user) if hasattr(queryset, verb) else queryset


def links_published(model, field_name: str) -> bool:
    """Tell whether a model's field may point at other federations' published entries."""
    return field_name in getattr(model, "links_published", ())


def linkable(queryset, user):
    """Return the editor's own rows and everybody's published ones: what a visit or a story may name."""
    # One condition on the row itself: asking for the keys of all published rows first costs a list of them each time.
    return queryset.for_editor(user) | queryset.published()


class ScopedChoices:
    """Offers in foreign keys, many-to-many fields and autocomplete only what the editor may choose.

    A model's ``links_published`` names the fields that may also point at other federations' published entries. Whose
    a new row becomes is chosen among those for whom the account may add it: ``role_to_add``.
    """

    formfield_overrides = AS_TYPED
    role_to_add = READS

    def get_autocomplete_fields(self, request):
        """Make a field an autocomplete as soon as its target can be searched: lists grow."""
        fields = [*self.model._meta.fields, *self.model._meta.many_to_many]
        return [
            field.name
            for field in fields
            if field.editable
            and isinstance(field, models.ForeignKey | models.ManyToManyField)
            and self._searchable(field.remote_field.model)
        ]

    def _searchable(self, model) -> bool:
        other = self.admin_site._registry.get(model)
        return bool(other and other.search_fields)

    def _select_for(self, field):
        """Return the widget that completes ``field``; its target's admin may bring one, as ``choice_widget``."""
        other = self.admin_site._registry[field.remote_field.model]
        return getattr(other, "choice_widget", KnowingSelect)(field, self.admin_site)

    def choices_for(self, field, request):
        """Return the rows that ``field`` may point at for this editor."""
        every = field.remote_field.model._default_manager.all()
        if links_published(self.model, field.name):
            return linkable(every, request.user)
        is_owner = field.name == owner_link(self.model)
        return scoped(every, request.user, self.role_to_add if is_owner else READS)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.choices_for(db_field, request))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", self._select_for(db_field))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs = {"form_class": ChosenRows, "queryset": self.choices_for(db_field, request), **kwargs}
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnowingSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        if isinstance(db_field, RichTextField):
            kwargs["form_class"] = LongTextField
            kwargs["widget"] = LongTextInput({"rows": 10, "class": "vLargeTextField"})
            kwargs.setdefault("help_text", RICH_HELP)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, LongTextField):
            field.user = request.user
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            self._keep_few_links(field.widget)
        return field

    def _keep_few_links(self, wrapper):
        """Nobody deletes a photograph or a source while choosing one."""
        wrapper.can_delete_related = False
        if getattr(wrapper.widget, "has_own_links", False):
            wrapper.can_add_related = wrapper.can_change_related = wrapper.can_view_related = False
        wrapper.can_view_related = wrapper.can_view_related and not wrapper.can_change_related
