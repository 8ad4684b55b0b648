"""The facets of the results page, shared by every engine."""

from search.facets.base import Choice, Facet
from search.facets.registry import BY_NAME, FACETS, OPEN, STORED

__all__ = ["BY_NAME", "FACETS", "OPEN", "STORED", "Choice", "Facet"]
