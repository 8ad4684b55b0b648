"""Reading a question: only what the index has never seen is repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.hearing import hear
from search.analysis.question import Question, understand, without_unknown
from search.analysis.synonyms import Synonyms
from search.analysis.vocabulary import MemoryVocabulary

VOCABULARY = MemoryVocabulary(
    [
        "Hát then, đàn tính",
        "Kĩ năng sống cho trẻ",
        "Định danh điện tử",
        "Excel nâng cao, lập trình Python và Scratch",
        "Trồng nấm hương trong năm",
        "Phòng chống cháy",
        "Phân loại và xử lý rác, lịch sử",
        "Toán lớp 5, công nghệ thông tin cơ bản",
        "PowerPoint",
        "Tiếng Anh, dịch COVID-19",
    ]
)
SYNONYMS = Synonyms([["CNTT", "công nghệ thông tin"], ["AI", "trí tuệ nhân tạo"]])


def read(text: str) -> Question:
    return understand(text, VOCABULARY, SYNONYMS)


def meanings(question: Question) -> list[list[str]]:
    return [
        [" ".join(word.exact or word.folded for word in phrase.words) for phrase in span.phrases]
        for span in question.spans
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddinhj danh ddieenj tuwr", ["định", "danh", "điện", "tử"]),
        ("ky4 nang8 song61", ["kĩ", "năng", "sống"]),
        ("tieengs anh", ["tiếng", "anh"]),
        ("exel", ["excel"]),
        ("lap trinh scrath", ["lap", "trinh", "scratch"]),
        ("lap trinh phyton", ["lap", "trinh", "python"]),
        ("hatthen", ["hat then"]),
        ("lop5", ["lop 5"]),
        ("covid19", ["covid 19"]),
        ("power point", ["powerpoint", "powerpoint"]),
        ("toanlop5", ["toan lop 5"]),
    ],
)
def test_unknown_words_are_repaired(typed: str, meant: list[str]) -> None:
    assert [options[0] for options in meanings(read(typed))] == meant
    assert read(typed).repairs


@pytest.mark.parametrize("typed", ["hat then", "nam", "toan lop 5", "ky nang song", "excel"])
def test_known_words_are_left_alone(typed: str) -> None:
    assert not read(typed).repairs
    assert all(len(span.phrases) == 1 or span.phrases[0].is_bound for span in read(typed).spans)


def test_a_known_word_that_never_stands_there_is_also_heard_otherwise() -> None:
    assert meanings(hear(read("chồng nấm"), VOCABULARY))[0] == ["chồng", "trong"]
    assert meanings(hear(read("phân loại sử lý rác"), VOCABULARY))[2] == ["sử", "xu"]
    assert hear(read("phân loại rác"), VOCABULARY) == read("phân loại rác")


def test_nothing_is_repaired_in_a_literal_question() -> None:
    question = understand("exel hatthen cntt", VOCABULARY, Synonyms([]), is_literal=True)
    assert not question.repairs
    assert meanings(question) == [["exel"], ["hatthen"], ["cntt"]]


def test_nonsense_stays_unknown() -> None:
    question = read("qwrtp")
    assert not question.spans[0].is_known
    assert without_unknown(question).spans == ()


def test_abbreviations_and_their_long_forms_stand_for_each_other() -> None:
    assert meanings(read("CNTT cơ bản"))[0] == ["cntt", "công nghệ thông tin"]
    assert meanings(read("cong nghe thong tin"))[0] == ["cong nghe thong tin", "cntt"]


def test_typed_accents_must_agree_with_an_expression() -> None:
    assert len(meanings(read("ái"))[0]) == 1
    assert len(meanings(read("ai"))[0]) == 2


def test_without_any_accents_none_are_asked_for() -> None:
    assert all(word.exact is None for span in read("nam huong").spans for word in span.words)
    assert read("nấm huong").spans[1].words[0].exact == "huong"


def test_a_number_belongs_to_the_noun_before_it() -> None:
    assert meanings(read("toan lop 5")) == [["toan"], ["lop 5", "khối 5", "lớp năm", "khối năm"]]
    assert read("toan lop 5").spans[1].phrases[0].is_bound
    assert meanings(read("5 lop")) == [["5"], ["lop"]]
    assert meanings(read("lợp 5")) == [["lợp"], ["5"]]
    assert meanings(read("toán lớp sáu"))[1] == ["lớp sáu", "lớp 6", "khối 6", "khối sáu"]
    assert meanings(read("toan lop sau"))[1:] == [["lop"], ["sau"]]


def test_a_number_in_parts_is_one() -> None:
    assert meanings(read("nghị định 30/2020/NĐ-CP"))[2] == ["30 2020", "30 năm 2020"]
    assert meanings(read("nghị định 30 2020"))[2:] == [["30"], ["2020"]]


def test_words_that_ask_together_carry_little_and_words_that_tell_together_do_not() -> None:
    weak = [span.is_weak for span in read("bao giờ tìm việc làm").spans]
    assert weak == [True, True, False, False, False]
    assert [span.is_weak for span in read("giờ làm").spans] == [False, True]


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_string_can_be_read(text: str) -> None:
    question = read(text)
    assert question.text == text
    assert all(span.weight > 0 and span.phrases for span in question.spans)
