from django.urls import path, re_path

from cooperatives import views

app_name = "cooperatives"

urlpatterns = [
    path("hop-tac-xa/", views.CooperativeList.as_view(), name="list"),
    path("hop-tac-xa/ban-do.json", views.CooperativePlaces.as_view(), name="places"),
    path("hop-tac-xa/<slug:slug>/", views.CooperativeDetail.as_view(), name="detail"),
    re_path(
        r"^anh/(?P<token>[0-9a-f]{16})/(?P<width>[0-9]{1,4})\.(?P<ending>avif|jpg)$",
        views.photo_file,
        name="photo_file",
    ),
]
