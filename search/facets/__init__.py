"""The facets of the results page, shared by every engine."""

from search.facets.base import Choice, Facet, Tally
from search.facets.registry import BY_NAME, FACETS, OPEN, STORED, WHEN

__all__ = ["BY_NAME", "FACETS", "OPEN", "STORED", "WHEN", "Choice", "Facet", "Tally"]
