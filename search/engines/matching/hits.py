"""One result as it is shown: what answers the question in it, marked, and a passage of its text."""

from collections.abc import Iterable

from search import marks
from search.analysis.question import Question
from search.documents.document import Document
from search.engines.protocol import Hit

LOOKED_THROUGH = 5_000
"""Characters of a long text that a passage is looked for in."""


def shown(question: Question, documents: Iterable[Document]) -> list[Hit]:
    """The documents with what answers the question in them."""
    highlighter = marks.Highlighter(question)
    return [_shown(highlighter, document) for document in documents]


def _shown(highlighter: marks.Highlighter, document: Document) -> Hit:
    """One of them; with a passage of its text where its summary has nothing to mark."""
    text = document.summary or document.body
    subject = document.subject.label if document.subject else ""
    title_marks, subject_marks, text_marks = highlighter.marks([document.title, subject, text])
    if not text_marks and document.summary and document.body:
        (passage,) = highlighter.marks([document.body[:LOOKED_THROUGH]])
        if passage:
            text, text_marks = document.body, passage
    stretch, stretch_marks = marks.snippet(text, text_marks)
    return Hit(document, stretch, title_marks, stretch_marks, subject_marks)
