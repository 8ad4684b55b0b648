"""Mail is queued with the change that causes it, and sent by the worker."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django_tasks_db.models import DBTaskResult

from hub.mail import messages
from hub.mail.backend import QueueBackend
from hub.worker.queue import QueueWorker


def a_mail() -> EmailMultiAlternatives:
    message = EmailMultiAlternatives("Chào", "Chữ", "hub@example.vn", ["a@example.vn"], bcc=["b@example.vn"])
    message.attach_alternative("<p>Chữ</p>", "text/html")
    message.attach("lich.ics", b"\x00BEGIN", "text/calendar")
    return message


def test_a_mail_survives_the_queue_whole() -> None:
    before, after = a_mail(), messages.unpack(messages.pack(a_mail()))
    assert after.recipients() == before.recipients()
    assert (after.subject, after.body, after.from_email) == ("Chào", "Chữ", "hub@example.vn")
    assert after.alternatives[0] == ("<p>Chữ</p>", "text/html")
    assert tuple(after.attachments[0]) == ("lich.ics", "\x00BEGIN", "text/calendar")


@pytest.mark.django_db(transaction=True)
def test_sending_only_queues_and_the_worker_sends(settings) -> None:
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert QueueBackend().send_messages([a_mail()]) == 1
    assert mail.outbox == []
    QueueWorker("test", batch=True).run()
    assert [message.subject for message in mail.outbox] == ["Chào"]


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_fails_is_tried_again_later(settings) -> None:
    settings.MAIL_DELIVERY_BACKEND = "tests.ops.test_mail.Refusing"
    QueueBackend().send_messages([a_mail()])
    QueueWorker("test", batch=True).run()
    result = DBTaskResult.objects.get()
    assert result.status == "READY"
    assert len(result.worker_ids) == 1


class Refusing:
    def __init__(self, **options: object) -> None:
        pass

    def send_messages(self, batch: object) -> int:
        raise ConnectionRefusedError
