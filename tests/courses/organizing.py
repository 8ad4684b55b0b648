"""The organizer's form as a browser sends it, for tests."""

from django.urls import reverse

from tests.factories.courses import level, subject


def address(name, unit, **kwargs):
    return reverse(f"courses:{name}", kwargs={"code": unit.code, **kwargs})


def filled(sessions=(("2022-10-06", "14:00", "16:30"),), **fields):
    """The form as an organizer fills it in."""
    values = {
        "token": "hd-thuxem",
        "type": "TALK",
        "title": "Nói chuyện về sách",
        "subject": subject().pk,
        "level": level().pk,
        "mode": "ON_SITE",
        "place": "Nhà văn hóa",
        "takes_enrolment": "on",
        "medium": "LIVE",
        "buoi-TOTAL_FORMS": len(sessions),
        "buoi-INITIAL_FORMS": 0,
    }
    for number, session in enumerate(sessions):
        names = ("day", "begins", "ends", "title", "pk")
        values |= {f"buoi-{number}-{name}": value for name, value in zip(names, session, strict=False)}
    return values | fields
