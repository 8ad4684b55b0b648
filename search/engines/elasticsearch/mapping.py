"""What Elasticsearch holds of a document: `Item`, one index for all types.

Words come ready from our own analysis, so that both engines and the questions agree. The server cuts them at
spaces, takes their accents away by our own table where a field is folded, and adds neighbouring pairs
(`hat_then`) as further tokens: what costs most is done once, where it is cheapest. A field holds folded words
and pairs, its twin `…_exact` the same with accents. Nothing is stored but the document as it is shown.
"""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from elasticsearch.dsl import (
    Byte,
    Float,
    Index,
    Keyword,
    Long,
    MetaField,
    Object,
    Text,
    analyzer,
    char_filter,
    token_filter,
)
from elasticsearch.dsl import Document as Stored

from hub.settings.search_address import SearchAddress
from search.analysis.letters import fold, fold_words
from search.analysis.tokens import pair
from search.documents.document import Document, Value
from search.engines.database.writer import FOREVER, seconds, title_key
from search.engines.elasticsearch import tokens
from search.engines.matching.terms import BREAK, words_of
from search.engines.protocol import Change
from search.facets import STORED

REFRESHED = "500ms"
"""How often what was written becomes findable. Said explicitly, an index that nobody searched for a while is
kept fresh too."""

NEVER = "-1"
"""While an index is being filled."""

TIMES = ("starts_at", "over_at", "joinable_from", "joinable_until")
"""The times that are counted. Each has its own range of numbers in one field."""

APART = 2**40
"""How far these ranges lie apart: some 35,000 years in seconds."""

_PREFIXES = {"min_chars": 1, "max_chars": 8}
_BEYOND_ASCII = (*range(0x80, 0xD800), *range(0xE000, 0x10000))


def _folding() -> list[str]:
    """What `fold` does to each letter, as the rules of a character filter."""
    folded = ((code, fold(chr(code))) for code in _BEYOND_ASCII)
    return [f"\\u{code:04X} => {bare}" for code, bare in folded if bare != chr(code)]


_PAIRS = token_filter(
    "pairs", type="shingle", min_shingle_size=2, max_shingle_size=2, token_separator=pair("", "")
)
_EXACT = analyzer("exact", tokenizer="whitespace", filter=[_PAIRS])
_FOLDED = analyzer(
    "folded",
    tokenizer="whitespace",
    char_filter=[char_filter("marks", type="mapping", mappings=_folding())],
    filter=[_PAIRS],
)


def _words(analysis: Any, **options: Any) -> Text:
    return Text(analyzer=analysis, index_options="docs", norms=False, **options)


class Item(Stored):
    """One findable thing. Times are seconds since 1970, UTC."""

    words = _words(_FOLDED, index_prefixes=_PREFIXES)
    title = _words(_FOLDED, copy_to=["words", "title_exact"], index_prefixes=_PREFIXES)
    about = _words(_FOLDED, copy_to=["words", "about_exact"])
    body = _words(_FOLDED, copy_to=["words", "body_exact"])
    title_exact = _words(_EXACT, index_prefixes=_PREFIXES)
    about_exact = _words(_EXACT)
    body_exact = _words(_EXACT)
    is_title = Keyword()
    is_title_exact = Keyword()
    parts = Keyword(doc_values=False)
    parts_exact = Keyword(doc_values=False)
    title_share = Float()
    title_key = Keyword()
    type = Keyword()
    identity = Keyword()
    codes = Object(properties={facet.name: Keyword(doc_values=False) for facet in STORED})
    sets = Keyword()
    moments = Long()
    joinable_from = Long()
    joinable_until = Long()
    starts_at = Long()
    ends_at = Long()
    over_at = Long()
    published_at = Long()
    popularity = Byte()
    promoted_from = Long()
    promoted_until = Long()
    document = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=["document"])


@lru_cache(maxsize=1)
def form() -> str:
    """What an index that was made by this code is told by: it changes with fields and analysis."""
    made = Index("any")
    made.document(Item)
    return hashlib.sha256(orjson.dumps(made.to_dict(), option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def index(name: str, address: SearchAddress, *, is_searched: bool = True) -> dict[str, Any]:
    """Settings and mapping of a new index, as the request that makes it.

    A question has some hundred clauses, each looked up in each segment: few segments make it fast.
    """
    made = Index(name)
    made.document(Item)
    made.settings(
        number_of_shards=address.shards,
        number_of_replicas=address.replicas,
        refresh_interval=REFRESHED if is_searched else NEVER,
        merge={"policy": {"floor_segment": "16mb", "segments_per_tier": 5, "max_merge_at_once": 5}},
        gc_deletes="10m",
    )
    body: dict[str, Any] = made.to_dict()
    body["mappings"]["_meta"] = {"form": form()}
    return body


def ordered(kind: str, source_id: int) -> str:
    """What an index is read through by: kinds apart, in the order of their numbers."""
    return f"{kind}-{source_id:020d}"


def item(change: Change, document: Document) -> bytes:
    """The document as Elasticsearch gets it, as JSON; what the change does not bring is made here."""
    words = change.words or words_of(document)
    title = " ".join(word for word in words.title.split() if word != BREAK)
    parts = [part.strip() for part in words.about.split(BREAK) if part.strip()]
    values = {facet.name: _coded(facet.name, tuple(facet.values(document))) for facet in STORED}
    times = _times(document)
    found: dict[str, Any] = {
        "title": words.title,
        "about": words.about,
        "is_title": fold_words(title),
        "is_title_exact": title,
        "parts": [_folded_part(part) for part in parts],
        "parts_exact": parts,
        "title_share": 1 / (title.count(" ") + (3 if title else 2)),
        "title_key": title_key(document.title),
        "type": document.type,
        "identity": ordered(*change.identity),
        "popularity": document.popularity,
        "codes": {name: codes for name, (codes, _) in values.items()},
        "sets": [token for _, token in values.values() if token],
        "moments": _moments(times),
        **times,
    }
    found["body"] = words.body
    shown = change.text.encode("utf-8", "surrogatepass") or orjson.dumps(document.to_json())
    return b'{"document":%b,%b' % (shown, orjson.dumps(found)[1:])


_folded_part = lru_cache(maxsize=20_000)(fold_words)
"""Subjects, levels and units come again and again."""


@lru_cache(maxsize=20_000)
def _coded(facet: str, values: tuple[Value, ...]) -> tuple[list[str], str]:
    """A facet's values as the index has them: codes to filter by, and what is counted."""
    return [value.code for value in values], tokens.token(facet, values) if values else ""


def _times(document: Document) -> dict[str, int | None]:
    """Whatever has an end has a beginning that is not later: counting relies on it.

    `over_at` is the first second in which it is no longer on; what has no duration is on for its second.
    """
    joinable_from = seconds(document.joinable_from) or 0
    starts_at = seconds(document.starts_at)
    ends_at = seconds(document.ends_at) or starts_at
    return {
        "joinable_from": joinable_from if document.is_joinable else None,
        "joinable_until": max(joinable_from, seconds(document.joinable_until) or FOREVER)
        if document.is_joinable
        else None,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "over_at": None if starts_at is None else max(ends_at or 0, starts_at + 1),
        "published_at": seconds(document.published_at) or 0,
        "promoted_from": seconds(document.promoted_from),
        "promoted_until": (seconds(document.promoted_until) or FOREVER) if document.promoted_from else None,
    }


def _moments(times: Mapping[str, int | None]) -> list[int]:
    """All times that are counted, as one field holds them."""
    values = ((place, times[name]) for place, name in enumerate(TIMES))
    return [place * APART + min(value, APART // 2 - 1) for place, value in values if value is not None]
