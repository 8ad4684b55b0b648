"""What Elasticsearch holds of a document: `Item`, one index for all types.

Words come ready from our own analysis, so that both engines and the questions agree. The server cuts them at
spaces, takes their accents away by our own table where a field is folded, and adds neighbouring pairs
(`hat_then`) as further tokens: what costs most is done once, where it is cheapest. A field holds folded words
and pairs, its twin `…_exact` the same with accents. Nothing is stored but the document as it is shown.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from typing import Any

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
from search.engines.database.writer import FOREVER, title_key
from search.engines.matching.terms import BREAK, words_of
from search.engines.protocol import Change
from search.facets import STORED, Facet, Tally

BETWEEN = "\x1f"
"""Between code, label and, in a tree, parent of a facet's value."""

REFRESHED = "500ms"
"""How often what was written becomes findable. Said explicitly, an index that nobody searched for a while is
kept fresh too."""

NEVER = "-1"
"""While an index is being filled."""

_PREFIXES = {"min_chars": 1, "max_chars": 8}
_BEYOND_ASCII = (*range(0x80, 0xD800), *range(0xE000, 0x10000))
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


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
    values = Object(properties={facet.name: Keyword() for facet in STORED})
    joinable_from = Long()
    joinable_until = Long()
    starts_at = Long()
    ends_at = Long()
    published_at = Long()
    popularity = Byte()
    promoted_from = Long()
    promoted_until = Long()
    document = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=["document"])


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
    return body


def ordered(kind: str, source_id: int) -> str:
    """What an index is read through by: kinds apart, in the order of their numbers."""
    return f"{kind}-{source_id:020d}"


def item(change: Change, document: Document) -> str:
    """The document as Elasticsearch gets it, as JSON; what the change does not bring is made here."""
    words = change.words or words_of(document)
    title = " ".join(word for word in words.title.split() if word != BREAK)
    parts = [part.strip() for part in words.about.split(BREAK) if part.strip()]
    values = {facet.name: _coded(facet, tuple(facet.values(document))) for facet in STORED}
    found: dict[str, Any] = {
        "title": words.title,
        "about": words.about,
        "is_title": fold_words(title),
        "is_title_exact": title,
        "parts": [fold_words(part) for part in parts],
        "parts_exact": parts,
        "title_share": 1 / (title.count(" ") + (3 if title else 2)),
        "title_key": title_key(document.title),
        "type": document.type,
        "identity": ordered(*change.identity),
        "popularity": document.popularity,
        "codes": {name: codes for name, (codes, _) in values.items()},
        "values": {name: labelled for name, (_, labelled) in values.items()},
        **_times(document),
    }
    shown = change.text or _encoded(document.to_json())
    return f'{{"document":{shown},"body":{_encoded(words.body)},{_encoded(found)[1:]}'


@lru_cache(maxsize=20_000)
def _coded(facet: Facet, values: tuple[Value, ...]) -> tuple[list[str], list[str]]:
    """A facet's values as the index has them: codes, and codes with labels and what they are part of."""
    codes = [value.code for value in values]
    parents = codes[1:] if facet.is_tree else []
    labelled = [
        BETWEEN.join(filter(None, (value.code, value.label, parent)))
        for value, parent in zip_longest(values, parents)
    ]
    return codes, labelled


def _times(document: Document) -> dict[str, int | None]:
    is_joinable = document.is_joinable
    return {
        "joinable_from": (_seconds(document.joinable_from) or 0) if is_joinable else None,
        "joinable_until": (_seconds(document.joinable_until) or FOREVER) if is_joinable else None,
        "starts_at": _seconds(document.starts_at),
        "ends_at": _seconds(document.ends_at) or _seconds(document.starts_at),
        "published_at": _seconds(document.published_at) or 0,
        "promoted_from": _seconds(document.promoted_from),
        "promoted_until": (_seconds(document.promoted_until) or FOREVER) if document.promoted_from else None,
    }


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


def tally(buckets: Iterable[tuple[str, int]]) -> Tally:
    """What was counted, of values as the index holds them, the most frequent first."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    parents: dict[str, str] = {}
    for key, number in buckets:
        code, label, *above = key.split(BETWEEN)
        counts[code] = counts.get(code, 0) + number
        labels.setdefault(code, label)
        for parent in above:
            parents.setdefault(code, parent)
    return Tally(counts, labels, parents)
