"""The Elasticsearch engine: the Protocol over one index behind an alias."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from elasticsearch.dsl import Search

from hub.settings.search_address import SearchAddress
from search import marks, respelling
from search.analysis.question import Question, without_unknown
from search.documents.document import Document
from search.engines.database.seen import DatabaseVocabulary, until_enough
from search.engines.elasticsearch import asking, connection, relating, scoring, suggesting, tallying
from search.engines.elasticsearch.indices import Indices
from search.engines.elasticsearch.narrowing import narrowing
from search.engines.elasticsearch.ranking import ranking
from search.engines.matching import choosing, hits, plan
from search.engines.matching.expressions import Expression
from search.engines.matching.likeness import Identity
from search.engines.matching.terms import key_word
from search.engines.protocol import (
    Change,
    EngineError,
    Hit,
    Query,
    Results,
    Suggestion,
)
from search.facets import BY_NAME, Choice
from search.pins import queries as pins
from search.synonyms import Current

INSTEAD = 4
"""Things shown where nothing was found."""

SHORT = 3
"""Parts of a question that one document mostly has all of; of a longer one the readings are counted first."""

_SUBJECT = BY_NAME["subject"]


class ElasticsearchEngine:
    """Elasticsearch 8 at one address. Questions are read with the database's list of words.

    `patience` is how many seconds a search may take in all.
    """

    name = "elasticsearch"

    def __init__(self, address: SearchAddress, patience: float = connection.ANSWER) -> None:
        self.address = address
        self.patience = patience
        self.indices = Indices(address)

    def search(self, query: Query, now: datetime) -> Results:
        """One page of results: one request; another where too little has every word, or nothing any."""
        one = _Asking(self.address, query, now, self.patience)
        return one.answered() if query.text.strip() else one.browsed()

    def suggest(self, text: str, now: datetime, limit: int = 8) -> list[Suggestion]:
        """Titles that a half-typed text may mean."""
        vocabulary = DatabaseVocabulary()
        patience = connection.Patience(self.address, self.patience)
        synonyms = Current(vocabulary.synonyms_stamp)
        return suggesting.suggest(patience, self.address.prefix, text, vocabulary, synonyms, now, limit)

    def related(self, identity: Identity, now: datetime, limit: int = 6) -> list[Identity]:
        """Things like that one. One request."""
        patience = connection.Patience(self.address, self.patience)
        return relating.related(patience, self.address.prefix, identity, now, limit)

    def index(self, changes: Iterable[Change]) -> None:
        """Take changes in; raises `EngineError` where any of them was refused."""
        refused = self.indices.write(list(changes))
        if refused:
            raise EngineError("; ".join(f"{one.identity}: {one.reason}" for one in refused)[:500])

    def count(self, alias: str | None = None) -> dict[str, int]:
        """How many documents there are, by type; behind another alias where one is given."""
        search = Search(index=alias or self.address.prefix)[0:0]
        search.aggs.bucket("type", "terms", field="type", size=100)
        with connection.told_apart():
            response = search.using(self.indices.client).execute().to_dict()
        return {one["key"]: one["doc_count"] for one in response["aggregations"]["type"]["buckets"]}


class _Asking:
    """One search, from its query to its results."""

    def __init__(self, address: SearchAddress, query: Query, now: datetime, seconds: float) -> None:
        self.query = query
        self.index = address.prefix
        self.patience = connection.Patience(address, seconds)
        self.now = now
        self.pinned: Sequence[pins.Pinned] = ()
        self.narrow = narrowing(query.filters, now, query.among)

    def browsed(self) -> Results:
        """Everything there is, under the filters."""
        everything = asking.everything(self.narrow.now)
        answer = asking.ask(self.patience, self.index, everything, self.narrow, self.query)
        documents = map(Document.from_json, answer.documents)
        found = [Hit(document, *marks.snippet(document.summary, ())) for document in documents]
        reachable = min(answer.total, asking.DEEPEST)
        return Results(self.query, answer.total, found, answer.facets, reachable)

    def answered(self) -> Results:
        """What answers the text. The strictest reading first, which mostly finds enough."""
        vocabulary = DatabaseVocabulary()
        self.pinned = pins.first_for(self.query.text, self.now)
        question = choosing.question_of(self.query, vocabulary, self.now)
        if not question.spans:
            return self._nothing(question)
        strictest = plan.strict(question)[0]
        answer = None
        if len(question.spans) <= SHORT:
            answer = self._ask(question, strictest)
            if answer.matched - len(self.pinned) >= plan.ENOUGH:
                return self._results(question, answer)
        looser, expression = choosing.looser(question, vocabulary, _count)
        if (
            expression is None and answer and answer.matched
        ):  # pinned, or the index is ahead of what is counted
            return self._results(question, answer)
        question = looser
        if expression is None and not self.pinned:
            return self._nothing(question)
        needed = expression if expression is not None else strictest
        if answer is None or needed != strictest:
            answer = self._ask(question, needed)
        return self._results(question, answer) if answer.matched else self._nothing(question)

    def _ask(self, question: Question, expression: Expression) -> asking.Answer:
        asked = ranking(question, expression, self.narrow.now, self.pinned)
        return asking.ask(self.patience, self.index, asked, self.narrow, self.query)

    def _results(self, question: Question, answer: asking.Answer) -> Results:
        words = {one.word for one in self.pinned}
        shown = hits.shown(question, map(Document.from_json, answer.documents))
        found = [
            replace(hit, is_pinned=key_word(hit.document.type, hit.document.key) in words) for hit in shown
        ]
        better = respelling.respelled(question, [hit.document for hit in found])
        return Results(
            self.query,
            answer.total,
            found,
            answer.facets,
            min(answer.total, asking.DEEPEST),
            corrected=better if question.is_repaired else "",
            suggestion="" if question.is_repaired or better == self.query.text else better,
        )

    def _nothing(self, question: Question) -> Results:
        """No result: the part of the question that has some is offered, and what has any of its words."""
        part = without_unknown(question)
        offered = " ".join(part.written(token) for token in part.tokens)
        is_part = bool(part.spans) and len(part.spans) < len(question.spans)
        if not is_part or choosing.loosest_needed(part, _count)[0] is None:
            offered = ""
        instead, topics = self._instead(part)
        empty = tallying.nothing(self.narrow)
        return Results(self.query, 0, [], empty, 0, suggestion=offered, instead=instead, topics=topics)

    def _instead(self, part: Question) -> tuple[list[Document], list[Choice]]:
        """A few things that have any telling word of it, else what is promoted or new; their topics."""
        wanted = [asking.browsing(self.narrow.now)]
        if part.spans:
            wanted.insert(0, scoring.scored(part, plan.any_word(part), self.narrow.now))
        found, numbers = asking.instead(self.patience, self.index, wanted, INSTEAD, _SUBJECT)
        documents = [Document.from_json(data) for data in found]
        return documents, _topics(documents, numbers)


def _count(expressions: Sequence[Expression]) -> list[int]:
    """How many documents match, counted where that costs least: in the projection, and only up to enough.

    Elasticsearch is behind it by a moment at most, and is asked for the reading that is chosen.
    """
    return until_enough(list(expressions), plan.ENOUGH)


def _topics(documents: Sequence[Document], numbers: Mapping[str, int]) -> list[Choice]:
    """The subjects of these documents, most frequent first, with how much there is of each in all."""
    mine = Counter(document.subject for document in documents if document.subject)
    lines = [Choice(value.code, value.label, numbers.get(value.code, 0), False) for value in mine]
    often = {value.code: number for value, number in mine.items()}
    return sorted(lines, key=lambda line: (-often[line.code], -line.count))
