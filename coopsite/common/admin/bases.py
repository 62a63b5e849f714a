"""The admin of a noun: a list and a form that show each editor what is theirs."""

from contextlib import nullcontext

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.auth.models import Permission
from django.db import DataError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from coopsite.common.addresses import Keyed
from coopsite.common.admin.boxes import AS_TYPED
from coopsite.common.admin.choices import ScopedChoices, linkable, links_published, scoped
from coopsite.common.admin.completing import Uncounted, is_completing
from coopsite.common.admin.rights import ChosenRights, offered_rights
from coopsite.common.deleting import Deletion
from coopsite.common.finding import Findable, FindableQuerySet
from coopsite.common.keeping import ChosenRows, KeepingForm
from coopsite.common.owning import READS, holds, may
from coopsite.common.search.indexing import gathered


class Forgiving:
    """Lists whose address, and choices whose keys, may hold nonsense; nothing is deleted before it is told."""

    formfield_overrides = AS_TYPED
    # Kinds of rows that go along without a word: nobody at the desk knows them by a name.
    unsaid = ()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        chosen = {"form_class": ChosenRows}
        if db_field.remote_field.model is Permission:
            chosen = {"form_class": ChosenRights, "queryset": offered_rights(self.admin_site)}
        return super().formfield_for_manytomany(db_field, request, **{**chosen, **kwargs})

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
        return Deletion(objs, request, self.admin_site, self._scope(request), self.unsaid).described()

    @staticmethod
    def _scope(request):
        return lambda rows: scoped(rows, request.user)


class BaseAdmin(Forgiving, ScopedChoices, admin.ModelAdmin):
    """A noun's admin: only the editor's own rows, found in any spelling of accents.

    Django's rights say what staff may do at all, the roles which rows they may do it to: each of ``role_to_…`` names a
    verb of the noun's queryset, or of the accounts' memberships where no row is meant. Who works for nobody sees nothing.
    """

    role_to_add = role_to_change = role_to_delete = READS

    form = KeepingForm
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        return (
            linkable(queryset, request.user) if self._is_linked(request) else scoped(queryset, request.user)
        )

    def get_paginator(self, request, queryset, *args, **kwargs):
        """Count no choices: a list that completes what is typed needs to know only whether there are more."""
        if is_completing(request):
            return Uncounted(queryset, *args, **kwargs)
        return super().get_paginator(request, queryset, *args, **kwargs)

    def changeform_view(self, request, *args, **kwargs):
        """Save a form and all its rows, and put what it is found by into the index once."""
        with gathered() if request.method == "POST" else nullcontext():
            return super().changeform_view(request, *args, **kwargs)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self._plays(request, READS, obj)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self._plays(request, self.role_to_add)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._plays(request, self.role_to_change, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._plays(request, self.role_to_delete, obj)

    @staticmethod
    def _plays(request, verb, obj=None) -> bool:
        return holds(request.user, verb) and (obj is None or may(request.user, obj, verb))

    def why_view_only(self, request, obj) -> str:
        """Return why the account may look at ``obj`` and not change it, in a sentence; "" where that needs no words."""
        return ""

    def _is_linked(self, request) -> bool:
        """Tell whether this is the autocomplete of a field that may name published entries of others."""
        if not is_completing(request) or not hasattr(self.model.objects.all(), "published"):
            return False
        try:
            asking = apps.get_model(request.GET.get("app_label", ""), request.GET.get("model_name", ""))
        except (LookupError, ValueError):
            return False
        return links_published(asking, request.GET.get("field_name", ""))

    def get_search_results(self, request, queryset, search_term):
        """Ask what is findable as the search page would; ``search_fields`` says no more of it than that it can be asked."""
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
    """A noun that a federation owns: who owns it is chosen with the new row, and kept.

    Handing a row to another federation is an act of its own, of both sides; no form does it by the way.
    """

    def get_autocomplete_fields(self, request):
        # Few to choose from, and fewer than may be looked at: see choices_for.
        return [name for name in super().get_autocomplete_fields(request) if name != "federation"]

    def get_list_display(self, request):
        """Leave out who owns a row where it is one and the same for all."""
        columns = super().get_list_display(request)
        every = self.model._meta.get_field("federation").remote_field.model._default_manager.all()
        owners = scoped(every, request.user)[:2]
        return columns if len(owners) > 1 else [name for name in columns if name != "federation"]

    def get_readonly_fields(self, request, obj=None):
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if obj is None else (*fields, "federation")

    def get_changeform_initial_data(self, request):
        """Propose the owner where there is one: what a merged federation wrote is mended, and nothing new is its own."""
        every = self.choices_for(self.model._meta.get_field("federation"), request)
        own = every.current()[:2] or every[:2]
        initial = super().get_changeform_initial_data(request)
        return {"federation": own[0].pk, **initial} if len(own) == 1 else initial
