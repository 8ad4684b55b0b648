"""A question as it is counted: spellings that are one, and what is never written down."""

import re
import unicodedata

from search.analysis.tokens import folded_words

LONGEST = 80
"""Longer texts are somebody's own words rather than a question that others ask too."""

_NUMBER = re.compile(r"\d(?:[\s.\-()/]{0,3}\d){8,}")
"""Nine digits and more, however grouped: telephone and identity numbers, accounts. No date has so many."""


def normalised(text: str) -> str:
    """The question in one spelling of case and spaces; "" for one that is not to be counted."""
    words = unicodedata.normalize("NFC", text).lower().split()
    question = " ".join(words).strip(" .,;:!?\"'“”‘’…-")
    if len(question) > LONGEST or is_personal(question) or not folded(question):
        return ""
    return question


def folded(question: str) -> str:
    """What spellings of one question share: its words without accents."""
    return " ".join(folded_words(question))


def is_personal(text: str) -> bool:
    """Whether it holds an e-mail address, or digits enough for a telephone or an identity number."""
    return "@" in text or bool(_NUMBER.search(text))
