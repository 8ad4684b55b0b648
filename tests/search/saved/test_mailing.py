"""The digest: one mail a person, in the morning, never twice, with a link that ends it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.mail.backend import QueueBackend
from hub.worker.queue import QueueWorker
from search.saved import actions, mailing
from search.saved.models import Digest, Finding
from tests.factories.people import UserFactory
from tests.search.projecting import build
from tests.search.saved.conftest import look, publish, save

pytestmark = pytest.mark.django_db


def at(hour: int = 8, days: int = 0) -> datetime:
    """That hour of today, or so many days later, where people live."""
    local = timezone.now().astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    return local.replace(hour=hour, minute=0) + timedelta(days=days)


@pytest.fixture(autouse=True)
def items(home) -> None:
    publish("Trồng nấm hương trong vườn")


@pytest.fixture
def search(person):
    return save(person, at=timezone.now())


def news(title="Kỹ thuật trồng nấm rơm") -> None:
    publish(title)
    look()


def sent() -> list:
    return mail.outbox


def test_one_mail_tells_what_is_new_for_all_searches(search, person) -> None:
    save(person, "nấm rơm", at=timezone.now(), name="Rơm")
    news()
    assert mailing.send_due(at()) == 1
    (message,) = sent()
    assert message.to == ["na@example.org"]
    assert message.subject == "2 mục mới cho các tìm kiếm bạn đã lưu"
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    for body in (message.body, html):
        assert "Chào Lò Thị Na," in body
        assert "trồng nấm" in body
        assert "Rơm" in body
        assert body.count("Kỹ thuật trồng nấm rơm") == 2
        assert re.search(r"http://\S+/hoc-lieu/\S+", body)
        assert re.search(r"http://\S+/tim/\?q=", body)
    assert "%(" not in message.body + html


def test_titles_are_escaped_in_html_and_plain_in_text(search) -> None:
    news("Trồng nấm <b>rơm</b> & nấm sò")
    mailing.send_due(at())
    (message,) = sent()
    assert "Trồng nấm <b>rơm</b> & nấm sò" in message.body
    assert "Trồng nấm &lt;b&gt;rơm&lt;/b&gt; &amp; nấm sò" in message.alternatives[0][0]


def test_a_line_break_in_a_name_does_not_break_the_head(search, person) -> None:
    actions.change(search, name="Nấm\nBcc: x@example.org", is_mailed=True, by=person)
    news()
    mailing.send_due(at())
    assert sent()[0].subject == "Mục mới cho “Nấm Bcc: x@example.org”: 1"


def test_much_is_told_shortly(search) -> None:
    for number in range(mailing.SHOWN + 2):
        publish(f"Trồng nấm tập {number}")
    look()
    mailing.send_due(at())
    assert sent()[0].body.count("/hoc-lieu/") == mailing.SHOWN
    assert "Và 2 mục nữa." in sent()[0].body


def test_nobody_gets_it_twice_and_nobody_misses_what_comes_later(search) -> None:
    news()
    assert mailing.send_due(at()) == 1
    assert mailing.send_due(at()) == 0
    news("Trồng nấm sò")
    assert mailing.send_due(at(hour=20)) == 0
    assert mailing.send_due(at(days=1)) == 1
    assert "Trồng nấm sò" in sent()[1].body
    assert "nấm rơm" not in sent()[1].body


def test_once_a_week_means_seven_days(search, person) -> None:
    actions.choose("WEEKLY", by=person, now=timezone.now())
    news()
    assert mailing.send_due(at()) == 1
    news("Trồng nấm sò")
    assert mailing.send_due(at(days=6)) == 0
    assert mailing.send_due(at(days=7)) == 1


@pytest.mark.parametrize("hour", [0, 6, 21, 23])
def test_nobody_is_written_to_at_night(search, hour) -> None:
    news()
    assert mailing.send_due(at(hour=hour)) == 0


def test_whatever_breaks_off_is_done_anew(search, monkeypatch) -> None:
    news()
    monkeypatch.setattr(mailing, "_mail", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mailing.send_due(at())
    assert Finding.objects.get().is_unsent
    assert Digest.objects.get().mailed_on is None
    monkeypatch.undo()
    assert mailing.send_due(at()) == 1
    assert len(sent()) == 1


def test_the_day_is_claimed_by_one(search, person) -> None:
    """Two timers saw the same person waiting; the second finds the day taken."""
    news()
    today = timezone.localdate(at())
    assert mailing.send(person.pk, today=today)
    Finding.objects.update(is_unsent=True)
    assert not mailing.send(person.pk, today=today)
    assert len(sent()) == 1


@pytest.mark.django_db(transaction=True)
def test_mail_and_notes_are_one_transaction_and_the_worker_sends(settings, person) -> None:
    settings.EMAIL_BACKEND = f"{QueueBackend.__module__}.QueueBackend"
    settings.MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    save(person, at=timezone.now())
    news()
    assert mailing.send_due(at()) == 1
    assert DBTaskResult.objects.count() == 1
    assert sent() == []
    QueueWorker("test", batch=True).run()
    (message,) = sent()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.message()["Message-ID"] == message.extra_headers["Message-ID"]


def test_the_mail_of_a_day_is_known_by_its_id(search, person) -> None:
    today = timezone.localdate()
    assert mailing._message_id(person.pk, today) == mailing._message_id(person.pk, today)
    assert mailing._message_id(person.pk, today) != mailing._message_id(person.pk, today + timedelta(days=1))


@pytest.mark.parametrize("change", ["off", "removed", "mail off", "no address", "closed", "hidden"])
def test_who_wants_none_gets_none(search, person, change) -> None:
    news()
    if change == "off":
        actions.choose("OFF", by=person, now=timezone.now())
    elif change == "removed":
        actions.remove(search, now=timezone.now())
    elif change == "mail off":
        actions.change(search, name="", is_mailed=False, by=person)
    elif change == "hidden":
        from catalog.resources.models import Resource

        Resource.objects.get(title="Kỹ thuật trồng nấm rơm").unpublish()
        build()
    else:
        person.email, person.is_active = ("", True) if change == "no address" else (person.email, False)
        person.save()
    assert mailing.send_due(at()) == 0
    assert sent() == []


def test_what_came_while_mails_were_off_is_not_sent_later(search, person) -> None:
    actions.choose("OFF", by=person, now=timezone.now())
    news()
    actions.choose("DAILY", by=person, now=timezone.now())
    assert mailing.send_due(at()) == 0


def test_a_round_is_bounded_and_costs_the_same_for_each(monkeypatch, django_assert_max_num_queries) -> None:
    monkeypatch.setattr(mailing, "BATCH", 2)
    for number in range(3):
        save(UserFactory(email=f"p{number}@example.org"), at=timezone.now())
    news()
    with django_assert_max_num_queries(1 + 2 * 10):
        assert mailing.send_due(at()) == 2
    assert mailing.send_due(at()) == 1


def test_in_english_for_who_chose_it(person) -> None:
    person.language = "en"
    person.save()
    save(person, at=timezone.now())
    news()
    mailing.send_due(at())
    assert sent()[0].subject == "New for “trồng nấm”: 1"
    assert "Stop these mails at once" in sent()[0].body
