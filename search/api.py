"""The open search API: `/api/search/` and `/api/suggest/`."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from search import asking
from search.analysis.letters import encodable
from search.documents.document import Value
from search.engines import choice
from search.engines.protocol import Hit, Results
from search.facets import BY_NAME, FACETS, dates
from search.insight import collecting

SIZE = 20
MOST = 50


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """`?q=…&type=…&page=…`: the total, one page of results, and each facet's values with their counts.

    Filters are the facets' names, each as often as wanted, with codes or labels as values (`when=today`),
    and two dates, `from` and `to`; `size` up to 50. `problems` says what is wrong with a date, which then
    narrows nothing.
    """
    now = timezone.now()
    size = request.GET.get("size", "")
    wanted = int(size) if size.isascii() and size.isdigit() and 0 < len(size) < 4 else SIZE
    query = asking.read(request.GET, size=min(max(1, wanted), MOST))
    problems = dates.read(query.filters, now).problems
    results = choice.current().search(query, now)
    collecting.note(request, results)
    return _json(_answer(results) | {"problems": problems})


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`?q=…`: things whose title a half-typed text may mean."""
    text = encodable(request.GET.get("q", ""))[: asking.LONGEST]
    found = choice.current().suggest(text, timezone.now())
    return _json({"suggestions": [{**vars(one), "type_label": _type_label(one.type)} for one in found]})


def _json(data: dict[str, Any]) -> JsonResponse:
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(results: Results) -> dict[str, Any]:
    return {
        "total": results.total,
        "page": results.query.page,
        "pages": results.last_page,
        "results": [_result(hit) for hit in results.hits],
        "facets": {counts.name: [vars(line) for line in counts.choices] for counts in results.facets},
        "facet_labels": {facet.name: str(facet.label) for facet in FACETS},
        "corrected": results.corrected,
        "suggestion": results.suggestion,
        "notice": results.notice,
    }


def _result(hit: Hit) -> dict[str, Any]:
    document = hit.document
    now = timezone.now()
    return {
        "type": document.type,
        "type_label": _type_label(document.type),
        "key": document.key,
        "title": document.title,
        "url": document.url,
        "snippet": hit.snippet,
        "marks": {"title": hit.title_marks, "snippet": hit.snippet_marks},
        "subject": document.subject.label if document.subject else "",
        "level": document.level.label if document.level else "",
        "unit": document.units[0].label if document.units else "",
        "licence": document.licence.label if document.licence else "",
        "mode": document.mode,
        "place": document.place,
        "starts_at": document.starts_at and document.starts_at.isoformat(),
        "ends_at": document.ends_at and document.ends_at.isoformat(),
        "open": document.is_open(now),
    }


def _type_label(code: str) -> str:
    return BY_NAME["type"].label_of(Value(code, code))
