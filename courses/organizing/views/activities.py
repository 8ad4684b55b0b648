"""The "Hoạt động" tab: a unit's activities, adding, changing and cancelling them, on a phone."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.activities import actions
from courses.activities.models import Activity
from courses.organizing import entering, rows
from hub.accounts.permissions import Capability, may
from hub.shell import Link
from hub.units.models import Unit
from hub.workspace.shell import in_unit, page

PER_PAGE = 20
TAB = "activities"


@require_safe
@in_unit(Capability.RUN_ACTIVITIES)
def listing(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """The unit's activities: what goes on or comes; `da-qua=1` what is over."""
    now, past = timezone.now(), request.GET.get("da-qua") == "1"
    found = Paginator(rows.of_unit(unit, now, past=past), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": rows.rows(list(found.object_list), now),
        "page_obj": found,
        "query": "da-qua=1" if past else "",
        "links": [
            Link(_("Running and coming up"), "?", is_current=not past),
            Link(_("Past"), "?da-qua=1", is_current=past),
        ],
        "may_see_people": may(request.user, Capability.ENTER_ATTENDANCE, unit),
    }
    return page(request, "courses/organizing/list.html", unit=unit, tab=TAB, context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_unit(Capability.RUN_ACTIVITIES)
def add(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """A new activity; `tu` names one of the unit's to begin from. Sent twice, it is made once."""
    if request.method == "POST":
        entry = entering.new(unit, data=request.POST)
        known = Activity.objects.filter(unit=unit, key=entry.token).first()
        if known is not None:
            return _to_list(unit)
        if "more" not in request.POST and entry.is_valid():
            activity = entry.create(by=request.user, now=timezone.now())  # type: ignore[arg-type]
            messages.success(request, _("“%(title)s” is on the site.") % {"title": activity.title})
            return redirect("courses:organize_one", code=unit.code, pk=activity.pk)
    else:
        number = request.GET.get("tu", "")
        like = Activity.objects.filter(unit=unit, pk=number).first() if number.isdecimal() else None
        entry = entering.new(unit, like=like)
    return _form(request, unit, entry)


@require_http_methods(["GET", "HEAD", "POST"])
@in_unit(Capability.RUN_ACTIVITIES)
def edit(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Change one of the unit's activities; who has joined is told of another time or place."""
    activity = get_object_or_404(Activity, unit=unit, pk=pk).specific
    entry = entering.existing(activity, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and "more" not in request.POST and entry.is_valid():
        entry.save(by=request.user, now=timezone.now())  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect("courses:organize_one", code=unit.code, pk=pk)
    return _form(request, unit, entry, activity=activity)


@require_http_methods(["GET", "HEAD", "POST"])
@in_unit(Capability.RUN_ACTIVITIES)
def cancel(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Call one of the unit's activities off, after a second look; everybody who joined is told."""
    activity = get_object_or_404(Activity, unit=unit, pk=pk)
    if request.method == "POST":
        note = " ".join(request.POST.get("note", "").split())[:255]
        actions.cancel(activity=activity, by=request.user, now=timezone.now(), note=note)  # type: ignore[arg-type]
        messages.success(request, _("“%(title)s” has been cancelled.") % {"title": activity.title})
        return _to_list(unit)
    joined = activity.enrolments.exclude(state="LEFT").count()
    context = {"activity": activity, "joined": joined}
    return page(request, "courses/organizing/cancel.html", unit=unit, tab=TAB, context=context)


@require_POST
@in_unit(Capability.RUN_ACTIVITIES)
def reinstate(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Take the cancellation of one of the unit's activities back."""
    activity = get_object_or_404(Activity, unit=unit, pk=pk)
    actions.reinstate(activity=activity, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    messages.success(request, _("“%(title)s” takes place after all.") % {"title": activity.title})
    return _to_list(unit)


def _form(
    request: HttpRequest, unit: Unit, entry: entering.Entry, *, activity: Activity | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"entry": entry, "form": entry.form, "sessions": entry.sessions}
    context["activity"] = activity
    context["may_see_people"] = may(request.user, Capability.ENTER_ATTENDANCE, unit)
    status = 422 if entry.form.is_bound and "more" not in request.POST else 200
    template = "courses/organizing/form.html"
    return page(request, template, unit=unit, tab=TAB, context=context, status=status)


def _to_list(unit: Unit) -> HttpResponseRedirect:
    return redirect(reverse("courses:organize", kwargs={"code": unit.code}))
