"""The link in a mail that stops the mails."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from search.saved import actions, mailing
from search.saved.models import Digest
from tests.search.saved.conftest import look, publish, save
from tests.search.saved.test_mailing import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(home, person):
    return save(person, at=timezone.now())


def news(title="Kỹ thuật trồng nấm rơm") -> None:
    publish(title)
    look()


def sent() -> list:
    return mail.outbox


def stop_path(message) -> str:
    address = message.extra_headers["List-Unsubscribe"]
    assert address.startswith("<http")
    assert address.strip("<>") in message.body
    return re.sub(r"^https?://[^/]+", "", address.strip("<>"))


def test_the_link_stops_the_mails_without_logging_in(search, person) -> None:
    news()
    mailing.send_due(at())
    path = stop_path(sent()[0])
    visitor = Client(enforce_csrf_checks=True)
    html = visitor.get(path).content.decode()
    assert "Ngừng thư báo về tìm kiếm đã lưu?" in html
    assert Digest.objects.get().frequency == "DAILY", "opening it must stop nothing: mail scanners do"
    html = visitor.post(path).content.decode()
    assert "Từ nay không gửi thư nữa" in html
    assert Digest.objects.get().frequency == "OFF"
    news("Trồng nấm sò")
    assert mailing.send_due(at(days=1)) == 0


def test_a_mail_program_stops_them_with_one_click(search) -> None:
    news()
    mailing.send_due(at())
    path = stop_path(sent()[0])
    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Digest.objects.get().frequency == "OFF"


@pytest.mark.parametrize("token", ["x", "MQ:abc", "1", "%20", "MQ"])
def test_a_link_that_is_not_ours_stops_nothing(search, token) -> None:
    answer = Client().post(f"/ngung-thu-tim-kiem/{token}/")
    assert answer.status_code == 404
    assert "Liên kết này bị thiếu" in answer.content.decode()
    assert Digest.objects.get().frequency == "DAILY"


def test_a_link_of_somebody_who_has_gone_is_answered(search, person) -> None:
    news()
    mailing.send_due(at())
    path = stop_path(sent()[0])
    actions.forget(person)
    assert Client().post(path).status_code == 200
