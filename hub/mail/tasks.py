"""Sending mail, in the worker. A failing mail server is tried again, with growing pauses."""

from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django_tasks import task

from hub.mail import messages


@task(backend="worker")
def deliver(data: dict[str, Any]) -> None:
    """Send one packed mail through the backend that EMAIL_URL names."""
    message = messages.unpack(data)
    message.connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    message.send()
