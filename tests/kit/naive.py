"""An admin that knows no owners: the scoping kit must find every hole that it has."""

from django.contrib import admin
from django.urls import include, path

from cooperatives.models import Cooperative, CooperativePhoto, Photo
from products.models import Product


class NaivePhotos(admin.TabularInline):
    model = CooperativePhoto
    fields = ["photo"]
    extra = 0


class NaiveCooperatives(admin.ModelAdmin):
    fields = ["name", "slug", "federation", "region"]
    raw_id_fields = ["region"]
    search_fields = ["name"]
    inlines = [NaivePhotos]


class NaiveProducts(admin.ModelAdmin):
    fields = ["name", "cooperative"]
    autocomplete_fields = ["cooperative"]
    list_filter = ["cooperative"]


class NaivePhotoBox(admin.ModelAdmin):
    fields = ["alt"]


site = admin.AdminSite(name="naive")
site.register(Cooperative, NaiveCooperatives)
site.register(Product, NaiveProducts)
site.register(Photo, NaivePhotoBox)
urlpatterns = [path("naive/", site.urls), path("", include("coopsite.urls"))]
