"""Who has joined one of a unit's activities: the list, ticking off who came, the list as a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance import actions as attendance
from courses.attendance.models import SessionRecord
from courses.attendance.problems import NotYetError, StaleError
from courses.enrolment import queries
from courses.enrolment.models import Enrolment
from courses.organizing import exports
from hub import moments
from hub.accounts.permissions import Capability
from hub.units.models import Unit
from hub.workspace.shell import in_unit, page

PER_PAGE = 100


@never_cache
@require_safe
@in_unit(Capability.ENTER_ATTENDANCE)
def listing(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Who has a place, who waits, in the order in which they came."""
    activity = get_object_or_404(Activity.objects.select_related("place_count"), unit=unit, pk=pk)
    people = Paginator(queries.people_in(activity), PER_PAGE).get_page(request.GET.get("page"))
    sessions = Session.objects.filter(activity=activity).select_related("record").order_by("starts_at")
    context = {"activity": activity, "people": people, "sessions": list(sessions), "now": timezone.now()}
    return page(request, "courses/organizing/people.html", unit=unit, tab="activities", context=context)


@never_cache
@require_safe
@in_unit(Capability.ENTER_ATTENDANCE)
def download(request: HttpRequest, *, unit: Unit, pk: int, kind: str) -> HttpResponse:
    """The same as a spreadsheet (`kind` "xlsx") or as comma-separated values ("csv")."""
    activity = get_object_or_404(Activity, unit=unit, pk=pk)
    table = exports.people(list(queries.people_in(activity)))
    if kind == "xlsx":
        response = HttpResponse(exports.xlsx(table, title=activity.title), content_type=exports.XLSX)
    else:
        response = HttpResponse(exports.comma_separated(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{activity.slug}.{kind}"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_unit(Capability.ENTER_ATTENDANCE)
def tick(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Tick off by name who came to a session (`pk`) of the unit's."""
    session = get_object_or_404(Session.objects.select_related("activity"), activity__unit=unit, pk=pk)
    if request.method == "POST":
        return _tick(request, unit, session)
    held = Enrolment.State.CONFIRMED
    people = list(queries.people_in(session.activity).filter(state=held).order_by("person__display_name"))
    came = dict(session.attendances.values_list("person", "channel"))
    record = SessionRecord.objects.filter(session=session).first()
    context = {
        "session": session,
        "activity": session.activity,
        "version": record.version if record else 0,
        "rows": [(each, came.get(each.person_id)) for each in people],
        "is_both": session.activity.mode == Activity.Mode.BOTH,
    }
    return page(request, "courses/organizing/tick.html", unit=unit, tab="headcounts", context=context)


def _tick(request: HttpRequest, unit: Unit, session: Session) -> HttpResponse:
    confirmed = queries.people_in(session.activity).filter(state=Enrolment.State.CONFIRMED)
    ways = dict(confirmed.values_list("person", "channel"))
    shown = {int(each) for each in request.POST.getlist("shown") if each.isdecimal()} & set(ways)
    came = {int(each) for each in request.POST.getlist("came") if each.isdecimal()} & shown
    online = {int(each) for each in request.POST.getlist("online") if each.isdecimal()}
    is_both = session.activity.mode == Activity.Mode.BOTH
    present = {
        person: ("ONLINE" if person in online else "ON_SITE") if is_both else ways[person] for person in came
    }
    version = request.POST.get("version", "")
    try:
        attendance.set_present(
            session=session,
            present=present,
            among=shown,
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
            version=int(version) if version.isdecimal() else None,
        )
    except NotYetError:
        messages.error(request, _("This session has not come yet."))
    except StaleError as stale:
        messages.error(request, changed_meanwhile(stale.record))
    else:
        messages.success(request, _("%(count)s people ticked off.") % {"count": len(came)})
    return redirect("courses:tick", code=unit.code, pk=session.pk)


def changed_meanwhile(record: SessionRecord) -> str:
    """What to tell who sends a form that was opened before somebody else's change."""
    when = moments.at(record.changed_at) if record.changed_at else ""
    return _("%(who)s has changed these numbers at %(when)s. Look at them again, then save.") % {
        "who": record.changed_by or _("Somebody"),
        "when": when,
    }
