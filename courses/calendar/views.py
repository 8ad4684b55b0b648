"""Calendar files: of one activity, of all that one has joined, of a Week; and the private feed."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from courses.activities.models import Activity
from courses.calendar import actions, ics, queries
from courses.enrolment.models import Enrolment
from hub.week.models import EditionPage


@require_safe
def activity_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The sessions of one activity, with the online link for those who have a place."""
    found = queries.one(pk)
    if not found:
        raise Http404
    activity = found[0]
    linked = [pk] if not activity.takes_enrolment or _has_place(request, activity) else []
    return _file(found, name=activity.title, filename=activity.slug, linked=linked)


@never_cache
@require_safe
@login_required
def mine_file(request: HttpRequest) -> HttpResponse:
    """All that the person has joined."""
    found = queries.of_person(request.user)  # type: ignore[arg-type]
    return _file(found, name=_("My learning"), filename="viec-hoc-cua-toi", linked=_ids(found))


@require_safe
def week_file(request: HttpRequest, year: int) -> HttpResponse:
    """The whole programme of that year's Week."""
    edition = get_object_or_404(EditionPage.objects.live(), year=year)
    found = queries.of_week(edition)
    open_to_all = [activity.pk for activity in found if not activity.takes_enrolment]
    return _file(found, name=edition.title, filename=f"tuan-le-{year}", linked=open_to_all)


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address: what its person has joined, as of now."""
    person = queries.person_behind(token)
    if person is None:
        raise Http404
    found = queries.of_person(person)
    return _file(found, name=_("My learning"), filename="viec-hoc-cua-toi", linked=_ids(found))


@require_POST
@login_required
def change_feed(request: HttpRequest) -> HttpResponse:
    """Make a secret address (`viec` is "tao"), or let it answer no more ("bo")."""
    person = request.user
    if request.POST.get("viec") == "bo":
        actions.revoke_feed(person=person, by=person, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("Your calendar address answers no more."))
    else:
        actions.make_feed(person=person, by=person, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("Your calendar address is ready. Tell nobody."))
    return redirect(reverse("courses:mine") + "#calendar")


def _ids(activities: Iterable[Activity]) -> list[int]:
    return [activity.pk for activity in activities]


def _has_place(request: HttpRequest, activity: Activity) -> bool:
    if request.user.is_anonymous:
        return False
    held = {"person": request.user, "state": Enrolment.State.CONFIRMED}
    return activity.enrolments.filter(**held).exists()


def _file(
    activities: list[Activity], *, name: str, filename: str, linked: Iterable[int] = ()
) -> HttpResponse:
    content = ics.build(activities, now=timezone.now(), name=name, linked=linked)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response
