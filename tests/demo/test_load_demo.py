"""The demo loads whole, twice without doubling, and from any file of the same columns."""

from datetime import date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalog.resources.models import Resource
from courses.activities.models import Activity
from courses.demo import loading, people
from courses.demo.places import organizer_of
from courses.demo.sources import CATALOG
from courses.enrolment.models import Enrolment, PlaceCount
from hub.accounts.models import User
from hub.pages.models import ArticlePage, UnitPage
from hub.participation.models import Participation
from hub.reports.scope import of_edition
from hub.units import queries
from hub.units.models import Unit
from hub.week.models import EditionPage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=timezone.get_default_timezone())
HEAD = "id\ttype\ttitle\tdescription\tsubject\tlevel\tlicence\tunit\n"


def run(*args):
    out = StringIO()
    call_command("load_demo", *args, stdout=out)
    return out.getvalue()


def counts():
    models = [Resource, Activity, ArticlePage, UnitPage, Unit, EditionPage, Enrolment, Participation, User]
    return {model.__name__: model.objects.count() for model in models}


@pytest.fixture
def small(tmp_path):
    """A catalog of one row of each type, and units of a city that is not the demo's."""
    catalog = tmp_path / "catalog.tsv"
    units = tmp_path / "units.csv"
    types = ["Học liệu", "Trò chơi giáo dục", "Khóa học trực tuyến", "Lớp tập huấn", "Sự kiện", "Cuộc thi"]
    types += ["Câu lạc bộ - diễn đàn", "Gương học tập"]
    rows = [
        f"X{number}\t{name}\tMục {number}\tMô tả\tToán\tTHCS\tCC BY 4.0\tUBND phường Đông Hòa\n"
        for number, name in enumerate(types)
    ]
    catalog.write_text(HEAD + "".join(rows), encoding="utf-8")
    units.write_text(
        "code,name,kind,parent,gso_code,aliases,note\n"
        "dong,Thành phố Đông,CITY,,001,,\ndong-hoa,Phường Đông Hoà,WARD,dong,00002,,\n",
        encoding="utf-8",
    )
    return catalog, units


def test_the_shipped_demo_loads_every_row_and_twice_is_once(client):
    first = loading.load(catalog=CATALOG, now=NOW)
    assert (first.made.total(), first.problems, first.unit_problems) == (120, [], [])
    before = counts()
    second = loading.load(catalog=CATALOG, now=NOW)
    assert (second.made.total(), second.known.total()) == (0, 120)
    assert counts() == before
    assert Unit.objects.count() == 51
    overfull = [
        place for place in PlaceCount.objects.all() if place.capacity and place.confirmed > place.capacity
    ]
    assert not overfull
    assert Activity.objects.get(key="SK001").edition.year == 2026
    resource = Resource.objects.get(key="HL022")
    assert [file.name for file in resource.files.all()] == ["Năm dấu hiệu, ba việc cần làm.pdf"]
    assert "Năm dấu hiệu, ba việc cần làm.pdf" in client.get(resource.get_absolute_url()).content.decode()


def test_the_edition_of_2022_has_the_dates_of_the_plan(small):
    loading.load(catalog=small[0], now=NOW)
    edition = EditionPage.objects.get(year=2022)
    assert (edition.first_day, edition.last_day) == (date(2022, 10, 1), date(2022, 10, 7))
    assert timezone.localtime(edition.report_deadline).isoformat() == "2022-10-09T23:59:00+07:00"
    assert "Mục đích, yêu cầu" in str(edition.body)


@pytest.mark.parametrize(("everyday", "first_day"), [(False, date(2026, 3, 9)), (True, date(2026, 1, 28))])
def test_today_is_the_fourth_day_of_this_years_edition_or_over_a_month_past(small, everyday, first_day):
    loading.load(catalog=small[0], units=small[1], everyday=everyday, now=NOW)
    assert EditionPage.objects.get(year=2026).first_day == first_day


def test_another_citys_files_load_with_units_written_as_people_write_them(small):
    outcome = loading.load(catalog=small[0], units=small[1], now=NOW)
    assert (outcome.made.total(), outcome.problems) == (8, [])
    assert {activity.unit.code for activity in Activity.objects.all()} == {"dong-hoa"}
    assert not Unit.objects.filter(code="bac-kan").exists()
    assert not EditionPage.objects.filter(year=2022).exists()


def test_a_row_of_an_unknown_unit_is_reported_with_its_line(small):
    small[0].write_text(
        HEAD + "X1\tHọc liệu\tMột\t\tToán\tTHCS\tCC BY 4.0\tTrường Không Có\n", encoding="utf-8"
    )
    said = run("--catalog", str(small[0]), "--units", str(small[1]))
    assert "Trường Không Có" in said
    assert not Resource.objects.exists()


def test_a_changed_row_brings_the_known_item_up_to_date(small):
    loading.load(catalog=small[0], units=small[1], now=NOW)
    small[0].write_text(small[0].read_text(encoding="utf-8").replace("Mục", "Bài"), encoding="utf-8")
    loading.load(catalog=small[0], units=small[1], now=NOW)
    titles = {
        *Resource.objects.values_list("title", flat=True),
        *Activity.objects.values_list("title", flat=True),
    }
    titles |= set(ArticlePage.objects.values_list("title", flat=True))
    assert titles == {f"Bài {number}" for number in range(8)}


def test_with_if_empty_a_database_that_holds_a_site_is_left_as_it_is(small):
    loading.load(catalog=small[0], units=small[1], now=NOW)
    before = counts()
    run("--if-empty")
    assert counts() == before


def test_demo_accounts_can_sign_in_with_the_password_that_is_said(small, client):
    said = run("--catalog", str(small[0]), "--units", str(small[1]))
    assert people.PASSWORD in said
    for account in people.ACCOUNTS:
        assert client.login(username=account.username, password=people.PASSWORD)


def test_demo_accounts_are_refused_where_the_settings_do_not_allow_them(small, settings):
    settings.DEMO_ACCOUNTS_ALLOWED = False
    said = run("--catalog", str(small[0]), "--units", str(small[1]))
    assert people.PASSWORD not in said
    assert not User.objects.filter(username="coordinator").exists()


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path):
    with pytest.raises(CommandError):
        run("--catalog", str(tmp_path / "none.tsv"))


def test_who_organizes_this_years_edition_still_exists_and_2022s_stays_the_citys(small):
    loading.load(catalog=small[0], now=NOW)
    city = Unit.objects.get(code="bac-kan")
    assert city.valid_to == date(2025, 6, 30)
    assert EditionPage.objects.get(year=2022).organizer == city
    edition = EditionPage.objects.get(year=2026)
    assert queries.existing(edition.first_day).filter(pk=edition.organizer_id).exists()
    assert of_edition(edition).city == city


def test_a_city_that_lasts_organizes_its_edition_itself_and_else_its_successor_does(small):
    loading.load(catalog=small[0], units=small[1], now=NOW)
    edition = EditionPage.objects.get(year=2026)
    assert edition.organizer.code == "dong"
    ended, after = edition.organizer, Unit.objects.create(code="moi", name="Phường Mới", kind=Unit.Kind.WARD)
    ended.valid_to, ended.successor = date(2025, 6, 30), after
    assert organizer_of(ended, on=date(2025, 6, 30)) == ended
    assert organizer_of(ended, on=edition.first_day) == after
    ended.successor = None
    assert organizer_of(ended, on=edition.first_day) == ended
