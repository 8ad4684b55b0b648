"""Words typed into the form while the session had run out: kept until the person has logged in again.

They lie in the visitor's own new session, a few kilobytes of text, and are gone when the form shows them.
"""

from django.http import HttpRequest, QueryDict

KEY = "submission_kept"
MOST = 20_000
NOT_KEPT = {"csrfmiddlewaretoken", "upload", "revision"}


def keep(request: HttpRequest) -> bool:
    """Keep what was posted; whether there was anything to keep and room for it."""
    words = request.POST.copy()
    for name in NOT_KEPT:
        words.pop(name, None)
    text = words.urlencode()
    if not words.get("title") or len(text) > MOST:
        return False
    request.session[KEY] = text
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """What was kept, once; None where nothing was."""
    text = request.session.pop(KEY, None)
    return QueryDict(text) if text else None
