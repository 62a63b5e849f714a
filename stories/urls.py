from django.urls import path

from stories import views

app_name = "stories"

urlpatterns = [
    path("chuyen-ke/", views.StoryList.as_view(), name="list"),
    path("chuyen-ke/<slug:slug>/", views.StoryDetail.as_view(), name="detail"),
    path("chuyen-tham/", views.VisitList.as_view(), name="visits"),
    path("chuyen-tham/<slug:slug>/", views.VisitDetail.as_view(), name="visit"),
    path("su-kien/", views.EventList.as_view(), name="events"),
    path("su-kien/<slug:slug>/", views.EventDetail.as_view(), name="event"),
    path("su-kien/<slug:slug>/lich.ics", views.event_calendar, name="event_calendar"),
]
