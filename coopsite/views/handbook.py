"""The handbook at the desk."""

from django.contrib import admin
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopsite import handbook


@require_safe
def show(request):
    context = {**admin.site.each_context(request), "title": _("Sổ tay biên tập"), "book": handbook.handbook()}
    return render(request, "admin/handbook.html", context)
