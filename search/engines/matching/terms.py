"""Which entries of the full-text index a document has.

Folded words for matching, accented words and neighbouring pairs for ranking; those of the title are kept
apart. The lists are sets: how often a word occurs does not matter for matching.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from django.utils import timezone

from search.analysis import dates, grades
from search.analysis.letters import encodable, fold
from search.analysis.tokens import exact_words, pairs, sentences
from search.documents.document import Document
from search.documents.types import NAMES

BREAK = "|"
"""Stands between sentences and between the parts of `about`: no pair reaches across it."""

MOST_BODY = 20_000
_MODES = {"ON_SITE": "trực tiếp", "ONLINE": "trực tuyến", "BOTH": "trực tiếp và trực tuyến"}
_WARD = re.compile(r"\b(?:phường|xã|thị trấn|quận|huyện)\s+([^,;()]+?)\s*(?=$|[,;()]|\s[-–])", re.IGNORECASE)
_VIETNAMESE = "àáâãèéêìíòóôõùúýăđĩũơư" + "".join(chr(code) for code in range(0x1EA1, 0x1EFA, 2))
_SAFE = re.compile(f"[0-9a-z_{_VIETNAMESE}]+\\Z")


_KEY = "zid"
"""Begins the word that a document alone is found by; nobody types it, and it is no word of the vocabulary."""


@dataclass(frozen=True)
class DocumentWords:
    """A document's canonical words, accents kept, as strings with one space between words."""

    title: str
    about: str
    body: str

    def spellings(self) -> set[str]:
        """Every spelling that occurs."""
        about = (word for word in self.about.split() if not word.startswith(_KEY))
        return {*self.title.split(), *about, *self.body.split()} - {BREAK}


def words_of(document: Document) -> DocumentWords:
    """The words that a document can be found by."""
    unit = document.units[:1]
    about = [
        *NAMES.get(document.type, "").split(", "),
        document.subject.label if document.subject else "",
        document.level.label if document.level else "",
        *(value.label for value in unit),
        *document.aliases,
        document.place,
        *(name for value in unit for name in _places(value.label)),
        *_places(document.place),
        _MODES.get(document.mode, ""),
        document.licence.label if document.licence else "",
        document.key,
        *_days(document),
        *_grades(document),
        key_word(document.type, document.key),
    ]
    text = encodable(f"{document.summary}\n{document.body}")[:MOST_BODY]
    return DocumentWords(
        title=_joined(sentences(encodable(document.title))),
        about=_joined(encodable(part) for part in dict.fromkeys(about)),
        body=_joined(sentences(text)),
    )


def key_word(type_: str, key: str) -> str:
    """The word that the document of that type and key alone is found by."""
    return _KEY + blake2b(f"{type_}:{key}".encode(errors="replace"), digest_size=8).hexdigest()


def _places(name: str) -> list[str]:
    """A ward's or commune's name within a longer one, with its kind and without."""
    found = _WARD.search(name)
    if not found:
        return []
    return [found[0]] if found[1].isdigit() else [found[0], found[1]]


def _days(document: Document) -> list[str]:
    """The days that it takes place on, as a question's days are looked for."""
    if document.starts_at is None:
        return []
    first = timezone.localdate(document.starts_at)
    return dates.words(first, timezone.localdate(document.ends_at) if document.ends_at else None)


def _grades(document: Document) -> Iterable[str]:
    """The grades that its title and summary count off together, each for itself."""
    return grades.mentioned(encodable(f"{document.title}\n{document.summary}"))


def _joined(parts: Iterable[str]) -> str:
    """The parts' words with breaks between the parts."""
    words = (" ".join(exact_words(part)) for part in parts)
    return f" {BREAK} ".join(part for part in words if part)


@lru_cache(maxsize=100_000)
def term(word: str) -> str:
    """A word as the index stores it: itself, or in hexadecimal where a database may not know its letters."""
    return word if _SAFE.match(word) else "u" + word.encode().hex()


def terms_of(words: str) -> set[str]:
    """Index entries of a stretch of words: folded, accented, and neighbouring pairs of folded words."""
    found: set[str] = set()
    for part in words.split(BREAK):
        exact = part.split()
        folded = fold(part).split()
        found.update(map(term, exact), map(term, folded), map(term, pairs(folded)))
    return found
