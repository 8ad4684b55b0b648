"""Addresses of a person's account; allauth's own lie below `accounts/`."""

from django.urls import path
from django.views.generic import RedirectView, TemplateView

from hub.accounts.views import admin_door, consents, data, passwords, profile

app_name = "account"
urlpatterns = [
    path("tai-khoan/", profile.overview, name="profile"),
    path("tai-khoan/ho-so/", profile.edit, name="edit"),
    path("tai-khoan/ma-khoi-phuc/", passwords.recovery_code, name="recovery_code"),
    path("tai-khoan/khoi-phuc/", passwords.recover, name="recover"),
    path("tai-khoan/mat-khau-moi/", passwords.new_password, name="new_password"),
    path("tai-khoan/dong-y/", consents.overview, name="consents"),
    path("tai-khoan/du-lieu/", data.overview, name="data"),
    path("tai-khoan/du-lieu/tai-ve/", data.download, name="data_download"),
    path("tai-khoan/xoa/", data.erase, name="erase"),
    path(
        "tai-khoan/quyen-rieng-tu/",
        TemplateView.as_view(template_name="accounts/privacy.html"),
        name="privacy",
    ),
    # Wagtail's own door, and what lies behind it that is ours to do: these come before Wagtail's addresses.
    path("admin/login/", admin_door.enter, name="admin_door"),
    path("admin/logout/", admin_door.leave, name="admin_logout"),
    path("admin/failwhale/", admin_door.nothing_here, name="admin_error_test"),
    path("admin/account/", RedirectView.as_view(pattern_name="account:profile"), name="admin_account"),
    path(
        "admin/password_reset/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="admin_password_reset",
    ),
    path(
        "admin/password_reset/<path:rest>",
        admin_door.reset_password,
        name="admin_password_reset_rest",
    ),
]
