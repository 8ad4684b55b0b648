"""Keeping the search of the results page, and the account's page of kept searches."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.models import User
from hub.accounts.views.signed_in import person
from search import asking
from search.engines import choice
from search.engines.protocol import Query
from search.saved import actions, links, queries, questions
from search.saved.forms import ChangeForm, FrequencyForm, SaveForm
from search.saved.models import Digest, SavedSearch


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search of the address: shown in words first, with what is mailed and how that ends."""
    user, now = person(request), timezone.now()
    query = asking.read(request.GET, size=1)
    results = choice.current().search(query, now)
    filters = questions.filters_of(results, now)
    if not query.text and not filters:
        return redirect(_results_url(query))
    given = request.POST if request.method == "POST" else None
    form = SaveForm(given, user=user, frequency=_offered(user))
    if form.is_valid():
        frequency = form.cleaned_data.get("frequency") or Digest.Frequency.OFF
        try:
            search, is_new = actions.save(
                results, name=form.cleaned_data["name"], frequency=frequency, by=user, now=now
            )
        except actions.TooManyError:
            form.add_error(None, _("You keep %(count)s searches already. Remove one first.") % _most())
        else:
            told = _("“%(search)s” is saved.") if is_new else _("You had saved “%(search)s” already.")
            messages.success(request, told % {"search": questions.title_of(search)})
            return redirect("search:saved")
    context = {
        "form": form,
        "question": query.text,
        "filters": questions.words_of(filters),
        "total": results.total,
        "results_url": _results_url(query),
        "has_email": bool(user.email),
        "action": request.get_full_path(),
    }
    return render(request, "search/saved/save.html", context)


def _offered(user: User) -> str:
    """What the form offers: what the person chose before; else nothing, for saying nothing is no consent."""
    digest = Digest.objects.filter(person=user).first()
    return digest.frequency if digest else ""


def _most() -> dict[str, int]:
    return {"count": actions.MOST}


def _results_url(query: Query) -> str:
    pairs = [*asking.text_pairs(query), *asking.filter_pairs(query)]
    return asking.address(reverse("search:results"), pairs)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """The person's kept searches with what is new; POST chooses how often mails come."""
    user, now = person(request), timezone.now()
    if request.method == "POST":
        form = FrequencyForm(request.POST)
        if form.is_valid():
            actions.choose(form.cleaned_data["frequency"], by=user, now=now)
            messages.success(request, _("Saved."))
        return redirect("search:saved")
    removed = queries.removed(user, request.GET.get("removed", ""), now)
    context = {
        "kept": queries.kept(user),
        "most": actions.MOST,
        "removed": removed,
        "removed_title": questions.title_of(removed) if removed else "",
        "form": FrequencyForm(initial={"frequency": queries.frequency_of(user)}),
        "has_email": bool(user.email),
    }
    return render(request, "search/saved/overview.html", context)


def _held(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(person(request).saved_searches.filter(removed_at=None), pk=pk)


@login_required
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename it, its mails on or off."""
    search, form = _held(request, pk), ChangeForm(request.POST)
    if form.is_valid():
        actions.change(search, **form.cleaned_data, by=person(request))
        messages.success(request, _("Saved."))
    return redirect("search:saved")


@login_required
@require_POST
def tick_off(request: HttpRequest, pk: int) -> HttpResponse:
    """What is new for it has been seen."""
    actions.tick_off(_held(request, pk), now=timezone.now())
    return redirect("search:saved")


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove it; the page that follows offers to undo that."""
    search = _held(request, pk)
    actions.remove(search, now=timezone.now())
    return redirect(f"{reverse('search:saved')}?removed={search.pk}")


@login_required
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    search = get_object_or_404(person(request).saved_searches.exclude(removed_at=None), pk=pk)
    if not actions.restore(search, by=person(request)):
        messages.error(request, _("It cannot be taken back: you keep the same search, or too many."))
    return redirect("search:saved")


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mails(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail, and what mail programs post to by themselves (RFC 8058). No log-in is needed.

    Opening it stops nothing: programs that check links for harm open all of them. The token stands for the
    form's own.
    """
    person_id = links.person_of(token)
    is_done = person_id is not None and request.method == "POST"
    if is_done and person_id is not None:
        actions.stop(person_id)
    context = {"is_known": person_id is not None, "is_done": is_done, "action": request.path}
    return render(request, "search/saved/stop.html", context, status=404 if person_id is None else 200)
