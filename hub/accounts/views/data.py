"""A person's own data: all of it to see, to take away, to erase."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from hub.accounts import personal_data
from hub.accounts.actions import erasure
from hub.accounts.forms.profile import EraseForm
from hub.accounts.views.signed_in import person


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Everything the site holds about the person, readable."""
    return render(request, "accounts/data.html", {"sections": personal_data.sections(person(request))})


@never_cache
@login_required
def download(request: HttpRequest) -> JsonResponse:
    """The same as a JSON file."""
    now = timezone.now()
    response = JsonResponse(
        personal_data.as_json(person(request), now=now),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    name = f"du-lieu-cua-toi-{timezone.localdate(now):%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@sensitive_post_parameters()
@never_cache
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays; POST with username and password erases the account for good."""
    user = person(request)
    form = EraseForm(request.POST or None, user=user)
    if not form.is_valid():
        return render(request, "accounts/erase.html", {"form": form})
    erasure.erase(user, by=user, now=timezone.now())
    logout(request)
    messages.success(request, _("Your account is erased. What was counted stays counted, without you."))
    return redirect("/")
