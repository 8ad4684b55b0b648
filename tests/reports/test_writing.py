"""Filling in a report, sending it, and what the city does with it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hub.participation import ledger
from hub.reports.actions import submission, writing
from hub.reports.models import ReportEvent, ReportValue, SectionText, UnitReport
from hub.reports.reading import read, report_of
from hub.reports.states import StateError
from tests.factories import ledger as make
from tests.factories import reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def week():
    reports.indicators()
    return make.edition()


def reading(unit, week):
    return read(report_of(unit, week, now=make.NOON), unit=unit, edition=week)


def line(unit, week, code):
    return next(one for one in reading(unit, week).lines if one.indicator.code == code)


def test_a_report_not_begun_can_be_read_and_leaves_nothing_behind(week):
    found = reading(make.unit(), week)
    assert (found.total, found.filled) == (47, 31)  # what the ledger says is a number, be it 0
    assert not UnitReport.objects.exists()


def test_a_blank_is_not_zero(week):
    unit = make.unit()
    reports.save(unit, week, values={"A1": 0, "A2": None})
    assert (line(unit, week, "A1").value, line(unit, week, "A2").value) == (0, None)
    assert reading(unit, week).section("i").filled == 1


def test_values_are_typed_only_where_they_are_manual(week):
    unit = make.unit()
    reports.save(unit, week, key="ii-2", values={"C1": 7})
    assert line(unit, week, "C1").value == 0


def test_saving_an_older_version_of_a_section_is_refused_and_writes_nothing(week):
    unit, first = make.unit(), make.person(display_name="Ma Thị Thu")
    reports.save(unit, week, values={"A1": 3}, by=first)
    with pytest.raises(writing.StaleError) as stale:
        reports.save(unit, week, values={"A1": 5})
    assert (stale.value.by, stale.value.version) == ("Ma Thị Thu", 1)
    assert line(unit, week, "A1").value == 3
    reports.save(unit, week, values={"A1": 5}, version=stale.value.version)
    assert line(unit, week, "A1").value == 5
    reports.save(unit, week, key="ii-1", values={"B1": 1})  # another section has its own version


def test_a_correction_keeps_both_values_with_reason_who_and_when(week):
    unit, officer = make.unit(), make.person(display_name="Nông Văn Hải")
    indicator = reports.indicators()["F3"]
    fields = {"by": officer, "now": make.NOON}
    with pytest.raises(ValueError, match="reason"):
        writing.correct(unit, week, indicator, value=2, reason=" ", **fields)
    writing.correct(unit, week, indicator, value=2, reason="một cuộc ở tổ 7", **fields)

    corrected = line(unit, week, "F3")
    assert (corrected.value, corrected.computed, corrected.is_corrected) == (2, 0, True)
    assert (corrected.reason, corrected.entered_by) == ("một cuộc ở tổ 7", "Nông Văn Hải")
    writing.correct(unit, week, indicator, value=None, reason="", **fields)
    assert (line(unit, week, "F3").value, line(unit, week, "F3").is_corrected) == (0, False)


def test_words_are_drafted_from_the_numbers_until_an_officer_writes_their_own(week):
    unit = make.unit(kind="WARD")
    reports.save(unit, week, key="ii-5", values={"F1": 187, "F2": None})
    one = reading(unit, week).section("ii-5")
    assert one.words == "Trong Tuần lễ, phường đã đón 187 lượt bạn đọc đến thư viện, tủ sách."
    reports.save(unit, week, key="ii-5", version=1, values={"F1": 1200, "F2": 5})
    assert reading(unit, week).section("ii-5").words == (
        "Trong Tuần lễ, phường đã đón 1.200 lượt bạn đọc đến thư viện, tủ sách"
        " và luân chuyển, tặng 05 cuốn sách."
    )
    reports.save(unit, week, key="ii-5", version=2, text="Tự viết.")
    assert reading(unit, week).section("ii-5").words == "Tự viết."


def test_nothing_is_drafted_where_there_is_no_number_above_zero(week):
    assert reading(make.unit(), week).section("ii-5").words == ""


def test_sending_freezes_numbers_words_and_where_they_come_from(week):
    unit = make.unit()
    row = make.happened(unit, topic="OPENING", quantity=214)
    report = reports.submit(unit, week)
    make.happened(unit, topic="OPENING", quantity=6)
    ledger.reverse(row, by=None, now=make.NOON)

    frozen = line(unit, week, "C2")
    assert (frozen.value, frozen.computed, frozen.difference) == (214, 6, -208)
    [source] = ReportValue.objects.get(report=report, indicator__code="C2").provenance["sources"]
    assert source == ["EVENT", row.subject_key, row.subject_title, "2022-10-04", 214]
    text = SectionText.objects.get(report=report, section="ii-2")
    assert text.frozen == "Trong Tuần lễ, phường đã đón 214 lượt người dự trực tiếp."
    assert reading(unit, week).section("ii-2").words == text.frozen


def test_a_sent_report_is_not_changed(week):
    unit = make.unit()
    reports.submit(unit, week)
    with pytest.raises(StateError):
        reports.save(unit, week, values={"A1": 3})
    with pytest.raises(StateError):
        writing.correct(
            unit, week, reports.indicators()["F3"], value=2, reason="x", by=make.person(), now=make.NOON
        )
    with pytest.raises(StateError):
        reports.submit(unit, week)


def test_a_returned_report_is_a_draft_again_when_someone_works_on_it_and_may_be_sent_anew(week):
    unit, city, officer = make.unit(), make.person(), make.person()
    report = reports.submit(unit, week, by=officer)
    with pytest.raises(ValueError, match="note"):
        submission.send_back(report, note=" ", by=city, now=make.NOON)
    submission.send_back(report, note="Thiếu ảnh.", by=city, now=make.NOON)
    make.happened(unit, topic="OPENING", quantity=5)
    assert line(unit, week, "C2").value == 5  # it follows the ledger again
    reports.save(unit, week, values={"A1": 3}, by=officer)
    assert report_of(unit, week, now=make.NOON).return_note == "Thiếu ảnh."
    report = reports.submit(unit, week, by=officer)
    submission.accept(report, by=city, now=make.NOON)

    steps = ReportEvent.objects.order_by("pk").values_list("state", "by", "note")
    assert list(steps) == [
        ("SUBMITTED", officer.pk, ""),
        ("RETURNED", city.pk, "Thiếu ảnh."),
        ("DRAFT", officer.pk, ""),
        ("SUBMITTED", officer.pk, ""),
        ("ACCEPTED", city.pk, ""),
    ]
    assert report_of(unit, week, now=make.NOON).return_note == ""


def test_the_city_judges_only_what_was_sent(week):
    report = reports.save(make.unit(), week)
    for judge in (submission.accept, lambda report, **who: submission.send_back(report, note="x", **who)):
        with pytest.raises(StateError):
            judge(report, by=make.person(), now=make.NOON)


def test_a_late_report_is_marked_and_taken(week):
    in_time, late = make.unit(), make.unit()
    reports.submit(in_time, week, now=week.report_deadline)
    reports.submit(late, week, now=week.report_deadline + timedelta(seconds=1))
    assert [reading(unit, week).is_late for unit in (in_time, late)] == [False, True]


def test_the_database_holds_what_a_report_is(week):
    unit = make.unit()
    report = reports.save(unit, week)
    value = {"report": report, "indicator": reports.indicators()["A1"]}
    times = {"created_at": make.NOON, "state_at": make.NOON, "changed_at": make.NOON}
    for wrong in (
        lambda: UnitReport.objects.create(unit=unit, edition=week, **times),
        lambda: UnitReport.objects.create(unit=make.unit(), edition=week, state="SUBMITTED", **times),
        lambda: UnitReport.objects.create(unit=make.unit(), edition=week, state="LOST", **times),
        lambda: ReportValue.objects.create(**value, entered=-1),
        lambda: [ReportValue.objects.create(**value) for _ in range(2)],
        lambda: SectionText.objects.create(report=report, section="i"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
