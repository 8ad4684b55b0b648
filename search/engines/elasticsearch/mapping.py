"""What Elasticsearch holds of a document: `Item`, one index for all types.

Words come ready from our own analysis, so that both engines and the questions agree: an analyser that cuts
at spaces is all there is. A field holds its folded words and their neighbouring pairs (`hat_then`) as
tokens, its twin `…_exact` the same with accents. Nothing is stored but the document as it is shown.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import zip_longest
from typing import Any

from elasticsearch.dsl import Document as Stored
from elasticsearch.dsl import Float, Index, Keyword, Long, MetaField, Object, Text

from hub.settings.search_address import SearchAddress
from search.analysis.letters import fold
from search.analysis.tokens import pairs
from search.documents.document import Document
from search.engines.database.writer import FOREVER, title_key
from search.engines.matching.terms import BREAK, DocumentWords, words_of
from search.facets import STORED, Facet, Tally

BETWEEN = "\x1f"
"""Between code, label and, in a tree, parent of a facet's value."""

_PREFIXES = {"min_chars": 1, "max_chars": 8}


def _words(**options: Any) -> Text:
    return Text(analyzer="whitespace", index_options="docs", norms=False, **options)


class Item(Stored):
    """One findable thing. Times are seconds since 1970, UTC."""

    words = _words(index_prefixes=_PREFIXES)
    title = _words(copy_to="words", index_prefixes=_PREFIXES)
    about = _words(copy_to="words")
    body = _words(copy_to="words")
    title_exact = _words(index_prefixes=_PREFIXES)
    about_exact = _words()
    body_exact = _words()
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
    promoted_from = Long()
    promoted_until = Long()
    document = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(includes=["document"])


def index(name: str, address: SearchAddress) -> dict[str, Any]:
    """Settings and mapping of a new index, as the request that makes it."""
    made = Index(name)
    made.document(Item)
    made.settings(
        number_of_shards=address.shards,
        number_of_replicas=address.replicas,
        refresh_interval="500ms",  # said explicitly, an index that nobody searched for a while is kept fresh
        gc_deletes="10m",
    )
    body: dict[str, Any] = made.to_dict()
    return body


def item(identity: str, document: Document, known: DocumentWords | None = None) -> dict[str, Any]:
    """The document as Elasticsearch gets it; its words are read from it where they are not known."""
    words = known or words_of(document)
    title = [word for word in words.title.split() if word != BREAK]
    parts = [part.strip() for part in words.about.split(BREAK) if part.strip()]
    found: dict[str, Any] = {
        "title": _tokens(fold(words.title)),
        "about": _tokens(fold(words.about)),
        "body": _tokens(fold(words.body)),
        "title_exact": _tokens(words.title),
        "about_exact": _tokens(words.about),
        "body_exact": _tokens(words.body),
        "is_title": fold(" ".join(title)),
        "is_title_exact": " ".join(title),
        "parts": [fold(part) for part in parts],
        "parts_exact": parts,
        "title_share": 1 / (len(title) + 2),
        "title_key": title_key(document.title),
        "type": document.type,
        "identity": identity,
        "codes": {facet.name: [value.code for value in facet.values(document)] for facet in STORED},
        "values": {facet.name: _values(facet, document) for facet in STORED},
        "document": document.to_json(),
    }
    return {**found, **_times(document)}


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


def _tokens(words: str) -> str:
    """Words and neighbouring pairs, each once, with a space between."""
    found: dict[str, None] = {}
    for part in words.split(BREAK):
        own = part.split()
        found.update(dict.fromkeys([*own, *pairs(own)]))
    return " ".join(found)


def _values(facet: Facet, document: Document) -> list[str]:
    values = facet.values(document)
    parents = [value.code for value in values[1:]] if facet.is_tree else []
    return [
        BETWEEN.join(filter(None, (value.code, value.label, parent)))
        for value, parent in zip_longest(values, parents)
    ]


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
