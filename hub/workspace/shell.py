"""The frame of every page in a unit's workspace: who may enter, and the head with its tabs.

Other packages build their tabs with `in_unit` and `page`; their template extends `workspace/base.html`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from hub.accounts.models import User
from hub.accounts.permissions import Capability, may
from hub.units.models import Unit
from hub.workspace import tabs

View = Callable[..., HttpResponseBase]


def in_unit(capability: Capability) -> Callable[[View], View]:
    """Let only those in who may do that in the unit named by `code`; the view gets `unit` in its place.

    The anonymous are sent to log in; an unknown code answers 404, a known one without permission 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponseBase:
            unit = get_object_or_404(Unit, code=code)
            if not may(request.user, capability, unit):
                raise PermissionDenied
            return view(request, unit=unit, **kwargs)

        return guarded

    return decorate


def signed_in(request: HttpRequest) -> User:
    """Who sends the request, in a view that only the signed-in reach."""
    return cast(User, request.user)


def page(
    request: HttpRequest,
    template: str,
    *,
    unit: Unit,
    tab: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template` in the workspace of `unit` with the tab of that key open."""
    shell = {"unit": unit, "tabs": tabs.shown(signed_in(request), unit, current=tab)}
    return render(request, template, {**shell, **(context or {})}, status=status)
