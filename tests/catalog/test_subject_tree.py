"""Subjects stand in a tree: where they are put at first, what the tree refuses, what a list does with it."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from catalog.vocabulary import actions, queries
from catalog.vocabulary.models import Subject
from tests.factories.catalog import ResourceFactory, SubjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed() -> dict[str, Subject]:
    for name in ("Sinh học", "Toán", "Kỹ năng số", "Thả diều"):
        actions.subject_named(name)
    actions.place_subjects()
    return {subject.name: subject for subject in Subject.objects.select_related("parent__parent")}


def test_subjects_that_stand_nowhere_get_their_place(placed) -> None:
    assert placed["Toán"].parent.name == "Môn học phổ thông"
    assert [above.name for above in placed["Sinh học"].above()] == ["Khoa học tự nhiên", "Môn học phổ thông"]
    assert placed["Thả diều"].parent is None
    assert "Nghề và làm ăn" not in placed


def test_what_was_placed_by_hand_stays_and_nothing_is_made_twice(placed) -> None:
    toan, tech = placed["Toán"], placed["Công nghệ số"]
    toan.parent = tech
    toan.save()
    before = Subject.objects.count()
    actions.place_subjects()
    toan.refresh_from_db()
    assert toan.parent == tech
    assert Subject.objects.count() == before


def test_no_subject_is_part_of_itself_however_far_round(placed) -> None:
    school = placed["Môn học phổ thông"]
    school.parent = placed["Sinh học"]
    with pytest.raises(ValidationError, match="chính nó"):
        school.full_clean()
    school.parent = school
    with pytest.raises(ValidationError, match="chính nó"):
        school.full_clean()


def test_the_tree_is_three_levels_deep_at_most(placed) -> None:
    deeper = Subject(name="Tế bào", slug="te-bao", parent=placed["Sinh học"])
    with pytest.raises(ValidationError, match="ba bậc"):
        deeper.full_clean()
    above = placed["Công nghệ số"]
    school = placed["Môn học phổ thông"]
    school.parent = above
    with pytest.raises(ValidationError, match="ba bậc"):
        school.full_clean()
    placed["Toán"].full_clean()


def test_a_circle_in_the_data_ends_the_walk() -> None:
    first = SubjectFactory()
    second = SubjectFactory(parent=first)
    Subject.objects.filter(pk=first.pk).update(parent=second)
    first.refresh_from_db()
    assert first.above() == [second, first]
    assert set(queries.with_parts([first.slug])) == {first, second}


@pytest.mark.usefixtures("home")
def test_a_list_narrowed_to_a_broader_subject_holds_its_parts(placed) -> None:
    ResourceFactory(title="Tế bào là gì", subject=placed["Sinh học"])
    ResourceFactory(title="Gọi video cho con", subject=placed["Kỹ năng số"])
    html = Client().get(f"/hoc-lieu/?subject={placed['Môn học phổ thông'].slug}").content.decode()
    assert "Tế bào là gì" in html
    assert "Gọi video cho con" not in html
