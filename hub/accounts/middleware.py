"""A temporary password opens one page: the one where its owner chooses another."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from hub.accounts.models import User


class NewPasswordMiddleware:
    """Leads who logged in with a temporary password to `account:new_password`, whatever else they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and self._must_stop(request):
            query = urlencode({"next": request.path}) if request.method == "GET" else ""
            return HttpResponseRedirect(f"{reverse('account:new_password')}?{query}")
        return self.get_response(request)

    def _must_stop(self, request: HttpRequest) -> bool:
        open_paths = {reverse("account:new_password"), reverse("account_logout"), reverse("set_language")}
        if request.path_info in open_paths or request.path_info.startswith((settings.STATIC_URL, "/cover/")):
            return False
        return isinstance(request.user, User) and request.user.must_change_password
