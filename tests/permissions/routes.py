"""Every address pattern of the site, with the parameters it takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One pattern: its name with its namespaces (the pattern itself where it has none), its parameters."""

    name: str
    pattern: str
    parameters: tuple[str, ...]


def every() -> list[Route]:
    """All routes of the root URL configuration; a name with several patterns comes several times."""
    return list(_below(get_resolver(), (), "", ()))


def _below(
    resolver: URLResolver, namespaces: tuple[str, ...], prefix: str, held: tuple[str, ...]
) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        parameters = (*held, *_parameters(entry))
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _below(entry, inside, pattern, parameters)
        elif isinstance(entry, URLPattern):
            name = ":".join([*namespaces, entry.name]) if entry.name else pattern
            yield Route(name, pattern, parameters)


def _parameters(entry: URLPattern | URLResolver) -> list[str]:
    regex = entry.pattern.regex
    named = [name for name, _place in sorted(regex.groupindex.items(), key=lambda group: group[1])]
    return named or [f"_{place}" for place in range(regex.groups)]
