"""Keys, addresses and text as resources keep them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.resources.naming import new_key, slug_of, tidy, tidy_lines


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đọc sách cùng con", "doc-sach-cung-con"),
        (unicodedata.normalize("NFD", "Ứng dụng số"), "ung-dung-so"),
        ("Toán 5: Tỉ số %", "toan-5-ti-so"),
        ("学习", "hl001"),
    ],
)
def test_an_address_is_the_title_without_accents(title, slug):
    assert slug_of(title, fallback="HL001") == slug


def test_a_long_title_is_cut_between_words():
    slug = slug_of("học " * 60, fallback="x")
    assert len(slug) <= 100
    assert slug.endswith("-hoc")


def test_keys_differ_and_fit_their_column():
    keys = {new_key() for _ in range(200)}
    assert len(keys) == 200
    assert all(len(key) == 12 for key in keys)


def test_tidy_drops_what_turns_the_writing_and_composes_accents():
    assert tidy("  Bài\u202e  gi\u0061\u0309ng\x00 ") == "Bài giảng"


def test_lines_are_kept_apart():
    assert tidy_lines("một \r\n\r\nhai\t ba\n") == "một\n\nhai ba"


@given(st.text())
def test_tidied_text_is_stable_and_shows(text):
    once = tidy(text)
    assert tidy(once) == once
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in once)
