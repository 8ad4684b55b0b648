"""The composition root: which address belongs to which package, as strings."""

from django.urls import include, path

urlpatterns = [
    path("", include("hub.http.urls")),
    path("", include("hub.accounts.urls")),
    path("", include("hub.accounts.member_urls")),
    path("admin/", include("wagtail.admin.urls")),
    path("accounts/", include("allauth.urls")),
    path("documents/", include("wagtail.documents.urls")),
    path("", include("hub.workspace.urls")),
    path("", include("hub.reports.urls")),
    path("hoc-lieu/", include("catalog.urls")),
    path("", include("courses.urls")),
    path("", include("search.urls")),
    path("", include("hub.site_urls")),
    path("", include("hub.pages.page_urls")),
]

handler400 = "hub.http.errors.bad_request"
handler403 = "hub.http.errors.forbidden"
handler404 = "hub.http.errors.not_found"
handler500 = "hub.http.errors.server_error"
handler429 = "hub.http.errors.too_many"
