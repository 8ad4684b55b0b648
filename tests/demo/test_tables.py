"""Tables of text are read as people save them."""

import pytest

from courses.demo import tables

HEAD = "id\ttype\ttitle\n"


def read(tmp_path, content, **options):
    path = tmp_path / "table.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tables.read(path, **options)


def test_a_plain_table_gives_rows_with_the_number_of_their_line(tmp_path):
    table = read(tmp_path, HEAD + "A\tSự kiện\tMột\n\n\t\t\nB\tSự kiện\tHai\n")
    assert [(row.line, row.get("title")) for row in table.rows] == [(2, "Một"), (5, "Hai")]
    assert not table.problems


@pytest.mark.parametrize(
    "content",
    [
        ("\ufeff" + HEAD + "A\tx\tMột\n").encode(),
        (HEAD + "A\tx\tMột\n").encode("utf-16"),
        (HEAD + "A\tx\tMột\n").replace("\n", "\r\n").encode(),
        (HEAD + "A\tx\tMột\n").replace("\n", "\r").encode(),
        (HEAD + "A\tx\tMo\u0323\u0302t").encode(),
        b'id,type,title\nA,x,"M\xe1\xbb\x99t"\n',
        b"ID; Type ;TITLE\nA;x;  M\xe1\xbb\x99t \n",
    ],
)
def test_marks_line_ends_and_delimiters_make_no_difference(tmp_path, content):
    table = read(tmp_path, content)
    assert [row.cells for row in table.rows] == [{"id": "A", "type": "x", "title": "Một"}]


def test_a_field_in_quotes_may_hold_quotes_line_breaks_and_commas(tmp_path):
    table = read(tmp_path, 'id,title\nA,"Sách ""hay"", và\nlạ"\nB,Hai\n')
    assert [(row.line, row.get("title")) for row in table.rows] == [(2, 'Sách "hay", và lạ'), (4, "Hai")]


def test_a_quote_that_is_never_closed_is_a_letter_and_swallows_nothing(tmp_path):
    table = read(tmp_path, HEAD + 'A\tx\t"Sách hay" của em\nB\tx\t"Mở\nC\tx\tcuối"\n')
    assert [row.get("title") for row in table.rows] == ['"Sách hay" của em', '"Mở', 'cuối"']


def test_a_line_with_too_many_fields_is_reported_and_the_next_is_read(tmp_path):
    table = read(tmp_path, HEAD + "A\tx\tMột\tthừa\nB\tx\tHai\t\nC\tx\n")
    assert [row.get("id") for row in table.rows] == ["B", "C"]
    assert [problem.line for problem in table.problems] == [2]


def test_a_line_that_is_not_utf8_is_reported(tmp_path):
    table = read(tmp_path, HEAD.encode() + b"A\tx\t\xff\xd0\nB\tx\tHai\n")
    assert [row.get("id") for row in table.rows] == ["B"]
    assert "UTF-8" in str(table.problems[0])


def test_a_null_character_never_reaches_the_database(tmp_path):
    assert read(tmp_path, HEAD + "A\tx\tM\x00ột\n").rows[0].get("title") == "M ột"


def test_a_file_without_a_needed_column_names_it(tmp_path):
    table = read(tmp_path, "id\ttitle\nA\tMột\n", required=("id", "type"))
    assert not table.rows
    assert "type" in str(table.problems[0])


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_empty_file_has_no_rows(tmp_path, content):
    assert not read(tmp_path, content).rows
