"""Django's mail backend of the hub: mails are queued, not sent, where they are written.

A mail server that is slow or away must not hold up a page or a transaction; what was rolled back is not sent.
"""

from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from hub.mail import messages
from hub.mail.tasks import deliver


class QueueBackend(BaseEmailBackend):
    """Turns each mail into a task for the worker."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """Queue the mails; how many they were comes back."""
        count = 0
        for message in email_messages:
            if message.recipients():
                deliver.enqueue(messages.pack(message))
                count += 1
        return count
