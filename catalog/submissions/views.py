"""The form with which a resource is sent in, and what its sender sees of it afterwards."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from catalog.resources import cards, presentation
from catalog.resources.models import Resource
from catalog.resources.naming import is_new_key, new_key
from catalog.submissions import actions, drafts_kept, licensing, queries
from catalog.submissions.forms import SubmissionForm
from catalog.submissions.permissions import own, units_to_send_for
from catalog.submissions.receiving import Received, receive
from catalog.uploads import refusals
from catalog.uploads.formats import accepted_extensions
from hub.accounts.models import User
from hub.covers.spec import Cover
from hub.shell import Link


@never_cache
@transaction.non_atomic_requests
def submit(request: HttpRequest, key: str = "") -> HttpResponse:
    """The form: empty, or with what the person has sent under that key. Sending needs a role in a unit."""
    if not isinstance(request.user, User):
        if request.method == "POST" and drafts_kept.keep(request):
            messages.info(request, _("Log in again: what you wrote is kept. Choose the files once more."))
        return redirect_to_login(request.get_full_path())
    if not units_to_send_for(request.user).exists():
        return render(request, "catalog/cannot_submit.html", {"section": "catalog"}, status=403)
    resource = _edited(request.user, key or request.POST.get("key", ""), is_known=bool(key))
    if request.method == "POST":
        try:
            return _take(request, request.user, resource, now=timezone.now())
        except IntegrityError:  # the same form at the same moment: a double click
            resource = _edited(request.user, resource.key, is_known=True)
            return _take(request, request.user, resource, now=timezone.now())
    kept = drafts_kept.take(request)
    return _show(request, _form(request.user, resource, initial=_initial(request.user, resource, kept)))


def _edited(user: User, key: str, *, is_known: bool) -> Resource:
    """The newest draft of the person's resource under that key, or a new one that will have it."""
    found = own(user).select_related("unit", "latest_revision", "live_revision").filter(key=key).first()
    if found is None and is_known:
        raise Http404
    if found is None:
        fresh = key if is_new_key(key) and not Resource.objects.filter(key=key).exists() else new_key()
        return Resource(key=fresh, live=False)
    if found.locked:
        raise PermissionDenied
    newest: Resource = found.get_latest_revision_as_object()
    return newest


def _take(request: HttpRequest, user: User, resource: Resource, *, now: datetime) -> HttpResponse:
    received = receive(request, resource, by=user, now=now)
    send = "draft" not in request.POST
    form = _form(user, resource, data=request.POST, received=received, send=send)
    if form.is_valid() and _is_seen(request, user, resource, form):
        try:
            _save(form, received, send=send, user=user, now=now)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Sent for review.") if send else _("Kept as a draft."))
            return redirect("catalog:mine")
    return _show(request, form)


@transaction.atomic
def _save(form: SubmissionForm, received: Received, *, send: bool, user: User, now: datetime) -> None:
    resource: Resource = form.save(commit=False)
    form.save_m2m()
    if _is_sent_twice(form, received, send=send):
        return
    if received.cover:
        actions.set_cover(resource, *received.cover, by=user)
    elif "remove_cover" in form.data:
        resource.thumbnail = None
    actions.save(resource, send=send, by=user, now=now)


def _is_sent_twice(form: SubmissionForm, received: Received, *, send: bool) -> bool:
    """A second click on the same button: the first has done it all."""
    resource = form.instance
    if resource.pk is None or form.data.get("revision") or received.cover:
        return False
    return resource.serializable_data() == form.content_before and resource.workflow_in_progress is send


def _is_seen(request: HttpRequest, user: User, resource: Resource, form: SubmissionForm) -> bool:
    """Whether nobody else changed it since the form was opened; if so, the form says it and stays."""
    newest = resource.latest_revision
    if newest is None or newest.user_id == user.pk or request.POST.get("revision") == str(newest.pk):
        return True
    words = _("%(name)s changed this meanwhile. What you wrote is still here: send it again to keep yours.")
    form.add_error(None, words % {"name": newest.user or _("Somebody")})
    return False


def _form(
    user: User,
    resource: Resource,
    *,
    data: QueryDict | None = None,
    received: Received | None = None,
    send: bool = False,
    initial: dict[str, Any] | None = None,
) -> SubmissionForm:
    return SubmissionForm(
        data,
        instance=resource,
        units=units_to_send_for(user),
        uploads=received.uploads if received else None,
        refusals=received.refusals if received else (),
        send=send,
        initial=initial,
    )


def _initial(user: User, resource: Resource, kept: QueryDict | None) -> dict[str, Any]:
    """What a new form begins with: what was kept over a log-in, else the person's name and unit."""
    if kept is not None:
        lists = {"programmes"}
        return {name: kept.getlist(name) if name in lists else kept[name] for name in kept}
    if resource.pk:
        return {}
    return {"authors": user.get_full_name(), "unit": user.home_unit_id}


def _show(request: HttpRequest, form: SubmissionForm) -> HttpResponse:
    resource = form.instance
    context = {
        "form": form,
        "section": "catalog",
        "is_new": resource.pk is None,
        "thumbnail_url": cards.thumbnail_url(resource),
        "note": queries.sent(resource).note if resource.pk else "",
        "accepted": accepted_extensions(),
        "taken": refusals.taken(),
        "max_upload_mb": settings.MAX_UPLOAD_MB,
        "licences": licensing.choices(str(form["licence"].value() or "")),
    }
    return render(request, "catalog/submit.html", context)


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What the person has sent, how each stands, and what may be done with it."""
    page, sent = queries.sent_by(_person(request), request.GET.get("page"))
    context = {
        "title": _("My resources"),
        "section": "catalog",
        "page": page,
        "sent": sent,
        "may_submit": units_to_send_for(request.user).exists(),
        "empty_covers": [Cover("RESOURCE", "Toán", "a"), Cover("RESOURCE", "Văn học", "b")],
        "ways": [Link(_("Share a resource"), reverse("catalog:submit"))],
    }
    return render(request, "catalog/mine.html", context)


@never_cache
@login_required
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """The page as it will look, of the newest draft; for its sender alone."""
    resource = get_object_or_404(own(_person(request)), key=key)
    page = presentation.page(resource.get_latest_revision_as_object(), request, is_preview=True)
    return render(request, Resource.template, {"page": page, "section": "catalog", "is_preview": True})


@login_required
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Take it back from review."""
    resource = get_object_or_404(own(_person(request)), key=key)
    actions.withdraw(resource, by=_person(request), now=timezone.now())
    messages.success(request, _("Taken back. It is a draft of yours again."))
    return redirect("catalog:mine")


@login_required
@require_POST
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Delete a draft that was never on the site."""
    resource = get_object_or_404(own(_person(request)), key=key, first_published_at=None, locked=False)
    actions.discard(resource, by=_person(request), now=timezone.now())
    messages.success(request, _("The draft is deleted."))
    return redirect("catalog:mine")


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
