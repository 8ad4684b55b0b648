"""Passwords without an e-mail address: recovery code, way back in, what follows an organizer's help."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from hub.accounts import shown_once
from hub.accounts.actions import AccountError, passwords
from hub.accounts.forms.passwords import NewPasswordForm, RecoverForm
from hub.accounts.paths import next_path
from hub.accounts.views.signed_in import person


@never_cache
@login_required
def recovery_code(request: HttpRequest) -> HttpResponse:
    """Show a code that waits to be written down; POST makes a new one, or says (`done`) that it is."""
    secret = shown_once.look(request)
    if request.method != "POST":
        return render(request, "accounts/recovery_code.html", {"secret": secret})
    if "done" in request.POST:
        shown_once.forget(request)
        return redirect(secret.then if secret else "account:profile")
    code = passwords.renew_recovery_code(person(request), by=person(request), now=timezone.now())
    shown_once.keep(request, code, then=reverse("account:profile"))
    return redirect("account:recovery_code")


@transaction.non_atomic_requests
@sensitive_post_parameters()
@never_cache
def recover(request: HttpRequest) -> HttpResponse:
    """Name, recovery code and a new password: log in, and show the next code."""
    if request.user.is_authenticated:
        return redirect("account:profile")
    form = RecoverForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        refused = ratelimit.consume_or_429(request, action="recover", key=data["username"].strip().lower())
        if refused:
            return refused
        try:
            user, code = passwords.reset_by_code(
                login=data["username"], code=data["code"], password=data["password1"], now=timezone.now()
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            shown_once.keep(request, code)
            return perform_login(request, user, redirect_url=reverse("account:recovery_code"))
    return render(request, "accounts/recover.html", {"form": form})


@sensitive_post_parameters()
@never_cache
@login_required
def new_password(request: HttpRequest) -> HttpResponse:
    """Choose the password that replaces a temporary one; says who set that, and when."""
    user = person(request)
    if not user.must_change_password:
        return redirect("account_change_password")
    form = NewPasswordForm(request.POST or None, user=user)
    if form.is_valid():
        passwords.choose(user, form.cleaned_data["password1"], by=user, now=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, _("Your new password counts from now on."))
        return redirect(next_path(request))
    help = user.password_help.filter(changed_at=None).select_related("helper", "unit").last()
    context = {"form": form, "help": help, "next": next_path(request)}
    return render(request, "accounts/new_password.html", context)
