"""Telling people what happened to their place: a mail to those who gave an address.

Everybody, with an address or without, sees the same under "Việc học của tôi". Mails are queued in the
caller's transaction by the hub's mail backend.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from courses.activities.models import Activity
from courses.enrolment.models import Enrolment


def places_free(enrolments: Sequence[Enrolment], activity: Activity) -> None:
    """A place became free and is theirs now. Their `person` must be loaded."""
    _send("place_free", enrolments, activity)


def cancelled(enrolments: Sequence[Enrolment], activity: Activity) -> None:
    """The activity that they had joined is cancelled. Their `person` must be loaded."""
    _send("cancelled", enrolments, activity)


def moved(enrolments: Sequence[Enrolment], activity: Activity, *, was: datetime | None) -> None:
    """The activity takes place at another time than they were told. Their `person` must be loaded."""
    _send("moved", enrolments, activity, was=was)


def _send(
    name: str, enrolments: Sequence[Enrolment], activity: Activity, *, was: datetime | None = None
) -> None:
    addressed = [enrolment for enrolment in enrolments if enrolment.person.email]
    if not addressed:
        return
    url = activity.full_url
    mails = []
    with translation.override(settings.LANGUAGE_CODE):
        for enrolment in addressed:
            context = {"enrolment": enrolment, "activity": activity, "url": url, "was": was}
            context["site_name"] = settings.WAGTAIL_SITE_NAME
            subject = " ".join(render_to_string(f"emails/courses/{name}_subject.txt", context).split())
            body = render_to_string(f"emails/courses/{name}.txt", context)
            mails.append(EmailMessage(subject, body, to=[enrolment.person.email]))
    get_connection().send_messages(mails)
