from django.urls import path, re_path

from products import scan_views, views
from products.labels import qr_png, qr_svg

app_name = "products"

urlpatterns = [
    path("san-pham/", views.ProductList.as_view(), name="list"),
    # Printed on labels: these never change, and are never given to anything else.
    path("t/", scan_views.scan_form, name="scan_form"),
    path("t/<str:code>/", scan_views.scan, name="scan"),
    # The one kind of number that may hold a slash.
    path("t/<str:code>/lo/<path:lot>/", scan_views.scan, name="scan_lot"),
    path("t/<str:code>/qr.svg", scan_views.qr, {"draw": qr_svg, "kind": "image/svg+xml"}, name="qr_svg"),
    path("t/<str:code>/qr.png", scan_views.qr, {"draw": qr_png, "kind": "image/png"}, name="qr_png"),
    # A variant (22) and a serial number (21) may stand around the lot (10).
    re_path(
        r"^01/(?P<gtin>[^/]+)(?:/22/[^/]+)?(?:/10/(?P<lot>.+?))?(?:/21/[^/]+)?/?$",
        scan_views.gs1,
        name="gs1",
    ),
    path("san-pham/<slug:slug>/", views.ProductDetail.as_view(), name="detail"),
]
