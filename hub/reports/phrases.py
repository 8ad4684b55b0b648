"""What the first sentences of a section say to each number: one phrase an indicator, its verb in front.

They continue "During the Week, the ward …". An indicator without a phrase is told by its label.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.units.models import Unit

PHRASES: dict[str, Promise] = {
    "A1": _("issued %(n)s plans and documents"),
    "A2": _("held %(n)s meetings on it"),
    "B1": _("put up %(n)s banners"),
    "B2": _("displayed %(n)s slogans"),
    "B3": _("put up %(n)s boards and posters"),
    "B4": _("handed out %(n)s leaflets"),
    "B5": _("published %(n)s news items and articles"),
    "B6": _("broadcast %(n)s times over loudspeakers and radio"),
    "C1": _("held %(n)s opening ceremonies"),
    "C2": _("welcomed %(n)s attendances on site"),
    "C3": _("had %(n)s attendances online"),
    "D1": _("opened %(n)s classes and courses"),
    "D2": _("held %(n)s talks and workshops"),
    "D3": _("held %(n)s class sessions"),
    "D4": _("had %(n)s attendances in class"),
    "D5": _("taught %(n)s people"),
    "D6": _("saw %(n)s people complete their course"),
    "E1": _("made and published %(n)s open resources"),
    "E2": _("collected %(n)s open resources"),
    "E3": _("drew %(n)s views of resources"),
    "E4": _("had %(n)s downloads of resources"),
    "F1": _("received %(n)s readers' visits to library and bookcase"),
    "F2": _("circulated and gave %(n)s books"),
    "F3": _("held %(n)s book exhibitions and displays"),
    "F4": _("held %(n)s talks presenting books"),
    "G1": _("held %(n)s contests"),
    "G2": _("received %(n)s quiz entries"),
    "G3": _("received %(n)s works"),
    "G4": _("drew %(n)s entrants"),
    "G5": _("awarded %(n)s prizes"),
    "G6": _("kept %(n)s clubs and forums active"),
    "H1": _("received the support of %(n)s organisations"),
    "H2": _("received the support of %(n)s individuals"),
    "H3": _("raised %(n)s đồng"),
    "H4": _("received gifts in kind worth %(n)s đồng"),
    "H5": _("awarded %(n)s scholarships"),
    "I1": _("recognised %(n)s learning families"),
    "I2": _("recognised %(n)s learning clans"),
    "I3": _("recognised %(n)s learning communities"),
    "I4": _("recognised %(n)s learning units"),
    "K1": _("presented %(n)s exemplary self-learners"),
    "L1": _("estimated %(n)s đồng"),
    "L2": _("spent %(n)s đồng of the budget"),
    "L3": _("mobilised %(n)s đồng of sponsorship"),
    "M1": _("carried out %(n)s inspections"),
    "M2": _("inspected %(n)s units"),
    "N1": _("attached %(n)s typical photos"),
}

_SELF = {
    Unit.Kind.PROVINCE: pgettext_lazy("the unit itself", "the province"),
    Unit.Kind.CITY: pgettext_lazy("the unit itself", "the city"),
    Unit.Kind.WARD: pgettext_lazy("the unit itself", "the ward"),
    Unit.Kind.COMMUNE: pgettext_lazy("the unit itself", "the commune"),
    Unit.Kind.SCHOOL: pgettext_lazy("the unit itself", "the school"),
    Unit.Kind.LIBRARY: pgettext_lazy("the unit itself", "the library"),
    Unit.Kind.CULTURE_CENTRE: pgettext_lazy("the unit itself", "the centre"),
    Unit.Kind.LEARNING_CENTRE: pgettext_lazy("the unit itself", "the learning centre"),
    Unit.Kind.ASSOCIATION: pgettext_lazy("the unit itself", "the association"),
    Unit.Kind.ENTERPRISE: pgettext_lazy("the unit itself", "the enterprise"),
}


def itself(unit: Unit) -> str:
    """How a text names the unit that it is about: "phường", "nhà trường"."""
    return str(_SELF.get(Unit.Kind(unit.kind), pgettext_lazy("the unit itself", "the unit")))
