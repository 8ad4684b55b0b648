"""The tokenizer: any string, and every token knows where it stood."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.letters import canonical, fold
from search.analysis.tokens import LONGEST, exact_words, folded_words, sentences, tokenize

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)
HARD = ['"', " ", "\x00", "a" * 10_000, "AND OR NOT * ( )", "\ud83d", "%_'; --", "́́", "½ ² Ⅷ"]


@given(ANY_TEXT)
def test_tokens_lie_in_order_and_are_what_was_written(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert token.exact == canonical(text[token.start : token.end])[:LONGEST]
        assert token.folded == fold(token.exact)
        last = token.end


def test_any_string_has_tokens_without_failing() -> None:
    for text in HARD:
        assert all(len(token.exact) <= LONGEST for token in tokenize(text))


def test_decomposed_text_has_the_same_words() -> None:
    text = "Sổ tay chuyển đổi số"
    assert exact_words(unicodedata.normalize("NFD", text)) == exact_words(text)


def test_a_document_number_is_its_parts() -> None:
    assert folded_words("Nghị định 30/2020/NĐ-CP") == ["nghi", "dinh", "30", "2020", "nd", "cp"]


def test_sentences_end_at_colons_and_dashes_but_not_at_commas() -> None:
    assert sentences("Bạo lực học đường: Bộ tình huống") == ["Bạo lực học đường", " Bộ tình huống"]
    assert sentences("Phòng cháy, chữa cháy") == ["Phòng cháy, chữa cháy"]
    assert sentences("TP.HCM 7h30-21h00") == ["TP.HCM 7h30-21h00"]
