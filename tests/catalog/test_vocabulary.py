"""Words of the vocabulary by name."""

import unicodedata

import pytest

from catalog.vocabulary.actions import level_named, programme_named, subject_named
from catalog.vocabulary.models import Level, Subject

pytestmark = pytest.mark.django_db


def test_a_new_word_is_made_once():
    assert subject_named("Kỹ năng số") == subject_named("  kỹ  năng số ")
    assert Subject.objects.count() == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vật lí", "Vật lý"),
        ("Hoá học", "Hóa học"),
        ("Kĩ năng số", unicodedata.normalize("NFD", "Kỹ năng số")),
    ],
)
def test_two_spellings_of_one_word_are_one_subject(one, other):
    assert subject_named(one) == subject_named(other)


def test_other_words_stay_apart():
    assert subject_named("Toán") != subject_named("Toan")
    assert set(Subject.objects.values_list("slug", flat=True)) == {"toan", "toan-2"}


def test_levels_come_in_their_usual_order_whichever_came_first():
    for name in ["Người lớn", "Đoàn viên", "Tiểu học", "Mầm non"]:
        level_named(name)
    assert list(Level.objects.values_list("name", flat=True)) == [
        "Mầm non",
        "Tiểu học",
        "Người lớn",
        "Đoàn viên",
    ]


@pytest.mark.parametrize("make", [subject_named, level_named, programme_named])
def test_an_empty_name_is_refused(make):
    with pytest.raises(ValueError, match="name"):
        make("  ")
