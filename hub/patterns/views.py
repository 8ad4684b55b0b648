"""The pattern library as a page."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hub.patterns import samples
from hub.patterns.sample import Sample


def drawn(*shown: Sample) -> SafeString:
    """The samples' markup, in the list or box that they expect to stand in (the first one's)."""
    inside = "".join(render_to_string(sample.template, sample.context) for sample in shown)
    return mark_safe(shown[0].around + inside + shown[0].closing)


def index(request: HttpRequest) -> HttpResponse:
    """All components in all their states; those that stand in one list, together."""
    groups = [list(group) for _key, group in groupby(samples.ALL, key=_place)]
    return render(request, "patterns/index.html", {"shown": [(group, drawn(*group)) for group in groups]})


def _place(sample: Sample) -> tuple[str, ...]:
    return (sample.component, sample.around) if sample.around else (sample.component, sample.shows)
