"""What every page of the admin shares, whatever the noun: scope, search, bookkeeping, good manners.

The ground knows no app. Scope comes from the models' querysets, which offer ``for_editor(user)``; everything that
lists, offers, looks up or changes rows goes through it here, in ModelAdmin and in inlines alike.
"""

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import DataError, models
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from coopsite.common.addresses import Keyed
from coopsite.common.deleting import Deletion
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.keeping import ChosenRows, KeepingForm, KnowingSelect, KnowingSelectMultiple
from coopsite.common.paragraphs import ParagraphsField, ParagraphsInput
from coopsite.common.publishing import Publishable, Status
from coopsite.common.richtext import RichTextField

RICH_HELP = _(
    "Gõ như thư thường, cách một dòng trống là sang đoạn mới. Dán từ nơi khác thì phần lạ sẽ tự bị bỏ."
)


def scoped(queryset, user):
    """Return the rows of ``queryset`` that ``user`` may edit; shared vocabulary is everybody's to look at."""
    return queryset.for_editor(user) if hasattr(queryset, "for_editor") else queryset


def links_published(model, field_name: str) -> bool:
    """Tell whether a model's field may point at other federations' published entries."""
    return field_name in getattr(model, "links_published", ())


def linkable(queryset, user):
    """Return the editor's own rows and everybody's published ones: what a visit or a story may name."""
    mine = queryset.for_editor(user)
    return queryset.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=queryset.published().values("pk")))


class ScopedChoices:
    """Offers in foreign keys, many-to-many fields and autocomplete only what the editor may choose.

    A model's ``links_published`` names the fields that may also point at other federations' published entries.
    """

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

    def choices_for(self, field, request):
        """Return the rows that ``field`` may point at for this editor."""
        every = field.remote_field.model._default_manager.all()
        return (
            linkable(every, request.user)
            if links_published(self.model, field.name)
            else scoped(every, request.user)
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.choices_for(db_field, request))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnowingSelect(db_field, self.admin_site))
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
            kwargs["form_class"] = ParagraphsField
            kwargs["widget"] = ParagraphsInput({"rows": 10, "class": "vLargeTextField"})
            kwargs.setdefault("help_text", RICH_HELP)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            self._keep_few_links(field.widget)
        return field

    def _keep_few_links(self, wrapper):
        """Nobody deletes a photograph or a source while choosing one."""
        wrapper.can_delete_related = False
        wrapper.can_view_related = wrapper.can_view_related and not wrapper.can_change_related


class BaseInline(ScopedChoices):
    """Rows inside another's form: an editor who may open the form may still not own every row that hangs on it."""

    form = KeepingForm
    extra = 0
    show_change_link = False
    classes = ["collapse"]
    # A forged count makes no page of thousands of rows.
    max_num = 200

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


class Forgiving:
    """Lists whose address, and choices whose keys, may hold nonsense; nothing is deleted before it is told."""

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **{"form_class": ChosenRows, **kwargs})

    def changelist_view(self, request, extra_context=None):
        """Show the list; numbers too large for the database in the address give the whole list, not an error."""
        try:
            return super().changelist_view(request, extra_context)
        except (OverflowError, DataError):
            messages.warning(request, _("Bộ lọc trong địa chỉ không đọc được, nên đang hiện tất cả."))
            return HttpResponseRedirect(request.path)

    def get_deleted_objects(self, objs, request):
        """Tell what goes with ``objs``, in Vietnamese; see deleting.Deletion."""
        if not objs:
            return [], {}, set(), []
        return Deletion(objs, request, self.admin_site, lambda rows: scoped(rows, request.user)).described()


class BaseAdmin(Forgiving, ScopedChoices, admin.ModelAdmin):
    """A noun's admin: only the editor's own rows, found in any spelling of accents."""

    form = KeepingForm
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    save_on_top = True
    view_on_site = False

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        return (
            linkable(queryset, request.user) if self._is_linked(request) else scoped(queryset, request.user)
        )

    def _is_linked(self, request) -> bool:
        """Tell whether this is the autocomplete of a field that may name published entries of others."""
        match = request.resolver_match
        if (
            match is None
            or match.url_name != "autocomplete"
            or not hasattr(self.model.objects.all(), "published")
        ):
            return False
        try:
            asking = apps.get_model(request.GET.get("app_label", ""), request.GET.get("model_name", ""))
        except (LookupError, ValueError):
            return False
        return links_published(asking, request.GET.get("field_name", ""))

    def get_search_results(self, request, queryset, search_term):
        if not search_term or not isinstance(queryset, FindableQuerySet):
            return super().get_search_results(request, queryset, search_term)
        return queryset.matching(search_term), False

    def save_model(self, request, obj, form, change):
        if hasattr(obj, "updated_by_id"):
            obj.updated_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Save what hangs on the row, then renew what finds it: it is found by their words too."""
        super().save_related(request, form, formsets, change)
        if isinstance(form.instance, Findable):
            form.instance.renew_found()


class LookupAdmin(BaseAdmin):
    """Shared vocabulary: staff look things up in it, site administrators keep it."""

    def get_readonly_fields(self, request, obj=None):
        """A key is typed or made once, with its row: addresses and code rely on it."""
        kept = self.model.kept_keys if obj is not None and issubclass(self.model, Keyed) else ()
        return [*super().get_readonly_fields(request, obj), *kept]

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


class OwnedAdmin(BaseAdmin):
    """A noun that a federation owns: who owns it is chosen among the editor's own, and kept.

    Handing a row to another federation is an act of a site administrator.
    """

    def get_list_display(self, request):
        """Leave out who owns a row where it is one and the same for all."""
        columns = super().get_list_display(request)
        owners = self.choices_for(self.model._meta.get_field("federation"), request)[:2]
        return columns if len(owners) > 1 else [name for name in columns if name != "federation"]

    def get_readonly_fields(self, request, obj=None):
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if obj is None or request.user.is_superuser else (*fields, "federation")

    def get_changeform_initial_data(self, request):
        own = self.choices_for(self.model._meta.get_field("federation"), request)[:2]
        initial = super().get_changeform_initial_data(request)
        return {"federation": own[0].pk, **initial} if len(own) == 1 else initial


class EntryAdmin(OwnedAdmin):
    """A published noun: drafts and publication, its public page, who changed it last."""

    actions = ["publish", "withdraw_to_draft"]
    date_hierarchy = None

    def get_list_filter(self, request):
        return ["status", *super().get_list_filter(request)]

    def view_on_site(self, obj):
        """Link to the page only when the public can see it."""
        return obj.get_absolute_url() if isinstance(obj, Publishable) and obj.is_published() else None

    def get_view_on_site_url(self, obj=None):
        return self.view_on_site(obj) if obj is not None else None

    @admin.action(description=_("Đăng những mục đã chọn"), permissions=["change"])
    def publish(self, request, queryset):
        for row in queryset:
            row.status = Status.PUBLISHED
            self.save_model(request, row, None, True)
            self.log_change(request, row, str(_("Đăng")))
        self.message_user(request, _("Đã đăng %d mục.") % len(queryset))

    @admin.action(description=_("Gỡ xuống thành bản nháp"), permissions=["change"])
    def withdraw_to_draft(self, request, queryset):
        for row in queryset:
            row.status = Status.DRAFT
            self.save_model(request, row, None, True)
            self.log_change(request, row, str(_("Gỡ xuống thành bản nháp")))
        self.message_user(request, _("Đã gỡ %d mục.") % len(queryset))
