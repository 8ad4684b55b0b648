"""Who gets which file, and what a browser may do with it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from catalog.counting.models import DailyUse, Use
from catalog.resources.models import Resource
from catalog.uploads import ranges
from catalog.uploads.queries import may_open_unpublished
from catalog.vocabulary.models import Licence
from hub.accounts.models import Role
from tests.catalog import samples
from tests.factories.catalog import ResourceFactory, ResourceFileFactory, UploadFactory
from tests.factories.people import UnitFactory, UserFactory

BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Android 13)"}


def shown(content=b"0123456789", media_type="audio/mpeg", name="Bài nghe.mp3", **fields):
    """A file shown with a resource (published unless `fields` say otherwise)."""
    upload = UploadFactory(content=content, media_type=media_type, name=name)
    file = ResourceFileFactory(resource=ResourceFactory(**fields), upload=upload)
    upload.resource = file.resource
    upload.save()
    return file


def get(upload, client=None, path="", **headers):
    return (client or Client()).get(f"/hoc-lieu/tep/{upload.key}/{path}", **{**BROWSER, **headers})


def body(response):
    return b"".join(response.streaming_content)


pytestmark = pytest.mark.django_db


def test_a_published_file_is_for_everybody_and_confined():
    response = get(shown().upload)
    assert response.status_code == 200
    assert body(response) == b"0123456789"
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Length"] == "10"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("media_type", "name", "is_shown"),
    [
        ("audio/mpeg", "a.mp3", True),
        ("video/mp4", "a.mp4", True),
        ("image/png", "a.png", True),
        ("application/pdf", "a.pdf", True),
        ("text/plain", "a.txt", False),
        ("text/csv", "a.csv", False),
        ("application/epub+zip", "a.epub", False),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx", False),
        ("text/html", "a.html", False),
        ("image/svg+xml", "a.svg", False),
    ],
)
def test_only_the_short_list_opens_in_the_browser(media_type, name, is_shown):
    upload = shown(media_type=media_type, name=name).upload
    assert get(upload)["Content-Disposition"].startswith("inline" if is_shown else "attachment")
    assert get(upload, path="?tai=1")["Content-Disposition"].startswith("attachment")


def test_it_is_saved_under_the_name_that_readers_see():
    file = shown()
    file.name = "Chào hỏi"
    file.save()
    assert "filename*=utf-8''Ch%C3%A0o%20h%E1%BB%8Fi.mp3" in get(file.upload)["Content-Disposition"]


def test_a_part_is_handed_out_as_players_ask_for_it():
    upload = shown().upload
    response = get(upload, HTTP_RANGE="bytes=2-5")
    assert (response.status_code, body(response)) == (206, b"2345")
    assert response["Content-Range"] == "bytes 2-5/10"
    assert response["Content-Length"] == "4"
    assert body(get(upload, HTTP_RANGE="bytes=-3")) == b"789"
    assert body(get(upload, HTTP_RANGE="bytes=7-")) == b"789"


def test_a_part_behind_the_end_is_refused_and_nonsense_gets_the_whole():
    upload = shown().upload
    refused = get(upload, HTTP_RANGE="bytes=10-")
    assert (refused.status_code, refused["Content-Range"]) == (416, "bytes */10")
    for header in ("bytes=5-2", "bytes=0-1,4-5", "items=1-2", "bytes=-"):
        assert get(upload, HTTP_RANGE=header).status_code == 200


def test_a_packing_proxy_does_not_touch_it():
    response = get(shown(content=b"a" * 5000).upload, HTTP_ACCEPT_ENCODING="gzip")
    assert not response.has_header("Content-Encoding")
    assert response["Content-Length"] == "5000"


def test_what_the_browser_has_is_not_sent_again():
    upload = shown().upload
    tag = get(upload)["ETag"]
    assert get(upload, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert get(upload, HTTP_RANGE="bytes=2-5", HTTP_IF_RANGE='"another"').status_code == 200


def test_head_says_the_length_without_the_file():
    upload = shown().upload
    response = Client().head(f"/hoc-lieu/tep/{upload.key}/")
    assert (response.status_code, response["Content-Length"]) == (200, "10")


def test_an_unpublished_file_is_there_for_its_sender_and_its_reviewers_alone(client_of):
    unit = UnitFactory()
    teacher, reviewer = client_of(Role.TEACHER, unit), client_of(Role.REVIEWER, unit)
    file = shown(live=False, unit=unit, submitted_by=teacher.user)
    for allowed in (teacher, reviewer, client_of(Role.COORDINATOR)):
        response = get(file.upload, allowed)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
    colleague, foreign = client_of(Role.TEACHER, unit), client_of(Role.REVIEWER)
    for refused in (Client(), client_of(), colleague, foreign):
        assert get(file.upload, refused).status_code == 404


def test_a_waiting_file_is_there_for_its_sender_alone():
    sender = UserFactory()
    upload = UploadFactory(uploaded_by=sender)
    assert may_open_unpublished(sender, upload)
    assert not may_open_unpublished(UserFactory(), upload)
    assert not may_open_unpublished(AnonymousUser(), upload)


def test_a_file_that_was_taken_out_of_a_published_resource_is_not_public_any_more():
    file = shown()
    file.delete()
    assert get(file.upload).status_code == 404


def test_no_file_is_handed_out_where_all_rights_are_reserved():
    file = shown()
    Resource.objects.filter(pk=file.resource.pk).update(licence=Licence.LINK_ONLY)
    assert get(file.upload).status_code == 404


def test_an_unknown_key_answers_404():
    assert Client().get("/hoc-lieu/tep/0123456789abcdef0123456789abcdef/").status_code == 404


def test_a_download_is_counted_once_and_its_parts_are_not():
    file = shown(content=samples.pdf(), media_type="application/pdf", name="a.pdf")
    for headers in ({}, {"HTTP_RANGE": "bytes=0-"}, {"HTTP_RANGE": "bytes=5-"}):
        get(file.upload, path="?tai=1", **headers)
    get(file.upload)
    get(file.upload, path="?tai=1", HTTP_USER_AGENT="Googlebot/2.1")
    row = DailyUse.objects.get()
    assert (row.resource, row.use, row.count) == (file.resource, Use.DOWNLOAD, 1)


def test_a_file_is_handed_out_with_few_statements(django_assert_max_num_queries):
    upload = shown().upload
    with django_assert_max_num_queries(3):
        body(get(upload))


@given(st.text(alphabet="bytes=-0123456789 ,", max_size=20), st.integers(1, 50))
def test_any_range_is_a_part_of_the_file_or_none(header, size):
    try:
        part = ranges.parse(header, size)
    except ranges.UnsatisfiableError:
        part = None
    assert part is None or 0 <= part.first <= part.last < size
