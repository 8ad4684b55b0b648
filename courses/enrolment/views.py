"""Joining and leaving over HTTP: POST, then back to the activity's page, which says how it stands."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.activities import detail, queries
from courses.activities.listing import EMPTY_COVERS
from courses.activities.models import Activity
from courses.calendar import queries as calendar
from courses.enrolment import actions
from courses.enrolment import mine as mine_page
from courses.enrolment.panel import panel
from courses.enrolment.refusals import RefusedError
from hub.components import JoinState
from hub.shell import Link

CHANNEL = "cach"
"""The form's name of how somebody wants to take part: ON_SITE or ONLINE."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """POST joins. GET is where log-in comes back to: one more click, or straight on for who is in already."""
    activity = get_object_or_404(queries.listed(), pk=pk)
    if request.method != "POST":
        return _confirm(request, activity)
    try:
        actions.join(
            activity=activity,
            person=request.user,  # type: ignore[arg-type]
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
            channel=request.POST.get(CHANNEL, ""),
        )
    except RefusedError as refused:
        messages.error(request, refused.message)
    return to_panel(activity, request)


@require_POST
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up the place or the place in the queue; the page offers to join again."""
    activity = get_object_or_404(queries.visible(), pk=pk)
    person = request.user
    left = actions.leave(activity=activity, person=person, by=person, now=timezone.now())  # type: ignore[arg-type]
    if left is not None:
        messages.success(request, _("You have left “%(title)s”.") % {"title": activity.title})
    return to_panel(activity, request)


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """ "Việc học của tôi": what one has joined, by what comes next; calendar, way to one's data."""
    person, now = request.user, timezone.now()
    feed = calendar.feed(person)  # type: ignore[arg-type]
    address = request.build_absolute_uri(reverse("courses:feed", args=[feed.token])) if feed else ""
    context = {
        "mine": mine_page.mine(person, now=now, request=request),  # type: ignore[arg-type]
        "feed_url": address,
        "subscribe_url": address.replace("https:", "webcal:").replace("http:", "webcal:"),
        "covers": EMPTY_COVERS,
        "ways": [
            Link(_("Find a class"), reverse("courses:course_list")),
            Link(_("See what is on"), f"{reverse('courses:event_list')}?loai=tat-ca"),
        ],
    }
    return render(request, "courses/mine.html", context)


def to_panel(activity: Activity, request: HttpRequest) -> HttpResponseRedirect:
    """Back to the activity, at its join panel."""
    return redirect(f"{activity.get_url(request=request)}#join")


def _confirm(request: HttpRequest, activity: Activity) -> HttpResponse:
    sessions = list(activity.sessions.order_by("starts_at"))
    facts = detail.facts(activity, sessions)
    join = panel(activity, request.user, now=timezone.now(), facts=facts, wished=request.GET.get(CHANNEL, ""))
    if join.state not in {JoinState.OPEN, JoinState.FULL}:
        return to_panel(activity, request)
    context = {"activity": activity, "activity_url": activity.get_url(request=request), "join": join}
    return render(request, "courses/join.html", context)
