"""The list and the page of one resource, through the client."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from catalog.counting import actions as counting
from catalog.counting.models import DailyUse, Use
from catalog.resources.models import Resource
from catalog.vocabulary.models import Licence
from tests.factories.catalog import (
    LevelFactory,
    ProgrammeFactory,
    ResourceFactory,
    ResourceFileFactory,
    SubjectFactory,
    UploadFactory,
)
from tests.factories.pages import home_page, unit_page
from tests.factories.people import UnitFactory
from tests.search.projecting import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def sound(resource, name, size=1_300_000):
    """A sound file of a resource."""
    upload = UploadFactory(name=f"{name}.mp3", media_type="audio/mpeg", resource=resource)
    type(upload).objects.filter(pk=upload.pk).update(size=size)
    return ResourceFileFactory(resource=resource, upload=upload, name=name)


def html(path, client=None):
    response = (client or Client()).get(path)
    assert response.status_code == 200
    return response.content.decode()


def titles(path):
    return re.findall(r'<h2 class="title"><a [^>]*>([^<]*)</a>', html(path))


def test_the_list_shows_what_is_out_newest_first():
    for title in ("Một", "Hai"):
        ResourceFactory(title=title)
    ResourceFactory(title="Nháp", live=False)
    assert titles("/hoc-lieu/") == ["Hai", "Một"]


def test_the_list_is_narrowed_by_what_the_address_says():
    maths, adults = SubjectFactory(slug="toan"), LevelFactory(slug="nguoi-lon")
    ResourceFactory(title="Trúng", subject=maths, level=adults, kind="VIDEO", licence=Licence.CC0)
    ResourceFactory(title="Môn khác", level=adults, kind="VIDEO", licence=Licence.CC0)
    ResourceFactory(title="Loại khác", subject=maths, level=adults, licence=Licence.CC0)
    ResourceFactory(title="Giấy phép khác", subject=maths, level=adults, kind="VIDEO")
    assert titles("/hoc-lieu/?subject=toan&level=nguoi-lon&kind=VIDEO&licence=CC0") == ["Trúng"]
    assert len(titles("/hoc-lieu/?subject=toan&subject=khong-co")) == 3
    unit = Resource.objects.get(title="Trúng").unit
    assert titles(f"/hoc-lieu/?unit={unit.code}") == ["Trúng"]


def test_each_filter_that_is_on_has_its_way_off():
    SubjectFactory(slug="toan", name="Toán")
    page = html("/hoc-lieu/?subject=toan&kind=VIDEO&page=3&sort=title")
    assert 'href="/hoc-lieu/?kind=VIDEO&amp;sort=title"' in page
    assert 'href="/hoc-lieu/?subject=toan&amp;sort=title"' in page


@pytest.mark.parametrize(
    "query", ["subject=x&level=%00&kind=DROP&sort=%F0%9F", "page=9999", "page=-1", "unit=%27%22", "sort=used"]
)
def test_nonsense_in_the_address_narrows_nothing(query):
    ResourceFactory(title="Còn đây")
    assert titles(f"/hoc-lieu/?{query}") == ["Còn đây"]


def test_the_most_used_come_first_when_asked():
    ResourceFactory(title="Ít", use_count=1)
    ResourceFactory(title="Nhiều", use_count=9)
    ResourceFactory(title="Không")
    assert titles("/hoc-lieu/?sort=used") == ["Nhiều", "Ít", "Không"]


def test_a_long_list_has_pages():
    subject, level, unit = SubjectFactory(), LevelFactory(), UnitFactory()
    ResourceFactory.create_batch(25, subject=subject, level=level, unit=unit)
    assert len(titles("/hoc-lieu/")) == 24
    assert len(titles("/hoc-lieu/?page=2")) == 1


def test_an_empty_list_says_what_to_do():
    SubjectFactory(slug="toan")
    page = html("/hoc-lieu/?subject=toan")
    assert "Chưa có học liệu nào" in page
    assert "Xem tất cả học liệu" in page


def count_queries(path, client):
    """Statements of one request, after one that warms what is kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    statements = [query["sql"] for query in captured]
    assert len(statements) == len(set(statements)), "a statement is repeated"
    return len(statements)


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_a_list_costs_at_most_twelve_statements_however_long(client_of, is_signed_in):
    client = client_of() if is_signed_in else Client()
    ResourceFactory.create_batch(4)
    few = count_queries("/hoc-lieu/", client)
    ResourceFactory.create_batch(4)
    assert count_queries("/hoc-lieu/", client) == few <= 12


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_a_resource_costs_at_most_fifteen_statements_however_much_it_has(client_of, is_signed_in):
    client = client_of() if is_signed_in else Client()
    resource = ResourceFactory(unit=unit_page().unit)

    def grow():
        sound(resource, "Phần")
        resource.programmes.add(ProgrammeFactory())
        resource.save()
        ResourceFactory.create_batch(2, subject=resource.subject)
        counting.add(resource.pk, Use.VIEW, on=date(2022, 10, 1 + DailyUse.objects.count()))
        build()

    grow()
    few = count_queries(resource.get_absolute_url(), client)
    grow()
    assert count_queries(resource.get_absolute_url(), client) <= few <= 15


def test_a_resource_says_whose_it_is_for_whom_and_what_may_be_done_with_it():
    unit = unit_page().unit
    resource = ResourceFactory(
        title="Tiếng Tày cơ bản",
        description="Năm mươi mẫu câu.\n\nDùng cho người mới học.",
        licence=Licence.CC_BY_SA,
        authors="Nghệ nhân Lường Thị Sen",
        level=LevelFactory(name="Mọi đối tượng"),
        unit=unit,
    )
    page = html(resource.get_absolute_url())
    for words in (
        "Tiếng Tày cơ bản",
        "Nghệ nhân Lường Thị Sen",
        "Mọi đối tượng",
        "CC BY-SA 4.0",
        "Bản chỉnh sửa cũng dùng giấy phép này.",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.vi",
        "<p>Dùng cho người mới học.</p>",
        f"Tiếng Tày cơ bản, Nghệ nhân Lường Thị Sen, {unit.name}, CC BY-SA 4.0.",
        f'data-count-url="{resource.get_absolute_url()}luot-xem/"',
    ):
        assert words in page
    assert f'href="{unit.page.get_url()}"' in page


def test_sound_is_listened_to_part_by_part_and_downloads_say_their_size():
    resource = ResourceFactory(kind=Resource.Kind.AUDIO)
    for name in ("Chào hỏi", "Cảm ơn"):
        sound(resource, name)
    page = html(resource.get_absolute_url())
    assert "Nghe ngay" in page
    assert "Nghe phần 2: Cảm ơn" in page
    assert "2,5\xa0MB" in page
    assert "1,2\xa0MB" in page


def test_a_game_is_played_through_an_address_that_counts():
    game = ResourceFactory(kind=Resource.Kind.GAME, link="https://tro-choi.example/1")
    path = f"{game.get_absolute_url()}choi/"
    assert path in html(game.get_absolute_url())
    response = Client(headers={"User-Agent": "Mozilla/5.0"}).get(path)
    assert (response.status_code, response["Location"]) == (302, "https://tro-choi.example/1")
    assert DailyUse.objects.get().use == Use.PLAY
    assert (
        Client().get(f"{ResourceFactory(link='https://a.example').get_absolute_url()}choi/").status_code
        == 404
    )


def test_what_is_reserved_is_linked_and_never_handed_out():
    resource = ResourceFileFactory().resource
    Resource.objects.filter(pk=resource.pk).update(
        licence=Licence.LINK_ONLY, link="https://www.nguon.example/a"
    )
    page = html(resource.get_absolute_url())
    assert "Mở tại nơi đăng" in page
    assert "nguon.example" in page
    assert "/hoc-lieu/tep/" not in page


def test_what_is_not_out_answers_404_even_to_its_author(client_of):
    client = client_of()
    resource = ResourceFactory(live=False, submitted_by=client.user)
    assert client.get(resource.get_absolute_url()).status_code == 404


def test_the_page_is_also_data_and_no_title_breaks_out_of_it():
    resource = ResourceFactory(title="</script><script>alert(1)</script> & hết")
    page = html(resource.get_absolute_url())
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(found[1])
    assert (data["@type"], data["name"], data["identifier"]) == (
        "LearningResource",
        resource.title,
        resource.key,
    )
    assert "<script>alert" not in page


def test_learn_on_shows_the_same_subject_first_and_never_itself():
    resource = ResourceFactory(title="Này")
    ResourceFactory(title="Cùng cấp", level=resource.level)
    ResourceFactory(title="Cùng môn", subject=resource.subject)
    ResourceFactory(title="Không liên quan")
    build()
    part = html(resource.get_absolute_url()).partition("Học tiếp")[2]
    assert re.findall(r'class="title"><a [^>]*>([^<]*)</a>', part) == ["Cùng môn", "Cùng cấp"]


def test_the_preview_in_the_admin_is_the_page(rf):
    resource = ResourceFactory(title="Bản đang sửa", live=False)
    home_page()
    response = resource.make_preview_request()
    response.render()
    page = response.content.decode()
    assert "Bản đang sửa" in page
    assert "data-count-url" not in page
