"""One spelling for equal words, whatever keyboard or computer they come from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.letters import canonical, encodable, fold, plain

VOWELS = "aăâeêioôơuưy"
SYLLABLES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "b", "đ", "h", "k", "l", "m", "ng", "qu", "s", "t", "th", "tr", "v", "x"]),
        st.sampled_from(["a", "ê", "i", "oa", "oe", "uy", "ươ", "yê", "y"]),
        st.sampled_from(["", "n", "ng", "c", "ch", "t"]),
    ),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("kĩ", "kỹ"),
        ("lí", "lý"),
        ("Mĩ", "mỹ"),
        ("XOÁ", "xóa"),
        ("02", "2"),
    ],
)
def test_two_ways_to_write_a_word_are_one(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), [("quý", "qúy"), ("hoàn", "hòan"), ("quy", "qui"), ("y", "i")])
def test_what_is_no_variant_stays_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(("word", "folded"), [("đường", "duong"), ("Ễ".lower(), "e"), ("nghị", "nghi")])
def test_folding_takes_every_mark_and_the_stroke_of_d(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text(max_size=40))
def test_canonical_of_canonical_is_the_same(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(SYLLABLES)
def test_decomposed_text_is_the_same_word(syllable: str) -> None:
    assert canonical(unicodedata.normalize("NFD", syllable)) == canonical(syllable)


@given(SYLLABLES)
def test_folded_syllables_are_plain_ascii(syllable: str) -> None:
    assert plain(syllable).isascii()


@given(st.text())
def test_what_is_encodable_can_be_stored(text: str) -> None:
    assert "\x00" not in encodable(text)
    encodable(text).encode()


def test_half_an_emoji_becomes_a_replacement_character() -> None:
    assert encodable("học \ud83d") == "học \ufffd"
