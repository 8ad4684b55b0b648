"""Reminding units that their report is due: a mail to their organizers, and a note that it was sent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.accounts.models import Membership, Role, User
from hub.moments import at, days_left
from hub.reports import board
from hub.reports.models import ReportReminder
from hub.units.models import Unit
from hub.week.models import EditionPage

PAUSE = timedelta(minutes=10)
"""Who was reminded so short a time ago is not reminded again: a second click, two coordinators."""

BEFORE_DEADLINE = (timedelta(days=3), timedelta(days=1))


@transaction.atomic
def remind(
    edition: EditionPage, units: Iterable[Unit], *, by: User | None, now: datetime
) -> list[ReportReminder]:
    """Remind these units; what was noted comes back, also for units whose organizers have no e-mail.

    Units that were reminded within the last ten minutes are passed over. Mails go to the queue.
    """
    recent = set(
        ReportReminder.objects.filter(edition=edition, at__gt=now - PAUSE).values_list("unit_id", flat=True)
    )
    asked = [unit for unit in units if unit.pk not in recent]
    addresses = _addresses(asked)
    mails, reminders = [], []
    for unit in asked:
        to = addresses[unit.pk]
        mails += [_mail(edition, unit, address, now=now) for address in to]
        reminders.append(ReportReminder(unit=unit, edition=edition, at=now, by=by, mails=len(to)))
    ReportReminder.objects.bulk_create(reminders)
    if mails:
        get_connection().send_messages(mails)
    return reminders


def remind_before_deadline(now: datetime) -> None:
    """The timer's job: three days and one day before a deadline, whoever owes and was not reminded since."""
    furthest = max(BEFORE_DEADLINE)
    for edition in EditionPage.objects.live().filter(
        report_deadline__gt=now, report_deadline__lte=now + furthest
    ):
        since = max(
            edition.report_deadline - before
            for before in BEFORE_DEADLINE
            if edition.report_deadline - before <= now
        )
        last = dict(ReportReminder.objects.filter(edition=edition).values_list("unit_id").annotate(Max("at")))
        owing = [row.unit for row in board.read(edition).owing]
        remind(
            edition,
            [unit for unit in owing if last.get(unit.pk) is None or last[unit.pk] < since],
            by=None,
            now=now,
        )


def _addresses(units: list[Unit]) -> dict[int, list[str]]:
    """The e-mail addresses of each unit's organizers. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    organizers = Membership.objects.filter(
        unit__in=units, role=Role.ORGANIZER, ended_at=None, user__is_active=True
    ).exclude(user__email="")
    for unit_id, address in organizers.values_list("unit_id", "user__email").distinct():
        found[unit_id].append(address)
    return found


def _mail(edition: EditionPage, unit: Unit, address: str, *, now: datetime) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("reports:report", kwargs={"code": unit.code, "year": edition.year})
        context = {
            "unit": unit,
            "year": edition.year,
            "deadline": at(edition.report_deadline),
            "left": days_left(edition.report_deadline, now=now),
            "url": f"{settings.BASE_URL}{path}",
        }
        subject = _("Report on the Week %(year)s of %(unit)s") % {"year": edition.year, "unit": unit.name}
        body = render_to_string("emails/report_reminder.txt", context)
    return EmailMessage(subject=subject, body=body, to=[address])
