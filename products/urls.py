from django.urls import path

from products import views

app_name = "products"

urlpatterns = [
    path("san-pham/", views.ProductList.as_view(), name="list"),
    path("san-pham/<slug:slug>/", views.ProductDetail.as_view(), name="detail"),
]
