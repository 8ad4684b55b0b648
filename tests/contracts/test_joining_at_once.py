"""Two hundred people press the button at once: never more places than there are, and nobody is lost."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
import requests
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from courses.enrolment.models import Enrolment, PlaceCount
from hub.participation.models import Kind, Participation
from tests.factories.courses import CoursePageFactory
from tests.factories.pages import home_page
from tests.factories.people import UserFactory

PEOPLE, CAPACITY = 200, 25
SECRET = "a" * 32


@pytest.fixture
def server(transactional_db):
    """The site as it is served, on the test's database; its address."""
    if connection.vendor != "postgresql":
        pytest.skip("the run on PostgreSQL tries this: SQLite writes one at a time in any case")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    database = connection.settings_dict
    url = f"postgres://{database['USER']}@{quote(database['HOST'], safe='/')}/{database['NAME']}"
    if database["HOST"].startswith("/"):
        url = f"postgres://{database['USER']}@/{database['HOST']}/{database['NAME']}"
    command = [sys.executable, "-m", "gunicorn", "hub.wsgi", "--bind", address, "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--threads", "8", "--log-level", "error"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hub.settings.test"},
    )
    try:
        for _ in range(300):
            try:
                requests.get(f"http://{address}/healthz", timeout=30)
                break
            except requests.RequestException:
                time.sleep(0.1)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.slow
def test_two_hundred_at_once_fill_the_places_and_line_up_behind_them(server):
    home_page()
    course = CoursePageFactory(capacity=CAPACITY, sessions=[])
    cookies = []
    for person in UserFactory.create_batch(PEOPLE):
        client = Client()
        client.force_login(person)
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    url = server + reverse("courses:join", args=[course.pk])

    def press(session):
        jar = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: SECRET}
        data = {"csrfmiddlewaretoken": SECRET}
        return requests.post(url, data=data, cookies=jar, allow_redirects=False, timeout=120).status_code

    with ThreadPoolExecutor(PEOPLE) as crowd:
        answers = list(crowd.map(press, cookies))
    assert set(answers) == {302}
    rows = list(course.enrolments.order_by("number").values_list("number", "state"))
    confirmed, waiting = Enrolment.State.CONFIRMED, Enrolment.State.WAITING
    assert [number for number, _state in rows] == list(range(1, PEOPLE + 1))
    assert [state for _number, state in rows] == [confirmed] * CAPACITY + [waiting] * (PEOPLE - CAPACITY)
    count = PlaceCount.objects.get(activity=course)
    assert (count.confirmed, count.waiting) == (CAPACITY, PEOPLE - CAPACITY)
    assert Participation.objects.filter(subject_key=course.key, kind=Kind.JOINED).count() == CAPACITY
