"""The site speaks Vietnamese, unless the visitor chose English.

What a browser says it prefers is not asked: many phones in the city are set to English by whoever sold them.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class ChosenLanguageMiddleware:
    """Activates the language of the visitor's cookie, else the site's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in self.known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


_catalogue_of_scripts = JavaScriptCatalog.as_view(packages=["wagtail.admin", "hub"])


def catalogue_of_scripts(request: HttpRequest) -> HttpResponse:
    """What the admin's scripts say, in the person's language: Wagtail's own catalogue and ours over it."""
    response: HttpResponse = get_localized_response(_catalogue_of_scripts, request)
    return response


@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember `language` and go back to `next`, a path of this site (else the home page).

    Exempt from the CSRF token on purpose: the choice harms nobody, and a token in every page's foot would
    set a cookie for every visitor. Vietnamese forgets the cookie.
    """
    language = request.POST.get("language", "")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if language == settings.LANGUAGE_CODE:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    elif language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    return response
