"""The account at a glance, and the profile in it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.accounts import overview as overviews
from hub.accounts.actions import profile as profiles
from hub.accounts.forms.profile import ProfileForm
from hub.accounts.views.signed_in import person


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Everything that can be changed, each with how it stands."""
    return render(request, "accounts/overview.html", {"overview": overviews.of(person(request))})


@never_cache
@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Change name, place, age group and language."""
    user = person(request)
    form = ProfileForm(request.POST or None, user=user)
    if not form.is_valid():
        return render(request, "accounts/edit.html", {"form": form})
    profiles.update(user, profiles.Profile(**form.cleaned_data), by=user, now=timezone.now())
    with translation.override(user.language):
        messages.success(request, _("Your profile is saved."))
    response = redirect("account:profile")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.language,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return response
