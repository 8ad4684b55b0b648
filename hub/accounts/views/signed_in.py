"""Who is asking, for views that need an account."""

from django.http import HttpRequest

from hub.accounts.models import User


def person(request: HttpRequest) -> User:
    """The signed-in person of a view behind `login_required`."""
    assert isinstance(request.user, User)  # noqa: S101 - the decorator lets nobody else in
    return request.user
