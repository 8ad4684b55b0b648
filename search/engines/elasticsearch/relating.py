"""What is like a thing, as one request: the database engine's worths as constant clauses."""

from datetime import datetime

from search.engines.database import relating
from search.engines.database.seen import DatabaseVocabulary
from search.engines.elasticsearch import asking, clauses
from search.engines.elasticsearch.clauses import NONE, Clause, none_of, term, worth
from search.engines.elasticsearch.connection import Patience
from search.engines.elasticsearch.mapping import ordered
from search.engines.matching import likeness
from search.engines.matching.likeness import (
    BROADER,
    LEVEL,
    STILL_ON,
    SUBJECT,
    TYPES,
    UNIT,
    Identity,
    Likeness,
)


def related(patience: Patience, index: str, identity: Identity, now: datetime, limit: int) -> list[Identity]:
    """Things like that one, the likest first. Two statements and one request."""
    document = relating.document_of(identity)
    if document is None:
        return []
    like = likeness.likeness(document, DatabaseVocabulary(), now)
    clause = _clause(like, identity, int(now.timestamp()))
    wanted = {"query": clause, "sort": asking.BY_SCORE, "size": limit, "_source": False}
    response = asking.executed(patience, index, wanted | {"track_total_hits": False})
    return likeness.chosen(
        ((hit["_score"], _identity(hit["_id"])) for hit in response["hits"]["hits"]), limit
    )


def _identity(text: str) -> Identity:
    kind, _, number = text.rpartition("-")
    return kind, int(number)


def _clause(like: Likeness, identity: Identity, now: int) -> Clause:
    own = like.document
    shared = [worth(term("title_exact", word), value) for word, value in like.words.items()]
    shared += [worth(term("title", text), value) for text, value in like.pairs.items()]
    if own.subject:
        shared.append(worth(term("codes.subject", own.subject.code), SUBJECT))
    if own.subjects_above:
        above = [value.code for value in own.subjects_above]
        shared.append(worth({"terms": {"codes.subject": above}}, BROADER))
    if own.level:
        shared.append(worth(term("codes.level", own.level.code), LEVEL))
    allowed: list[Clause] = [{"terms": {"type": sorted(TYPES)}}, clauses.either(shared or [NONE])]
    more = [worth(term("codes.unit", own.units[0].code), UNIT)] if own.units else []
    still_on = none_of({"range": {"ends_at": {"lte": now}}})
    if like.is_over:
        more.append(worth(still_on, STILL_ON))
    else:
        allowed.append(still_on)
    return {
        "bool": {
            "filter": allowed,
            "should": [*shared, *more],
            "must_not": [term("identity", ordered(*identity))],
        }
    }
