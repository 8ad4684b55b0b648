"""Who edits one unit's pages sees nothing of another's in Wagtail's admin: no page, picture, file, title.

Wagtail asks for permission before something is changed. Before something is shown it mostly does, too; this
guard stands where it does not: choosers, confirmations, its internal API, reports over the whole site.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from hub.accounts.models import User
from hub.accounts.permissions import Capability, may
from hub.pages.models import UnitPage

PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
SITE_WIDE = (
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_api:images:",
    "wagtailadmin_api:documents:",
    "wagtailsnippetchoosers_hub_",
)


class AdminScopeMiddleware:
    """Refuses an address of the admin that names a page outside the person's units, or the whole site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not match.view_name.startswith("wagtail") or not _is_admin(request):
            return None
        if not isinstance(request.user, User) or sees_everything(request.user):
            return None
        named = {int(kwargs[name]) for name in PAGE_ARGUMENTS if str(kwargs.get(name) or "").isdigit()}
        if match.view_name == "wagtailadmin_choose_page_chosen_multiple":
            named |= {int(pk) for pk in request.GET.getlist("id") if pk.isdigit()}
        if match.view_name.startswith(SITE_WIDE) or not _all_in_scope(request.user, named):
            return permission_denied(request)
        if match.view_name == "wagtailimages_chooser:select_format":
            return None if _may_choose(request.user, kwargs["image_id"]) else permission_denied(request)
        return None


def _is_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def sees_everything(user: User) -> bool:
    """Whether nothing is hidden from `user`: coordinators and superusers."""
    return may(user, Capability.SEE_ALL_UNITS, None)


def _paths(user: User) -> list[str]:
    """The tree paths of the pages that the user's roles reach; everything below them is theirs too."""
    held = page_permission_policy.get_cached_permissions_for_user(user)
    return [permission.page.path for permission in held]


def _all_in_scope(user: User, page_ids: set[int]) -> bool:
    """Whether all these pages are the user's, or stand above theirs (the way there is no secret)."""
    if not page_ids:
        return True
    reach = _paths(user)
    paths = Page.objects.filter(pk__in=page_ids).values_list("path", flat=True)
    return all(any(path.startswith(own) or own.startswith(path) for own in reach) for path in paths)


def _may_choose(user: User, image_id: int) -> bool:
    """Whether that picture lies where the user may choose pictures."""
    from wagtail.images.permissions import permission_policy  # known only once Wagtail's apps are ready

    choosable = permission_policy.instances_user_has_any_permission_for(user, ["choose"])
    return bool(choosable.filter(pk=image_id).exists())


@hooks.register("construct_page_chooser_queryset")
def own_pages_only(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """The page chooser and its search offer the person's own pages and the way there."""
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody in who is not logged in
    if sees_everything(request.user):
        return pages
    reach = _paths(request.user)
    wanted = Q(pk__in=[])
    for path in set(reach):
        above = [path[:length] for length in range(Page.steplen, len(path), Page.steplen)]
        wanted |= Q(path__startswith=path) | Q(path__in=above)
    return pages.filter(wanted)


@hooks.register("before_copy_page")
def no_second_page_of_a_unit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A unit has one page: neither it nor anything above it is copied. Says so and goes back."""
    if not Page.objects.descendant_of(page, inclusive=True).type(UnitPage).exists():
        return None
    messages.error(request, _("A unit has one page; it cannot be copied."))
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk)
