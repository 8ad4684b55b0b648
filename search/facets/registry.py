"""The facets, in the order of the page."""

from django.utils.translation import gettext_lazy as _

from search.facets.base import Facet
from search.facets.dates import WhenFacet
from search.facets.joining import JoiningFacet
from search.facets.values import (
    LevelFacet,
    LicenceFacet,
    ModeFacet,
    SubjectFacet,
    TypeFacet,
    UnitFacet,
)

OPEN = JoiningFacet("open", _("Joining"))
WHEN = WhenFacet("when", _("When"))
FACETS: tuple[Facet, ...] = (
    TypeFacet("type", _("Type")),
    WHEN,
    SubjectFacet("subject", _("Subject"), is_open=False),
    LevelFacet("level", _("For whom")),
    ModeFacet("mode", _("How")),
    OPEN,
    UnitFacet("unit", _("Unit"), is_open=False),
    LicenceFacet("licence", _("Licence"), is_open=False),
)
BY_NAME = {facet.name: facet for facet in FACETS}
STORED: tuple[Facet, ...] = tuple(facet for facet in FACETS if facet not in (OPEN, WHEN))
"""Those whose values are fixed when a document is built."""
