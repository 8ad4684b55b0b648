"""One result as it is shown: what answers the question in it, marked, and a passage of its text."""

from search import marks
from search.analysis.question import Question
from search.documents.document import Document
from search.engines.protocol import Hit

LOOKED_THROUGH = 5_000
"""Characters of a long text that a passage is looked for in."""


def shown(question: Question, document: Document) -> Hit:
    """The document with what answers the question in it; a passage of its text where its summary has none."""
    highlighter = marks.Highlighter(question)
    text = document.summary or document.body
    subject = document.subject.label if document.subject else ""
    title_marks, subject_marks, text_marks = highlighter.marks([document.title, subject, text])
    if not text_marks and document.summary and document.body:
        (passage,) = highlighter.marks([document.body[:LOOKED_THROUGH]])
        if passage:
            text, text_marks = document.body, passage
    stretch, stretch_marks = marks.snippet(text, text_marks)
    return Hit(document, stretch, title_marks, stretch_marks, subject_marks)
