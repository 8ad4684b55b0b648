"""The "Số người dự" tab: which sessions wait for their numbers, and the form to enter them on a phone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.activities.sessions import Session
from courses.attendance import actions
from courses.attendance.models import SessionRecord
from courses.attendance.problems import NotYetError, StaleError
from courses.organizing import headcount_page, rows
from courses.organizing.headcount_form import HeadcountForm
from courses.organizing.views.people import changed_meanwhile
from hub.accounts.permissions import Capability
from hub.participation.models import Category
from hub.units.models import Unit
from hub.workspace.shell import in_unit, page

PER_PAGE = 20
TAB = "headcounts"


@never_cache
@require_safe
@in_unit(Capability.ENTER_ATTENDANCE)
def listing(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """Sessions that wait for their numbers, then those recorded."""
    done = Paginator(rows.recorded(unit), PER_PAGE).get_page(request.GET.get("page"))
    sessions = list(done.object_list)
    named = rows.named_of(sessions)
    context = {
        "due": list(rows.due(unit, timezone.now())),
        "done": [(session, rows.came(session, named)) for session in sessions],
        "page_obj": done,
    }
    return page(request, "courses/organizing/headcounts.html", unit=unit, tab=TAB, context=context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@in_unit(Capability.ENTER_ATTENDANCE)
def enter(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Enter or correct the numbers of one session of the unit's."""
    session = _session(unit, pk)
    form = HeadcountForm(session, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(request, session, form):
        return redirect("courses:headcount", code=unit.code, pk=pk)
    context = headcount_page.context(session, form, unit=unit)
    status = 422 if form.is_bound and form.errors else 200
    template = "courses/organizing/headcount.html"
    return page(request, template, unit=unit, tab=TAB, context=context, status=status)


@require_POST
@in_unit(Capability.ENTER_ATTENDANCE)
def quick(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """Two numbers from the to-do list: people on site and online, not told apart."""
    session = _session(unit, pk)
    typed = {way: request.POST.get(way, "").strip() for way in ("ON_SITE", "ONLINE")}
    numbers = {way: int(text) if text.isdecimal() and len(text) < 7 else None for way, text in typed.items()}
    if all(number is None for number in numbers.values()):
        messages.error(request, _("Write how many people came."))
        return redirect("courses:headcount", code=unit.code, pk=pk)
    _record(
        request, session, {(way, Category.UNSPECIFIED): number for way, number in numbers.items()}, None, 0
    )
    return redirect("workspace:overview", code=unit.code)


@require_POST
@in_unit(Capability.ENTER_ATTENDANCE)
def not_held(request: HttpRequest, *, unit: Unit, pk: int) -> HttpResponse:
    """The session did not take place: what was recorded of it is undone."""
    session = _session(unit, pk)
    try:
        actions.set_not_held(session=session, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    except NotYetError:
        messages.error(request, _("This session has not come yet."))
    else:
        messages.success(request, _("Everything recorded of this session has been undone."))
    return redirect("courses:headcount", code=unit.code, pk=pk)


def _session(unit: Unit, pk: int) -> Session:
    found = Session.objects.select_related("activity__eventpage", "activity__unit").prefetch_related(
        "headcounts"
    )
    session: Session = get_object_or_404(found, activity__unit=unit, pk=pk)
    return session


def _saved(request: HttpRequest, session: Session, form: HeadcountForm) -> bool:
    version = form.cleaned_data.get("version")
    return _record(request, session, form.counts(), form.cleaned_data["is_held"], version)


def _record(
    request: HttpRequest,
    session: Session,
    counts: dict[actions.Group, int | None],
    is_held: bool | None,
    version: int | None,
) -> bool:
    """Whether the numbers were taken; where not, a message says why."""
    try:
        record = actions.set_headcount(
            session=session,
            counts=counts,
            by=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
            is_held=is_held,
            version=version,
        )
    except NotYetError:
        messages.error(request, _("This session has not come yet."))
        return False
    except StaleError as stale:
        messages.error(request, changed_meanwhile(stale.record))
        return False
    messages.success(request, _told(session, record))
    return True


def _told(session: Session, record: SessionRecord) -> str:
    fresh = Session.objects.prefetch_related("headcounts").get(pk=session.pk)
    found = rows.came(fresh, rows.named_of([fresh]))
    if found.on_site is None and found.online is None:
        return _("Saved: the session was held.") if record.is_held else _("Saved: no numbers.")
    return _("Saved: %(on_site)s on site, %(online)s online.") % {
        "on_site": found.on_site or 0,
        "online": found.online or 0,
    }
