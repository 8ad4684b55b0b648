"""Settings of a real installation: an unsafe value stops the start, with what to set instead."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from hub.settings.base import *  # noqa: F403
from hub.settings.base import ALLOWED_HOSTS, BASE_URL
from hub.settings.sources import flag, names, number, text

SECRET_KEY = text("SECRET_KEY")
SECRET_KEY_FALLBACKS = names("SECRET_KEY_FALLBACKS")


def _complaints() -> list[str]:
    """What is unsafe in the environment, each with what to set."""
    found = []
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or "insecure" in SECRET_KEY:
        found.append(
            "SECRET_KEY is missing or easily guessed: set at least 50 random characters, for instance from "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        found.append("ALLOWED_HOSTS is empty or '*': name the site's hosts, for instance hoc.example.gov.vn")
    if urlsplit(BASE_URL).scheme != "https":
        found.append(f"BASE_URL is {BASE_URL!r}: set the site's https address (mails and exports carry it)")
    if flag("DEBUG", default=False):
        found.append("DEBUG is set: error pages would show the site's inside; unset it")
    if not text("EMAIL_URL"):
        found.append(
            "EMAIL_URL is missing: set smtp+tls://user:password@host:587, "
            "or dummymail:// if no mail shall be sent"
        )
    return found


if _found := _complaints():
    raise ImproperlyConfigured("These settings are unsafe:\n- " + "\n- ".join(_found))

CSRF_TRUSTED_ORIGINS = [BASE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = int(number("HSTS_SECONDS", 31_536_000))
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# How many proxies of ours stand in front; only then are their headers believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(number("TRUSTED_PROXY_COUNT", 0))
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
