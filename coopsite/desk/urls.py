"""The desk's one address outside the admin: the preview for a reviewer without an account."""

from django.urls import path

from coopsite.desk import views

app_name = "desk"
urlpatterns = [path("ban-xem-thu/<str:word>/", views.reviewer, name="reviewer")]
