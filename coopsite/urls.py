"""Every address of the site. An address once published is never given to another page."""

from django.contrib import admin
from django.urls import include, path

from coopsite.common.admin.pasting import clean_pasted_text
from coopsite.views import calendars, finding, handbook, home, places, plain, suggesting

urlpatterns = [
    path("", home.home, name="home"),
    path("tim-kiem/", finding.search, name="search"),
    path("tim-kiem/goi-y/", suggesting.suggest, name="suggest"),
    path("dia-phuong/", places.region_list, name="regions"),
    path("dia-phuong/<slug:slug>/", places.region_detail, name="region"),
    path("lien-minh/", places.federation_list, name="federations"),
    path("lien-minh/<slug:slug>/", places.federation_detail, name="federation"),
    path("lien-minh/<slug:slug>/han-sao.ics", calendars.star_ends, name="star_ends"),
    path("lien-minh/<slug:slug>/su-kien.ics", calendars.events, name="events_of_federation"),
    path("nhom-san-pham/<slug:slug>/", places.category, name="category"),
    path("chu-de/<slug:slug>/", places.topic, name="topic"),
    path("gioi-thieu/", plain.about, name="about"),
    path("lien-he/", plain.contact, name="contact"),
    path("robots.txt", plain.robots),
    # Django's own way from a row to its page would tell anybody's drafts by their addresses.
    path("quan-tri/r/<path:row>", plain.not_found),
    # Before the admin's own: its sign-in goes by way of the second step.
    path("quan-tri/", include("coopsite.accounts.urls")),
    path("quan-tri/don-chu-dan/", admin.site.admin_view(clean_pasted_text), name="clean_pasted"),
    path("quan-tri/so-tay/", admin.site.admin_view(handbook.show), name="handbook"),
    path("quan-tri/", admin.site.urls),
    path("", include("coopsite.desk.urls")),
    path("", include("cooperatives.urls")),
    path("", include("products.urls")),
    path("", include("stories.urls")),
]

handler400 = "coopsite.views.plain.bad_request"
handler403 = "coopsite.views.plain.refused"
handler404 = "coopsite.views.plain.not_found"
handler500 = "coopsite.views.plain.server_error"
