"""The officer's screens, through the client."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.accounts.models import Role
from hub.participation.models import Kind
from hub.reports.models import ReportPhoto, ReportValue, UnitReport
from hub.subjects import Subject
from tests.factories import ledger as make
from tests.factories import reports

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'name="(version|drafted)" value="([^"]*)"')


@pytest.fixture
def week(home):
    reports.indicators()
    return make.edition()


@pytest.fixture
def unit(week):
    return make.unit(name="Phường Đức Xuân")


@pytest.fixture
def officer(unit, client_of):
    return client_of(Role.ORGANIZER, unit, display_name="Nông Văn Hải")


def path(unit, rest=""):
    return f"/khong-gian/{unit.code}/bao-cao/2022/{rest}"


def fields(client, address):
    """What a browser would send back of the form: its hidden fields."""
    page = client.get(address).content.decode()
    return dict(HIDDEN.findall(page))


def screens(unit):
    return ["", "phan/ii-5/", "phan/iii/", "so/C2/", "so/C2/sua/"]


def test_every_screen_opens_in_vietnamese_and_names_the_unit(officer, unit):
    make.happened(unit, topic="OPENING", quantity=214)
    for rest in screens(unit):
        response = officer.get(path(unit, rest))
        assert response.status_code == 200
        page = response.content.decode()
        assert "Phường Đức Xuân" in page
        assert "Báo cáo Tuần lễ 2022" in page
    assert officer.get(f"/khong-gian/{unit.code}/anh/").status_code == 200
    assert officer.get(f"/khong-gian/{unit.code}/bao-cao/").url == path(unit)


def test_only_the_units_organizer_and_the_coordinator_may_see_a_report(unit, client, client_of):
    others = [client_of(), client_of(Role.TEACHER, unit), client_of(Role.ORGANIZER)]
    for rest in [*screens(unit), "nop/"]:
        address = path(unit, rest)
        assert client.get(address).status_code in {302, 405}
        for other in others:
            assert other.get(address).status_code in {403, 405}
            assert other.post(address).status_code in {403, 405}
    assert client_of(Role.COORDINATOR).get(path(unit)).status_code == 200
    assert not UnitReport.objects.exists()


def test_an_unknown_year_section_or_indicator_is_not_found(officer, unit):
    for address in (
        f"/khong-gian/{unit.code}/bao-cao/1999/",
        path(unit, "phan/khong-co/"),
        path(unit, "so/A1/"),
        path(unit, "so/ZZ/sua/"),
    ):
        assert officer.get(address).status_code == 404


def test_an_officer_fills_in_a_section_and_goes_on_to_the_next(officer, unit):
    address = path(unit, "phan/ii-5/")
    data = {**fields(officer, address), "value_F1": "1.200", "value_F2": "", "text": ""}
    data["text"] = "Tủ sách đón nhiều bạn đọc."
    response = officer.post(address, {**data, "photos": [reports.photo()]})
    assert (response.status_code, response.url) == (302, path(unit, "phan/ii-6/"))
    page = officer.get(address).content.decode()
    assert 'value="1.200"' in page
    assert "Tủ sách đón nhiều bạn đọc." in page
    photo = ReportPhoto.objects.get()
    assert f"/khong-gian/{unit.code}/anh/{photo.pk}/nho/" in page


def test_untouched_words_go_on_following_the_numbers(officer, unit):
    address = path(unit, "phan/ii-5/")
    sent = {**fields(officer, address), "text": "", "value_F1": "187"}
    officer.post(address, sent)
    page = officer.get(address).content.decode()
    assert "phường đã đón 187 lượt bạn đọc" in page
    make.happened(unit, kind=Kind.SESSION_HELD, topic="BOOK_TALK")
    words = re.search(r"<textarea[^>]*name=\"text\"[^>]*>\s*([^<]*)</textarea>", page)[1]
    shown = dict(HIDDEN.findall(page))
    officer.post(address, {**shown, "text": words.strip(), "value_F1": "187"})
    assert "01 buổi nói chuyện chuyên đề giới thiệu sách" in officer.get(address).content.decode()


def test_what_cannot_be_read_as_a_number_is_said_beside_the_field_and_kept(officer, unit):
    address = path(unit, "phan/ii-5/")
    for wrong in ("nhiều", "-3", "1,5", "9" * 16):
        response = officer.post(address, {**fields(officer, address), "text": "", "value_F1": wrong})
        assert response.status_code == 422
        page = response.content.decode()
        assert "Viết một số nguyên, ví dụ 187." in page
        assert f'value="{wrong}"' in page
    assert not ReportValue.objects.exists()


def test_two_officers_at_once_do_not_overwrite_one_another(officer, unit, client_of):
    second = client_of(Role.ORGANIZER, unit, display_name="Ma Thị Thu")
    address = path(unit, "phan/i/")
    first_form, second_form = fields(officer, address), fields(second, address)
    second.post(address, {**second_form, "text": "", "value_A1": "5"})

    response = officer.post(address, {**first_form, "text": "", "value_A1": "3"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "Ma Thị Thu đã lưu phần này lúc" in page
    assert re.search(r'name="value_A1" value="3"', page), re.findall(r"<input[^>]*>", page)
    assert ReportValue.objects.get().entered == 5

    again = dict(HIDDEN.findall(page))
    officer.post(address, {**again, "text": "", "value_A1": "3"})
    assert ReportValue.objects.get().entered == 3


def test_a_number_says_where_it_comes_from(officer, unit):
    opening = Subject("EVENT", "SK1", "Lễ khai mạc phường", "/")
    make.happened(unit, topic="OPENING", quantity=214, subject=opening)
    for rest in ("phan/ii-2/", "so/C2/"):
        page = officer.get(path(unit, rest)).content.decode()
        assert "Lễ khai mạc phường" in page
        assert "04/10" in page


def test_a_correction_is_shown_with_both_numbers_and_can_be_taken_back(officer, unit):
    address = path(unit, "so/F3/sua/")
    refused = officer.post(address, {"value": "2", "reason": ""})
    assert "Viết lý do" in refused.content.decode()
    officer.post(address, {"value": "2", "reason": "một cuộc tổ chức tại tổ 7"})
    page = officer.get(path(unit, "phan/ii-5/")).content.decode()
    for said in ("máy tính 0", "<b>2</b> cuộc", "một cuộc tổ chức tại tổ 7", "Nông Văn Hải"):
        assert said in page
    officer.post(address, {"take_back": "1"})
    assert "một cuộc" not in officer.get(path(unit, "phan/ii-5/")).content.decode()


def test_the_report_is_sent_shown_frozen_and_late_rows_are_a_difference(officer, unit):
    make.happened(unit, topic="OPENING", quantity=214)
    assert officer.post(path(unit, "nop/")).url == path(unit)
    make.happened(unit, topic="OPENING", quantity=6)
    page = officer.get(path(unit)).content.decode()
    assert "Nay trong sổ là 220." in page
    assert "Nộp báo cáo" not in page
    assert 'name="value_A1"' not in officer.get(path(unit, "phan/i/")).content.decode()
    assert "Lễ khai mạc" in officer.get(path(unit, "so/C2/")).content.decode()
    data = {**fields(officer, path(unit, "phan/i/")), "text": "", "value_A1": "3"}
    assert officer.post(path(unit, "phan/i/"), data).status_code == 302
    assert not ReportValue.objects.filter(entered__isnull=False).exists()


def test_a_photo_is_handed_only_to_those_who_may_see_the_report(officer, unit, client, client_of):
    address = path(unit, "phan/iii/")
    officer.post(address, {**fields(officer, address), "text": "", "photos": [reports.photo()]})
    photo = ReportPhoto.objects.get()
    for size in ("nho", "lon"):
        file = f"/khong-gian/{unit.code}/anh/{photo.pk}/{size}/"
        response = officer.get(file)
        assert response["Content-Type"] == "image/jpeg"
        assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
        assert client.get(file).status_code == 302
        other = make.unit()
        stranger = client_of(Role.ORGANIZER, other)
        assert stranger.get(file).status_code == 403
        assert stranger.get(f"/khong-gian/{other.code}/anh/{photo.pk}/{size}/").status_code == 404
    assert officer.post(path(unit, "nop/")).status_code == 302
    assert UnitReport.objects.get().state == "DRAFT"  # its caption is still to be written
    assert "Viết chú thích" in officer.get(address).content.decode()


def test_what_is_no_photo_is_refused_and_what_was_typed_is_kept(officer, unit):
    address = path(unit, "phan/i/")
    upload = SimpleUploadedFile("baocao.exe", b"MZ", content_type="image/jpeg")
    data = {**fields(officer, address), "text": "", "value_A1": "4", "photos": [upload]}
    page = officer.post(address, data).content.decode()
    assert "không phải ảnh đọc được" in page
    assert 'value="4"' in page


@pytest.mark.parametrize("scale", [1, 4])
@pytest.mark.parametrize("rest", ["", "phan/ii-3/"])
def test_a_screen_costs_the_same_however_much_happened(
    officer, unit, week, rest, scale, django_assert_max_num_queries
):
    for _ in range(3 * scale):
        make.happened(unit, person=make.person())
    reports.save(unit, week, values={"A1": 3})
    with django_assert_max_num_queries(18):
        officer.get(path(unit, rest))
