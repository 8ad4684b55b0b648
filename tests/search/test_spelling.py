"""Slips of the finger and of the ear, keys of input methods, words run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import joined, keyboards, spelling

WORDS = st.text("abchnt", max_size=9)


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    there, back = spelling.distance(a, b, 9), spelling.distance(b, a, 9)
    assert there == back
    assert (there == 0) == (a == b)


@given(WORDS, st.integers(0, 8), st.sampled_from("abchnt"))
def test_one_letter_more_is_one_edit(word: str, place: int, letter: str) -> None:
    longer = word[:place] + letter + word[place:]
    assert spelling.distance(word, longer, 3) == 1


@given(WORDS, WORDS, st.integers(0, 3))
def test_the_limit_cuts_but_never_changes_a_distance(a: str, b: str, limit: int) -> None:
    assert spelling.distance(a, b, limit) == min(spelling.distance(a, b, 20), limit + 1)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("tieengs", "tiếng"),
        ("ddinhj", "định"),
        ("truowngf", "trường"),
        ("duongw", "dương"),
        ("cuar", "của"),
        ("cuwar", "cửa"),
        ("nguowif", "người"),
        ("hoaf", "hòa"),
        ("quys", "quý"),
        ("gias", "giá"),
        ("tiengse", "tiếng"),
    ],
)
def test_telex_keys(keys: str, word: str) -> None:
    assert keyboards.telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [("ky4", "kĩ"), ("nang8", "năng"), ("song61", "sống"), ("d9inh5", "định"), ("truong72", "trường")],
)
def test_vni_keys(keys: str, word: str) -> None:
    assert keyboards.vni(keys) == word


@given(st.text("abcdegnostuwyfjrxz0123456789", min_size=1, max_size=14))
def test_any_keys_can_be_read(keys: str) -> None:
    assert keys not in keyboards.readings(keys)


def test_sounds_that_are_written_alike() -> None:
    assert "trong" in spelling.confusions("chong")
    assert "xu" in spelling.confusions("su")


def test_joined_words_are_cut_into_known_ones() -> None:
    known = {"hat", "then", "ha", "the"}
    assert joined.splits("hatthen", known) == [["hat", "then"]]
    assert joined.splits("hathem", known) == []
