"""The digest: one mail a person with what is new for all kept searches, in the morning, at most once a day.

Claiming the day, ticking off what is told and queueing the mail are one transaction: whatever breaks off
leaves all three undone, and whoever comes second finds the day taken. The mail's Message-ID is the same
however often a mail server has to be asked, so that mailboxes know a repeated one.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.accounts.models import User
from search.documents.document import Document, Value
from search.facets import BY_NAME
from search.saved import links, questions
from search.saved.models import Digest, Finding, SavedSearch

BATCH = 100
"""People written to in one round of the timer."""

FROM_HOUR, TO_HOUR = 7, 21
"""Local hours between which mails go out."""

SHOWN = 5
"""New things of one search that the mail names; the rest is behind its link."""


@dataclass(frozen=True)
class Line:
    """One new thing: its title, its kind in words, its address."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True)
class Part:
    """What is new for one search."""

    title: str
    url: str
    lines: list[Line]
    more: int


def send_due(now: datetime) -> int:
    """The timer's job: write to those whose time has come; how many mails were queued."""
    if not FROM_HOUR <= timezone.localtime(now).hour < TO_HOUR:
        return 0
    today = timezone.localdate(now)
    people = list(_due(today).order_by("person").values_list("person_id", flat=True)[:BATCH])
    return sum(send(person_id, today=today) for person_id in people)


def _due(today: date) -> QuerySet[Digest]:
    daily = Q(frequency=Digest.Frequency.DAILY) & (Q(mailed_on=None) | Q(mailed_on__lt=today))
    week_ago = today - timedelta(days=7)
    weekly = Q(frequency=Digest.Frequency.WEEKLY) & (Q(mailed_on=None) | Q(mailed_on__lte=week_ago))
    waiting = _waiting().filter(search__person=OuterRef("person"))
    return Digest.objects.filter(
        daily | weekly, Exists(waiting), person__is_active=True, person__erased_at=None
    ).exclude(person__email="")


def _waiting() -> QuerySet[Finding]:
    """What is still to be told, and still there."""
    return Finding.objects.filter(is_unsent=True, search__removed_at=None, entry__is_findable=True)


@transaction.atomic
def send(person_id: int, *, today: date) -> bool:
    """Queue that person's mail of the day; False where another was quicker or nothing is left to tell."""
    digest = Digest.objects.select_for_update().filter(pk=person_id).first()
    if digest is None or not _due(today).filter(pk=person_id).exists():  # asked under the lock
        return False
    digest.mailed_on = today
    digest.save(update_fields=["mailed_on"])
    findings = list(
        _waiting()
        .filter(search__person_id=person_id)
        .select_related("search", "entry")
        .order_by("search__created_at", "search", "-entry__first_findable_at", "-pk")
    )
    Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(is_unsent=False)
    get_connection().send_messages([_mail(User.objects.get(pk=person_id), findings, today)])
    return True


def _mail(person: User, findings: list[Finding], today: date) -> EmailMultiAlternatives:
    with translation.override(person.language):
        parts = [_part(search, list(group)) for search, group in groupby(findings, lambda one: one.search)]
        stop_url = links.stop_url(person.pk)
        context = {
            "name": person.get_full_name(),
            "parts": parts,
            "manage_url": _absolute(reverse("search:saved")),
            "stop_url": stop_url,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": person.language,
        }
        count = len(findings)
        subject = ngettext(
            "%(count)s new thing for your saved searches",
            "%(count)s new things for your saved searches",
            count,
        ) % {"count": count}
        if len(parts) == 1:
            subject = _("New for “%(search)s”: %(count)s") % {"search": parts[0].title, "count": count}
        mail = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body=render_to_string("emails/search/digest.txt", context),
            to=[person.email],
            headers={
                "List-Unsubscribe": f"<{stop_url}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Auto-Submitted": "auto-generated",
                "Message-ID": _message_id(person.pk, today),
            },
        )
        mail.attach_alternative(render_to_string("emails/search/digest.html", context), "text/html")
    return mail


def _part(search: SavedSearch, findings: list[Finding]) -> Part:
    return Part(
        title=questions.title_of(search),
        url=_absolute(questions.url_of(search)),
        lines=[_line(Document.from_json(finding.entry.document or {})) for finding in findings[:SHOWN]],
        more=max(0, len(findings) - SHOWN),
    )


def _line(document: Document) -> Line:
    kind = BY_NAME["type"].label_of(Value(document.type, document.type))
    unit = document.units[0].label if document.units else ""
    return Line(document.title, ", ".join(filter(None, (kind, unit))), _absolute(document.url))


def _absolute(url: str) -> str:
    return urljoin(settings.BASE_URL, url)


def _message_id(person_id: int, today: date) -> str:
    mark = salted_hmac("search.digest", f"{person_id} {today.isoformat()}", algorithm="sha256").hexdigest()[
        :32
    ]
    return f"<digest-{mark}@{urlsplit(settings.BASE_URL).hostname}>"
