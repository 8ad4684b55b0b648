"""The people of a unit: their roles, and help for who is locked out."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hub.accounts import queries, shown_once
from hub.accounts.actions import memberships, passwords
from hub.accounts.forms.members import GrantForm
from hub.accounts.models import Membership, Role, User
from hub.accounts.permissions import Capability, grantable_roles
from hub.accounts.views.signed_in import person
from hub.units.models import Unit
from hub.workspace.shell import in_unit, page


@never_cache
@in_unit(Capability.MANAGE_MEMBERS)
def people(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """Who has a role here; POST gives one; `q` looks for somebody who is locked out."""
    reader = person(request)
    form = GrantForm(request.POST or None, roles=grantable_roles(reader, unit))
    if form.is_valid():
        data = form.cleaned_data
        memberships.grant(user=data["person"], unit=unit, role=data["role"], by=reader, now=timezone.now())
        given = {"name": data["person"].get_full_name(), "role": Role(data["role"]).label}
        messages.success(request, _("%(name)s has the role %(role)s now.") % given)
        return redirect("members:list", code=unit.code)
    looked_for = request.GET.get("q", "")[:100]
    context = {
        "members": queries.members(unit, reader),
        "ended": queries.ended_roles(unit),
        "form": form,
        "q": looked_for,
        "found": queries.find_people(unit, looked_for, reader),
    }
    return page(request, "accounts/members.html", unit=unit, tab="members", context=context)


@require_POST
@in_unit(Capability.MANAGE_MEMBERS)
def end_role(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """End one role that somebody has in this unit."""
    membership = get_object_or_404(Membership.objects.select_related("user", "unit"), pk=pk, unit=unit)
    memberships.end(membership, by=person(request), now=timezone.now())
    ended = {"name": membership.user.get_full_name(), "role": membership.get_role_display()}
    messages.success(request, _("%(name)s no longer has the role %(role)s.") % ended)
    return redirect("members:list", code=unit.code)


@require_POST
@in_unit(Capability.RESET_PASSWORDS)
def help_person(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Set a temporary password for somebody who is locked out, and show it once."""
    refused = ratelimit.consume_or_429(request, action="help_with_password")
    if refused:
        return refused
    locked_out = get_object_or_404(User, pk=pk, is_active=True)
    password = passwords.help_person(locked_out, unit=unit, by=person(request), now=timezone.now())
    back = reverse("members:list", kwargs={"code": unit.code})
    shown_once.keep(request, password, then=back, whose=f"{locked_out} ({locked_out.username})")
    return redirect("members:temporary_password", code=unit.code)


@never_cache
@in_unit(Capability.RESET_PASSWORDS)
def temporary_password(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """Show the temporary password that was just set; POST says it is passed on."""
    secret = shown_once.look(request)
    if request.method == "POST":
        shown_once.forget(request)
    if secret is None or request.method == "POST":
        return redirect("members:list", code=unit.code)
    context = {"secret": secret, "unit": unit}
    return page(request, "accounts/temporary_password.html", unit=unit, tab="members", context=context)
