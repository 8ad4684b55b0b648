"""How allauth behaves here: whom a log-in leads where, what a new password ends, what errors say."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts import shown_once
from hub.accounts.actions import passwords
from hub.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """allauth's account, for people without an e-mail address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("E-mail address or password is not right. Try again, or see below."),
        "username_password_mismatch": _("Username or password is not right. Try again, or see below."),
        "email_taken": _("Somebody uses this address already. Is it you? Then log in instead."),
        "username_taken": _("Somebody has this name already. Add a number or another word."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("The code is not right. Codes change every 30 seconds."),
        "too_many_login_attempts": _("Too many wrong tries. Wait five minutes, then try again."),
        "rate_limited": _("That was a lot at once. Wait a minute, then try again."),
        "unverified_primary_email": _("Confirm your e-mail address first."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Who works for a unit goes to its workspace, others to what they learn."""
        assert isinstance(request.user, User)  # noqa: S101 - allauth calls it after a log-in only
        has_role = request.user.memberships.filter(ended_at=None).exists()
        try:
            return reverse("workspace:home" if has_role else "courses:mine")
        except NoReverseMatch:
            return settings.LOGIN_REDIRECT_URL

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Speak the person's language; after signing up without an e-mail address, show a recovery code."""
        response = super().post_login(request, user, **kwargs)
        if kwargs["signup"] and not user.email:
            code = passwords.renew_recovery_code(user, by=user, now=timezone.now())
            shown_once.keep(request, code, then=response.headers["Location"])
            response = redirect("account:recovery_code")
        if user.language != settings.LANGUAGE_CODE:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                user.language,
                max_age=365 * 24 * 3600,
                samesite="Lax",
                secure=request.is_secure(),
                httponly=True,
            )
        return response

    def set_password(self, user: User, password: str) -> None:
        """A password that the person chose: a temporary one is over with it."""
        passwords.choose(user, password, by=user, now=timezone.now())

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Who proves an address has it: others that only claimed it lose it."""
        with transaction.atomic():
            claims = EmailAddress.objects.filter(email__iexact=email_address.email, verified=False)
            for claim in claims.exclude(user=email_address.user):
                claim.remove()
            return bool(super().confirm_email(request, email_address))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account:profile")


class SecondStepAdapter(DefaultMFAAdapter):
    """allauth's second step, its QR code drawn so that a strict content policy lets it through."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Codes change every 30 seconds."),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """An inline SVG with a light ground, so that phones read it in dark mode too."""
        code = segno.make(url, error="m")
        return code.svg_inline(scale=5, border=3, light="#ffffff", dark="#0f1f47", omitsize=True)
