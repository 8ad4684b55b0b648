"""The signed link in a mail that stops the mails, for whoever holds it; no log-in is asked for."""

from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse

_SALT = "search.saved.stop"


def stop_url(person_id: int) -> str:
    """The address that stops that person's mails."""
    token = signing.Signer(salt=_SALT).sign_object(person_id, compress=False)
    return urljoin(settings.BASE_URL, reverse("search:stop_mails", kwargs={"token": token}))


def person_of(token: str) -> int | None:
    """Whose mails the link stops; None for one that we did not make. Former secret keys count too."""
    try:
        person_id = signing.Signer(salt=_SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return person_id if isinstance(person_id, int) else None
