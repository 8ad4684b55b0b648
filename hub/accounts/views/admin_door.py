"""Wagtail's log-in and password pages lead to ours, so that the rate limit and the second step hold there."""

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Log in and come back; who is logged in already goes on, or is told that the admin is not for them."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/admin/"
    if request.user.is_anonymous:
        return redirect_to_login(target, login_url="account_login")
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return redirect(target)


def leave(request: HttpRequest) -> HttpResponse:
    """Log out. Wagtail's own view forgets the session on a mere GET, too; here a GET asks first."""
    if request.method != "POST":
        return redirect("account_logout")
    logout(request)
    return redirect("/")


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Where Wagtail raises an error to try out the error page."""
    raise Http404


def reset_password(request: HttpRequest, rest: str) -> HttpResponse:
    """Wagtail's steps of a password reset, all of them: ours begins from the start."""
    return redirect("account_reset_password")
