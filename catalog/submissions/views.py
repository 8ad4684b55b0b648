"""What a teacher sends in, and sees of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What the person has sent, and how it stands."""
    return HttpResponse("")
