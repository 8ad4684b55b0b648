"""What a person has agreed to: given, read again, taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.accounts.actions import consents
from hub.accounts.forms.profile import RepresentativeForm
from hub.accounts.models import Consent, User
from hub.accounts.views.signed_in import person
from hub.accounts.wordings import publishing_wording, reminder_wording


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The consents with their wording; POST gives one (`give`) or takes one back (`withdraw`)."""
    user = person(request)
    purpose = request.POST.get("withdraw") or request.POST.get("give") or ""
    if request.method == "POST" and purpose not in Consent.Purpose.values:
        return HttpResponseBadRequest()
    form = RepresentativeForm(request.POST if "give" in request.POST else None, user=user)
    if "withdraw" in request.POST:
        consents.withdraw(user, purpose, by=user, now=timezone.now())
        messages.success(request, _("Taken back. It counts from now on."))
        return redirect("account:consents")
    if "give" in request.POST and _give(user, purpose, form):
        messages.success(request, _("Thank you. You can take this back at any time."))
        return redirect("account:consents")
    return render(request, "accounts/consents.html", _context(user, form))


def _give(user: User, purpose: str, form: RepresentativeForm) -> bool:
    """Write the consent down; False where the form has to be filled in first."""
    now = timezone.now()
    if purpose == Consent.Purpose.REMINDERS:
        consents.give(user, purpose, wording=reminder_wording(), by=user, now=now)
        return True
    if not user.is_child or not form.is_valid():
        return False
    data = form.cleaned_data
    consents.give(
        user,
        purpose,
        wording=publishing_wording(),
        by=user,
        now=now,
        representative=consents.Representative(name=data["name"], relation=data["relation"]),
        child_agreed=data.get("child_agrees", False),
    )
    return True


def _context(user: User, form: RepresentativeForm) -> dict[str, object]:
    given = {consent.purpose: consent for consent in user.consents.filter(withdrawn_at=None)}
    return {
        "reminders": given.get(Consent.Purpose.REMINDERS),
        "publishing": given.get(Consent.Purpose.PUBLISHING),
        "former": user.consents.exclude(withdrawn_at=None).order_by("-withdrawn_at"),
        "reminder_wording": reminder_wording(),
        "publishing_wording": publishing_wording(),
        "form": form,
        "person": user,
    }
