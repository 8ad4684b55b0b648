"""Each request that changes something is one transaction."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseForbidden
from django.test import Client, override_settings
from django.urls import path

from hub.units.models import Unit
from tests.factories.people import UnitFactory

pytestmark = pytest.mark.django_db(transaction=True)


def writes_then_breaks(request):
    UnitFactory(code="a")
    raise RuntimeError("boom")


def writes_then_denies(request):
    from django.core.exceptions import PermissionDenied

    UnitFactory(code="a")
    raise PermissionDenied


def writes_then_answers_503(request):
    UnitFactory(code="a")
    return HttpResponse(status=503)


def writes_then_answers_403(request):
    UnitFactory(code="a")
    return HttpResponseForbidden()


def tells_whether_in_a_transaction(request):
    return HttpResponse("yes" if connection.in_atomic_block else "no")


@transaction.non_atomic_requests
def unwrapped(request):
    return tells_whether_in_a_transaction(request)


urlpatterns = [
    path("breaks", writes_then_breaks),
    path("denies", writes_then_denies),
    path("503", writes_then_answers_503),
    path("403", writes_then_answers_403),
    path("state", tells_whether_in_a_transaction),
    path("slow", tells_whether_in_a_transaction, name="slow"),
    path("unwrapped", unwrapped),
]


@pytest.fixture
def client():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/breaks", "/denies", "/503"])
def test_what_a_failing_request_wrote_is_undone(client, address) -> None:
    assert client.post(address).status_code in {403, 500, 503}
    assert not Unit.objects.exists()


def test_what_a_refusing_answer_wrote_stays(client) -> None:
    client.post("/403")
    assert Unit.objects.filter(code="a").exists()


def test_reading_opens_no_transaction(client) -> None:
    assert client.get("/state").content == b"no"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_changing_opens_one(client, method) -> None:
    assert getattr(client, method)("/state").content == b"yes"


def test_a_large_upload_opens_none(client, settings) -> None:
    settings.ONE_TRANSACTION_MAX_BODY = 10
    assert client.post("/state", {"text": "more than ten"}).content == b"no"


def test_named_slow_addresses_and_marked_views_open_none(client, settings) -> None:
    settings.ONE_TRANSACTION_EXEMPT = {"slow"}
    assert client.post("/slow").content == b"no"
    assert client.post("/unwrapped").content == b"no"


def test_the_whole_body_is_there_before_the_transaction_begins(client, monkeypatch) -> None:
    from django.test.client import FakePayload

    seen = []
    read = FakePayload.read

    def watched(self, *args):
        seen.append(connection.in_atomic_block)
        return read(self, *args)

    monkeypatch.setattr(FakePayload, "read", watched)
    client.post("/state", {"text": "x"})
    assert seen
    assert not any(seen)
