"""Things whose title a half-typed text may mean, by prefixes of the index's own words."""

from datetime import datetime

from search.analysis.synonyms import Equals
from search.analysis.tokens import pair, pairs
from search.analysis.vocabulary import Vocabulary
from search.documents.document import Document
from search.engines.database.suggesting import WORTH_AT_START
from search.engines.elasticsearch import asking, scoring
from search.engines.elasticsearch.clauses import Clause, best, every, prefix, term, worth
from search.engines.elasticsearch.connection import Patience
from search.engines.matching import half_typed
from search.engines.matching.expressions import either
from search.engines.matching.half_typed import HalfTyped
from search.engines.protocol import Suggestion


def suggest(
    patience: Patience,
    index: str,
    text: str,
    vocabulary: Vocabulary,
    synonyms: Equals,
    now: datetime,
    limit: int,
) -> list[Suggestion]:
    """Titles for a half-typed text, likeliest first. One request, or two where keys may be Telex or VNI."""
    asked = half_typed.read(text, vocabulary, synonyms)
    if asked is None:
        return []
    for beginnings in asked.beginnings:
        expression = either(half_typed.tiers(asked.question, beginnings))
        begins = _begins(asked, beginnings)
        clause = scoring.scored(asked.question, expression, int(now.timestamp()), begins)
        found = [Document.from_json(data) for data in asking.some(patience, index, clause, limit)]
        if found:
            return [Suggestion(d.type, d.key, d.title, d.url) for d in found]
    return []


def _begins(asked: HalfTyped, beginnings: list[str]) -> list[Clause]:
    """What it adds that the title begins with what was typed, or has it in that order."""
    words = [word.folded for span in asked.question.spans for word in span.words]
    most = WORTH_AT_START * (sum(span.weight for span in asked.question.spans) or 1.0)
    if not beginnings:
        typed = " ".join(words)
        return [worth(prefix("is_title", f"{typed} "), most)] if words else []
    found = []
    for word in beginnings:
        found.append(worth(prefix("is_title", " ".join([*words, word])), most))
        last = [prefix("title", pair(words[-1], word))] if words else [prefix("title", word)]
        in_order = every([*(term("title", text) for text in pairs(words)), *last])
        found.append(worth(in_order, most / 2))
        found.append(worth(prefix("title", word), most / 6))
    begun = asked.begun
    accents = [worth(prefix("title_exact", begun.exact), most / 3)] if begun and begun.has_accent else []
    return [best(found), *accents]
